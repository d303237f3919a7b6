"""What the search finds: every standing record, each row of a register, and the prose pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gongkai.catalogue import texts
from gongkai.records.fee_standard import FeeStandard
from gongkai.records.model import Choice, Model
from gongkai.records.outcome import LicenceRow, Outcome, PenaltyRow, Row
from gongkai.records.policy_document import PolicyDocument
from gongkai.records.record import Record
from gongkai.records.service_guide import ServiceGuide
from gongkai.site.charges import service_line
from gongkai.site.markdown import plain_text
from gongkai.site.pages.common import body_url, office_url
from gongkai.site.registers import gone, row_urls
from gongkai.site.search import SearchDocument, Synonyms
from gongkai.site.view import View
from gongkai.vocabulary import label

WEIGHTS = {
    "service-guide": 1.0,
    "fee-standard": 0.95,
    "public-notice": 0.8,
    "disclosure": 0.75,
    "policy-document": 0.7,
    "outcome": 0.65,
    "row": 0.6,
    "page": 0.7,
}
"""Type weight: what people most often look for comes first among equal hits."""

_SHOWN_ELSEWHERE = frozenset(
    (
        *("id", "title", "requirements", "review", "index_number", "body", "office", "mode", "audience", "status"),
        *("withdrawal", "persons", "prose", "keywords", "aliases", "document_number", "matter", "stage"),
        *Outcome.lists,
    )
)
"""Fields that are found by name elsewhere in the document, or carry no words that people look for."""


def documents(view: View) -> Iterator[SearchDocument]:
    """Every document of the index; withdrawn records have only their tombstone and are not found."""
    for record in view.standing:
        yield _record(record, view)
        if isinstance(record, Outcome):
            yield from _rows(record, view)
    yield from _offices(view)
    for page in view.catalogue.pages:
        if page.url != "index.html":
            body = plain_text(page.document.prose)
            yield _document(page.url, page.title, "page", "栏目说明", body=body)


def _offices(view: View) -> Iterator[SearchDocument]:
    """Offices and bodies by name, duty and telephone; the list of all with windows and complaint channels."""
    catalogue = view.catalogue
    for office in catalogue.office.values():
        windows = [window for window in catalogue.window.values() if window.office == office.id]
        body = [*office.functions, office.lead or "", office.address or ""]
        body += [f"{window.name}　{window.address}　{window.phone}" for window in windows]
        numbers = (office.phone, *(window.phone for window in windows))
        yield _document(
            office_url(office.id),
            office.name,
            "page",
            "机构",
            body="\n".join(body),
            numbers=numbers,
            office=office.name,
        )
    for one in catalogue.body.values():
        if not one.external:
            body = [one.name, one.address or "", *one.functions, one.structure or ""]
            body += [f"{leader.post}{leader.name}" for leader in one.leaders]
            yield _document(
                body_url(one.id),
                one.name,
                "page",
                "机构",
                body="\n".join(body),
                numbers=(one.phone,) if one.phone else (),
            )
    if catalogue.bodies is not None:
        told = [f"{one.name or ''}　{one.phone or ''}" for one in catalogue.bodies.complaints]
        told += [f"{one.name}　{one.phone}" for one in catalogue.body.values() if one.external and one.phone]
        yield _document("bodies.html", "机构与电话", "page", "机构", body="\n".join(told))


def synonyms(view: View) -> Synonyms:
    """The agency's synonyms.yml; empty where there is none or it is wrong (a finding says so)."""
    document = view.catalogue.extras.get("synonyms.yml")
    try:
        return Synonyms.read(document.values if document else None)
    except ValueError:
        return Synonyms()


def _record(record: Record, view: View) -> SearchDocument:
    lang = view.settings.language
    numbers = [record.index_number or ""]
    status = ""
    if isinstance(record, PolicyDocument):
        numbers.append(record.document_number or "")
        status = record.validity.value
    elif isinstance(record, FeeStandard):
        status = record.validity.value
    numbers += [basis.number for basis in record.basis if basis.number]
    body = [plain_text(record.prose)] if record.prose else []
    fields = {name: getattr(record, name) for name in type(record).model_fields if name not in _SHOWN_ELSEWHERE}
    body += [text for _, text in texts(_plain(fields))]
    body += [attachment.title or attachment.file for attachment in record.attachments]
    return SearchDocument(
        url=record.url,
        anchor="",
        title=record.title,
        type=record.type,
        type_label=label("record-type", record.type, lang),
        category=view.category_title(view.first_category.get(record.id, "")),
        office=view.catalogue.office_name(record),
        year=record.published_on.year,
        status=status,
        numbers=tuple(dict.fromkeys(number for number in numbers if number)),
        aliases=record.aliases,
        tags=record.keywords,
        body="\n".join(text for text in body if text),
        summary=record.summary or "",
        date=record.updated_on.isoformat(),
        facts="　".join(service_line(record, view)) if isinstance(record, ServiceGuide) else "",
        weight=WEIGHTS[record.type],
    )


def _plain(value: Any) -> Any:
    """Parts of a record as nested plain values; enumerations, dates and references by id carry no words of their own."""
    if isinstance(value, str):
        return None if isinstance(value, Choice) else value
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, Model):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    return None


def row_anchor(position: int) -> str:
    """The id of a row on the page of its register."""
    return f"row-{position + 1}"


def _rows(record: Outcome, view: View) -> Iterator[SearchDocument]:
    urls = row_urls(record, view)
    for position, row in enumerate(record.rows):
        if gone(row, view.today):
            continue
        yield _document(
            urls[position],
            f"{row.number}　{_party(row)}",
            "row",
            label("record-type", "outcome", view.settings.language),
            anchor=row_anchor(position),
            body="\n".join(text for _, text in texts(_plain(row))),
            numbers=(row.number,),
            category=view.category_title(view.first_category.get(record.id, "")),
            office=view.catalogue.office_name(record),
            year=row.published.year,
            date=row.published.isoformat(),
            summary=record.title,
        )


def _party(row: Row) -> str:
    return row.party if isinstance(row, (LicenceRow, PenaltyRow)) else row.applicant


def _document(url: str, title: str, type: str, type_label: str, **rest: Any) -> SearchDocument:
    values: dict[str, Any] = {
        "anchor": "",
        "category": "",
        "office": "",
        "year": 0,
        "status": "",
        "numbers": (),
        "aliases": (),
        "tags": (),
        "body": "",
        "summary": "",
        "date": "",
        "facts": "",
        "weight": WEIGHTS[type],
    }
    return SearchDocument(url=url, title=title, type=type, type_label=type_label, **{**values, **rest})
