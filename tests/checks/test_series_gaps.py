"""Due soon: thirty days before an advice, seven days before a warning, on the day still no error."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checks.portals import ITEMS, found, record, rows_of_standard, write

QUARTER = (
    '{id: "20-04", category: "20-03", title: 统计, content: 统计信息, records: [disclosure], '
    "series: {period: quarter, since: 2026-Q3, due: {days: 40}}}"
)
FRESH = (
    '{id: "20-04", category: "20-03", title: 统计, content: 统计信息, records: [disclosure], freshness: {months: 6}}'
)


@pytest.mark.parametrize(
    ("today", "level"),
    [
        (date(2026, 10, 9), None),
        (date(2026, 10, 10), "info"),
        (date(2026, 11, 1), "info"),
        (date(2026, 11, 2), "warning"),
        (date(2026, 11, 9), "warning"),
    ],
)
def test_a_period_that_falls_due_on_the_ninth_of_november(good: Path, today: date, level: str | None) -> None:
    rows_of_standard(good, QUARTER)
    assert [severity for _, severity, _ in found(good, "GK421", today=today)] == ([level] if level else [])
    assert found(good, "GK401", today=today) == []


def test_once_it_is_over_it_is_missing_and_no_longer_soon(good: Path) -> None:
    rows_of_standard(good, QUARTER)
    assert [code for code, *_ in found(good, "GK401", "GK402", "GK421", today=date(2026, 11, 10))] == ["GK401"]


def test_what_is_published_or_declared_is_not_asked_for(good: Path) -> None:
    rows_of_standard(good, QUARTER)
    today = date(2026, 11, 2)
    text = 'title: 三季度\nrequirements: ["20-04"]\nissued: 2026-10-12\nreview: 2026-10-13\ncovers: 2026-Q3\n'
    record(good, "disclosures/2026/q3", 30, text)
    assert found(good, "GK421", today=today) == []
    (good / ITEMS / "disclosures/2026/q3.md").unlink()
    assert len(found(good, "GK421", today=today)) == 1
    declared = "- {requirement: '20-04', declares: nil, covers: 2026, reason: 今年不单独统计, approver: 镇长, until: 2027-01-31}"
    write(good, f"{ITEMS}/declarations.yml", declared)
    assert found(good, "GK421", today=today) == []


def test_an_update_is_due_soon(good: Path) -> None:
    rows_of_standard(good, FRESH)
    record(
        good,
        "disclosures/2026/figures",
        30,
        'title: 数据\nrequirements: ["20-04"]\nissued: 2026-05-25\nreview: 2026-05-26\n',
    )
    assert found(good, "GK422", today=date(2026, 10, 26)) == []
    assert found(good, "GK422", today=date(2026, 10, 27))[0][1] == "info"
    assert found(good, "GK422")[0][1] == "warning"
    assert found(good, "GK402", today=date(2026, 11, 26)) == []
    assert len(found(good, "GK402", today=date(2026, 11, 27))) == 1


@pytest.mark.parametrize(
    ("covers", "wrong"), [("2026-Q3", False), ("2026", True), ("2026-09", True), ("2026-H2", True)]
)
def test_the_period_of_a_record_fits_its_series(good: Path, covers: str, wrong: bool) -> None:
    rows_of_standard(good, QUARTER)
    record(good, "disclosures/2026/q", 30, f'title: 数据\nrequirements: ["20-04"]\ncovers: {covers}\n')
    assert [code for code, *_ in found(good, "GK424")] == (["GK424"] if wrong else [])


def test_a_part_of_the_year_beside_the_yearly_record_is_welcome(good: Path) -> None:
    rows_of_standard(
        good, QUARTER.replace("quarter", "year").replace("2026-Q3", "2026").replace("{days: 40}", "{days: 90}")
    )
    record(good, "disclosures/2026/h1", 30, 'title: 半年执行\nrequirements: ["20-04"]\ncovers: 2026-H1\n')
    assert found(good, "GK424") == []
