"""A public notice: one that passes has at most twelve lines of YAML."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gongkai.portal import open_portal
from gongkai.records.public_notice import PublicNotice
from gongkai.records.service_guide import Unit
from records.reading import record

PORTAL = Path(__file__).parents[1] / "portals/good"
FILE = PORTAL / "disclosure_items/public-notices/2026/example.yml"


def test_a_notice_that_passes_has_at_most_twelve_lines() -> None:
    assert len([line for line in FILE.read_text("utf-8").splitlines() if line.strip()]) <= 12
    assert open_portal(PORTAL).report.problems == ()


def test_its_period_is_in_calendar_days_unless_it_says_otherwise() -> None:
    found = record(PublicNotice, FILE.read_text("utf-8"))
    assert found.faults == ()
    assert found.record.period.end == date(2026, 12, 2) and found.record.period.unit is Unit.CALENDAR_DAYS
    working = FILE.read_text("utf-8").replace("end: 2026-12-02}", "截止: 2026-12-02, unit: 工作日}")
    assert record(PublicNotice, working).record.period.unit is Unit.WORKING_DAYS
