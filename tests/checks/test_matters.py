"""Major matters: stages that are missing or late, and matters that are whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checks.portals import found, fragment, record

CODES = ("GK581", "GK582", "GK583", "GK584", "GK585")
NAME = "石门村供水管改造"


def stage(portal: Path, name: str, stage: str, day: str, number: int) -> None:
    text = f'title: {NAME}：{name}\nrequirements: ["20-03"]\nissued: {day}\nreview: {day}\nmatter: {NAME}\nstage: {stage}\n'
    record(portal, f"disclosures/2026/water-{name}", number, text)


def proposal(portal: Path, start: str, end: str, reply: str) -> None:
    fragment(
        portal,
        "public-notice",
        f"matter: {NAME}\nstage: proposal\nsubject: other\nissued: {start}\nreview: {start}\n"
        f"period: {{start: {start}, end: {end}}}\nfeedback: [{{office: hall, phone: 0000-0000101, reply_by: {reply}}}]\n"
        "result: {text: 收到六条意见，采纳四条。}\n",
    )


def announcement(portal: Path, day: str, held: str) -> None:
    file = portal / "disclosure_items/public-notices/2026/example.yml"
    text = file.read_text("utf-8").replace("2026-00004", "2026-00044").replace("stage: proposal", "stage: hearing")
    head = text.split("issued:")[0]
    body = f"issued: {day}\nreview: {day}\nsubject: other\nmatter: {NAME}\nstage: hearing\nabout: {held}开听证会。\n"
    body += f"period: {{start: {day}, end: {held}}}\nfeedback: [{{office: hall, phone: 0000-0000101}}]\nresult: 见听证报告。\n"
    (file.parent / "hearing.yml").write_text(head + body, "utf-8")


def test_a_whole_matter_in_time(good: Path) -> None:
    proposal(good, "2026-08-03", "2026-09-02", "2026-09-17")
    announcement(good, "2026-09-09", "2026-09-23")
    stage(good, "report", "hearing", "2026-09-30", 61)
    stage(good, "decision", "decision", "2026-10-12", 62)
    assert found(good, *CODES) == []
    stage(good, "progress", "progress", "2026-11-09", 63)
    stage(good, "result", "result", "2026-11-18", 64)
    assert found(good, *CODES) == []


def test_progress_without_a_decision(good: Path) -> None:
    stage(good, "progress", "progress", "2026-11-09", 63)
    assert [(code, level) for code, level, _ in found(good, *CODES)] == [("GK581", "warning")]
    stage(good, "decision", "decision", "2026-10-12", 62)
    assert found(good, *CODES) == []


def test_nothing_after_the_proposal(good: Path) -> None:
    proposal(good, "2026-08-03", "2026-09-02", "2026-09-17")
    assert found(good, *CODES, today=date(2026, 12, 1)) == []
    assert [code for code, *_ in found(good, *CODES, today=date(2026, 12, 2))] == ["GK581"]


def test_nothing_after_the_decision(good: Path) -> None:
    stage(good, "decision", "decision", "2026-05-11", 62)
    assert found(good, *CODES, today=date(2026, 11, 7)) == []
    assert [code for code, *_ in found(good, *CODES, today=date(2026, 11, 8))] == ["GK581"]


@pytest.mark.parametrize(("day", "late"), [("2026-09-09", False), ("2026-09-10", True)])
def test_a_hearing_is_announced_within_five_working_days(good: Path, day: str, late: bool) -> None:
    proposal(good, "2026-08-03", "2026-09-02", "2026-09-17")
    announcement(good, day, "2026-12-01")
    assert [code for code, *_ in found(good, *CODES)] == (["GK582"] if late else [])


@pytest.mark.parametrize(("day", "late"), [("2026-09-30", False), ("2026-10-08", True), (None, True)])
def test_the_report_follows_within_seven_days(good: Path, day: str | None, late: bool) -> None:
    proposal(good, "2026-08-03", "2026-09-02", "2026-09-17")
    announcement(good, "2026-09-09", "2026-09-23")
    if day:
        stage(good, "report", "hearing", day, 61)
    assert [code for code, *_ in found(good, *CODES, today=date(2026, 10, 20))] == (["GK583"] if late else [])


def test_a_hearing_that_is_still_to_come_owes_no_report(good: Path) -> None:
    proposal(good, "2026-10-12", "2026-11-12", "2026-11-27")
    announcement(good, "2026-11-16", "2026-12-01")
    assert found(good, *CODES) == []


@pytest.mark.parametrize(("reply", "late"), [("2026-09-17", False), ("2026-09-18", True)])
def test_replies_within_fifteen_days(good: Path, reply: str, late: bool) -> None:
    proposal(good, "2026-08-03", "2026-09-02", reply)
    assert [code for code, *_ in found(good, *CODES)] == (["GK584"] if late else [])


def test_a_notice_of_no_matter_sets_its_own_day(good: Path) -> None:
    fragment(good, "public-notice", "feedback: [{office: hall, phone: 0000-0000101, reply_by: 2027-02-01}]\n")
    assert found(good, *CODES) == []


def test_a_matter_without_stage_and_a_name_with_blanks(good: Path) -> None:
    fragment(good, "disclosure", f"matter: {NAME[:3]} {NAME[3:]}\n")
    assert [code for code, *_ in found(good, *CODES)] == ["GK585"]
    fragment(good, "disclosure", f"matter: {NAME[:3]} {NAME[3:]}\nstage: decision\n")
    stage(good, "progress", "progress", "2026-11-09", 63)
    assert found(good, *CODES) == []
