"""The list of public notices: open ones by days left, then ended ones with their result, then those that still wait for one."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.problem import Text
from gongkai.records.public_notice import PublicNotice
from gongkai.site.markdown import plain_text
from gongkai.site.page import Here, Page
from gongkai.site.pages.paging import numbered, pager, split
from gongkai.site.pages.public_notice import Standing, standing
from gongkai.site.view import View
from gongkai.site.words import long_date, month_day

KIND = "notices"
TITLE = Text("公示与征求意见", "Public notices")
URL = "notices.html"
PER_PAGE = 200
_SHORT = 90


def plan(view: View) -> tuple[Page, ...]:
    """One page; further ones for notices that ended long ago."""
    first = Page(
        URL,
        KIND,
        "notices",
        view.settings.columns.notices,
        description="正在公示和征求意见的事，还剩几天，怎样提意见；结束的看结果。",
    )
    return numbered(first, len(split(_ended(view), PER_PAGE)))


def _by(view: View, wanted: Standing) -> list[PublicNotice]:
    return [one for one in view.of(PublicNotice) if standing(one, view) is wanted]


def _ended(view: View) -> list[PublicNotice]:
    """Ended notices: with a result before those that wait, each the latest first."""
    groups = (_by(view, Standing.RESULT), _by(view, Standing.WAITING))
    return [one for group in groups for one in sorted(group, key=lambda one: (one.period.end, one.id), reverse=True)]


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """The open notices stand on the first page only."""
    pages = split(_ended(view), PER_PAGE)
    at = int(page.subject)
    ended = pages[at - 1]
    first = at == 1
    opened = sorted(_by(view, Standing.OPEN), key=lambda one: (one.period.end, one.id)) if first else []
    coming = sorted(_by(view, Standing.COMING), key=lambda one: (one.period.start, one.id)) if first else []
    return {
        "heading": page.title,
        "first": first,
        "open": [_open(one, view, here) for one in opened],
        "coming": [
            {
                "title": one.title,
                "url": here.to(one.url),
                "date": one.period.start.isoformat(),
                "office": view.catalogue.office_name(one),
            }
            for one in coming
        ],
        "result": [_past(one, view, here) for one in ended if one.result],
        "waiting": [_past(one, view, here) for one in ended if not one.result],
        "parts": pager(URL, at, [len(one) for one in pages], here),
        "today": long_date(view.today),
    }


def _open(one: PublicNotice, view: View, here: Here) -> dict[str, Any]:
    return {
        "title": one.title,
        "url": here.to(one.url),
        "days": (one.period.end - view.today).days,
        "until": one.period.end.isoformat(),
        "by": f"{month_day(one.period.end)}止",
        "office": view.catalogue.office_name(one),
        "word": "征求意见中" if one.feedback else "公示中",
    }


def _past(one: PublicNotice, view: View, here: Here) -> dict[str, Any]:
    told = plain_text(one.result.text).replace("\n", "") if one.result else ""
    office = view.catalogue.office.get(one.office or "")
    return {
        "title": one.title,
        "url": here.to(one.url),
        "date": one.period.end.isoformat(),
        "office": view.catalogue.office_name(one),
        "phone": office.phone if office else "",
        "told": told if len(told) <= _SHORT else f"{told[:_SHORT].rstrip('，、；')}……",
        "waited": _waited(one.period.end, view.today),
    }


def _waited(end: date, today: date) -> int:
    return (today - end).days
