"""How records belong together in both directions, whichever of the two says so: documents, their explanations, matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gongkai.records.policy_document import PolicyDocument
from gongkai.records.record import Record
from gongkai.site.page import Here
from gongkai.site.per_view import per_view
from gongkai.site.view import View

ERASED = "已撤回的信息"
"""What a withdrawn record is called whose title must not be shown."""


@dataclass(frozen=True)
class Relations:
    """For each id the ids that belong to it; what one record says holds for the other too."""

    explained_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    explains: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    repeals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    replaced_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    matters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Records of a major matter by its name, in the order of publication."""
    predecessors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Withdrawn records that name a record as their successor."""


@per_view
def relations(view: View) -> Relations:
    """The relations of a portal, gathered once."""
    explains: list[tuple[str, str]] = []
    repeals: list[tuple[str, str]] = []
    matters: dict[str, list[Record]] = {}
    successors: list[tuple[str, str]] = []
    for record in view.records:
        if record.withdrawn:
            if record.withdrawal and record.withdrawal.successor:
                successors.append((record.withdrawal.successor, record.id))
            continue
        if record.matter:
            matters.setdefault(record.matter, []).append(record)
        if isinstance(record, PolicyDocument):
            explains += [(record.id, other) for other in record.explains]
            explains += [(other, record.id) for other in record.explained_by]
            repeals += [(record.id, other) for other in record.repeals]
            if record.replaced_by:
                repeals.append((record.replaced_by, record.id))
    return Relations(
        explained_by=_grouped((document, explanation) for explanation, document in explains),
        explains=_grouped(explains),
        repeals=_grouped(repeals),
        replaced_by=_grouped((old, new) for new, old in repeals),
        matters={
            name: tuple(one.id for one in sorted(records, key=lambda one: (one.published_on, one.id)))
            for name, records in matters.items()
        },
        predecessors=_grouped(successors),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for one, other in pairs:
        if one != other:
            found.setdefault(one, {})[other] = None
    return {key: tuple(value) for key, value in found.items()}


def title_of(record: Record) -> str:
    """The title a record may be called by: a withdrawn list of persons, or one to be erased, has none."""
    if record.withdrawn and (record.persons or (record.withdrawal is not None and record.withdrawal.erase)):
        return ERASED
    return record.title


def references(ids: Iterable[str], view: View, here: Here) -> list[dict[str, str]]:
    """Links to records; what may not be shown is left out. `note` carries a document's number, `state` its validity."""
    found = []
    for id in ids:
        record = view.by_id.get(id)
        if record is None:
            continue
        document = record if isinstance(record, PolicyDocument) and not record.withdrawn else None
        found.append(
            {
                "title": title_of(record),
                "url": here.to(record.url),
                "note": document.document_number or "" if document else "",
                "state": "已撤回" if record.withdrawn else "",
                "date": record.published_on.isoformat(),
            }
        )
    return found
