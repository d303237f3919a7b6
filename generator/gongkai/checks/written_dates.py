"""Dates in running text: month and day without a zero in front (2026年1月5日, never 2026年01月05日).

GK251:
  zh: 公文里的月、日不编虚位，1月5日不写成01月05日。
  en: In official Chinese a month or day has no zero in front.
  law: GB/T 9704-2012《党政机关公文格式》
  for: disclosure
  wrong: |
    summary: 2026年03月02日通过的工作计划
  right: |
    summary: 2026年3月2日通过的工作计划
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.catalogue import texts
from gongkai.checks.check import Context
from gongkai.problem import Code, Location, Problem, RecordRef, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.policy_document import PolicyDocument
from gongkai.records.record import Record

CODES = (
    Code(
        "GK251",
        "zero-in-date",
        Severity.INFO,
        Text("日期“{given}”的月、日前面不写0{more}。", "The date “{given}” has a zero before month or day{more}."),
        Text("写成“{right}”。", "Write “{right}”."),
        "GB/T 9704-2012《党政机关公文格式》",
        fixable=True,
    ),
)
FOR = RECORD_TYPES

_D = "0-9０-９"
_ZERO = "0０"
# A zero before the month or before the day; a bare 01月 or 05日 only where the other half shows that it is a date.
_DATE = re.compile(
    rf"(?<![{_D}])(?:[{_D}]{{4}}年)?(?:[{_ZERO}][{_D}]月(?:[{_D}]{{1,2}}日)?|[{_D}]{{1,2}}月[{_ZERO}][{_D}]日)"
)
_HINT = re.compile(rf"[{_ZERO}][{_D}][月日]")
"""Cheap, and met in hardly any text: only then is it worth looking closely."""
_WHOLE = re.compile(r"年|日")
# Names of files and web addresses stay as they are.
_NOT_TEXT = re.compile(r"^[^\s，。；：、“”（）()<>]*\.(?:pdf|docx?|xlsx?|zip|jpe?g|png|wps|et|html?)\b", re.IGNORECASE)
_SKIPPED = frozenset({"file", "form", "sample", "link", "online", "map", "record", "related", "quote"})


def each(record: Record, context: Context) -> Iterator[Problem]:
    """The first such date of each value, and of the prose."""
    filed = context.catalogue.filed[record.id]
    ref = context.ref(record)
    # On a document it is a breach of the form; elsewhere it is advice.
    severity = Severity.WARNING if isinstance(record, PolicyDocument) else None
    # One look at all values together: hardly any record has such a date, and walking them all is ten times the work.
    if _HINT.search(repr(filed.tidied.values)):
        for path, text in texts(filed.tidied.values):
            if not _SKIPPED & set(path) and (found := zeros(text)):
                yield _problem(found, filed.tidied.place(filed.document, path), ref, severity)
    if _HINT.search(record.prose) and (found := zeros(record.prose)):
        yield _problem(found, context.catalogue.prose_place(record, found[0].start()), ref, severity)


def zeros(text: str) -> list[re.Match[str]]:
    """Every date in a text that has such a zero."""
    return [
        match
        for match in _DATE.finditer(text)
        if _WHOLE.search(match.group()) and not _NOT_TEXT.match(text[match.end() : match.end() + 40])
    ]


def without_zeros(text: str) -> str:
    """The same date without them."""
    return re.sub(rf"(?<![{_D}])[{_ZERO}](?=[{_D}][月日])", "", text)


def _problem(found: list[re.Match[str]], where: Location, ref: RecordRef, severity: Severity | None) -> Problem:
    given = found[0].group()
    others = len(found) - 1
    more = Text(f"（另有{others}处）", f" (and {others} more)") if others else Text("", "")
    return CODES[0].at(where, record=ref, severity=severity, given=given, more=more, right=without_zeros(given))
