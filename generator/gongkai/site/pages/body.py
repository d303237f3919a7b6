"""One body with duties of disclosure: functions, structure, address, hours, telephone, leaders (条例第二十条第（二）项)."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import body_url, office_url
from gongkai.site.view import View

KIND = "body"
TITLE = Text("公开主体", "Body")


def plan(view: View) -> tuple[Page, ...]:
    """One page for each body that is not outside this portal."""
    crumbs = (("机构与电话", "bodies.html"),)
    return tuple(
        Page(body_url(body.id), KIND, "statutory", body.name, subject=body.id, crumbs=crumbs)
        for body in view.catalogue.body.values()
        if not body.external
    )


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """The six facts of article 20 (2)."""
    body = view.catalogue.body[page.subject]
    return {
        "body": body,
        "functions": list(body.functions),
        "leaders": [{"name": one.name, "post": one.post, "duties": one.duties} for one in body.leaders],
        "facts": [
            {"label": "机构设置", "value": body.structure or ""},
            {"label": "办公地址", "value": body.address or ""},
            {"label": "办公时间", "value": body.hours.text if body.hours else ""},
            {"label": "联系电话", "value": body.phone or "", "tel": body.phone or ""},
            {"label": "统一社会信用代码", "value": body.uscc or ""},
        ],
        "offices": [
            {"title": office.name, "url": here.to(office_url(office.id)), "count": office.phone}
            for office in view.catalogue.office.values()
            if office.body == body.id
        ],
    }
