"""Periods and updates that will soon be owed, and records whose period does not fit their series and so never counts.

GK421:
  zh: 到期前提醒，还来得及；不到七天的作警告，过了期就是错误。
  en: A word before it is late; within seven days a warning, after that an error.
  wrong: "（第三季度的数据10月31日到期，今天10月28日，还没有公开）"
  right: "（公开本期数据，或说明本期无）"
GK422:
  zh: 快到更新期限了，内容还是旧的；核对一遍，有变化的更新。
  en: The content must soon be renewed; look it over and update it.
  wrong: "（应当6个月内更新，最近一次更新是5个多月以前）"
  right: "（核对内容，改写updated）"
GK423:
  zh: 说明快到期了，到期后这一项就变成缺失。
  en: A declaration is about to run out; then the duty is open again.
  wrong: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: not-applicable\\n  reason: 本镇不编制区域规划，由县里统一编制\\n  approver: 镇长\\n  date: 2026-04-01\\n  until: 2026-11-30\\n"}
  right: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: not-applicable\\n  reason: 本镇不编制区域规划，由县里统一编制\\n  approver: 镇长\\n  date: 2026-04-01\\n  until: 2027-03-31\\n"}
GK424:
  zh: 期间写的粗细和目录要求的不一样，这条信息就对不上任何一期，等于没有公开这一期。
  en: A period of the wrong length meets no period of the series; the record counts for none.
  wrong: "（季度事项的记录写covers: 2026）"
  right: "（季度事项的记录写covers: 2026-Q3）"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.catalogue import Catalogue
from gongkai.checks.check import Context
from gongkai.checks.coverage import Coverage, State, valid
from gongkai.checks.declarations import key_place, title
from gongkai.checks.duties import period_words
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.bodies import Body
from gongkai.standards import Requirement, Series
from gongkai.workdays import Calendar
from gongkai.workdays.calendar import add_months

CODES = (
    Code(
        "GK421",
        "period-due-soon",
        Severity.INFO,
        Text(
            "{body}的“{title}”{period}还没有公开，{due}到期，还有{left}天。",
            "“{title}”{period} of {body} is not published yet; it is due on {due}, in {left} days.",
        ),
        Text(
            "到期前补一条requirements含“{requirement}”、covers为“{covers}”的记录；没有的，说明本期无。",
            "Add a record that names “{requirement}” and covers “{covers}” in time, or declare that there is nothing.",
        ),
    ),
    Code(
        "GK422",
        "update-due-soon",
        Severity.INFO,
        Text(
            "“{title}”最近一次更新是{updated}，最迟{due}要再更新，还有{left}天。",
            "“{title}” was last updated on {updated}; it must be renewed by {due}, in {left} days.",
        ),
        Text(
            "核对内容，改好后写新的updated，并在changes里写明改了什么。",
            "Look it over, set updated, and say in changes what changed.",
        ),
    ),
    Code(
        "GK423",
        "declaration-ends-soon",
        Severity.INFO,
        Text(
            "“{title}”的说明{until}到期，还有{left}天。",
            "The declaration of “{title}” runs out on {until}, in {left} days.",
        ),
        Text(
            "到期前重新核对：有了就公开，还没有的请批准人再批一次。",
            "Look again before then: publish what there is, or have it approved once more.",
        ),
    ),
    Code(
        "GK424",
        "period-unfit",
        Severity.WARNING,
        Text(
            "“{title}”{every}一期，这里的期间是“{covers}”，对不上哪一期。",
            "“{title}” comes {every}; the period “{covers}” meets none of it.",
        ),
        Text("covers改成“{example}”这样的写法。", "Write covers like “{example}”."),
    ),
)
_PERIOD_SOON, _UPDATE_SOON, _DECLARATION_SOON, _UNFIT = CODES

SOON = timedelta(days=30)
"""How long before the day a duty is first spoken of."""
VERY_SOON = timedelta(days=7)
"""How long before the day the word becomes a warning (DESIGN §4)."""

_EVERY = {
    "year": Text("每年", "every year"),
    "half-year": Text("每半年", "every half-year"),
    "quarter": Text("每季度", "every quarter"),
    "month": Text("每月", "every month"),
}
_FORMS = {
    "year": re.compile(r"\d{4}"),
    "half-year": re.compile(r"\d{4}-H[12]"),
    "quarter": re.compile(r"\d{4}-Q[1-4]"),
    "month": re.compile(r"\d{4}-\d{2}"),
}
_EXAMPLES = {"year": "2026", "half-year": "2026-H1", "quarter": "2026-Q3", "month": "2026-09"}


def over(context: Context, coverage: Coverage) -> Iterator[Problem]:
    """What is due soon, by the cells and the rows."""
    yield from _periods(context)
    yield from _updates(context, coverage)
    for filed in context.catalogue.declarations:
        one = filed.declaration
        if one.until and (severity := _level(one.until, context.today)):
            yield _DECLARATION_SOON.at(
                key_place(filed, "until"),
                requirement=one.requirement,
                severity=severity,
                title=title(one, context),
                until=one.until.isoformat(),
                left=(one.until - context.today).days,
            )


def whole(context: Context) -> Iterator[Problem]:
    """Periods that fit no series, of records and declarations."""
    series = {id: row for id, row in context.standard.requirements.items() if row.series}
    if not series:
        return
    for record in context.catalogue.records:
        rows = [series[id] for id in record.requirements if id in series]
        # A record may serve rows of several lengths; it is only lost where it fits none of them. A part of a year told
        # beside the yearly record (预算执行情况) is welcome.
        if rows and not record.withdrawn and not any(_at_home(record.covered, row.series) for row in rows):
            yield _UNFIT.at(
                context.catalogue.place(record, "covers"), _words(rows[0], record.covered), record=context.ref(record)
            )
    for filed in context.catalogue.declarations:
        one = filed.declaration
        row = series.get(one.requirement)
        # A year stands for all its parts; a part never stands for the year.
        if row and one.covers and "-" in one.covers and not fits(one.covers, row.series):
            yield _UNFIT.at(key_place(filed, "covers"), _words(row, one.covers), requirement=row.id)


def _words(row: Requirement, covers: str) -> dict[str, Text | str]:
    assert row.series
    return {
        "title": row.title,
        "every": _EVERY[row.series.period],
        "covers": covers,
        "example": _EXAMPLES[row.series.period],
    }


def fits(covers: str, series: Series | None) -> bool:
    """Whether a period has the length of the series."""
    return series is None or bool(_FORMS[series.period].fullmatch(covers))


def _at_home(covers: str, series: Series | None) -> bool:
    return fits(covers, series) or (series is not None and series.period == "year")


def _level(due: date, today: date) -> Severity | None:
    left = due - today
    if not timedelta() <= left <= SOON:
        return None
    return Severity.WARNING if left <= VERY_SOON else Severity.INFO


def _periods(context: Context) -> Iterator[Problem]:
    for row in context.standard.requirements.values():
        soon = upcoming(row.series, context.today, context.calendar) if row.series else ()
        for body in context.catalogue.body.values() if soon else ():
            if body.external or not context.standard.demanded(row, body.level.value):
                continue
            for period, due in soon:
                if not _met(row, body, period, context):
                    yield _PERIOD_SOON.at(
                        context.catalogue.body_place("bodies", body.id),
                        requirement=row.id,
                        basis=str(row.basis[0]),
                        severity=_level(due, context.today),
                        body=body.name,
                        title=row.title,
                        period=period_words(period),
                        covers=period,
                        due=due.isoformat(),
                        left=(due - context.today).days,
                    )


def upcoming(series: Series, today: date, calendar: Calendar) -> tuple[tuple[str, date], ...]:
    """The periods of a series that fall due within the next thirty days, with their days."""
    found: list[tuple[str, date]] = []
    start = series.first
    while start <= today:
        due = series.due_of(start, calendar)
        if timedelta() <= due - today <= SOON:
            found.append((series.name(start), due))
        start = add_months(start, _MONTHS[series.period])
    return tuple(found)


_MONTHS = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}


def _met(row: Requirement, body: Body, period: str, context: Context) -> bool:
    catalogue: Catalogue = context.catalogue
    main = catalogue.main_body.id if catalogue.main_body else ""
    for filed in catalogue.declarations:
        one = filed.declaration
        names = one.requirement in (row.id, row.category) and (one.body or main) == body.id
        if (
            names
            and valid(filed, context.today)
            and (one.covers is None or period == one.covers or period.startswith(f"{one.covers}-"))
        ):
            return True
    named = (row.id, *row.served_with)
    return any(
        record.body == body.id
        and record.covered == period
        and not record.withdrawn
        and record.openable
        and row.is_served_by(record.type, record.requirements)
        for id in named
        for record in catalogue.serving.get(id, ())
    )


def _updates(context: Context, coverage: Coverage) -> Iterator[Problem]:
    for cell in coverage.cells:
        row = cell.requirement
        if row.freshness is None or row.series or cell.state is not State.PUBLISHED or not cell.records:
            continue
        records = [record for id in cell.records if (record := context.catalogue.get(id))]
        newest = max(records, key=lambda record: record.updated_on)
        due = row.freshness.until(newest.updated_on)
        if severity := _level(due, context.today):
            yield _UPDATE_SOON.at(
                context.catalogue.place(newest, "updated"),
                record=context.ref(newest),
                requirement=row.id,
                severity=severity,
                title=row.title,
                updated=newest.updated_on.isoformat(),
                due=due.isoformat(),
                left=(due - context.today).days,
            )
