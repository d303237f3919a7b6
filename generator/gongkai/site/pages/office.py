"""One office: what it does, where, its windows and staff (the supervision board), and everything it has published."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.records.service_guide import ServiceGuide
from gongkai.site.charges import service_line
from gongkai.site.hours import hours_json
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import body_url, file_line, office_url
from gongkai.site.pages.lists import record_lines
from gongkai.site.view import View

KIND = "office"
TITLE = Text("承办机构", "Office")

_MOST = 300


def plan(view: View) -> tuple[Page, ...]:
    """One page for each office."""
    crumbs = (("机构与电话", "bodies.html"),)
    return tuple(
        Page(office_url(office.id), KIND, "statutory", office.name, subject=office.id, crumbs=crumbs)
        for office in view.catalogue.office.values()
    )


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """The office, its windows and staff, its services, its newest records."""
    office = view.catalogue.office[page.subject]
    records = view.by_office.get(office.id, ())
    guides = [record for record in records if isinstance(record, ServiceGuide)]
    others = [record for record in records if not isinstance(record, ServiceGuide)]
    return {
        "office": office,
        "functions": list(office.functions),
        "facts": [
            {"label": "所属", "value": view.catalogue.body_name(office.body), "url": here.to(body_url(office.body))},
            {"label": "负责人", "value": office.lead or ""},
            {"label": "地址", "value": office.address or ""},
            {"label": "办公时间", "value": office.hours.text if office.hours else ""},
            {"label": "电话", "value": office.phone, "tel": office.phone},
        ],
        "windows": [
            {
                "name": window.name,
                "address": window.address,
                "hours": window.hours.text,
                "hours_json": hours_json(window.hours, view),
                "phone": window.phone,
                "lead": window.lead or "",
            }
            for window in view.catalogue.window.values()
            if window.office == office.id
        ],
        "staff": [
            {
                "name": one.name,
                "post": one.post,
                "window": view.catalogue.window[one.window].name if one.window in view.catalogue.window else "",
                "photo": file_line(one.photo, None, view, here) if one.photo else None,
            }
            for one in office.staff
        ],
        "services": [{"title": one.title, "url": here.to(one.url), "facts": service_line(one, view)} for one in guides],
        "records": record_lines(others[:_MOST], view, here),
    }
