"""Pages of the eight life events: what the town does for people then, and what they ask."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.records.service_guide import LifeEvent
from gongkai.site.guides import by_event, event_title, event_url, line, stations
from gongkai.site.page import Here, Page
from gongkai.site.pages.service_guide import question_anchor
from gongkai.site.view import View
from gongkai.site.words import long_date

KIND = "life"
TITLE = Text("人生大事", "Life events")

LEADS = {
    LifeEvent.BIRTH: "家里添了孩子，先上户口，再办医保。",
    LifeEvent.SCHOOL: "孩子要上学，先看户口、居住证这些入学要用的手续。",
    LifeEvent.WORK: "找事做、开店、种地，要办的证和能领的补贴。",
    LifeEvent.FAMILY: "结婚、分家、把家里人的户口迁到一起。",
    LifeEvent.HOUSE: "批地、建房、改危房，到房子登记。",
    LifeEvent.HARDSHIP: "日子过不下去、生了大病、打不起官司，可以申请帮助。",
    LifeEvent.AGEING: "到了领养老金、高龄津贴的年纪，或者老人没人照顾。",
    LifeEvent.FAREWELL: "家里人走了，该注销的、能领的，一次问清。",
}
"""What each event is about, in the words of the kitchen table."""
_QUESTIONS = 6


def plan(view: View) -> tuple[Page, ...]:
    """Eight pages, also for an event without a service yet: the home page links to all of them."""
    services = view.settings.columns.services
    return tuple(
        Page(
            event_url(event),
            KIND,
            "guides",
            event_title(event, view),
            subject=event.value,
            description=LEADS[event],
            crumbs=((services, "services.html"),),
        )
        for event in LifeEvent
    )


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """The services of the event, one question of each, and the other stations."""
    event = LifeEvent(page.subject)
    guides = by_event(view)[event]
    bodies = view.catalogue.main_body
    return {
        "today": long_date(view.today),
        "lead": LEADS[event],
        "services": [line(guide, view, here) for guide in guides],
        "questions": [
            {
                "text": guide.questions[0].question,
                "url": f"{here.to(guide.url)}#{question_anchor(0)}",
                "of": guide.title,
            }
            for guide in guides
            if guide.questions
        ][:_QUESTIONS],
        "phone": (bodies.phone or "") if bodies else "",
        "stations": [{**one, "here": one["key"] == event.value} for one in stations(view, here)],
    }
