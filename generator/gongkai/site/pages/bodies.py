"""机构与电话: bodies with their duties of disclosure, offices, windows, complaint channels."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import body_url, office_url
from gongkai.site.view import View

KIND = "bodies"
TITLE = Text("机构与电话", "Bodies and telephones")


def plan(view: View) -> tuple[Page, ...]:
    """The one page."""
    return (Page("bodies.html", KIND, "statutory", TITLE.zh),)


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """Who is where, open when, under which telephone."""
    catalogue = view.catalogue
    return {
        "bodies": [
            {
                "name": body.name,
                "url": here.to(body_url(body.id)),
                "address": body.address or "",
                "phone": body.phone or "",
            }
            for body in catalogue.body.values()
            if not body.external
        ],
        "offices": [
            {
                "name": office.name,
                "url": here.to(office_url(office.id)),
                "phone": office.phone,
                "functions": "、".join(office.functions),
                "count": len(view.by_office.get(office.id, ())),
            }
            for office in catalogue.office.values()
        ],
        "windows": [
            {
                "name": window.name,
                "address": window.address,
                "hours": window.hours.text,
                "phone": window.phone,
                "lead": window.lead or "",
            }
            for window in catalogue.window.values()
        ],
        "others": [
            {"name": body.name, "phone": body.phone or ""}
            for body in catalogue.body.values()
            if body.external and body.phone
        ],
        "complaints": [
            {"name": one.name or "", "phone": one.phone or "", "address": one.address or ""}
            for one in (catalogue.bodies.complaints if catalogue.bodies else ())
        ],
    }
