"""最新公开: every standing record by time, in pages of two hundred."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.site.page import Here, Page
from gongkai.site.pages.home import latest
from gongkai.site.pages.lists import record_lines, split
from gongkai.site.view import View

KIND = "latest"
TITLE = Text("最新公开", "Latest")

_PER_PAGE = 200


def plan(view: View) -> tuple[Page, ...]:
    """latest.html, latest-2.html …"""
    parts = split(latest(view), _PER_PAGE)
    return tuple(
        Page(
            _url(number),
            KIND,
            "statutory",
            TITLE.zh if number == 1 else f"{TITLE.zh}（第{number}页）",
            subject=str(number),
        )
        for number in range(1, len(parts) + 1)
    )


def _url(number: int) -> str:
    return "latest.html" if number == 1 else f"latest-{number}.html"


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """One part of the list, with the way to its neighbours."""
    number = int(page.subject)
    parts = split(latest(view), _PER_PAGE)
    first = (number - 1) * _PER_PAGE
    return {
        "title": page.title,
        "records": record_lines(parts[number - 1], view, here),
        "first": first + 1,
        "last": first + len(parts[number - 1]),
        "total": len(view.standing),
        "previous": here.to(_url(number - 1)) if number > 1 else "",
        "next": here.to(_url(number + 1)) if number < len(parts) else "",
        "step": _PER_PAGE,
    }
