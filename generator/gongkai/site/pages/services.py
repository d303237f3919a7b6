"""All services: the life line, and every guide by office in one table that filters without a server."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.records.service_guide import Applicant, ServiceGuide
from gongkai.site.charges import price
from gongkai.site.guide_parts import place_of
from gongkai.site.guides import by_event, by_office, event_title, stations
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import office_url
from gongkai.site.view import View
from gongkai.site.words import days, long_date, visits

KIND = "services"
TITLE = Text("办事指南", "Services")


def plan(view: View) -> tuple[Page, ...]:
    """The one page; its name is a setting."""
    return (Page("services.html", KIND, "guides", view.settings.columns.services),)


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """Stations with counts, groups by office, and what the filters offer."""
    guides = view.of(ServiceGuide)
    applicants = {one for guide in guides for one in guide.applicants}
    return {
        "today": long_date(view.today),
        "total": len(guides),
        "free": sum(1 for guide in guides if (cost := price(guide, view)) and cost.text == "免费"),
        "stations": stations(view, here),
        "groups": [_group(id, listed, view, here) for id, listed in by_office(view).items()],
        "events": [
            {"value": event.value, "text": f"{event_title(event, view)}（{len(listed)}）"}
            for event, listed in by_event(view).items()
            if listed
        ],
        "offices": [{"value": id, "text": _office(id, view)} for id in by_office(view)],
        "applicants": [{"value": one.value, "text": one.text()} for one in Applicant if one in applicants],
    }


def _office(id: str, view: View) -> str:
    office = view.catalogue.office.get(id)
    return office.name if office else id or "其他"


def _group(id: str, guides: tuple[ServiceGuide, ...], view: View, here: Here) -> dict[str, Any]:
    office = view.catalogue.office.get(id)
    return {
        "title": _office(id, view),
        "url": here.to(office_url(id)) if office else "",
        "phone": office.phone if office else "",
        "rows": [_row(guide, view, here) for guide in guides],
    }


def _row(guide: ServiceGuide, view: View, here: Here) -> dict[str, Any]:
    time = guide.processing_time
    cost = price(guide, view)
    name, _, _ = place_of(guide, view)
    return {
        "title": guide.title,
        "url": here.to(guide.url),
        "called": "、".join(guide.aliases[:2]),
        "cost": cost.text if cost else "",
        "time": "当场办完" if time.promised == 0 else days(time.promised, time.unit),
        "visits": visits(guide),
        "place": name,
        "life": " ".join(event.value for event in guide.life_events),
        "office": guide.office or "",
        "applicants": " ".join(one.value for one in guide.applicants),
    }
