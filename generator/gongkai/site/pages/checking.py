"""Placeholders: an address whose record may not go out just now says 本条信息正在核对, whom to ask, and nothing of the old text."""

from __future__ import annotations

import re
from typing import Any

from gongkai.problem import Text
from gongkai.records import BY_TYPE
from gongkai.records.outcome import Outcome
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import section_crumbs
from gongkai.site.registers import part_urls
from gongkai.site.view import View

KIND = "checking"
TITLE = Text("正在核对", "Being checked")
WORDS = "本条信息正在核对"
_ADDRESS = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)+\Z")
_SECTIONS = {
    "service-guide": "guides",
    "fee-standard": "fees",
    "outcome": "outcomes",
    "public-notice": "notices",
    "policy-document": "policies",
    "disclosure": "statutory",
}


def section_page(url: str, kind: str, type: str, title: str, subject: str, view: View) -> Page:
    """A page without content in the section of a record type: no description, no tags of the old record, not to be indexed."""
    section = _SECTIONS.get(type, "other")
    crumbs = section_crumbs(section, view)
    return Page(url, kind, section, title, subject=subject, crumbs=crumbs, noindex=True)


def plan(view: View) -> tuple[Page, ...]:
    """Records that an error of the 6xx family holds, and files that could not be read; never what was not open at all.

    A record that is not to be opened has no page: its address must not even say that it exists.
    """
    pages: list[Page] = []
    for id, why in view.report.held.items():
        record = view.catalogue.get(id)
        if record is None or not why.startswith("GK"):
            continue
        urls = part_urls(record, view) if isinstance(record, Outcome) else [record.url]
        pages += [section_page(url, KIND, record.type, WORDS, id, view) for url in urls]
    for unread in view.catalogue.unread:
        if unread.type in BY_TYPE and _ADDRESS.match(unread.id) and view.catalogue.get(unread.id) is None:
            pages.append(section_page(f"{unread.id}.html", KIND, unread.type, WORDS, unread.id, view))
    return tuple(pages)


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """The office that answers for it, as far as it is known, and its telephone."""
    record = view.catalogue.get(page.subject)
    main = view.catalogue.main_body
    footer = view.settings.footer
    name = (footer.host if footer else "") or (main.name if main else "")
    phone = (footer.phone if footer else None) or (main.phone if main else None) or ""
    if record is not None:
        office = view.catalogue.office.get(record.office or "")
        body = view.catalogue.body.get(record.body)
        name = view.catalogue.office_name(record)
        phone = office.phone if office else (body.phone if body else None) or phone
    return {"words": WORDS, "office": name, "phone": phone}
