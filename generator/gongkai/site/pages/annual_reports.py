"""政府信息公开年报: the annual reports on disclosure by year (条例第四十九、五十条)."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.site.page import Here, Page
from gongkai.site.pages.lists import record_lines
from gongkai.site.view import View

KIND = "annual-reports"
TITLE = Text("政府信息公开年报", "Annual reports")

REQUIREMENT = "boards.report"


def plan(view: View) -> tuple[Page, ...]:
    """The one page."""
    crumbs = ((view.settings.columns.statutory, "statutory.html"),)
    return (Page("annual-reports.html", KIND, "statutory", TITLE.zh, crumbs=crumbs),)


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """Reports, the newest year first."""
    records = sorted(view.by_requirement.get(REQUIREMENT, ()), key=lambda one: one.covered, reverse=True)
    return {"title": page.title, "records": record_lines(records, view, here)}
