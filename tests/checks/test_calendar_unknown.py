"""A year without calendar is told once, and only where it matters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from checks.portals import RESULT, found, fragment, problems, record, results, row, write


def test_the_current_year(good: Path) -> None:
    assert found(good, "GK591") == []
    told = [p for p in problems(good, date(2027, 3, 1)) if p.code.id == "GK591"]
    assert [(p.severity.value, p.params["year"], p.where.file) for p in told] == [("warning", 2027, "mkdocs.yml")]


def test_an_old_case_whose_verdict_hangs_on_the_holidays(good: Path) -> None:
    results(
        good,
        row(RESULT, received="2018-03-02", completed="2018-03-16", published="2018-03-19"),
        row(
            RESULT, number="示政宅批〔2018〕4号", received="2018-03-02", completed="2018-03-16", published="2018-03-19"
        ),
    )
    told = [p for p in problems(good) if p.code.id == "GK591"]
    assert [p.params["year"] for p in told] == [2018]


def test_an_old_record_that_was_in_time_for_certain(good: Path) -> None:
    text = "title: 旧文件\nissued: 2015-03-02\nreview: 2015-03-20\nissuing_body: 镇政府\nvalidity: in-force\n"
    record(good, "policy-documents/2015/old", 90, text)
    assert found(good, "GK591") == []
    # Twenty-nine days after: twenty working days or not, only the calendar of the year can tell.
    record(good, "policy-documents/2015/old", 90, text.replace("2015-03-20", "2015-03-31"))
    assert len(found(good, "GK591")) == 1
    record(good, "policy-documents/2015/old", 90, text.replace("2015-03-20", "2016-03-20"))
    assert found(good, "GK591") == []


def test_a_notice_counted_in_calendar_days_needs_none(good: Path) -> None:
    text = "issued: 2015-11-02\nreview: 2015-11-02\nresult: 没有收到意见，照草案报批。\n"
    fragment(good, "public-notice", text + "period: {start: 2015-11-02, end: 2015-12-02}\n")
    assert found(good, "GK591") == []


def test_the_portal_brings_its_own_year(good: Path) -> None:
    settings = good / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "      workdays: workdays\n", "utf-8")
    text = "year: 2027\nsources: [{title: 县政府通知, date: 2026-11-10, mark: V}]\nholidays:\n  元旦: [2027-01-01]\nworkdays: []\n"
    write(good, "workdays/2027.yml", text)
    assert found(good, "GK591", "GK905", today=date(2027, 3, 1)) == []
    write(good, "workdays/2027.yml", text.replace("[2027-01-01]", "[2026-01-01]"))
    told = [p for p in problems(good, date(2027, 3, 1)) if p.code.id in ("GK591", "GK905")]
    assert {p.code.id for p in told} == {"GK591", "GK905"}
    assert next(p for p in told if p.code.id == "GK905").where.file == "workdays/2027.yml"
