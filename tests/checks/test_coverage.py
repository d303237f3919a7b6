"""Coverage: the seven states in their order, periods, who can declare what, and what a held record costs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gongkai.checks import State
from gongkai.portal import Portal, open_portal

GAPS = Path(__file__).parents[1] / "portals/gaps"
RECORD = (
    'title: 年度统计\nrequirements: ["20-04"]\nindex_number: 11999999000000027G/{year}-0008{n}\n'
    "issued: {year}-12-20\nreview: {year}-12-22\ncovers: {year}\n"
)


@pytest.fixture(scope="module")
def gaps() -> Portal:
    return open_portal(GAPS)


def states(portal: Portal, requirement: str) -> dict[str, State]:
    return {cell.period: cell.state for cell in portal.report.coverage.cells if cell.requirement.id == requirement}


def test_the_town_with_gaps_shows_every_state(gaps: Portal) -> None:
    shown = {cell.state for cell in gaps.report.coverage.cells}
    assert shown == set(State)
    assert states(gaps, "20-14") == {"": State.NOT_APPLICABLE}
    assert states(gaps, "20-10") == {"": State.WITHHELD}
    assert states(gaps, "21-05") == {"": State.NIL}
    assert states(gaps, "boards.report") == {"2024": State.PUBLISHED, "2025": State.OVERDUE}
    assert states(gaps, "20-09") == {"": State.MISSING}
    assert states(gaps, "20-12") == {"": State.UNKNOWN}


def test_each_unsettled_cell_is_one_finding_and_the_share_counts_the_settled(gaps: Portal) -> None:
    coverage = gaps.report.coverage
    unsettled = [cell for cell in coverage.cells if not cell.state.settled]
    told = [problem for problem in gaps.report.problems if problem.code.id in ("GK401", "GK402", "GK403")]
    assert len(told) == len(unsettled) == len(coverage.cells) - coverage.settled
    assert coverage.share == coverage.settled / len(coverage.cells)


def standard(good: Path, row: str) -> None:
    file = good / "standard.yml"
    text = file.read_text("utf-8").replace(
        '      - {id: "20-05"', '      - {id: "20-04", title: {zh: 统计, en: Statistics}}\n      - {id: "20-05"', 1
    )
    file.write_text(f"{text}{row}\n", "utf-8")


SERIES = (
    '  - {id: "20-04", category: "20-04", title: 统计, content: 年度统计, records: [disclosure],'
    ' series: {period: year, since: "2024", due: {month: 3, day: 31, years_after: 1}}}'
)


def test_a_series_has_a_cell_for_each_period_that_is_due(good: Path) -> None:
    standard(good, SERIES)
    (good / "disclosure_items/disclosures/2024").mkdir()
    (good / "disclosure_items/disclosures/2024/figures.yml").write_text(RECORD.format(year=2024, n=1), "utf-8")
    assert states(open_portal(good), "20-04") == {"2024": State.PUBLISHED, "2025": State.OVERDUE}
    assert states(open_portal(good, date(2026, 3, 31)), "20-04") == {"2024": State.PUBLISHED}, "due today is not late"
    assert states(open_portal(good, date(2027, 4, 1)), "20-04")["2026"] is State.OVERDUE


def test_nothing_ever_served_is_missing_not_overdue(good: Path) -> None:
    standard(good, SERIES)
    assert set(states(open_portal(good), "20-04").values()) == {State.MISSING}


def declare(good: Path, entry: str) -> Portal:
    (good / "disclosure_items/declarations.yml").write_text(f"- {{requirement: '20-04', {entry}}}\n", "utf-8")
    return open_portal(good)


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        ("declares: nil, covers: 2024, reason: 本年没有编制, approver: 镇长", State.NIL),
        ("declares: 不适用, reason: 统计由县里负责, approver: 镇长, until: 2027-12-31", State.NOT_APPLICABLE),
        (
            "declares: withheld, reason: 涉及经济安全, approver: 镇长, basis: {law: 条例, article: 第十四条}",
            State.WITHHELD,
        ),
        ("declares: withheld, reason: 涉及经济安全, approver: 镇长", State.MISSING),
        ("declares: nil, covers: 2024, approver: 镇长", State.MISSING),
        ("declares: nil, covers: 2024, reason: 本年没有编制", State.MISSING),
        ("declares: nil, covers: 2024, reason: 本年没有编制, approver: 镇长, until: 2026-11-19", State.MISSING),
        ("declares: nil, covers: 2024, reason: 本年没有编制, approver: 镇长, date: 2026-11-21", State.MISSING),
    ],
)
def test_a_declaration_counts_only_when_it_is_whole_and_in_time(good: Path, entry: str, state: State) -> None:
    standard(good, SERIES)
    assert states(declare(good, entry), "20-04")["2024"] is state


def test_a_nil_of_one_year_says_nothing_of_another(good: Path) -> None:
    standard(good, SERIES)
    found = states(declare(good, "declares: nil, covers: 2024, reason: 本年没有编制, approver: 镇长"), "20-04")
    assert found == {"2024": State.NIL, "2025": State.MISSING}


def test_a_record_wins_over_a_declaration(good: Path) -> None:
    standard(good, SERIES)
    (good / "disclosure_items/disclosures/2024").mkdir()
    (good / "disclosure_items/disclosures/2024/figures.yml").write_text(RECORD.format(year=2024, n=1), "utf-8")
    portal = declare(good, "declares: nil, covers: 2024, reason: 本年没有编制, approver: 镇长")
    assert states(portal, "20-04")["2024"] is State.PUBLISHED


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("title: [", State.UNKNOWN),
        ("title: 统计\nrequirements: ['20-04']\nissued: 何时\nreview: 2026-01-05\n", State.UNKNOWN),
        ("title: 别的\nrequirements: ['20-03']\nissued: 何时\nreview: 2026-01-05\n", State.MISSING),
    ],
)
def test_an_unreadable_file_makes_unknown_only_what_it_could_serve(good: Path, text: str, state: State) -> None:
    standard(good, SERIES.replace(", series:", ", note: x} #"))
    (good / "disclosure_items/disclosures/2026/figures.yml").write_text(text, "utf-8")
    assert states(open_portal(good), "20-04") == {"": state}
    assert states(open_portal(good), "20-03") == {"": State.PUBLISHED}, "another record serves it"


def test_old_content_is_overdue_and_a_fresh_update_mends_it(good: Path) -> None:
    row = '  - {id: "20-04", category: "20-04", title: 统计, content: 统计, records: [disclosure], freshness: {months: 6}}'
    standard(good, row)
    file = good / "disclosure_items/disclosures/2026/figures.yml"
    old = "title: 统计\nrequirements: ['20-04']\nindex_number: 11999999000000027G/2026-00081\nissued: 2026-05-06\nreview: 2026-05-10\n"
    file.write_text(old, "utf-8")
    assert states(open_portal(good, date(2026, 11, 10)), "20-04") == {"": State.PUBLISHED}
    assert states(open_portal(good, date(2026, 11, 11)), "20-04") == {"": State.OVERDUE}
    file.write_text(old + "updated: 2026-11-01\n", "utf-8")
    assert states(open_portal(good), "20-04") == {"": State.PUBLISHED}


def test_a_withdrawn_or_closed_record_serves_nothing(good: Path) -> None:
    file = good / "disclosure_items/fee-standards/example.yml"
    text = file.read_text("utf-8")
    for line in (
        "status: withdrawn\nwithdrawal: {date: 2026-05-01, reason: 内容有误}\n",
        "audience: 内部\n",
        "mode: 不予公开\n",
    ):
        file.write_text(text + line, "utf-8")
        assert states(open_portal(good), "20-08") == {"": State.MISSING}, line


def test_facts_of_bodies_serve_their_rows() -> None:
    portal = open_portal(GAPS)
    assert states(portal, "20-02.leader") == {"": State.PUBLISHED}


def test_a_special_group_or_a_board_only_row_is_not_forced_online(good: Path) -> None:
    for extra in ("audience: special-group", "channels: [notice-board]", "mark: M", "level: [county]"):
        before = (good / "standard.yml").read_text("utf-8")
        standard(
            good, f'  - {{id: "20-04", category: "20-04", title: 统计, content: 统计, records: [disclosure], {extra}}}'
        )
        assert states(open_portal(good), "20-04") == {}, extra
        (good / "standard.yml").write_text(before, "utf-8")
