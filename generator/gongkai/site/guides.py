"""Lists of service guides: by life event, by office, and the lines they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gongkai.records.service_guide import LifeEvent, ServiceGuide
from gongkai.site.charges import service_line
from gongkai.site.page import Here
from gongkai.site.per_view import per_view
from gongkai.site.view import View
from gongkai.vocabulary import choices

EXAMPLES = 2
"""So many services stand under a station of the life line."""


@per_view
def by_event(view: View) -> Mapping[LifeEvent, tuple[ServiceGuide, ...]]:
    """The guides of each of the eight events, in the order of their ids so that pages do not change with dates."""
    found: dict[LifeEvent, list[ServiceGuide]] = {event: [] for event in LifeEvent}
    for guide in sorted(view.of(ServiceGuide), key=lambda one: one.id):
        for event in guide.life_events:
            found[event].append(guide)
    return {event: tuple(guides) for event, guides in found.items()}


@per_view
def by_office(view: View) -> Mapping[str, tuple[ServiceGuide, ...]]:
    """The guides of each office in the order of bodies.yml; those without one come last under an empty id."""
    found: dict[str, list[ServiceGuide]] = {id: [] for id in view.catalogue.office}
    for guide in sorted(view.of(ServiceGuide), key=lambda one: one.id):
        found.setdefault(guide.office or "", []).append(guide)
    return {id: tuple(guides) for id, guides in found.items() if guides}


def event_url(event: LifeEvent) -> str:
    """Address of the page of a life event."""
    return f"life/{event.value}.html"


def event_title(event: LifeEvent, view: View) -> str:
    """The name of a life event."""
    return choices("life-event")[event.value].get(view.settings.language)


def stations(view: View, here: Here) -> list[dict[str, Any]]:
    """The eight stations of the life line, each with examples in the words people use."""
    found = []
    for event, guides in by_event(view).items():
        names = [guide.aliases[0] if guide.aliases else guide.title for guide in guides]
        found.append(
            {
                "key": event.value,
                "title": event_title(event, view),
                "url": here.to(event_url(event)),
                "examples": names[:EXAMPLES],
                "count": len(guides),
            }
        )
    return found


def line(guide: ServiceGuide, view: View, here: Here) -> dict[str, Any]:
    """A line of the `services` macro: name and three facts."""
    return {"title": guide.title, "url": here.to(guide.url), "facts": service_line(guide, view)}
