"""Whether a text says anything: placeholders, words that only point elsewhere, and template text that was left in.

Elements are judged by content and not by presence (国务院办公厅政府网站普查 2015, 办事指南要素): 无, 略, 待补充, TBD,
根据相关规定 and unfilled templates count as nothing. Everything is compared after NFKC, without blanks and punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache

_MARKS = re.compile(r"[\s\W_]+")


class Empty(Enum):
    """In which way a text says nothing."""

    NONE = "none"
    """“None”: the right answer in some fields (数量限制: 无), never where an element is asked for."""
    UNFINISHED = "unfinished"
    """A note of the writer to himself: never a right answer."""
    TEMPLATE = "template"
    """A blank of a template that nobody filled in."""
    HOLLOW = "hollow"
    """Only points to “the relevant rules”."""


# Answers that mean “nothing here”.
_NONE = frozenset(
    [
        "无",
        "没有",
        "暂无",
        "略",
        "从略",
        "暂略",
        "空",
        "空白",
        "缺",
        "暂缺",
        "无内容",
        "暂无内容",
        "暂无信息",
        "无相关内容",
        "na",
        "none",
        "null",
        "nil",
    ]
)
# Reminders that stay in drafts; 待定 and 待公布 may be true of a meeting, so they count as such only where content is owed.
_UNFINISHED = frozenset(
    [
        "待补充",
        "待补",
        "待完善",
        "待填",
        "待填写",
        "待更新",
        "待核实",
        "待录入",
        "待添加",
        "待明确",
        "未填",
        "未填写",
        "暂未填写",
        "暂未提供",
        "尚未提供",
        "稍后补充",
        "后续补充",
        "内容待补充",
        "正在完善中",
        "测试",
        "测试数据",
        "测试内容",
        "tbd",
        "tba",
        "todo",
        "fixme",
        "wip",
        "test",
        "lorem",
    ]
)
_OPEN = frozenset(["待定", "待确定", "待公布", "待通知", "暂定"])

_XXX = re.compile(r"[x×✕╳*?？○〇□■]{2,}|x")
_TEMPLATE = re.compile(
    r"[【〔\[{<«(]\s*(?:请(?:在此|在这里|填|输入|补充|写明|说明|描述|选择)|此处|在此|在这里|待(?:补|填|完善|核|更新)|填写(?!说明|要求|须知|样)|"
    r"输入|示例(?:文字|内容|文本))[^】〕\]}>»)]{0,24}[】〕\]}>»)]"
    r"|^[【〔\[{<«]\s*(?:标题|名称|事项名称|内容|条件|申请条件|材料|电话|地址|日期|姓名)\s*[】〕\]}>»]$"
    r"|(?:请在此处?|在此处|此处)(?:填写|输入|补充|写明)|^请(?:填写|输入|补充)(?:内容|具体内容|本项|此项|完整)?:?$"
    r"|【\s*】|\{\{[^}]*\}\}"
    r"|[x×✕]{2,}(?=省|市|县|区|镇|乡|街道|村|社区|局|办公室|政府|路|号|年|月|日|元|个?工作日)"
    r"|(?<![a-z0-9])[x×✕]\s*(?=年\s*[x×✕]|月\s*[x×✕]|个?工作日)",
    re.IGNORECASE,
)
_RULED = re.compile(r"_{3,}")

# Everything that such a sentence is made of; a text of nothing else, with one of the words below, is hollow.
_FILLER = re.compile(
    r"(?:请|应当?|须|需|可|均|一律|严格|认真|按照|按时|按期|按|依照|依据|依法|依规|依|根据|参照|遵照|遵守|遵循|详见|参见|参阅|见|"
    r"由|凭|对照|符合|满足|具备|达到|执行|国家|上级|中央|省级|市级|县级|乡级|省|市|县|本级|本地|当地|地方|各级|各|行政|主管|"
    r"部门|单位|机关|窗口|现行|有效|具体|最新|实际|有关|相关|法定|规定|法律|法规|规章|政策|文件|精神|要求|标准|程序|流程|通知|"
    r"制度|条件|条款|办法|附件|内容|事项|收费|收取|缴费|缴纳|费用|办理|办结|办完|答复|处理|提供|提交|准备|审核|审批|公开|进行|"
    r"实施|落实|为准|即可|时限|期限|时间|及时|尽快|尽早|申请人|个人|人员|公民|群众|对象|内|的|者|等|和|及|与|或|以)+"
)
_POINTING = re.compile(
    r"有关|相关|规定|法律法规|政策|文件|依法|依规|按程序|按流程|按要求|按标准|法定|符合(?:条件|要求)|详见|参见|参阅|"
    r"(?:及时|尽快|尽早|按时|按期)(?:办理|办结|办完|处理|答复|审核|审批)"
)


def folded(text: str) -> str:
    """The text with full-width forms narrowed (NFKC), in lower case, without blanks at the ends."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def core(text: str) -> str:
    """Letters, digits and Han only, folded: what is compared when two wordings may differ in punctuation."""
    return _MARKS.sub("", folded(text))


def length(text: str) -> int:
    """How many letters, digits and Han a text has."""
    return len(core(text))


_ALPHABET = "".join(
    sorted(set(re.findall(r"[\u3400-\u9fff]", "".join((*_NONE, *_UNFINISHED, *_OPEN, _FILLER.pattern)))))
)
_FOREIGN = re.compile(rf"(?![{_ALPHABET}])[\u3400-\u9fff0-9]")
"""A sign that no placeholder and no pointing sentence has: with one, only the blank of a template is still possible."""
_BLANK_SIGNS = re.compile(r"[【〔\[{<«(（_＿xXｘＸ×✕]|此处|在此")


@lru_cache(maxsize=32_768)
def emptiness(text: str, *, owed: bool = True, ruled: bool = True) -> Empty | None:
    """In which way a text says nothing; None where it says something.

    `owed`: content is due here, so that 待定 or a lone sign count too. `ruled`: a run of underscores counts (not in
    forms and long texts, where it is a line to write on).
    """
    if _FOREIGN.search(text) and not _BLANK_SIGNS.search(text):
        return None
    plain = folded(text)
    word = _MARKS.sub("", plain)
    if not word:
        return Empty.TEMPLATE if "___" in plain else Empty.NONE if plain and owed else None
    if word in _NONE:
        return Empty.NONE
    if word in _UNFINISHED or (owed and word in _OPEN) or _XXX.fullmatch(word):
        return Empty.UNFINISHED
    if (ruled and _RULED.search(plain)) or _TEMPLATE.search(plain):
        return Empty.TEMPLATE
    if _FILLER.fullmatch(word) and _POINTING.search(word):
        return Empty.HOLLOW
    return None


def is_mask(text: str) -> bool:
    """Whether a text is only signs that hide something (××××)."""
    return bool(_XXX.fullmatch(core(text)))


def says_something(text: str | None) -> bool:
    """Whether a text that an element needs has content."""
    return text is not None and emptiness(text) is None


# 不 alone is no negation of what follows (材料不齐的，提供…); it is one with these.
_NOT = re.compile(
    r"不(?:再|用|必|需|要|得|收|能|可|应|许|准|会|属于|存在|以|含|包括|另|提供|支持|接受)|无需|无须|毋须|毋需|免于|免予|免交|免提供|免提交|免收|没有|"
    r"未|尚无|取消|禁止|严禁|拒绝|杜绝|防止|别(?!的)|无(?:法律|任何|其他|其它|其)"
)
_NOT_AFTER = re.compile(
    r"^[^,。;,;:!?\n]{0,8}?(?:不用|不必|不需|无需|无须|不收|不要|不再|免交|免提交|免提供|取消|由窗口|由工作人员|联网)"
)
_STOP = "，。；;,：:！!？?\n"


def negated(text: str, start: int, end: int) -> bool:
    """Whether what stands at `text[start:end]` is denied in its own clause (不需要其他材料, 其他材料都不用带)."""
    first = max(text.rfind(mark, 0, start) for mark in _STOP) + 1
    if start and text[start - 1] == "不":
        return True
    return bool(_NOT.search(text, first, start)) or bool(_NOT_AFTER.match(text[end : end + 24]))
