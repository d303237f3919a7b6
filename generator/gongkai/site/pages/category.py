"""One page per category of the standard: its duties with their state, and the records that serve them."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import category_url
from gongkai.site.pages.coverage import cell_row
from gongkai.site.pages.lists import record_lines
from gongkai.site.view import View

KIND = "category"
TITLE = Text("公开类别", "Category")


def plan(view: View) -> tuple[Page, ...]:
    """One page per category."""
    lang = view.settings.language
    columns = view.settings.columns
    return tuple(
        Page(
            category_url(category.id),
            KIND,
            "statutory",
            category.title.get(lang),
            subject=category.id,
            crumbs=((columns.statutory, "statutory.html"),),
        )
        for group in view.standard.groups
        for category in group.categories
    )


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """Duties with state and basis; records, the newest first, each once."""
    lang = view.settings.language
    rows = view.standard.within_category(page.subject)
    cells = view.report.coverage.of([page.subject])
    records = {record.id: record for row in rows for record in view.by_requirement.get(row.id, ())}
    newest = sorted(records.values(), key=lambda one: (one.published_on, one.id), reverse=True)
    return {
        "title": page.title,
        "cells": [cell_row(cell, view, here) for cell in cells],
        "duties": [
            {"title": row.title.get(lang), "content": row.content, "basis": str(row.basis[0]), "id": row.id}
            for row in rows
        ],
        "records": record_lines(newest, view, here),
        "phone": (view.catalogue.main_body.phone if view.catalogue.main_body else "") or "",
    }
