"""Length of a public notice: not shorter than its law asks, counted in the unit of that law from the day after posting.

GK541:
  zh: 公示期比法定的短，公示要重来。贴出当天不算；2026年11月2日贴出，30日到12月2日满。
  en: A notice shorter than the law asks must be repeated. The day of posting does not count.
  law: 《中华人民共和国城乡规划法》第二十六条等，见最短公示期表
  for: public-notice
  wrong: |
    period: {start: 2026-11-02, end: 2026-12-01}
  right: |
    period: {start: 2026-11-02, end: 2026-12-02}
GK542:
  zh: 公示期从群众看得到的那天起才算，网站上还没有发，日子不能先走。
  en: The period runs from the day on which people can see the notice.
  for: public-notice
  wrong: |
    published: 2026-11-04
    period: {start: 2026-11-02, end: 2026-12-10}
  right: |
    published: 2026-11-02
    period: {start: 2026-11-02, end: 2026-12-10}
GK543:
  zh: 法律按日算的不能按工作日写，按工作日算的也不能按日写，差的就是周末和假日。
  en: Days and working days are not the same; the period is stated in the unit of its law.
  for: public-notice
  wrong: |
    period: {start: 2026-11-02, end: 2026-12-15, unit: working-days}
  right: |
    period: {start: 2026-11-02, end: 2026-12-15, unit: calendar-days}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.checks.check import Context
from gongkai.checks.emptiness import says_something
from gongkai.problem import Code, Param, Problem, Severity, Text
from gongkai.records.public_notice import PublicNotice
from gongkai.records.record import Record
from gongkai.standards import VERIFIED, Span
from gongkai.standards.notice_periods import least_periods
from gongkai.vocabulary import text
from gongkai.workdays import Reckoned, Unit

CODES = (
    Code(
        "GK541",
        "notice-too-short",
        Severity.ERROR,
        Text(
            "{start}贴出，{end}截止，贴出当天不算，只有{days}{unit}；{basis}要求{least}。",
            "Posted on {start}, ends on {end}: {days} {unit} without the day of posting; {basis} asks for {least}.",
        ),
        Text("{advice}", "{advice}"),
    ),
    Code(
        "GK542",
        "notice-start-before-published",
        Severity.WARNING,
        Text(
            "公示写的是从{start}开始，可是{published}才发布。",
            "The notice is said to start on {start}, yet it was published on {published}.",
        ),
        Text(
            "公示期改从发布那天算起，截止日期跟着顺延。",
            "Count the period from the day of publication and move its end.",
        ),
    ),
    Code(
        "GK543",
        "notice-unit-mismatch",
        Severity.WARNING,
        Text(
            "公示期写的是按{given}计算，{basis}是按{asked}计算的。",
            "The period is stated in {given}; {basis} counts in {asked}.",
        ),
        Text("unit改成“{asked}”，再核对截止日期。", "Set unit to “{asked}” and check the last day again."),
    ),
)
_SHORT, _EARLY, _UNIT = CODES
FOR = (PublicNotice,)

_UNITS = {
    "working-days": Text("工作日", "working days"),
    "calendar-days": Text("日", "calendar days"),
}
"""Units by themselves; the vocabulary has them as they stand after a number."""


@dataclass(frozen=True, slots=True)
class _Least:
    """A minimum that applies to a notice: from its subject's law or from a row of the standard."""

    span: Span
    basis: str
    severity: Severity
    requirement: str = ""
    excusable: bool = False


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Problems of the period of one notice; a period that ends before it starts is told by dates_in_order.py."""
    assert isinstance(record, PublicNotice)
    period = record.period
    if period.end < period.start:
        return
    leasts = tuple(_leasts(record, context))
    short = [(least, day) for least in leasts if (day := _last(least, record, context)).day > period.end]
    if short:
        least, day = max(short, key=lambda one: (one[0].severity is Severity.ERROR, one[1].day))
        yield _too_short(record, least, day, context)
    written = context.catalogue.filed[record.id].tidied.values.get("period")
    if isinstance(written, dict) and written.get("unit") and leasts:
        other = next((least for least in leasts if least.span.unit.value == period.unit.value), None)
        if other is None:
            given, asked = _UNITS[period.unit.value], _UNITS[leasts[0].span.unit.value]
            yield _UNIT.at(
                context.catalogue.place(record, "period", "unit"),
                {"given": given, "asked": asked, "basis": leasts[0].basis},
                record=context.ref(record),
                basis=leasts[0].basis,
            )
    if period.start < record.published_on:
        yield _EARLY.at(
            context.catalogue.place(record, "period", "start"),
            record=context.ref(record),
            start=period.start.isoformat(),
            published=record.published_on.isoformat(),
        )


def _leasts(record: PublicNotice, context: Context) -> Iterator[_Least]:
    reasoned = says_something(record.period.shortened)
    if row := least_periods().get(record.subject.value):
        severity = Severity.ERROR if row.mark in VERIFIED else Severity.WARNING
        severity = max(severity, row.at_most, key=lambda level: level.rank)
        if row.reason == "eases" and reasoned:
            severity = max(severity, Severity.WARNING, key=lambda level: level.rank)
        if not (row.reason == "excuses" and reasoned):
            yield _Least(row, str(row.basis), severity, excusable=row.reason == "excuses")
    for requirement in context.requirements_of(record):
        if requirement.minimum and requirement.minimum.days is not None:
            yield _Least(requirement.minimum, str(requirement.basis[0]), Severity.ERROR, requirement.id)


def _last(least: _Least, record: PublicNotice, context: Context) -> Reckoned:
    """The earliest day on which the notice may end."""
    return least.span.end(record.period.start, context.calendar) or Reckoned(record.period.end)


def _too_short(record: PublicNotice, least: _Least, day: Reckoned, context: Context) -> Problem:
    period = record.period
    if least.span.unit is Unit.WORKING_DAYS:
        days = context.calendar.between_known(period.start, period.end).days
    else:
        days = (period.end - period.start).days
    # An estimate over a year without calendar must not break a build (calendar_unknown.py tells of the year).
    severity = least.severity if day.exact else Severity.WARNING
    unit = text("unit", least.span.unit.value)
    earliest = day.day.isoformat()
    advice = Text(
        f"截止日期最早写{earliest}；已经贴出的要延长并在公示里说明。", f"The earliest last day is {earliest}."
    )
    if least.excusable:
        advice = Text(
            f"截止日期最早写{earliest}；情况紧急确需缩短的，在period的shortened里说明原因。",
            f"The earliest last day is {earliest}; where it is urgent, give the reason in shortened.",
        )
    params: dict[str, Param] = {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "days": days,
        "unit": unit,
        "basis": least.basis,
        "least": Text(
            f"{least.span.text or ''}" or f"不少于{least.span.days}{unit.zh}", f"{least.span.days} {unit.en}"
        ),
        "advice": advice,
    }
    where = context.catalogue.place(record, "period", "end")
    return _SHORT.at(
        where, params, record=context.ref(record), requirement=least.requirement, severity=severity, basis=least.basis
    )
