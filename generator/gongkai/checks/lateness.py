"""Late publication: later than the duty allows, counted in the duty's own unit; a fact that stays visible.

GK501:
  zh: 信息形成后超过期限才发布。已经发生的迟延改不了，如实显示；只有新提交的记录才报错，免得逼人改日期。
  en: Published later than the duty allows. What has happened cannot be mended and is shown as it is; only a new record is an error, or the cure would be a forged date.
  law: 《中华人民共和国政府信息公开条例》第二十六条
  for: disclosure
  wrong: |
    issued: 2026-01-05
    review: {post: 办公室主任, date: 2026-06-30}
  right: |
    issued: 2026-06-15
    review: {post: 办公室主任, date: 2026-06-30}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.checks.check import Context
from gongkai.problem import Code, Location, Problem, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.outcome import LicenceRow, Outcome, PenaltyRow, Row
from gongkai.records.record import Record
from gongkai.standards import Requirement, in_words
from gongkai.workdays import Unit

CODES = (
    Code(
        "GK501",
        "late-publication",
        Severity.INFO,
        Text(
            "{issued}形成，{published}才发布，迟{late}{unit}（要求：{within}）。",
            "Made on {issued}, published on {published}: {late} {unit} late (limit: {within}).",
        ),
        Text(
            "已经迟了的保留原样；以后到期前发布。日期写错的，改正日期并在changes里说明。",
            "Leave what is late as it is; publish in time from now on. Where a date is wrong, correct it and say so in changes.",
        ),
    ),
)
FOR = RECORD_TYPES


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late something was published: in working days or calendar days, as the duty counts."""

    requirement: Requirement
    due: date
    days: int
    unit: Unit
    exact: bool


def lateness(record: Record, context: Context) -> Lateness | None:
    """The worst lateness of a record over the rows it serves; None where it was in time. Registers count by row."""
    if isinstance(record, Outcome):
        return None
    return _worst(record.issued, record.published_on, context.requirements_of(record), context)


def made_on(row: Row) -> date | None:
    """The day from which the time to publish a row runs: its decision or completion; None while it is pending."""
    return row.decided if isinstance(row, (LicenceRow, PenaltyRow)) else row.completed


def row_lateness(row: Row, record: Record, context: Context) -> Lateness | None:
    """How late a row of a register was published, counted from its decision or completion."""
    made = made_on(row)
    if made is None:
        return None
    return _worst(made, row.published, context.requirements_of(record), context)


def _worst(made: date, published: date, rows: tuple[Requirement, ...], context: Context) -> Lateness | None:
    found: list[Lateness] = []
    for row in rows:
        reckoned = row.reckon(made, context.calendar)
        if row.within is None or reckoned is None or published <= reckoned.day:
            continue
        if row.within.unit is Unit.WORKING_DAYS:
            counted = context.calendar.between_known(reckoned.day, published)
            if counted.days:
                found.append(
                    Lateness(row, reckoned.day, counted.days, Unit.WORKING_DAYS, reckoned.exact and counted.exact)
                )
        else:
            late = (published - reckoned.day) // timedelta(days=1)
            found.append(Lateness(row, reckoned.day, late, Unit.CALENDAR_DAYS, reckoned.exact))
    return max(found, key=lambda one: one.days, default=None)


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Lateness of a record, or of each row of a register."""
    if isinstance(record, Outcome):
        for position, row in enumerate(record.rows):
            if late := row_lateness(row, record, context):
                where = context.catalogue.place(record, record.list_name, position, "published")
                yield _problem(late, made_on(row) or row.published, row.published, where, record, context)
    elif late := lateness(record, context):
        where = context.catalogue.place(record, "published" if record.published else "review")
        yield _problem(late, record.issued, record.published_on, where, record, context)


_UNIT = {Unit.WORKING_DAYS: Text("个工作日", "working days"), Unit.CALENDAR_DAYS: Text("日", "days")}


def _problem(late: Lateness, made: date, published: date, where: Location, record: Record, context: Context) -> Problem:
    within = late.requirement.within
    return CODES[0].at(
        where,
        record=context.ref(record),
        requirement=late.requirement.id,
        basis=str(late.requirement.basis[0]),
        severity=Severity.ERROR if record.id in context.added else None,
        issued=made.isoformat(),
        published=published.isoformat(),
        late=late.days,
        unit=_UNIT[late.unit],
        within=in_words(within) if within else "",
    )
