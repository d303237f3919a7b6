"""The statutory table row by row: the last day that is too early and the first that is not, in the unit of the row."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from checks.portals import found, fragment, problems, rows_of_standard
from gongkai.records.public_notice import Subject
from gongkai.standards import VERIFIED
from gongkai.standards.notice_periods import NoticeMinimum, least_periods, notice_periods
from gongkai.workdays import Calendar, Unit

CODES = ("GK541", "GK542", "GK543")
ROWS = notice_periods().rows


def notice(portal: Path, subject: str, start: str, end: str, more: str = "", period: str = "") -> None:
    text = f"subject: {subject}\nissued: {start}\nreview: {start}\nresult: {{text: 没有收到意见，照草案办。}}\n"
    fragment(portal, "public-notice", f"{text}period: {{start: {start}, end: {end}{period}}}\n{more}")


def test_the_table_names_subjects_of_the_record_type_and_its_rows_were_read() -> None:
    subjects = {subject.value for subject in Subject}
    assert {row.subject for row in (*ROWS, *notice_periods().examples)} <= subjects
    assert len(least_periods()) == len(ROWS) == 11
    assert {row.mark for row in ROWS} <= set(VERIFIED)
    assert {row.mark for row in notice_periods().examples} == {"V-local"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.subject)
def test_one_day_short_and_just_enough(good: Path, row: NoticeMinimum) -> None:
    start = date(2026, 4, 20)
    last = Calendar.load().due(start, row.days, row.unit).day
    notice(good, row.subject, f"{start}", f"{last}")
    assert found(good, "GK541") == []
    early = last - timedelta(days=1)
    notice(good, row.subject, f"{start}", f"{early}")
    level = "warning" if row.subject == "other-rules" else "error"
    assert [severity for _, severity, _ in found(good, "GK541")] == [level]
    problem = next(p for p in problems(good) if p.code.id == "GK541")
    assert problem.params["days"] == row.days - 1
    assert last.isoformat() in problem.hint("zh-Hans")
    assert str(row.basis) in problem.message("zh-Hans")


def test_the_example_of_the_issue(good: Path) -> None:
    notice(good, "planning-draft", "2026-11-02", "2026-12-02")
    assert found(good, *CODES) == []
    notice(good, "planning-draft", "2026-11-02", "2026-12-01")
    assert [code for code, *_ in found(good, *CODES)] == ["GK541"]


def test_working_days_leave_out_the_holidays_and_count_the_days_worked_instead(good: Path) -> None:
    # 2026-09-25…27 and 10-01…07 are off, Sunday 09-20 and Saturday 10-10 are worked.
    assert Calendar.load().due(date(2026, 9, 18), 10, Unit.WORKING_DAYS).day == date(2026, 10, 9)
    notice(good, "land-acquisition-notice", "2026-09-18", "2026-10-08")
    assert [code for code, *_ in found(good, *CODES)] == ["GK541"]
    notice(good, "land-acquisition-notice", "2026-09-18", "2026-10-09")
    assert found(good, *CODES) == []


@pytest.mark.parametrize(
    ("subject", "reason", "level"),
    [
        ("major-decision", "汛期在即，供水管必须月底前抢通", None),
        ("major-decision", "无", "error"),
        ("business-rules", "省里要求月底前施行", "warning"),
        ("planning-draft", "县里催得急", "error"),
        ("land-compensation", "项目工期紧", "error"),
    ],
)
def test_a_reason_shortens_only_where_the_law_lets_it(good: Path, subject: str, reason: str, level: str | None) -> None:
    notice(good, subject, "2026-11-02", "2026-11-12", period=f", shortened: {reason}")
    assert [severity for _, severity, _ in found(good, "GK541")] == ([level] if level else [])


def test_a_subject_without_a_law_has_no_minimum(good: Path) -> None:
    for subject in ("homestead", "subsidy", "social-assistance", "assessment", "other"):
        notice(good, subject, "2026-11-02", "2026-11-04")
        assert found(good, *CODES) == [], subject


def test_a_row_of_the_standard_sets_its_own_minimum(good: Path) -> None:
    row = (
        "{id: own.aid, category: '20-03', title: 初审公示, content: 名单, records: [public-notice], when: 有人申请时, "
        "minimum: {text: 公示7个工作日, days: 7, unit: working-days}}"
    )
    rows_of_standard(good, row)
    notice(good, "social-assistance", "2026-11-02", "2026-11-10", "requirements: [own.aid]\n")
    problem = next(p for p in problems(good) if p.code.id == "GK541")
    assert problem.requirement == "own.aid"
    notice(good, "social-assistance", "2026-11-02", "2026-11-11", "requirements: [own.aid]\n")
    assert found(good, *CODES) == []


def test_the_unit(good: Path) -> None:
    notice(good, "civil-servants", "2026-11-02", "2026-11-30")
    assert found(good, "GK543") == []
    notice(good, "civil-servants", "2026-11-02", "2026-11-30", period=", unit: 工作日")
    assert found(good, "GK543") == []
    notice(good, "civil-servants", "2026-11-02", "2026-11-30", period=", unit: 自然日")
    assert [severity for _, severity, _ in found(good, "GK543")] == ["warning"]
    notice(good, "other", "2026-11-02", "2026-11-30", period=", unit: 工作日")
    assert found(good, "GK543") == []


def test_the_period_begins_when_people_can_see_it(good: Path) -> None:
    notice(good, "other", "2026-11-02", "2026-11-30", "published: 2026-11-03\n")
    assert [severity for _, severity, _ in found(good, "GK542")] == ["warning"]
    notice(good, "other", "2026-11-02", "2026-11-30", "published: 2026-11-02\n")
    assert found(good, "GK542") == []


def test_an_unknown_year_is_no_error(good: Path) -> None:
    notice(good, "civil-servants", "2026-12-29", "2027-01-04")
    assert [severity for _, severity, _ in found(good, "GK541", today=date(2027, 2, 1))] == ["warning"]
