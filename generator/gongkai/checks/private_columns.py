"""Columns of lists of persons that announce private matters and say something open below: identity, account, illness.

GK608:
  zh: 名单里的身份证号、出生日期、电话、账号、病种、残疾等级、家庭成员、监护人，都超出公开所需要的范围。公开名单只留姓氏、村组和事项。
  en: Identity number, birth date, telephone, account, illness, degree of disability, family or guardian go beyond what a public list needs. Keep the family name, the village and the matter.
  law: 《中华人民共和国个人信息保护法》第六条、第二十八条；2018年政务公开工作要点（去标识化处理）
  for: disclosure
  wrong: "（附件名单里有“出生日期”一列，逐人填着日期）"
  right: "（名单里只有“姓名”“村”“金额”三列，姓名写作“王某某”）"
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.checks.person_tables import Table, tables_of_prose
from gongkai.identifiers import phone
from gongkai.problem import Code, Param, Problem, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.record import Record

CODES = (
    Code(
        "GK608",
        "private-column",
        Severity.ERROR,
        Text(
            "{place}的“{column}”一列在个人名单里写着{what}，有{count}行，{held}。",
            "{place}: the column “{column}” of a list of persons tells {what} in {count} rows; {held}.",
        ),
        Text(
            "删掉这一列，连同隐藏的列；再另存一份作附件。", "Delete the column, hidden ones too, and save a new copy."
        ),
        "《中华人民共和国个人信息保护法》第二十八条",
    ),
)
FOR = RECORD_TYPES
_WHAT = {
    "id": Text("证件号码", "identity numbers"),
    "birth": Text("出生日期", "dates of birth"),
    "phone": Text("个人电话", "personal telephones"),
    "account": Text("银行账号", "bank accounts"),
    "bank": Text("开户银行", "banks of accounts"),
    "disease": Text("病情", "illnesses"),
    "disability": Text("残疾情况", "disabilities"),
    "family": Text("家庭成员", "family members"),
    "guardian": Text("监护人", "guardians"),
}
# Without a full name these say nothing of anybody in particular.
_WITH_NAMES = frozenset({"birth", "disease", "disability", "family", "guardian"})
# Notices of appointments tell the birth month, lists of cadres how to reach them.
_OF_STAFF_TOO = frozenset({"id", "account", "disease"})
_HELD = Text("这条信息没有发布", "the record is not published")


def found_in(table: Table) -> Iterator[tuple[str, int, int]]:
    """Kind, column and number of rows of every private column that says something open."""
    for kind, column in table.columns.items():
        if kind not in _WHAT or (kind in _WITH_NAMES and not table.full_names):
            continue
        if table.of_staff and kind not in _OF_STAFF_TOO:
            continue
        count = sum(1 for _, text in table.told(column) if _tells(kind, text))
        if count:
            yield kind, column, count


def _tells(kind: str, text: str) -> bool:
    if kind == "phone":
        numbers = phone.split(text)
        return any(phone.kind(one) not in (phone.Kind.OFFICE, phone.Kind.HOTLINE) for one in numbers) and any(
            c.isdecimal() for c in text
        )
    if kind in ("id", "account"):
        return sum(c.isdecimal() for c in text) >= 6
    if kind == "birth":
        return sum(c.isdecimal() for c in text) >= 5
    if kind in ("family", "guardian", "bank"):
        return not text.isdecimal()
    return True


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Lists in the prose of a record."""
    for table in tables_of_prose(record.prose):
        where = context.catalogue.prose_place(record, table.header.number)
        for kind, column, count in found_in(table):
            words: dict[str, Param] = {
                "column": table.header.cells[column].strip(),
                "what": _WHAT[kind],
                "count": count,
            }
            place = Text("正文表格", "A table in the text")
            yield CODES[0].at(where, words, record=context.ref(record), place=place, held=_HELD)


def whole(context: Context) -> Iterator[Problem]:
    """Lists in attachments."""
    for one in context.attached.values():
        for table in one.tables:
            for kind, column, count in found_in(table):
                name = "".join(table.header.cells[column].split())
                place = table.header.places.get(column)
                yield from one.problems(CODES[0], place, column=name, what=_WHAT[kind], count=count)
