"""Pages of outcome registers: licences, penalties or results as one table; what was taken back keeps number, date, reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.checks import Context
from gongkai.problem import Text
from gongkai.records.outcome import Outcome, ResultRow
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import common, record_page
from gongkai.site.pages.register_rows import COLUMNS, Cells, register_columns
from gongkai.site.registers import gone, pages_of, part_urls
from gongkai.site.view import View
from gongkai.site.words import number

KIND = "outcome"
TITLE = Text("办理结果", "Outcome register")
SHOWN = 20
"""Rows that the script shows at once; without it all rows of the page stand there."""
MOST_OPTIONS = 60


def plan(view: View) -> tuple[Page, ...]:
    """The pages of each register: one, or several where it is long."""
    return tuple(
        page for record in view.of(Outcome) for page in parts(record_page(record, KIND, "outcomes", view), record, view)
    )


def parts(first: Page, record: Outcome, view: View) -> tuple[Page, ...]:
    """The page of a register and those that follow it; `subject` is the id, then # and the number of the page."""
    pages = [first]
    for at, url in enumerate(part_urls(record, view)[1:], 2):
        pages.append(
            replace(
                first,
                url=url,
                title=f"{first.title}（第{at}页）",
                subject=f"{record.id}#{at}",
                crumbs=(*first.crumbs, (first.title, record.url)),
            )
        )
    return tuple(pages)


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """The rows of one page with what the head, the filters and the pager say about the whole register."""
    id, _, part = page.subject.partition("#")
    record = view.by_id[id]
    assert isinstance(record, Outcome)
    at = int(part or 1)
    pages = pages_of(record, view)
    urls = part_urls(record, view)
    checks = Context(view.root, view.settings, view.catalogue, view.standard, view.calendar, view.today)
    cells = Cells(record, checks)
    rows = [cells.row(position) for position in pages[at - 1]]
    first = sum(len(one) for one in pages[: at - 1]) + 1

    return {
        **common(record, view, here),
        "heading": page.title,
        "kind": record.list_name,
        "caption": record.title,
        "columns": register_columns(record),
        "rows": rows,
        "shown": SHOWN,
        "search": COLUMNS[record.list_name].search,
        "selects": selects(record, pages[at - 1], view.today),
        "counts": counts(record, view.today),
        "total": len(record.rows),
        "parts": {
            "count": len(pages),
            "first": first,
            "last": first + len(pages[at - 1]) - 1,
            "previous": here.to(urls[at - 2]) if at > 1 else "",
            "next": here.to(urls[at]) if at < len(urls) else "",
        },
        "told": told(record, view, here),
        "closing": closing(record, view),
    }


def counts(record: Outcome, today: date) -> list[dict[str, Any]]:
    """共37件 准予33 不予3 撤销1: what the count sentence says of the whole register; zeros are left out."""
    parts: list[dict[str, Any]] = [{"text": "共", "n": len(record.rows), "unit": "件"}]
    found: dict[str, int] = {}
    for row in record.rows:
        left = gone(row, today)
        word = left.word if left else row.decision.text() if isinstance(row, ResultRow) else ""
        if word:
            found[word] = found.get(word, 0) + 1
    order = ("准予", "不予", "办理中", "终止办理", "公示期满", "已撤回", "已撤销")
    for word in sorted(found, key=lambda one: order.index(one) if one in order else len(order)):
        parts.append({"text": word, "n": found[word], **({"tone": "bad"} if word == "已撤销" else {})})
    fines = sum((row.fine for row in record.penalties if row.fine and not gone(row, today)), Decimal(0))
    if fines:
        parts.append({"text": "罚款合计", "n": number(fines), "unit": "万元"})
    return parts


def selects(record: Outcome, positions: tuple[int, ...], today: date) -> list[dict[str, Any]]:
    """Choices of the filters: each has at least two values, none of them from a row whose content is gone."""
    rows = [record.rows[at] for at in positions]
    found: list[dict[str, Any]] = []
    standing = [row for row in rows if not gone(row, today)]
    places = sorted({row.place for row in standing if isinstance(row, ResultRow) and row.place})
    if 1 < len(places) <= MOST_OPTIONS:
        found.append(_select("place", "地点", [(place, place) for place in places], f"全部{len(places)}个"))
    states: dict[str, None] = {}
    for row in rows:
        left = gone(row, today)
        states.setdefault(left.word if left else COLUMNS[record.list_name].state(row))
    if len(states) > 1:
        found.append(_select("state", COLUMNS[record.list_name].state_title, [(word, word) for word in states]))
    months = sorted({f"{row.published:%Y-%m}" for row in standing}, reverse=True)
    if 1 < len(months) <= MOST_OPTIONS:
        found.append(_select("month", "公开月份", [(one, f"{one[:4]}年{int(one[5:])}月") for one in months]))
    return found


def _select(name: str, label: str, options: list[tuple[str, str]], every: str = "全部") -> dict[str, Any]:
    listed = [{"value": "", "text": every}, *({"value": value, "text": text} for value, text in options)]
    return {"name": name, "label": label, "options": listed}


def told(record: Outcome, view: View, here: Here) -> list[dict[str, str]]:
    """Facts that hold for every row, said once: the service, who decided, whose data it is."""
    found: list[dict[str, str]] = []
    service = view.by_id.get(record.service or "")
    if service is not None and not service.withdrawn:
        found.append({"label": "怎么办", "value": service.title, "url": here.to(service.url)})
    if record.result_name:
        found.append({"label": "办成后拿到", "value": record.result_name})
    found += [{"label": label, "value": value} for label, value in COLUMNS[record.list_name].shared(record)]
    return found


def closing(record: Outcome, view: View) -> dict[str, str]:
    """Whom to ask about a result."""
    office = view.catalogue.office.get(record.office or "")
    body = view.catalogue.body.get(record.body)
    phone = office.phone if office else (body.phone if body else None) or ""
    return {"office": view.catalogue.office_name(record), "phone": phone}
