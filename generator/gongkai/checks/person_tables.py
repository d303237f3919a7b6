"""Tables that are lists of persons: their header row, the columns that announce private matters, the rows below."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gongkai.checks.person_names import is_covered, is_full_name
from gongkai.problem import Text

_HEADER_WITHIN = 15
# Headers of lists that township offices publish (rules.md §10); brackets and blanks are taken out before.
_NAME = re.compile(
    r".{0,8}姓名.{0,4}|户主|申请人|受助人|(?:救助|保障|补贴|发放|享受|低保|特困|帮扶)(?:对象|人员)|残疾人|老人|学生|儿童|孤儿|考生|幼儿"
)
KINDS: Mapping[str, re.Pattern[str]] = {
    "id": re.compile(r".{0,8}(?:身份证(?:件)?(?:号码?|编号)?|证件号码?|公民身份号码|身份号码).{0,6}"),
    "birth": re.compile(r".{0,4}(?:出生(?:日期|年月日?|时间)|生日)"),
    "phone": re.compile(r".{0,6}(?:联系)?(?:电话|手机)(?:号码?|号)?|联系方式|联系号码"),
    "account": re.compile(r".{0,8}(?:[账帐]号|[账帐]户|银行卡号?|卡号|存折号?|一卡通号?码?)"),
    "bank": re.compile(r"开户(?:银)?行.{0,4}|开户(?:单位|机构)"),
    "disease": re.compile(
        r"(?:所?患)?(?:病种|疾病)(?:名称|类别|种类|类型)?|患病(?:情况|种类|类型|名称)|病情|诊断(?:结果|结论)?"
    ),
    "disability": re.compile(r"残疾(?:证)?(?:类别|类型|等级|级别|种类|情况|编?号|程度).{0,6}|残疾证号码?"),
    "family": re.compile(r"(?:主要)?(?:家庭|家属)成员(?:姓名|情况|信息|及关系)?|配偶(?:姓名)?|子女姓名|父母?亲?姓名"),
    "guardian": re.compile(r"(?:法定)?监护人(?:姓名|情况)?|家长(?:姓名)?"),
    "address": re.compile(r"(?:家庭|详细|现|户籍|居住|常住)?(?:住址|居住地址|家庭地址|户籍地址)|户籍所在地|家庭住所"),
}
_SCHOOL = re.compile(r"(?:就读)?(?:学校|班级|年级|学籍号|学号|幼儿园)(?:名称|班级)?|所在(?:学校|班级)")
_STAFF = re.compile(r".{0,6}职务.{0,4}|职称|岗位|工号|执法证号?|执业.*|工作单位|任职.*|所在部门")
_NOTHING = frozenset(
    {"", "无", "-", "--", "—", "——", "/", "\\", "略", "空", "不公开", "不填", "0", "否", "保密", "无此项"}
)
_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]")
_HIDDEN = re.compile(r"[*＊×●■█]{2}|[xX]{3}|某")


@dataclass(frozen=True)
class Row:
    """One row: its number, the texts and the places of its cells by column."""

    number: int
    cells: Mapping[int, str]
    places: Mapping[int, Text]


@dataclass(frozen=True)
class Table:
    """A list of persons: what stands above it, its header, its rows."""

    above: str
    header: Row
    rows: tuple[Row, ...]
    name: int
    """Column of the names."""
    inside: Text

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Columns that announce private matters, by their kind; the first of each kind."""
        found: dict[str, int] = {}
        for column, text in self.header.cells.items():
            word = heading(text)
            for kind, pattern in KINDS.items():
                if kind not in found and pattern.fullmatch(word):
                    found[kind] = column
                    break
        return found

    @cached_property
    def full_names(self) -> int:
        """How many rows give a full name."""
        return sum(1 for row in self.rows if is_full_name(row.cells.get(self.name, "")))

    @property
    def of_pupils(self) -> bool:
        """Whether a column names the school or class."""
        return any(_SCHOOL.fullmatch(heading(text)) for text in self.header.cells.values())

    @property
    def of_staff(self) -> bool:
        """Whether a column names the post: people who serve, not people who are served."""
        return any(_STAFF.fullmatch(heading(text)) for text in self.header.cells.values())

    def told(self, column: int) -> Iterator[tuple[Row, str]]:
        """Rows that say something open in a column: neither nothing nor hidden."""
        for row in self.rows:
            text = plain(row.cells.get(column, ""))
            if text not in _NOTHING and not _HIDDEN.search(text):
                yield row, text


def plain(text: str) -> str:
    """The text narrow and without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def heading(text: str) -> str:
    """A header without blanks, brackets and marks."""
    word = _BRACKETS.sub("", "".join(text.split()))
    return plain(word).strip(":*、.·").split("/")[0]


def is_name_heading(text: str) -> bool:
    """Whether a header announces names of persons."""
    return len(text) <= 24 and bool(_NAME.fullmatch(heading(text)))


def tables_in(rows: Sequence[Row], inside: Text) -> Iterator[Table]:
    """The list of persons in the rows of a sheet; nothing when no header announces names or none stands below it."""
    start = 0
    while (found := _header(rows, start)) is not None:
        at, column = found
        end = next((n for n in range(at + 1, len(rows)) if is_name_heading(rows[n].cells.get(column, ""))), len(rows))
        below = tuple(row for row in rows[at + 1 : end] if len(row.cells) > 1)
        named = [row for row in below if _is_person(row.cells.get(column, ""))]
        if named:
            above = " ".join(text for row in rows[max(start, at - 5) : at] for text in row.cells.values())
            yield Table(above[:300], rows[at], below, column, inside)
        start = end if end > at else at + 1


def _header(rows: Sequence[Row], start: int) -> tuple[int, int] | None:
    """Position of the next header and the column of names."""
    last = len(rows) if start else min(len(rows), _HEADER_WITHIN)
    for at in range(start, last):
        cells = rows[at].cells
        if len(cells) > 1:
            for column, text in cells.items():
                if is_name_heading(text):
                    return at, column
    return None


def _is_person(text: str) -> bool:
    word = plain(text)
    return is_full_name(word) or (len(word) <= 6 and is_covered(word))


_NAMED = re.compile(r"姓\s*名|户\s*主|申请人|受助人|对象|人员|残疾人|老人|学生|儿童|孤儿|考生|幼儿")
"""A word of every header of names, so that other tables cost nothing."""
_PROSE_ROW = re.compile(r"^[ \t]{0,3}\|(.+)\|[ \t]*$", re.MULTILINE)


def tables_of_prose(prose: str) -> Iterator[Table]:
    """Lists of persons among the Markdown tables of a prose; the number of a row is the offset of its line."""
    if "|" not in prose or not _NAMED.search(prose):
        return
    rows: list[Row] = []
    for match in _PROSE_ROW.finditer(prose):
        cells = dict(enumerate((cell.strip() for cell in match[1].split("|")), 1))
        if not all(set(cell) <= set("-: ") for cell in cells.values()):
            rows.append(Row(match.start(), cells, {}))
    if rows:
        yield from tables_in(rows, Text("", ""))
