"""Weekly hours as the page's script reads them, with the holidays of the published calendar, and as lines to read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time, timedelta

from gongkai.records.bodies import Hours
from gongkai.site.view import View

_AHEAD = 366
_NOON = time(12)


def hours_lines(hours: Hours) -> list[str]:
    """工作日, 上午8:30—11:30, 下午14:30—17:30: what stands without a script."""
    days = (
        "工作日" if hours.days == (0, 1, 2, 3, 4) else f"每周{'、'.join('一二三四五六日'[day] for day in hours.days)}"
    )
    return [days, *(f"{'上午' if a < _NOON else '下午'}{_clock(a)}—{_clock(b)}" for a, b in hours.spans)]


def hours_json(hours: Hours, view: View) -> str:
    """Hours by weekday, days closed, weekend days worked, and the last day that the calendar knows."""
    week = [[[_clock(a), _clock(b)] for a, b in hours.spans] if day in hours.days else [] for day in range(7)]
    known = _last_known(view)
    last = min(known, view.today + timedelta(days=_AHEAD)) if known else None
    days = list(_days(view.today, last)) if last else []
    closed = [day for day in days if view.calendar.holiday(day) and not view.calendar.is_workday(day)]
    worked = [day for day in days if day.weekday() >= 5 and view.calendar.is_workday(day)]
    plan: dict[str, object] = {"week": week, "closed": _ranges(closed), "open": [day.isoformat() for day in worked]}
    if known:
        plan["known"] = known.isoformat()
    return json.dumps(plan, ensure_ascii=False, separators=(",", ":"))


def _last_known(view: View) -> date | None:
    years = [year for year in view.calendar.years if year >= view.today.year]
    return date(max(years), 12, 31) if years and view.today.year in years else None


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)


def _ranges(days: list[date]) -> list[str]:
    """Days that follow each other as first/last."""
    found: list[tuple[date, date]] = []
    for day in days:
        if found and found[-1][1] + timedelta(days=1) == day:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return [a.isoformat() if a == b else f"{a.isoformat()}/{b.isoformat()}" for a, b in found]


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02d}"
