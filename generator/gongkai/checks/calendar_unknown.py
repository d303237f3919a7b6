"""The working-day calendar: a year that the portal counts in and that has no calendar is told once, never guessed silently.

GK591:
  zh: 下一年的放假安排每年10月到12月才发布。没有它，工作日只能按周一到周五估算，到期日可能差好几天。
  en: The holidays of a year are announced late in the year before; without them working days are only an estimate.
  law: 国务院办公厅每年的部分节假日安排通知
  wrong: "（今天是2027年3月1日，还没有2027年的工作日历）"
  right: "（放假通知发布后更新程序，或在workdays文件夹里放一份2027.yml）"
GK905:
  zh: 本单位的工作日历文件写错了，算出来的期限就不可信。
  en: With a fault in the portal's own calendar file its dates cannot be trusted.
  wrong: "（workdays/2027.yml里写了2026年的日期）"
  right: "（workdays/2027.yml只写2027年的日期）"
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.checks.check import Context
from gongkai.checks.lateness import made_on
from gongkai.problem import Code, Location, Problem, Severity, Text
from gongkai.records.outcome import Outcome, ResultRow
from gongkai.records.public_notice import PublicNotice
from gongkai.records.record import Record
from gongkai.records.service_guide import Unit as Counted
from gongkai.settings import FILE
from gongkai.standards.notice_periods import least_periods
from gongkai.workdays import Unit

CODES = (
    Code(
        "GK591",
        "calendar-unknown",
        Severity.WARNING,
        Text(
            "没有{year}年的工作日历，{count}处期限只能按周一到周五估算，最先一处在{first}。",
            "There is no working-day calendar of {year}; {count} limits are estimated by weekdays, the first in {first}.",
        ),
        Text(
            "放假通知发布后更新程序，或在mkdocs.yml的workdays文件夹里放一份{year}.yml。",
            "Update the program once the notice is out, or put {year}.yml into the folder that workdays names in mkdocs.yml.",
        ),
    ),
    Code(
        "GK905",
        "calendar-file",
        Severity.ERROR,
        Text("工作日历文件读不出来（{reason}：{detail}）。", "The calendar file cannot be read ({reason}: {detail})."),
        Text("对照程序自带的年份文件改正。", "Correct it after the years that come with the program."),
    ),
)
_UNKNOWN, _FILE = CODES


def whole(context: Context) -> Iterator[Problem]:
    """One warning for each unknown year in which something is counted in working days; faults of calendar files."""
    for fault in context.calendar.faults:
        yield _FILE.at(fault.where, fault.params)
    used: dict[int, list[str]] = {}
    for record in context.catalogue.records:
        if record.withdrawn:
            continue
        for year in sorted(_years(record, context)):
            used.setdefault(year, []).append(record.title)
    # Deadlines of today onwards fall into the current year whatever the records say.
    if context.today.year not in context.calendar.years:
        used.setdefault(context.today.year, [])
    for year, titles in sorted(used.items()):
        first = f"“{titles[0]}”" if titles else FILE
        yield _UNKNOWN.at(Location(FILE), year=year, count=max(len(titles), 1), first=first)


_OFF = timedelta(days=40)
"""More days off than any year's holidays have: beyond them an estimate cannot change the verdict."""


def _years(record: Record, context: Context) -> set[int]:
    """Years without a calendar in which a limit of the record cannot be told for certain."""
    spans: list[tuple[date, int, date]] = []
    limits = [
        row.within.days
        for row in context.requirements_of(record)
        if row.within and row.within.days is not None and row.within.unit is Unit.WORKING_DAYS
    ]
    if isinstance(record, Outcome):
        for row in record.rows:
            if isinstance(row, ResultRow) and row.unit is Counted.WORKING_DAYS:
                spans.append((row.complete or row.received, row.promised, row.completed or context.today))
            if limits and (made := made_on(row)):
                spans.append((made, min(limits), row.published))
    else:
        if limits:
            spans.append((record.issued, min(limits), record.published_on))
        if isinstance(record, PublicNotice):
            least = least_periods().get(record.subject.value)
            if least and least.unit is Unit.WORKING_DAYS:
                spans.append((record.period.start, least.days, record.period.end))
    return {year for span in spans for year in _doubtful(*span, context.calendar.years)}


def _doubtful(start: date, days: int, end: date, known: frozenset[int]) -> Iterator[int]:
    """Years that would have to be known to say whether `end` is more than `days` working days after `start`.

    So many calendar days hold no more working days than that; and far beyond them it is certain the other way.
    """
    if timedelta(days=days) < end - start <= timedelta(days=2 * days) + _OFF:
        for year in range(start.year, end.year + 1):
            if year not in known:
                yield year
