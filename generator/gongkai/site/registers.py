"""Registers of outcomes as the site shows them: which rows may be read, in which order, on which page, and what was late."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from gongkai.checks.lateness import made_on
from gongkai.records.outcome import Outcome, PenaltyRow, ResultRow, Row, RowState
from gongkai.records.service_guide import Unit
from gongkai.site.same import Same
from gongkai.workdays import Calendar

MOST_ROWS = 400
"""Rows of one page at most."""
MOST_BYTES = 240_000
"""Estimated bytes of the table of one page at most; with head, filters and chrome a page stays below 300 KB."""
_CELLS = 900
"""Bytes of the marks around the words of a row, measured on the widest table and rounded up."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Why the content of a row may not be read any more; its number, a date and the reason stay."""

    word: str
    day: date | None
    reason: str
    stamped: bool
    """A revoked or withdrawn row carries the stamp; one whose period of display is over does not."""


def gone(row: Row, today: date) -> Gone | None:
    """What is left of a withdrawn, revoked or lapsed row (行政处罚法第四十八条); None where the row may be read.

    A penalty past its last day of display (公示截止期) has lapsed, whether somebody withdrew it or not.
    """
    if row.withdrawn:
        revoked = row.withdrawn.decided or getattr(row, "state", None) is RowState.REVOKED
        day = row.withdrawn.decided or row.withdrawn.date
        return Gone("已撤销" if revoked else "已撤回", day, row.withdrawn.reason, True)
    if getattr(row, "state", None) is RowState.REVOKED:
        return Gone("已撤销", None, "登记为撤销，还没有写撤销日期和原因，请向承办机构查问", True)
    if isinstance(row, PenaltyRow) and row.shown_until < today:
        return Gone("公示期满", row.shown_until, "公示截止期已过，内容不再公开", False)
    return None


def newest_first(record: Outcome) -> list[int]:
    """Positions of the rows by the day of decision or completion (pending ones by publication), the newest first."""
    rows = record.rows
    return sorted(range(len(rows)), key=lambda at: (made_on(rows[at]) or rows[at].published, at), reverse=True)


def pages_of(record: Outcome) -> tuple[tuple[int, ...], ...]:
    """Positions of the rows of each page; a register without rows has one empty page."""
    return _pages(Same(record))


@lru_cache(maxsize=256)
def _pages(same: Same[Outcome]) -> tuple[tuple[int, ...], ...]:
    rows = same.it.rows
    pages: list[tuple[int, ...]] = []
    page: list[int] = []
    weight = 0
    for at in newest_first(same.it):
        size = _bytes(rows[at])
        if page and (len(page) >= MOST_ROWS or weight + size > MOST_BYTES):
            pages.append(tuple(page))
            page, weight = [], 0
        page.append(at)
        weight += size
    return (*pages, tuple(page)) if page or not pages else tuple(pages)


def _bytes(row: Row) -> int:
    return _CELLS + sum(
        len(value.encode()) for name in type(row).model_fields if isinstance(value := getattr(row, name), str)
    )


def part_url(url: str, number: int, taken: Container[str] = frozenset()) -> str:
    """Address of the n-th page of something long: `x.html`, `x-2.html` … Where a record has that id, `x-part-2.html`."""
    if number == 1:
        return url
    stem = url.removesuffix(".html")
    name = f"{stem}-{number}"
    while name in taken:
        stem += "-part"
        name = f"{stem}-{number}"
    return f"{name}.html"


def row_urls(record: Outcome, taken: Container[str]) -> dict[int, str]:
    """Address of the page on which each row stands, by its position in the file."""
    return {at: part_url(record.url, number, taken) for number, page in enumerate(pages_of(record), 1) for at in page}


def due_of(row: ResultRow, calendar: Calendar) -> date | None:
    """The last day to decide a case; None while a suspension has no end.

    The day of receipt, or of complete materials, is not counted; days of a suspension are not counted; an extension
    counts only if it was asked for in time (行政许可法第四十二、四十五、八十二条).
    """
    due = row.due or _reckoned(row, calendar)
    if due is None:
        return None
    if row.extended and row.extended.asked <= due:
        return max(due, row.extended.until)
    return due


def _reckoned(row: ResultRow, calendar: Calendar) -> date | None:
    start = row.complete or row.received
    spans: list[tuple[date, date]] = []
    for one in sorted(row.suspended, key=lambda suspension: suspension.start):
        if one.end is None:
            return None
        first = max(one.start, start + timedelta(days=1), spans[-1][1] + timedelta(days=1) if spans else start)
        if first <= one.end:
            spans.append((first, one.end))
    due, before = _after(start, row.promised, row.unit, calendar), None
    while due != before:
        before = due
        lost = sum(
            _counted(first - timedelta(days=1), min(last, due), row.unit, calendar)
            for first, last in spans
            if first <= due
        )
        due = _after(start, row.promised + lost, row.unit, calendar)
    return due


def _after(start: date, days: int, unit: Unit, calendar: Calendar) -> date:
    return calendar.add_known(start, days).day if unit is Unit.WORKING_DAYS else start + timedelta(days=days)


def _counted(first: date, last: date, unit: Unit, calendar: Calendar) -> int:
    return calendar.between_known(first, last).days if unit is Unit.WORKING_DAYS else (last - first).days


def overdue_by(row: ResultRow, calendar: Calendar, today: date) -> int:
    """Days by which a case was decided late, or is late today while it is open, in its own unit; 0 in time."""
    due = due_of(row, calendar)
    done = row.completed or today
    return _counted(due, done, row.unit, calendar) if due is not None and done > due else 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases of a register were received, decided in time, decided late, are open, and open past their day."""

    received: int = 0
    in_time: int = 0
    late: int = 0
    open: int = 0
    open_late: int = 0

    @property
    def overdue(self) -> int:
        """Decided late or open past the last day."""
        return self.late + self.open_late

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.received + other.received,
            self.in_time + other.in_time,
            self.late + other.late,
            self.open + other.open,
            self.open_late + other.open_late,
        )


def tally(record: Outcome, calendar: Calendar, today: date) -> Tally:
    """Statistics of the cases of a register; licences and penalties carry no day of receipt and count nothing here."""
    in_time = late = open_ = open_late = 0
    for row in record.results:
        over = overdue_by(row, calendar, today)
        if row.completed is None:
            open_ += 1
            open_late += over > 0
        elif over:
            late += 1
        else:
            in_time += 1
    return Tally(len(record.results), in_time, late, open_, open_late)
