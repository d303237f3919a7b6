"""Cases in a register: done within the promise, counted from the completed materials, without the suspended days.

GK561:
  zh: 超过承诺时限的，要么已经办结并公开说明理由，要么按时申请延期；拖着不说就是超时办结。
  en: A case past its time needs a public reason; one that is still open needs an end.
  law: 《优化营商环境条例》第三十六条
  for: outcome
  wrong: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, completed: 2026-03-30, decision: granted, result: 批准, published: 2026-03-31}
  right: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, completed: 2026-03-16, decision: granted, result: 批准, published: 2026-03-18}
GK562:
  zh: 延期要在到期以前提出，过了期再补一个延期，等于没有期限。
  en: More time is asked for before the time is over; afterwards it is no extension.
  law: 限时办结制度（地方做法）：超过承诺时限才提出延期的，属于超时办结
  for: outcome
  wrong: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, extended: {until: 2026-03-30, reason: 邻里有异议需要核实, asked: 2026-03-20}, completed: 2026-03-27, decision: granted, result: 批准, published: 2026-03-31}
  right: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, extended: {until: 2026-03-30, reason: 邻里有异议需要核实, asked: 2026-03-12}, completed: 2026-03-27, decision: granted, result: 批准, published: 2026-03-31}
GK564:
  zh: 已经有了结果就有办结日期；有了办结日期就不是在办。
  en: What is decided has a day of completion; what has one is not pending.
  for: outcome
  wrong: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, decision: granted, result: 批准, published: 2026-03-31}
  right: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, completed: 2026-03-12, decision: granted, result: 批准, published: 2026-03-18}
GK565:
  zh: 应办结日期从材料补齐的次日数起，扣掉暂停的日子；写错了，群众会空等或者白催。
  en: The day a case is due is counted from the day after its materials were complete, without the suspended days.
  law: 《中华人民共和国行政许可法》第四十五条、第八十二条
  for: outcome
  wrong: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, due: 2026-03-30, completed: 2026-03-12, decision: granted, result: 批准, published: 2026-03-18}
  right: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, due: 2026-03-16, completed: 2026-03-12, decision: granted, result: 批准, published: 2026-03-18}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.checks.check import Context
from gongkai.checks.emptiness import says_something
from gongkai.problem import Code, Param, Problem, Severity, Text
from gongkai.records.outcome import Decision, Outcome, ResultRow
from gongkai.records.record import Record
from gongkai.workdays import Calendar, Counted, Reckoned, Unit

CODES = (
    Code(
        "GK561",
        "case-overdue",
        Severity.ERROR,
        Text(
            "{number}应在{due}前办结，{what}。",
            "{number} was due on {due}; {what}.",
        ),
        Text(
            "在reason里公开说明为什么超时；还没有办结的，抓紧办结并更新这一行。",
            "Say publicly in reason why it took longer; if it is still open, finish it and update the row.",
        ),
        "《优化营商环境条例》第三十六条",
    ),
    Code(
        "GK562",
        "extension-asked-late",
        Severity.ERROR,
        Text(
            "{number}应在{due}前办结，{asked}才提出延期。",
            "{number} was due on {due}; more time was asked for only on {asked}.",
        ),
        Text(
            "日期写错的改正；确实提晚了的，按超时办结处理，在reason里说明。",
            "Correct a wrong date; if it really was late, the case is overdue: say so in reason.",
        ),
    ),
    Code(
        "GK564",
        "case-state",
        Severity.ERROR,
        Text("{number}的结果是“{decision}”，{what}。", "{number}: the result is “{decision}”, {what}."),
        Text("核对这一行的办理结果和办结日期。", "Check decision and completed of this row."),
    ),
    Code(
        "GK565",
        "case-due-miscounted",
        Severity.WARNING,
        Text(
            "{number}写的应办结日期是{written}，按{start}起{promised}{unit}、扣除暂停的日子，应为{due}。",
            "{number} is said to be due on {written}; {promised} {unit} from {start} without suspended days end on {due}.",
        ),
        Text("due改成{due}，或者删掉，由系统计算。", "Write {due}, or leave due out and let it be counted."),
        fixable=True,
    ),
)
_OVERDUE, _LATE_EXTENSION, _STATE, _MISCOUNTED = CODES
FOR = (Outcome,)

_DONE = (Decision.GRANTED, Decision.REFUSED)


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Every case of one register."""
    assert isinstance(record, Outcome)
    for position, row in enumerate(record.results):
        if row.withdrawn is None:
            yield from _case(row, position, record, context)


def case_due(row: ResultRow, calendar: Calendar, today: date) -> Reckoned | None:
    """The day by which a case must be done, without its extension; None while its time stands still.

    The day on which the materials were complete is not counted, nor is any day of a special procedure
    (行政许可法第四十五条、第八十二条).
    """
    start = row.complete or row.received
    unit = Unit(row.unit.value)
    if any(pause.end is None and pause.start <= today for pause in row.suspended) and row.completed is None:
        return None
    left, exact = row.promised, True
    for first, last in _merged(row, today):
        counted = _counted(start, first - _ONE, unit, calendar)
        if left <= counted.days:
            break
        left, start, exact = left - counted.days, max(start, last), exact and counted.exact
    due = _due(start, left, unit, calendar)
    return Reckoned(due.day, exact and due.exact)


_ONE = timedelta(days=1)


def _due(start: date, days: int, unit: Unit, calendar: Calendar) -> Reckoned:
    """The day itself, or the next working day where it is a day off (a case of 0 working days taken in on a Saturday)."""
    if unit is Unit.WORKING_DAYS and days:
        return calendar.due(start, days, unit)
    return calendar.due(start, days, Unit.CALENDAR_DAYS, roll=True)


def _merged(row: ResultRow, today: date) -> list[tuple[date, date]]:
    spans: list[tuple[date, date]] = []
    for pause in sorted(row.suspended, key=lambda one: one.start):
        last = pause.end or row.completed or today
        if spans and pause.start <= spans[-1][1] + _ONE:
            spans[-1] = (spans[-1][0], max(spans[-1][1], last))
        elif last >= pause.start:
            spans.append((pause.start, last))
    return spans


def _counted(after: date, last: date, unit: Unit, calendar: Calendar) -> Counted:
    """Days of a unit after one day up to another; none where the other comes first."""
    if last <= after:
        return Counted(0)
    return calendar.between_known(after, last) if unit is Unit.WORKING_DAYS else Counted((last - after).days)


def _same_day(row: ResultRow, day: date, calendar: Calendar) -> bool:
    """Whether the written day is the reckoned one, rolls to it from a day off, or is that of the extension."""
    assert row.due
    if row.extended and row.due == row.extended.until:
        return True
    return calendar.due(row.due, 0, Unit.CALENDAR_DAYS, roll=True).day == day


def _case(row: ResultRow, position: int, record: Outcome, context: Context) -> Iterator[Problem]:
    def found(code: Code, key: tuple[str, ...], severity: Severity | None = None, **params: Param) -> Problem:
        where = context.catalogue.place(record, "results", position, *key)
        return code.at(where, params, record=context.ref(record), severity=severity, number=row.number)

    decision = Text(row.decision.text("zh-Hans"), row.decision.text("en"))
    if row.decision in _DONE and row.completed is None:
        what = Text("没有写办结日期", "without a day of completion")
        yield found(_STATE, ("decision",), decision=decision, what=what)
    elif row.decision is Decision.PENDING and row.completed is not None:
        what = Text(f"却写了办结日期{row.completed}", f"yet it was completed on {row.completed}")
        yield found(_STATE, ("completed",), decision=decision, what=what)
    due = case_due(row, context.calendar, context.today)
    if due is None:
        return
    day = due.day
    if row.due and due.exact and not _same_day(row, day, context.calendar):
        yield found(
            _MISCOUNTED,
            ("due",),
            written=row.due.isoformat(),
            start=(row.complete or row.received).isoformat(),
            promised=row.promised,
            unit=Text(row.unit.text("zh-Hans"), row.unit.text("en")),
            due=day.isoformat(),
        )
    if row.extended:
        if row.extended.asked > day and due.exact:
            yield found(
                _LATE_EXTENSION, ("extended", "asked"), due=day.isoformat(), asked=row.extended.asked.isoformat()
            )
        day = max(day, row.extended.until)
    if row.completed is None:
        if row.decision is Decision.PENDING and context.today > day:
            severity = None if due.exact or row.extended else Severity.WARNING
            what = Text("到今天还在办", "it is still open today")
            yield found(_OVERDUE, ("decision",), severity, due=day.isoformat(), what=what)
    elif row.completed > day:
        # What has happened stays visible; with its reason told there is nothing left to mend (优化营商环境条例第三十六条).
        severity = (
            Severity.INFO if says_something(row.reason) else None if due.exact or row.extended else Severity.WARNING
        )
        what = Text(f"{row.completed}才办结", f"it was completed on {row.completed}")
        yield found(_OVERDUE, ("completed",), severity, due=day.isoformat(), what=what)
