"""The list of outcome registers: what was received, done in time and overdue, as figures and as bars drawn at build time."""

from __future__ import annotations

from typing import Any

from gongkai.checks import Context
from gongkai.checks.lateness import row_lateness
from gongkai.problem import Text
from gongkai.records.outcome import Outcome
from gongkai.site.chrome import ALL
from gongkai.site.page import Here, Page
from gongkai.site.pages.paging import numbered, pager, split
from gongkai.site.registers import Tally, tally
from gongkai.site.view import View
from gongkai.site.words import long_date

KIND = "outcomes"
TITLE = Text("办理结果登记簿", "Outcome registers")
URL = "outcomes.html"
PER_PAGE = 200


def plan(view: View) -> tuple[Page, ...]:
    """One page, or several where there are many registers."""
    first = Page(
        URL,
        KIND,
        "outcomes",
        view.settings.columns.outcomes,
        description="办结的事逐件登记：谁、什么事、什么结果、用了几天。",
    )
    return numbered(first, len(split(_registers(view), PER_PAGE)))


def _registers(view: View) -> list[Outcome]:
    """Registers by year, the newest year first; in a year by title."""
    return sorted(view.of(Outcome), key=lambda record: (-int(record.covered[:4]), record.title, record.id))


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """The registers of one page by year, with their statistics; the totals are those of the current year."""
    pages = split(_registers(view), PER_PAGE)
    at = int(page.subject)
    checks = Context(view.root, view.settings, view.catalogue, view.standard, view.calendar, view.today)
    years: list[dict[str, Any]] = []
    for record in pages[at - 1]:
        year = record.covered[:4]
        if not years or years[-1]["year"] != year:
            years.append({"year": year, "registers": []})
        years[-1]["registers"].append(_line(record, view, here, checks))
    this_year = [record for record in view.of(Outcome) if record.covered[:4] == str(view.today.year)]
    return {
        "heading": page.title,
        "years": years,
        "year": view.today.year,
        "totals": _totals(sum((tally(record, view.calendar, view.today) for record in this_year), Tally())),
        "decided": sum(len(record.licences) + len(record.penalties) for record in this_year),
        "search_action": here.to(ALL),
        "today": long_date(view.today),
        "parts": pager(URL, at, [len(one) for one in pages], here),
    }


def _totals(found: Tally) -> list[dict[str, Any]]:
    """Four figures of the year: received, done in time, overdue, open."""
    return [
        {"label": "收件", "n": found.received, "unit": "件", "tone": ""},
        {"label": "按时办结", "n": found.in_time, "unit": "件", "tone": ""},
        {"label": "超期", "n": found.overdue, "unit": "件", "tone": "bad" if found.overdue else ""},
        {"label": "正在办", "n": found.open - found.open_late, "unit": "件", "tone": ""},
    ]


def _line(record: Outcome, view: View, here: Here, checks: Context) -> dict[str, Any]:
    """One register: name, office, what kind of decisions, figures and the parts of its bar in per cent."""
    counted = tally(record, view.calendar, view.today)
    kind = {"licences": "行政许可", "penalties": "行政处罚", "results": "办件"}[record.list_name]
    figures = [{"text": "收件" if counted.received else kind, "n": len(record.rows), "tone": ""}]
    if counted.received:
        parts = [
            ("done", "按时办结", counted.in_time),
            ("late", "超期", counted.overdue),
            ("open", "正在办", counted.open - counted.open_late),
        ]
    else:
        late = sum(1 for row in record.rows if row_lateness(row, record, checks))
        parts = [("done", "按时公开", len(record.rows) - late), ("late", "迟公开", late)]
    # A zero for what is late is said, in ink: red is only for what is late.
    figures += [
        {"text": text, "n": n, "tone": "bad" if tone == "late" and n else ""}
        for tone, text, n in parts
        if n or tone != "open"
    ]
    bars = _bars([(tone, n) for tone, _, n in parts])
    return {
        "title": record.title,
        "url": here.to(record.url),
        "office": view.catalogue.office_name(record),
        "updated": record.updated_on.isoformat(),
        "summary": record.summary or "",
        "figures": figures,
        "bars": bars,
        "label": "，".join(f"{figure['text']}{figure['n']}件" for figure in figures),
    }


def _bars(parts: list[tuple[str, int]]) -> list[dict[str, Any]]:
    """Where each part begins and how wide it is, in per cent; a part above zero is at least 1.2 wide, or one late case would vanish."""
    total = sum(n for _, n in parts)
    shown = [(tone, max(1.2, 100 * n / total)) for tone, n in parts if n]
    scale = 100 / sum(width for _, width in shown) if shown else 1
    found: list[dict[str, Any]] = []
    x = 0.0
    for tone, width in shown:
        found.append({"tone": tone, "x": f"{x:.2f}", "width": f"{width * scale:.2f}"})
        x += width * scale
    return found
