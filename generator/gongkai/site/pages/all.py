"""全部目录: every record by type and title; where the search box leads without a script, and the map of the site."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.records import RECORD_TYPES
from gongkai.site.chrome import ALL, navigation
from gongkai.site.page import Here, Page
from gongkai.site.pages.lists import split
from gongkai.site.view import View
from gongkai.vocabulary import label

KIND = "all"
TITLE = Text("全部目录", "Everything")

_PER_PAGE = 500


def plan(view: View) -> tuple[Page, ...]:
    """all.html names the parts; a type with more than five hundred records has pages of its own."""
    pages = [Page(ALL, KIND, "other", TITLE.zh)]
    for model in RECORD_TYPES:
        parts = split(list(view.of(model)), _PER_PAGE)
        title = label("record-type", model.type, view.settings.language)
        pages += [
            Page(
                _url(model.type, number),
                KIND,
                "other",
                f"{title}目录（第{number}页）",
                subject=f"{model.type}:{number}",
            )
            for number in range(2, len(parts) + 1)
        ]
    return tuple(pages)


def _url(type: str, number: int) -> str:
    return ALL if number == 1 else f"all-{type}-{number}.html"


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """Titles by type, each with its link."""
    wanted, _, number = page.subject.partition(":")
    groups = []
    for model in RECORD_TYPES:
        if wanted and model.type != wanted:
            continue
        at = int(number) if wanted else 1
        parts = split(list(view.of(model)), _PER_PAGE)
        if parts[at - 1]:
            groups.append(
                {
                    "type": model.type,
                    "title": label("record-type", model.type, view.settings.language),
                    "count": len(view.of(model)),
                    "records": [{"title": one.title, "url": here.to(one.url)} for one in parts[at - 1]],
                    "next": here.to(_url(model.type, at + 1)) if at < len(parts) else "",
                }
            )
    columns = [{"title": one["title"], "url": here.to(one["url"])} for one in navigation(view)] if not wanted else []
    prose = [{"title": one.title, "url": here.to(one.url)} for one in view.catalogue.pages if one.url != "index.html"]
    main = view.catalogue.main_body
    return {
        "title": page.title,
        "groups": groups,
        "columns": columns,
        "prose": prose if not wanted else [],
        "phone": (main.phone if main else "") or "",
    }
