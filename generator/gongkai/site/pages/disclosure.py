"""Pages of disclosures: the content as Markdown, then the facts that every record has."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.records.disclosure import Disclosure
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import common, record_page
from gongkai.site.pages.prose import prose
from gongkai.site.view import View

KIND = "disclosure"
TITLE = Text("公开事项", "Disclosure")


def plan(view: View) -> tuple[Page, ...]:
    """One page for each disclosure."""
    return tuple(record_page(record, KIND, "statutory", view) for record in view.of(Disclosure))


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """The content and the archive facts."""
    record = view.by_id[page.subject]
    return {**common(record, view, here), "content": prose(record.prose, view, here)}
