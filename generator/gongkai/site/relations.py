"""Relations: which records belong together, from whichever side it was written down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gongkai.records.fee_standard import FeeStandard
from gongkai.records.outcome import Outcome
from gongkai.records.record import Record
from gongkai.records.service_guide import ServiceGuide
from gongkai.site.page import Here
from gongkai.site.per_view import per_view
from gongkai.site.view import View
from gongkai.vocabulary import label

ORDER = ("service-guide", "fee-standard", "outcome", "public-notice", "policy-document", "disclosure")
SHOWN = 8
"""So many records of one type stand on a page, the newest first; the lists of the site have the rest."""


@per_view
def relations(view: View) -> Mapping[str, tuple[str, ...]]:
    """For each standing record the ids of its neighbours.

    A neighbour is named in `related`, in a basis, in the fees of a guide, by a register as its service, or gives the
    result that a register is about (`result_name`).
    """
    standing = {record.id for record in view.standing}
    found: dict[str, dict[str, None]] = {}

    def tie(one: str, other: str) -> None:
        if one != other and one in standing and other in standing:
            found.setdefault(one, {})[other] = None
            found.setdefault(other, {})[one] = None

    guides: dict[str, list[str]] = {}
    for guide in view.of(ServiceGuide):
        guides.setdefault(guide.result.name, []).append(guide.id)
        for other in guide.related:
            tie(guide.id, other)
        for use in guide.fees.items if guide.fees else ():
            tie(guide.id, use.fee)
    for record in view.standing:
        for basis in record.basis:
            if basis.record:
                tie(record.id, basis.record)
        if isinstance(record, Outcome):
            named = {record.service, *(row.service for row in record.results)}
            for id in (*sorted(id for id in named if id), *guides.get(record.result_name or "", ())):
                tie(record.id, id)
    return {id: tuple(others) for id, others in found.items()}


def related_groups(
    record: Record, view: View, here: Here, leave_out: frozenset[str] = frozenset()
) -> list[dict[str, Any]]:
    """The neighbours of a record by type, in the order of ORDER, as title, address and date."""
    lang = view.settings.language
    by_type: dict[str, list[Record]] = {}
    for id in relations(view).get(record.id, ()):
        if id not in leave_out:
            by_type.setdefault(view.by_id[id].type, []).append(view.by_id[id])
    groups = []
    for type in sorted(by_type, key=lambda one: ORDER.index(one) if one in ORDER else len(ORDER)):
        records = sorted(by_type[type], key=lambda one: (one.updated_on, one.id), reverse=True)
        groups.append(
            {
                "label": label("record-type", type, lang),
                "items": [{"title": one.title, "url": here.to(one.url)} for one in records[:SHOWN]],
            }
        )
    return groups


@per_view
def users_of_fees(view: View) -> Mapping[str, tuple[ServiceGuide, ...]]:
    """For each fee standard the guides that charge it."""
    found: dict[str, list[ServiceGuide]] = {}
    for guide in view.of(ServiceGuide):
        for id in dict.fromkeys(use.fee for use in (guide.fees.items if guide.fees else ())):
            if isinstance(view.by_id.get(id), FeeStandard):
                found.setdefault(id, []).append(guide)
    return {id: tuple(sorted(guides, key=lambda one: one.id)) for id, guides in found.items()}
