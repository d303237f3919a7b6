"""The home page: the question, today, chosen services, life, notices, what is new, offices, coverage, the five boards."""

from __future__ import annotations

from typing import Any

from gongkai.checks import State
from gongkai.problem import Text
from gongkai.records.public_notice import PublicNotice
from gongkai.records.record import Record
from gongkai.records.service_guide import LifeEvent, ServiceGuide
from gongkai.site.charges import service_line
from gongkai.site.chrome import ALL, request_url
from gongkai.site.hours import hours_json, hours_lines
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import office_url
from gongkai.site.view import View
from gongkai.site.words import month_day, short_date
from gongkai.vocabulary import choices, label

KIND = "home"
TITLE = Text("首页", "Home")

_NOTICES = 4
_LATEST = 6
_SERVICES = 6


def plan(view: View) -> tuple[Page, ...]:
    """The one page at the root."""
    return (Page("index.html", KIND, "home", view.settings.site_name, body_class="home"),)


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """Everything above the fold first: the question and today."""
    hall = next(iter(view.catalogue.window.values()), None)
    return {
        "search_action": here.to(ALL),
        "questions": questions(view, here),
        "slip": {
            "hours": hours_json(hall.hours, view) if hall else "",
            "lines": hours_lines(hall.hours) if hall else [],
            "phone": _hall_phone(view),
        },
        "services": [_service(guide, view, here) for guide in featured(view)],
        "services_total": len(view.of(ServiceGuide)),
        "life": life(view, here),
        "notices": [_notice(notice, view, here) for notice in open_notices(view)[:_NOTICES]],
        "notices_total": len(open_notices(view)),
        "latest": [_latest(record, view, here) for record in latest(view)[:_LATEST]],
        "offices": [
            {"title": office.name, "url": here.to(office_url(office.id)), "count": f"{len(records)}项"}
            for office in view.catalogue.office.values()
            if (records := view.by_office.get(office.id, ()))
        ],
        "coverage": coverage_line(view),
        "boards": boards(view, here),
        "urls": {name: here.to(f"{name}.html") for name in ("services", "notices", "latest", "bodies", "coverage")},
    }


def _hall_phone(view: View) -> str:
    footer = view.settings.footer
    office = next(iter(view.catalogue.office.values()), None)
    return (footer.phone if footer else None) or (office.phone if office else "") or ""


def questions(view: View, here: Here) -> list[dict[str, str]]:
    """Three things people really type (featured.yml)."""
    document = view.catalogue.extras.get("featured.yml")
    listed = document.values.get("questions") if document else None
    found = []
    for one in listed if isinstance(listed, list) else ():
        text = one.get("text") if isinstance(one, dict) else one
        query = one.get("query", text) if isinstance(one, dict) else one
        if isinstance(text, str) and isinstance(query, str):
            found.append({"text": text, "url": here.to(f"search.html?q={_quoted(query)}")})
    return found[:3]


def _quoted(text: str) -> str:
    from urllib.parse import quote

    return quote(text)


def featured(view: View) -> tuple[ServiceGuide, ...]:
    """常办事项: chosen by the office; without a choice the guides with the fewest steps to take."""
    document = view.catalogue.extras.get("featured.yml")
    listed = document.values.get("services") if document else None
    chosen = []
    for id in listed if isinstance(listed, list) else ():
        record = view.by_id.get(id) or view.by_id.get(f"service-guides/{id}")
        if isinstance(record, ServiceGuide) and not record.withdrawn:
            chosen.append(record)
    return tuple(chosen[:_SERVICES]) or view.of(ServiceGuide)[:_SERVICES]


def _service(guide: ServiceGuide, view: View, here: Here) -> dict[str, Any]:
    return {"title": guide.title, "url": here.to(guide.url), "facts": service_line(guide, view)}


def life(view: View, here: Here) -> list[dict[str, Any]]:
    """Eight stations with two examples each; the name people use, else the title."""
    words = choices("life-event")
    stations = []
    for event in LifeEvent:
        guides = [guide for guide in view.of(ServiceGuide) if event in guide.life_events]
        names = [guide.aliases[0] if guide.aliases else guide.title for guide in reversed(guides)]
        stations.append(
            {
                "key": event.value,
                "title": words[event.value].get(view.settings.language),
                "url": here.to(f"life/{event.value}.html"),
                "examples": names[:2],
            }
        )
    return stations


def open_notices(view: View) -> list[PublicNotice]:
    """Notices whose last day has not passed, the most pressing first."""
    found = [one for one in view.of(PublicNotice) if one.period.start <= view.today <= one.period.end]
    return sorted(found, key=lambda one: (one.period.end, one.id))


def _notice(notice: PublicNotice, view: View, here: Here) -> dict[str, Any]:
    return {
        "title": notice.title,
        "url": here.to(notice.url),
        "days": (notice.period.end - view.today).days,
        "until": notice.period.end.isoformat(),
        "by": f"{month_day(notice.period.end)}止",
        "office": view.catalogue.office_name(notice),
        "word": "征求意见中" if notice.feedback else "公示中",
    }


def latest(view: View) -> list[Record]:
    """Standing records, the newest first."""
    return sorted(view.standing, key=lambda one: (one.published_on, one.id), reverse=True)


def _latest(record: Record, view: View, here: Here) -> dict[str, str]:
    return {
        "date": short_date(record.published_on),
        "iso": record.published_on.isoformat(),
        "kind": label("record-type", record.type, view.settings.language),
        "title": record.title,
        "url": here.to(record.url),
        "office": view.catalogue.office_name(record),
    }


def coverage_line(view: View) -> dict[str, Any]:
    """How many duties are settled, late, missing or unknown."""
    coverage = view.report.coverage
    words = choices("state")
    counts = {state: coverage.count(state) for state in State}
    return {
        "total": len(coverage.cells),
        "settled": coverage.settled,
        "bad": counts[State.OVERDUE] + counts[State.MISSING],
        "unknown": counts[State.UNKNOWN],
        "parts": [
            {"state": state.value, "word": words[state.value].get(view.settings.language), "count": counts[state]}
            for state in State
        ],
    }


def boards(view: View, here: Here) -> list[dict[str, str]]:
    """The five boards: names and order are fixed (国办公开办函〔2019〕61号)."""
    return [
        {"title": "政府信息公开指南", "url": here.to("guide.html")},
        {"title": "政府信息公开制度", "url": here.to(view.page_urls.get("system", "categories/boards-rules.html"))},
        {"title": "法定主动公开内容", "url": here.to("statutory.html")},
        {"title": "政府信息公开年报", "url": here.to(view.page_urls.get("annual", "annual-reports.html"))},
        {"title": "依申请公开", "url": here.to(request_url(view))},
    ]
