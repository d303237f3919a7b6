"""政府信息公开指南: generated from `disclosure_office` of bodies.yml, with the nine elements of article 12."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.site.chrome import request_url
from gongkai.site.page import Here, Page
from gongkai.site.view import View

KIND = "guide"
TITLE = Text("政府信息公开指南", "Guide to government information")


def plan(view: View) -> tuple[Page, ...]:
    """The one page."""
    return (
        Page("guide.html", KIND, "statutory", TITLE.zh, crumbs=((view.settings.columns.statutory, "statutory.html"),)),
    )


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """分类、编排体系、获取方式; 名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式."""
    office = view.catalogue.bodies.disclosure_office if view.catalogue.bodies else None
    main = view.catalogue.main_body
    return {
        "there": office is not None,
        "body": main.name if main else "",
        "phone": (main.phone if main else "") or "",
        "information": [
            {"label": "信息的分类", "value": office.classification},
            {"label": "编排体系", "value": office.arrangement},
            {"label": "获取方式", "value": office.how_to_get},
        ]
        if office
        else [],
        "office": [
            {"label": "名称", "value": office.name},
            {"label": "办公地址", "value": office.address},
            {"label": "办公时间", "value": office.hours.text},
            {"label": "联系电话", "value": office.phone, "tel": office.phone},
            {"label": "传真号码", "value": office.fax},
            {"label": "互联网联系方式", "value": office.internet},
        ]
        if office
        else [],
        "places": [
            {"label": one.name or "", "value": one.address or "", "more": one.hours or ""}
            for one in (office.reading_places if office else ())
        ],
        "request_url": here.to(request_url(view)),
        "has_request": "request" in view.page_urls,
    }
