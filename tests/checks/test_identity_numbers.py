"""Identity numbers: found wherever a person may write one, never repeated by the report, and the record stays closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from stdnum.cn import ric

from gongkai.portal import open_portal
from gongkai.reports import FORMATS, Telling

_BODY = "00000019900307123"
NUMBER = _BODY + ric.calc_check_digit(_BODY + "0")
WIDE = NUMBER.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
SPACED = f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}"

PLACES = {
    "summary": ("disclosures/2026/example.md", "review: 2026-03-04", "review: 2026-03-04\nsummary: 张某{n}"),
    "prose": ("disclosures/2026/example.md", "今年修三条路", "今年修三条路，{n}"),
    "row": ("outcomes/2026/example.yml", "applicant: 王某某", "applicant: 王某某{n}"),
    "bodies": ("bodies.yml", "duties: 主持镇政府全面工作", "duties: 主持镇政府全面工作{n}"),
    "defaults": ("defaults.yml", "post: 党政办公室主任", "post: 党政办公室主任{n}"),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("written", [NUMBER, WIDE, SPACED, NUMBER[:-1] + NUMBER[-1].lower()])
def test_it_is_found_and_never_repeated(good: Path, place: str, written: str) -> None:
    name, before, after = PLACES[place]
    file = good / "disclosure_items" / name
    text = file.read_text("utf-8")
    assert before in text, place
    file.write_text(text.replace(before, after.format(n=written), 1), "utf-8")
    report = open_portal(good).report
    assert [problem.where.file for problem in report.problems if problem.code.id == "GK601"], place
    for form in FORMATS.values():
        told = form(Telling(report, records=6))
        assert NUMBER not in told and written not in told


def test_declarations_are_read_too(good: Path) -> None:
    file = good / "disclosure_items/declarations.yml"
    file.write_text(
        f"- {{requirement: '20-08', declares: nil, reason: {NUMBER}的材料, approver: 镇长, date: 2026-01-05}}\n",
        "utf-8",
    )
    assert any(
        problem.code.id == "GK601" and problem.where.file.endswith("declarations.yml")
        for problem in open_portal(good).report.problems
    )


def test_a_number_in_a_value_that_cannot_be_read_is_not_printed(good: Path) -> None:
    file = good / "disclosure_items/service-guides/example.yml"
    file.write_text(file.read_text("utf-8").replace("visits: 1", f'visits: "{NUMBER}"'), "utf-8")
    report = open_portal(good).report
    assert any(problem.code.id == "GK203" for problem in report.problems)
    for form in FORMATS.values():
        assert NUMBER not in form(Telling(report, records=6))
