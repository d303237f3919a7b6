"""Tombstones: a withdrawn record keeps its address, with the reason, the date and what stands in its place; nothing of its content."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.records.outcome import Outcome
from gongkai.records.policy_document import PolicyDocument
from gongkai.records.record import Record
from gongkai.site.page import Here, Page
from gongkai.site.pages.checking import section_page
from gongkai.site.pages.references import references, title_of
from gongkai.site.registers import part_urls
from gongkai.site.view import View
from gongkai.site.words import long_date

KIND = "tombstone"
TITLE = Text("已撤回", "Withdrawn")


def plan(view: View) -> tuple[Page, ...]:
    """One page for each withdrawn record; for a long register at each address its rows had."""
    return tuple(
        section_page(url, KIND, record.type, title_of(record), record.id, view)
        for record in view.records
        if record.withdrawn
        for url in addresses(record, view)
    )


def addresses(record: Record, view: View) -> list[str]:
    """Every address under which the content of a record stood."""
    return part_urls(record, view) if isinstance(record, Outcome) else [record.url]


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """Reason, date, successor, whom to ask; the numbers stay, the title only where it names nobody."""
    record = view.by_id[page.subject]
    withdrawal = record.withdrawal
    office = view.catalogue.office.get(record.office or "")
    body = view.catalogue.body.get(record.body)
    named = withdrawal.successor if withdrawal else None
    successor = references([named], view, here) if named else []
    return {
        "title": title_of(record),
        "date": f"{long_date(withdrawal.date)}撤回" if withdrawal else "",
        "reason": withdrawal.reason if withdrawal else "没有写明撤回原因，请向承办机构查问",
        "successor": successor[0] if successor else None,
        "numbers": [
            {"label": "索引号", "value": record.index_number or ""},
            {"label": "发文字号", "value": record.document_number or "" if isinstance(record, PolicyDocument) else ""},
        ],
        "office": view.catalogue.office_name(record),
        "phone": office.phone if office else (body.phone if body else None) or "",
    }
