"""Home addresses below the village in lists of persons: in fields, prose and attachments; offices may have theirs.

GK607:
  zh: 名单写到村或社区就够辨认，写到组、门牌、楼栋单元，等于告诉别人这个人住在哪。
  en: The village or community is enough to tell people apart; a team, a house number or a flat tells strangers where they live.
  law: 《中华人民共和国个人信息保护法》第六条、第三十四条；2018年政务公开工作要点（去标识化处理）
  for: outcome
  wrong: |
    persons: true
    summary: 王某某住在石门村3组12号，批了120平方米。
  right: |
    persons: true
    summary: 石门村王某某批了120平方米。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.catalogue import texts
from gongkai.checks.attached import Attached
from gongkai.checks.check import Context
from gongkai.checks.person_tables import KINDS, Table, heading, tables_of_prose
from gongkai.identifiers.person import find_addresses_below_township
from gongkai.identifiers.spans import Span
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.record import Record

CODES = (
    Code(
        "GK607",
        "home-address",
        Severity.ERROR,
        Text(
            "{place}写着住址“{masked}……”的门牌或村民小组，这是个人名单，{held}。",
            "{place} has the house or team of a home address at “{masked}…” in a list of persons; {held}.",
        ),
        Text("只留到村或社区，例如“{masked}”。", "Keep the village or community only, such as “{masked}”."),
        "《中华人民共和国个人信息保护法》第六条",
    ),
)
FOR = RECORD_TYPES
_HELD = Text("这条信息没有发布", "the record is not published")
_PUBLIC = frozenset(
    {"feedback", "where_to_apply", "contacts", "contact", "consultation", "complaint", "review", "basis", "authority"}
)
"""Fields that tell where an office is."""
_OF_OFFICES = re.compile(r"(?<!工作)单位|办公|机构|项目|施工|经营|地点|窗口|受理|办理|宗地|坐落|四至")
_TOLD = 20


def _severity(span: Span) -> Severity:
    return Severity.ERROR if span.certain else Severity.WARNING


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Fields and prose of a list of persons, and lists in the prose of others."""
    ref = context.ref(record)
    if record.persons:
        filed = context.catalogue.filed[record.id]
        for path, text in texts(filed.tidied.values):
            if path[0] not in _PUBLIC:
                for span in find_addresses_below_township(text):
                    where = filed.tidied.place(filed.document, path)
                    here = Text("这里", "This place")
                    yield CODES[0].at(
                        where, record=ref, severity=_severity(span), masked=span.shown, place=here, held=_HELD
                    )
    for table in tables_of_prose(record.prose):
        for offset, span in _in_rows(table):
            where = context.catalogue.prose_place(record, offset)
            here = Text("正文表格", "A table in the text")
            yield CODES[0].at(where, record=ref, severity=_severity(span), masked=span.shown, place=here, held=_HELD)


def _in_rows(table: Table) -> Iterator[tuple[int, Span]]:
    for row in table.rows:
        for column, text in row.cells.items():
            if not _of_office(table, column):
                for span in find_addresses_below_township(text):
                    yield row.number, span


def _of_office(table: Table, column: int) -> bool:
    word = heading(table.header.cells.get(column, ""))
    return bool(_OF_OFFICES.search(word)) and not KINDS["address"].fullmatch(word)


def whole(context: Context) -> Iterator[Problem]:
    """Lists in attachments; of very many addresses the first are told one by one."""
    for one in context.attached.values():
        found = list(_in_attachment(one))
        for place, span in found[:_TOLD]:
            yield from one.problems(CODES[0], place, _severity(span), masked=span.shown)
        if (more := len(found) - _TOLD) > 0:
            last = found[-1][1]
            place = Text(f"另有{more}处", f"{more} more places: each")
            yield from one.problems(CODES[0], place, _severity(last), masked=last.shown)


def _in_attachment(one: Attached) -> Iterator[tuple[Text, Span]]:
    for table in one.tables:
        for row in table.rows:
            for column, text in row.cells.items():
                if not _of_office(table, column):
                    for span in find_addresses_below_township(text):
                        yield row.places.get(column, table.inside), span
    if one.persons:
        for line in one.lines:
            for span in find_addresses_below_township(line.text):
                place = line.place(span.start, span.end)
                column = line.crossed(span.start, span.end)[0].column
                if place not in one.listed and not (column and _OF_OFFICES.search(line.text[: span.start])):
                    yield place, span
