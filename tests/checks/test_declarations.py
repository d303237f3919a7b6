"""Declarations: what makes one invalid, and what is no contradiction."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import ITEMS, found, record, rows_of_standard, write

SOUND = """- requirement: "20-09"
  declares: nil
  covers: 2026-Q3
  reason: 本季度没有政府集中采购项目
  approver: 镇长
  date: 2026-10-09
  until: 2026-12-31
"""
ROW = '{{id: "20-09", category: "20-08", title: 采购, content: 采购情况, records: [disclosure], series: {{period: {}, since: "2026"{}}}}}'


def quarterly(portal: Path) -> None:
    rows_of_standard(portal, ROW.format("quarter", ", due: {days: 10, unit: working-days}"))
    for number, period in enumerate(("2026-Q1", "2026-Q2"), 21):
        id = f"disclosures/2026/purchases-{period.lower()}"
        record(portal, id, number, f'title: 采购{period}\nrequirements: ["20-09"]\ncovers: {period}\n')


def test_a_sound_one_settles_its_period(good: Path) -> None:
    quarterly(good)
    assert [line[0] for line in found(good, "GK401", "GK402")] == ["GK402"]
    write(good, f"{ITEMS}/declarations.yml", SOUND)
    assert found(good, "GK401", "GK402", *(f"GK41{n}" for n in range(1, 9)), "GK423", "GK424") == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("  covers: 2026-Q3\n", "", "GK415", 2),
        ("until: 2026-12-31", "until: 2026-11-19", "GK411", 7),
        ("reason: 本季度没有政府集中采购项目", "reason: 略", "GK412", 4),
        ("reason: 本季度没有政府集中采购项目", "reason: 工作需要", "GK412", 4),
        ("  approver: 镇长\n", "", "GK413", 1),
        ("declares: nil", "declares: withheld", "GK414", 2),
        ("date: 2026-10-09", "date: 2026-11-21", "GK416", 6),
        ("covers: 2026-Q3", "covers: 2026-Q2", "GK417", 2),
        ("  until: 2026-12-31\n", "", "GK418", 2),
        ("until: 2026-12-31", "until: 2026-11-27", "GK423", 7),
        ("covers: 2026-Q3", "covers: 2026-09", "GK424", 3),
    ],
)
def test_one_thing_wrong(good: Path, old: str, new: str, code: str, line: int) -> None:
    quarterly(good)
    assert old in SOUND
    write(good, f"{ITEMS}/declarations.yml", SOUND.replace(old, new))
    wanted = [f"GK41{n}" for n in range(1, 9)] + ["GK423", "GK424"]
    told = [(id, at) for id, _, at in found(good, *wanted)]
    assert told == ([("GK414", 2), ("GK417", 2)] if code == "" else [(code, line)])


def test_the_day_it_ends_it_still_holds(good: Path) -> None:
    quarterly(good)
    write(good, f"{ITEMS}/declarations.yml", SOUND.replace("until: 2026-12-31", "until: 2026-11-20"))
    assert found(good, "GK411") == []
    assert found(good, "GK423") == [("GK423", "warning", 7)]


def test_chinese_keys_have_their_lines(good: Path) -> None:
    write(
        good,
        f"{ITEMS}/declarations.yml",
        SOUND.replace('"20-09"', '"20-03"').replace("date: 2026-10-09", "日期: 2026-12-09").replace("2026-Q3", "2025"),
    )
    assert found(good, "GK416") == [("GK416", "error", 6)]


def test_what_was_published_before_the_declaration_does_not_contradict_it(good: Path) -> None:
    text = SOUND.replace('"20-09"', '"20-08"').replace("  covers: 2026-Q3\n", "").replace("nil", "not-applicable")
    write(good, f"{ITEMS}/declarations.yml", text)
    assert found(good, "GK417") == []
    write(good, f"{ITEMS}/declarations.yml", text.replace("2026-10-09", "2026-03-01"))
    assert found(good, "GK417") == [("GK417", "error", 2)]


def test_part_of_a_row_may_be_withheld(good: Path) -> None:
    text = SOUND.replace('"20-09"', '"20-08"').replace("2026-Q3", "2026").replace("nil", "withheld")
    text += "  basis: {law: 中华人民共和国政府信息公开条例, article: 第十四条}\n"
    write(good, f"{ITEMS}/declarations.yml", text)
    assert found(good, "GK414", "GK417", "GK418") == [("GK417", "warning", 2)]
