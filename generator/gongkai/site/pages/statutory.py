"""法定主动公开内容: the category tree of the standard, with how many records each category holds."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import category_url
from gongkai.site.pages.home import boards
from gongkai.site.view import View

KIND = "statutory"
TITLE = Text("法定主动公开内容", "Statutory disclosure")


def plan(view: View) -> tuple[Page, ...]:
    """The one page."""
    return (Page("statutory.html", KIND, "statutory", view.settings.columns.statutory),)


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """The tree: group, category, number of records."""
    lang = view.settings.language
    groups = []
    for group in view.standard.groups:
        rows = []
        for number, category in enumerate(group.categories, 1):
            ids = {
                record.id
                for row in view.standard.within_category(category.id)
                for record in view.by_requirement.get(row.id, ())
            }
            rows.append(
                {
                    "number": number,
                    "title": category.title.get(lang),
                    "column": category.column or "",
                    "url": here.to(category_url(category.id)),
                    "count": f"{len(ids)}条" if ids else "",
                }
            )
        groups.append({"title": group.title.get(lang), "rows": rows})
    return {"groups": groups, "boards": boards(view, here), "authority": view.standard.authority}
