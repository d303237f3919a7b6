"""The results page: filled by the search script; without one it leads to the full directory."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.site.chrome import ALL, request_url
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import category_url
from gongkai.site.search import WORDS
from gongkai.site.view import View

KIND = "search"
TITLE = Text("搜索", "Search")


def plan(view: View) -> tuple[Page, ...]:
    """The one page."""
    return (Page("search.html", KIND, "search", TITLE.get(view.settings.language), noindex=True),)


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """Words of the page, and where else to look: the directory, the categories, the telephone."""
    main = view.catalogue.main_body
    office = next(iter(view.catalogue.office.values()), None)
    answering = office or main
    lang = view.settings.language
    return {
        "base": here.base,
        "words": WORDS["en" if lang == "en" else "zh"],
        "all_url": ALL,
        "request_url": request_url(view) if "request" in view.page_urls else "",
        "hotline": {"name": answering.name, "phone": answering.phone or ""} if answering else None,
        "categories": [
            {"title": category.column or category.title.get(lang), "url": category_url(category.id)}
            for group in view.standard.groups
            if group.id.startswith("article")
            for category in group.categories
        ],
    }
