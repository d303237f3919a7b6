"""Registers of outcomes as the site shows them: which rows may be read, in which order, on which page, and what was late."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.checks.lateness import made_on
from gongkai.checks.outcome_time import case_due
from gongkai.records.outcome import Outcome, PenaltyRow, ResultRow, Row, RowState
from gongkai.records.service_guide import Unit
from gongkai.site.per_view import per_view
from gongkai.site.view import View
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


def pages_of(record: Outcome, view: View) -> tuple[tuple[int, ...], ...]:
    """Positions of the rows of each page; a register without rows has one empty page."""
    return _all_pages(view)[record.id]


@per_view
def _all_pages(view: View) -> Mapping[str, tuple[tuple[int, ...], ...]]:
    # Of all registers, also of those that leave only a tombstone: that stands at every address their rows had.
    return {record.id: divided(record) for record in view.catalogue.of(Outcome)}


def divided(record: Outcome) -> tuple[tuple[int, ...], ...]:
    """The rows, the newest first, in pages of at most MOST_ROWS rows and about MOST_BYTES bytes."""
    rows = record.rows
    pages: list[tuple[int, ...]] = []
    page: list[int] = []
    weight = 0
    for at in newest_first(record):
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


def part_urls(record: Outcome, view: View) -> list[str]:
    """The address of each page of a register."""
    taken = view.catalogue.filed.keys()
    return [part_url(record.url, number, taken) for number in range(1, len(pages_of(record, view)) + 1)]


def row_urls(record: Outcome, view: View) -> dict[int, str]:
    """Address of the page on which each row stands, by its position in the file."""
    urls = part_urls(record, view)
    return {at: url for url, page in zip(urls, pages_of(record, view), strict=True) for at in page}


def due_of(row: ResultRow, calendar: Calendar, today: date) -> date | None:
    """The last day to decide a case; None while its time stands still.

    An extension counts only if it was asked for in time (行政许可法第四十二条).
    """
    reckoned = case_due(row, calendar, today)
    if reckoned is None:
        return None
    if row.extended and row.extended.asked <= reckoned.day:
        return max(reckoned.day, row.extended.until)
    return reckoned.day


def overdue_by(row: ResultRow, calendar: Calendar, today: date) -> int:
    """Days by which a case was decided late, or is late today while it is open, in its own unit; 0 in time."""
    due = due_of(row, calendar, today)
    done = row.completed or today
    if due is None or done <= due:
        return 0
    return calendar.between_known(due, done).days if row.unit is Unit.WORKING_DAYS else (done - due).days


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
