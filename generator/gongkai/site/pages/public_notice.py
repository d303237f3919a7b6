"""Pages of public notices: how many days are left, what it is about, how to comment, what came of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from gongkai.problem import Text
from gongkai.records.public_notice import Feedback, PublicNotice
from gongkai.records.service_guide import Unit
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import common, office_url, record_page
from gongkai.site.pages.prose import prose
from gongkai.site.pages.references import references, relations
from gongkai.site.view import View
from gongkai.site.words import long_date, month_day
from gongkai.vocabulary import field_text, label

KIND = "public-notice"
TITLE = Text("公示", "Public notice")
SEVEN = ("situation", "necessity", "evidence", "consultation", "legal_opinion", "feedback_channel", "other")
"""The seven contents of a notice of a major matter, in their order."""


class Standing(StrEnum):
    """Where a notice stands on a day."""

    COMING = "coming"
    OPEN = "open"
    RESULT = "result"
    WAITING = "waiting"


def standing(notice: PublicNotice, view: View) -> Standing:
    """The last day counts in full; what has ended has a result or waits for one."""
    if view.today < notice.period.start:
        return Standing.COMING
    if view.today <= notice.period.end:
        return Standing.OPEN
    return Standing.RESULT if notice.result else Standing.WAITING


def plan(view: View) -> tuple[Page, ...]:
    """One page for each notice."""
    return tuple(record_page(record, KIND, "notices", view) for record in view.of(PublicNotice))


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """The period as built for today, then the sections that this notice has."""
    record = view.by_id[page.subject]
    assert isinstance(record, PublicNotice)
    where = standing(record, view)
    shared = common(record, view, here)
    period = record.period

    lang = view.settings.language
    return {
        **shared,
        "standing": where.value,
        "tag": {
            "coming": "还没开始",
            "open": "征求意见中" if record.feedback else "公示中",
            "result": "已结束",
            "waiting": "已结束",
        }[where],
        "days": (period.end - view.today).days,
        "day": (view.today - period.start).days,
        "total": (period.end - period.start).days,
        "period": {
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
            "begins": month_day(period.start),
            "start_text": f"{month_day(period.start)}贴出",
            "end_text": f"{month_day(period.end)}截止",
            "end_long": long_date(period.end),
        },
        "about": prose(record.about, view, here, 2),
        "content": prose(record.prose, view, here, 2),
        "ways": [way for one in record.feedback for way in ways(one, view, here)],
        "reply_by": next((long_date(one.reply_by) for one in record.feedback if one.reply_by), ""),
        "major": [
            {
                "title": field_text(name, "major-decision").get(lang),
                "id": name.replace("_", "-"),
                "text": prose(getattr(record.major, name), view, here, 3),
            }
            for name in SEVEN
        ]
        if record.major
        else [],
        "result": result(record, view, here),
        "stages": stages(record, view, here),
        "facts_": [
            {"label": "公示期", "value": period_text(record, view)},
            {"label": "缩短原因", "value": period.shortened or ""},
            {
                "label": "公示事项",
                "value": label("subject", record.subject.value, lang) if record.subject.value != "other" else "",
            },
            *(fact for fact in shared["archive"] if fact["label"] != "内容概述"),
        ],
    }


def period_text(notice: PublicNotice, view: View) -> str:
    """2026-11-02至2026-12-02，共30日: the day of posting is not counted (民法典第二百零一条)."""
    period = notice.period
    if period.unit is Unit.WORKING_DAYS:
        counted = view.calendar.between_known(period.start, period.end)
        length = f"{'' if counted.exact else '约'}{counted.days}个工作日"
    else:
        length = f"{(period.end - period.start).days}日"
    return f"{period.start.isoformat()}至{period.end.isoformat()}，贴出次日起算，共{length}"


def ways(feedback: Feedback, view: View, here: Here) -> list[dict[str, str]]:
    """The ways to say something, each with its verb: telephone, letter, in person, e-mail, on line."""
    office = view.catalogue.office.get(feedback.office or "")
    who = feedback.name or (office.name if office else "")
    beside = "　".join(part for part in (who, feedback.hours or "") if part)
    found: list[dict[str, str]] = []
    if phone := feedback.phone or (office.phone if office else ""):
        found.append({"label": "打电话", "value": phone, "tel": phone, "more": beside})
    if feedback.address:
        found.append({"label": "写信", "value": feedback.address, "more": "" if found else beside})
    if feedback.meeting:
        found.append({"label": "当面说", "value": feedback.meeting})
    if feedback.email:
        found.append({"label": "发邮件", "value": feedback.email, "url": f"mailto:{feedback.email}"})
    if feedback.link:
        found.append({"label": "网上", "value": "填写意见表", "url": feedback.link, "more": feedback.link})
    if office and not found and feedback.office:
        found.append({"label": "问谁", "value": office.name, "url": here.to(office_url(feedback.office))})
    return found


def result(notice: PublicNotice, view: View, here: Here) -> dict[str, Any] | None:
    """What came of it; None while there is nothing to tell."""
    told = notice.result
    if told is None:
        return None
    links = references([told.record] if told.record else [], view, here)
    return {
        "date": long_date(told.date) if told.date else "",
        "text": prose(told.text, view, here, 2),
        "link": links[0] if links else None,
    }


def stages(notice: PublicNotice, view: View, here: Here) -> list[dict[str, str]]:
    """The other records of the same major matter in the order of time, each with its stage."""
    ids = relations(view).matters.get(notice.matter or "", ())
    if len(ids) < 2:
        return []
    found = []
    for id in ids:
        stage = view.by_id[id].stage
        for link in references([id], view, here):
            word = (
                stage.text(view.settings.language)
                if stage
                else label("record-type", view.by_id[id].type, view.settings.language)
            )
            found.append({**link, "stage": word, "here": "1" if id == notice.id else ""})
    return found
