"""Words that fill a field and say nothing: 无, 略, 待补充, TBD, 按有关规定; such a field counts as blank."""

from __future__ import annotations

import re
import unicodedata

# Fillers met in inspections of guides and catalogues (国办 2017 互联网政务服务抽查: 兜底表述), with those of forms and templates.
_NOTHING = frozenset(
    "无 没有 略 从略 待补充 待补 待定 待填 待填写 待完善 待明确 待核实 暂无 暂缺 暂未明确 未填 未知 不详 不明 同上 空 其他 "
    "测试 示例 样例 内容 理由 原因 说明 请填写 请输入 此处填写 如题 工作需要 实际情况 特殊情况 有关原因 相关原因 "
    "tbd todo tba n/a na none null nil test xxx fixme".split()
)
_RULES = re.compile(
    r"(?:根据|依据|按照?|依照|参照|详见|见)?(?:国家|上级|本地)?(?:的?(?:相关|有关))?(?:的?(?:法律法规|法律|法规|政策|文件|规定|要求|精神))+"
    r"(?:办理|执行|处理|不公开|不予公开)?"
)
_TEMPLATE = re.compile(r"(?:请|此处|这里|在此|在这里)(?:填写|输入|补充|写明?).*|[x×*?_.…\-—/○〇□]+")
_EDGES = " \t\n。.、，,；;：:！!？?（）()【】[]〔〕“”\"'‘’—-_…*·/\\"


def says_nothing(text: str | None) -> bool:
    """Whether a text is blank or a filler that tells the reader nothing."""
    word = unicodedata.normalize("NFKC", text or "").strip().lower()
    if not word or _TEMPLATE.fullmatch(word):
        return True
    word = re.sub(r"\s+", "", word).strip(_EDGES)
    return not word or word in _NOTHING or bool(_RULES.fullmatch(word)) or bool(_TEMPLATE.fullmatch(word))
