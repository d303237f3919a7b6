"""Marks of secrecy and of papers that stay inside (机密★, 内部资料 不得外传): wherever one stands, it does not go out.

GK621:
  zh: 标着密级或“内部资料”“不得外传”的文件没有解密、没有经过审查，不能上网。公开的是解密后或去掉涉密内容的版本。
  en: A paper marked secret or internal is not declassified and not reviewed; it must not go online. Publish the declassified version.
  law: 《中华人民共和国保守国家秘密法》第二十三条、第二十四条；《中华人民共和国政府信息公开条例》第十四条、第十七条
  for: policy-document
  wrong: |
    title: 示例镇防汛应急预案（机密★1年）
  right: |
    title: 示例镇防汛应急预案
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gongkai.catalogue import texts
from gongkai.checks.attached import Attached
from gongkai.checks.check import Context
from gongkai.problem import Code, Location, Problem, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.record import Record

CODES = (
    Code(
        "GK621",
        "secrecy-mark",
        Severity.ERROR,
        Text("{place}标着“{mark}”，{held}。", "{place} is marked “{mark}”; {held}."),
        Text(
            "先请保密审查；已解密的换成没有标志的正式版本，没有解密的从仓库里删掉并报告。",
            "Have it reviewed first; put the declassified version in its place, or delete it from the repository and report it.",
        ),
        "《中华人民共和国政府信息公开条例》第十四条",
    ),
)
FOR = RECORD_TYPES
_HERE = Text("这里", "This place")
_HELD = Text("这条信息没有发布", "the record is not published")
_KEPT = Text("不能公开", "it must not be public")

# 国家秘密定密管理规定、GB/T 9704: 密级★保密期限.
_CLASS = re.compile(r"(绝\s?密|机\s?密|秘\s?密)\s*[★☆⭐]\s*(?:\d{1,3}\s*(?:年|个?月|日|天)|长期|启用前|解密前)?")
_FIELD = re.compile(r"密\s*级\s*[::]\s*(绝密|机密|秘密)(?![/、,或级])")
_INSIDE = r"内部(?:资料|文件|材料|使用|参考|传阅|刊物|读物|事项|情况)"
_PHRASE = re.compile(
    rf"(?:(?:{_INSIDE}|(?:不得|严禁|请勿|禁止|切勿)(?:外传|对外传播|向外传播|泄露|扩散)"
    r"|(?:仅供|仅限|限)(?:单位|机关|本单位)?内部(?:使用|参考|传阅|掌握)"
    r"|注意(?:保存|保密|保管)|妥善保管|阅后(?:收回|退回|归还|销毁|即焚)|不得翻印|严禁翻印)[\s,,、。;;!!]*){1,4}"
)
_STRONG = re.compile(
    r"外传|向外传播|对外传播|扩散|(?:仅供|仅限|限)\S{0,3}内部|内部\S{2}[\s,,、。;;!!]*(?:注意|妥善|不得|严禁|请勿)"
)
_INTERNAL = re.compile(_INSIDE)
_PARTS = re.compile(r"[()〔〕\[\]【】<>《》_\n\t|]+|(?<=\.)[A-Za-z0-9]{1,5}$")
_EDGE = ' \u3000*#>-—.。!!::;;★·"“”'
_QUOTES = "“「『《‘\"'"
_MENTION = re.compile(r"^[”」』》’\"']?\s*(?:字样|标志|标识|标记|的标|等字|章|印章|三级|级)")
_WORDS = ("★", "☆", "⭐", "密级", "内部", "外传", "传播", "扩散", "密 级", "密　级", "泄露")
_LONGEST = 40
_TOP_ROWS = 3


def marks_in(text: str, table_row: int = 0) -> Iterator[tuple[int, str]]:
    """Marks in a text with their offsets; a word of a sentence, a quotation or a form with all choices is none."""
    if not _may_have(text):
        return
    if "密" in text:
        narrow = _narrow(text)
        for pattern in (_CLASS, _FIELD):
            for match in pattern.finditer(narrow):
                before = narrow[max(0, match.start() - 1) : match.start()]
                quoted = bool(before) and before in _QUOTES
                if not quoted and not _MENTION.match(narrow[match.end() :]):
                    yield match.start(), " ".join(match.group().split())
    at = 0
    for line in text.split("\n"):
        if mark := _phrase(line, table_row):
            yield at, mark
        at += len(line) + 1


def _may_have(text: str) -> bool:
    return any(word in text for word in _WORDS)


def _narrow(text: str) -> str:
    """Full-width signs made narrow, one for one, so that offsets stay."""
    if text.isascii():
        return text
    return "".join(one if len(one := unicodedata.normalize("NFKC", c)) == 1 else c for c in text)


def _phrase(line: str, table_row: int) -> str:
    """The mark of a line that is nothing but a mark, or has it in brackets."""
    narrow = _narrow(line)
    parts = [part.strip(_EDGE) for part in _PARTS.split(narrow)]
    for part in parts:
        if not 0 < len(part) <= _LONGEST or not _PHRASE.fullmatch(part):
            continue
        # In the middle of a table 内部资料 is a kind of file, not a mark.
        if _STRONG.search(part) or (_INTERNAL.search(part) and table_row <= _TOP_ROWS):
            return part
    return ""


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Marks in any value and in the prose of a record."""
    filed = context.catalogue.filed[record.id]
    ref = context.ref(record)
    if _may_have(context.written[record.id]):
        for path, text in texts(filed.tidied.values):
            for _, mark in marks_in(text):
                where = filed.tidied.place(filed.document, path)
                yield CODES[0].at(where, record=ref, place=_HERE, mark=mark, held=_HELD)
    for offset, mark in marks_in(record.prose):
        where = context.catalogue.prose_place(record, offset)
        yield CODES[0].at(where, record=ref, place=_HERE, mark=mark, held=_HELD)


def whole(context: Context) -> Iterator[Problem]:
    """Marks on prose pages, in names of attachments and inside them."""
    for page in context.catalogue.pages:
        document = page.document
        for offset, mark in marks_in(document.prose):
            line = document.prose_line + document.prose.count("\n", 0, offset)
            yield CODES[0].at(Location(document.file, line), place=_HERE, mark=mark, held=_KEPT)
    for one in context.attached.values():
        yield from _in_attachment(one)


def _in_attachment(one: Attached) -> Iterator[Problem]:
    stem = one.path.rpartition("/")[2].rpartition(".")[0]
    for _, mark in marks_in(stem):
        yield from one.problems(CODES[0], Text("文件名", "The file name"), mark=mark)
    told: set[str] = set()
    for piece in one.extract.pieces:
        row = piece.row if piece.table else 0
        for _, mark in marks_in(piece.text, row):
            # A mark in the header of every page is one mark.
            if mark not in told:
                told.add(mark)
                yield from one.problems(CODES[0], piece.place, mark=mark)
