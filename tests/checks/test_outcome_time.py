"""The time of a case: from the completed materials, the day itself not counted, without suspended days, with its extension."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checks.portals import RESULT, found, results, row
from gongkai.checks.outcome_time import case_due
from gongkai.records.outcome import ResultRow
from gongkai.workdays import Calendar

CODES = ("GK561", "GK562", "GK564", "GK565")
TODAY = date(2026, 11, 20)


def case(**changes: object) -> ResultRow:
    return ResultRow.model_validate({**RESULT, **changes})


def due(**changes: object) -> date | None:
    reckoned = case_due(case(**changes), Calendar.load(), TODAY)
    return reckoned.day if reckoned else None


@pytest.mark.parametrize(
    ("received", "days", "day"),
    [
        ("2026-01-30", 20, date(2026, 3, 5)),
        ("2026-02-10", 20, date(2026, 3, 16)),
        ("2026-04-28", 20, date(2026, 5, 28)),
        ("2026-09-18", 20, date(2026, 10, 22)),
        ("2026-02-10", 7, date(2026, 2, 26)),
        ("2026-04-28", 7, date(2026, 5, 11)),
    ],
)
def test_working_days_of_2026(received: str, days: int, day: date) -> None:
    assert due(received=received, promised=days) == day


def test_from_the_completed_materials() -> None:
    assert due(received="2026-03-02", complete="2026-03-05", promised=5) == date(2026, 3, 12)


def pause(start: str, end: str | None) -> dict[str, str | None]:
    return {"procedure": "public-display", "start": start, "end": end}


@pytest.mark.parametrize(
    ("pauses", "day"),
    [
        ([], date(2026, 3, 16)),
        ([pause("2026-03-05", "2026-03-11")], date(2026, 3, 23)),
        # Two that overlap are one.
        ([pause("2026-03-05", "2026-03-10"), pause("2026-03-09", "2026-03-11")], date(2026, 3, 23)),
        # A long one: two days are over when it begins on the 5th, eight are left when it ends.
        ([pause("2026-03-05", "2026-06-30")], date(2026, 7, 10)),
        # A second one that lies in the time the first one added.
        ([pause("2026-03-05", "2026-03-11"), pause("2026-03-18", "2026-03-20")], date(2026, 3, 26)),
        # What comes after the last day changes nothing.
        ([pause("2026-03-17", "2026-03-20")], date(2026, 3, 16)),
        # It began before the case.
        ([pause("2026-02-24", "2026-03-04")], date(2026, 3, 18)),
    ],
)
def test_suspended_days_are_left_out(pauses: list[dict[str, str]], day: date) -> None:
    assert due(suspended=pauses) == day


def test_an_open_suspension_stops_the_clock() -> None:
    assert due(suspended=[pause("2026-03-05", None)], completed=None, decision="pending") is None


def test_calendar_days_that_end_on_a_holiday_run_to_the_next_working_day() -> None:
    assert due(received="2026-04-21", promised=10, unit="calendar-days") == date(2026, 5, 6)
    assert due(received="2026-04-20", promised=10, unit="calendar-days") == date(2026, 4, 30)


def test_done_at_once() -> None:
    assert due(received="2026-03-02", promised=0) == date(2026, 3, 2)
    assert due(received="2026-03-07", promised=0) == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({"completed": "2026-03-16"}, None),
        ({"completed": "2026-03-17", "published": "2026-03-18"}, "error"),
        ({"completed": "2026-03-17", "published": "2026-03-18", "reason": "大雪封山，推迟一天到现场"}, "info"),
        ({"completed": "2026-03-17", "published": "2026-03-18", "reason": "略"}, "error"),
        ({"completed": None, "decision": "pending", "received": "2026-11-09"}, None),
        ({"completed": None, "decision": "pending", "received": "2026-11-05"}, "error"),
        ({"completed": None, "decision": "pending", "received": "2026-11-05", "complete": "2026-11-09"}, None),
        (
            {"completed": "2026-03-27", "published": "2026-03-30", "extended": "{until: 2026-03-30, reason: 有异议, asked: 2026-03-16}"},
            None,
        ),
        (
            {"completed": "2026-03-31", "published": "2026-03-31", "extended": "{until: 2026-03-30, reason: 有异议, asked: 2026-03-16}"},
            "error",
        ),
        ({"completed": "2026-03-25", "withdrawn": "{date: 2026-04-01, reason: 申请人撤回}"}, None),
    ],
)  # fmt: skip
def test_overdue(good: Path, changes: dict[str, str | None], level: str | None) -> None:
    results(good, row(RESULT, **changes))
    assert [severity for _, severity, _ in found(good, "GK561")] == ([level] if level else [])


@pytest.mark.parametrize(("asked", "late"), [("2026-03-16", False), ("2026-03-17", True)])
def test_an_extension_is_asked_for_in_time(good: Path, asked: str, late: bool) -> None:
    extended = f"{{until: 2026-03-30, reason: 邻里有异议需要核实, asked: {asked}}}"
    results(good, row(RESULT, completed="2026-03-27", published="2026-03-31", extended=extended))
    assert [code for code, *_ in found(good, *CODES)] == (["GK562"] if late else [])


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"completed": None}, True),
        ({"completed": None, "decision": "refused", "reason": "已有一处宅基地"}, True),
        ({"decision": "pending"}, True),
        ({"completed": None, "decision": "ended", "reason": "申请人撤回"}, False),
        ({"completed": None, "decision": "pending", "received": "2026-11-19"}, False),
    ],
)
def test_decision_and_completion_agree(good: Path, changes: dict[str, str | None], wrong: bool) -> None:
    results(good, row(RESULT, **changes))
    assert [code for code, *_ in found(good, "GK564")] == (["GK564"] if wrong else [])


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"due": "2026-03-16"}, False),
        ({"due": "2026-03-13"}, True),
        # Counted in days: the 2nd of May is off, the 6th is the day; both are right.
        ({"received": "2026-04-22", "due": "2026-05-02", "unit": "calendar-days", "completed": "2026-04-28"}, False),
        ({"received": "2026-04-22", "due": "2026-05-06", "unit": "calendar-days", "completed": "2026-04-28"}, False),
        ({"due": "2026-03-30", "extended": "{until: 2026-03-30, reason: 核实, asked: 2026-03-12}"}, False),
    ],
)
def test_the_written_day(good: Path, changes: dict[str, str], wrong: bool) -> None:
    results(good, row(RESULT, **changes))
    assert [code for code, *_ in found(good, "GK565")] == (["GK565"] if wrong else [])


def test_an_estimate_over_an_unknown_year_is_no_error(good: Path) -> None:
    results(good, row(RESULT, received="2026-12-28", completed="2027-01-15", published="2027-01-18"))
    today = date(2027, 2, 1)
    assert [severity for _, severity, _ in found(good, "GK561", today=today)] == ["warning"]
    assert len(found(good, "GK591", today=today)) == 1
