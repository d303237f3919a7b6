"""Pages of service guides: at a glance, seven numbered sections, questions, neighbours, and the sheet to take home."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gongkai.problem import Text
from gongkai.records.service_guide import ServiceGuide
from gongkai.site import guide_parts as parts
from gongkai.site.guide_sheet import density
from gongkai.site.markdown import render
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import basis_line, common, linker, record_page, rich
from gongkai.site.qr import page_url, qr_svg
from gongkai.site.relations import related_groups
from gongkai.site.view import View
from gongkai.site.words import long_date
from gongkai.vocabulary import choices

KIND = "service-guide"
TITLE = Text("办事指南", "Service guide")

SECTIONS = (
    ("who", "谁能办"),
    ("bring", "带什么材料"),
    ("how", "怎么办，多久办完"),
    ("where", "去哪里办"),
    ("cost", "收不收费，找谁问"),
    ("basis", "办事依据"),
    ("changed", "改过什么"),
)
"""Ids and headings, in their fixed order."""


def plan(view: View) -> tuple[Page, ...]:
    """One page for each guide; its way from home goes through its first life event."""
    return tuple(_page(guide, view) for guide in view.of(ServiceGuide))


def _page(guide: ServiceGuide, view: View) -> Page:
    page = record_page(guide, KIND, "guides", view)
    words = choices("life-event")
    event = next(iter(guide.life_events), None)
    life = ((words[event.value].get(view.settings.language), f"life/{event.value}.html"),) if event else ()
    return replace(page, crumbs=(*page.crumbs, *life), body_class=f"service-guide {density(guide, view)}".strip())


def question_anchor(position: int) -> str:
    """The id of a question on the page of its guide."""
    return f"question-{position + 1}"


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """Everything the template shows, as plain values."""
    guide = view.by_id[page.subject]
    assert isinstance(guide, ServiceGuide)
    address = page_url(view.settings.site_url, page.url)
    link = linker(view, here)
    shared = common(guide, view, here)
    return {
        **shared,
        "sections": [{"id": id, "title": title} for id, title in SECTIONS],
        "meta": [guide.service_type.text(), _bodies(guide, view), f"{long_date(guide.updated_on)}更新"],
        "qr_svg": qr_svg(address) if address else "",
        "address": address,
        "today": long_date(view.today),
        "glance": parts.glance(guide, view),
        "conditions": list(guide.conditions),
        "quantity_limit": guide.quantity_limit or "",
        "materials": parts.materials(guide, view, here),
        "not_needed": list(guide.not_needed),
        "forms": parts.forms(guide, view, here),
        "samples": [
            {"name": one["name"], "html": rich(render(one["text"], link))} for one in parts.sample_texts(guide)
        ],
        "flow": parts.flow(guide),
        "times": parts.times(guide),
        "places": parts.places(guide, view),
        "ways": [way.text() for way in guide.ways],
        "online": guide.online or "",
        "visit_note": guide.visit_note or "",
        "result": _result(guide),
        "free": bool(guide.fees and guide.fees.free and not guide.fees.items),
        "fee_note": (guide.fees.note or "") if guide.fees else "",
        "costs": parts.cost_lines(guide, view, here),
        "enquiries": parts.enquiries(guide, view),
        "complaints": parts.complaints(guide.complaint, guide, view),
        "appeal": [
            {"label": "行政复议", "text": guide.appeal.reconsideration},
            {"label": "行政诉讼", "text": guide.appeal.litigation},
        ],
        "questions": [
            {"id": question_anchor(position), "question": one.question, "html": rich(render(one.answer, link))}
            for position, one in enumerate(guide.questions)
        ],
        "bases": [{**basis_line(one, here, view), "quote": one.quote or ""} for one in guide.basis],
        "related": related_groups(guide, view, here),
        "archive": [*_facts(guide), *shared["archive"]],
        "called": "、".join(guide.aliases),
    }


def _bodies(guide: ServiceGuide, view: View) -> str:
    names = [
        body.called if (body := view.catalogue.body.get(id)) else id
        for id in (guide.implementing_body or guide.body, guide.deciding_body or "")
        if id
    ]
    return f"{names[0]}办理" if len(set(names)) == 1 else f"{names[0]}受理，{names[1]}决定"


def _result(guide: ServiceGuide) -> dict[str, str]:
    result = guide.result
    return {"name": result.name, "validity": result.validity or "", "delivery": result.delivery or ""}


def _facts(guide: ServiceGuide) -> list[dict[str, str]]:
    """The facts of GB/T 39046-2020 that a citizen rarely needs: they stand last."""
    return [
        {"label": "事项类型", "value": guide.service_type.text()},
        {"label": "办件类型", "value": guide.item_kind.text()},
        {"label": "实施编码", "value": guide.service_code or ""},
        {"label": "服务对象", "value": "、".join(one.text() for one in guide.applicants)},
    ]
