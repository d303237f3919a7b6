"""The fee directory: every fee by field, case by case, with who pays less until when; and the fees no longer charged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from gongkai.problem import Text
from gongkai.records.fee_standard import FeeItem, FeeKind, FeeStandard, Payer
from gongkai.records.record import Basis
from gongkai.site.charges import SOON, Standing, ended_on, ending, free, item_period, items_on, reductions_on, standing
from gongkai.site.guide_parts import contact_lines, cut_line
from gongkai.site.page import Here, Page
from gongkai.site.pages.fee_standard import price_cell, stamp_word
from gongkai.site.per_view import per_view
from gongkai.site.view import View
from gongkai.site.words import long_date

KIND = "fees"
TITLE = Text("收费目录", "Fee directory")

_BOTH = (Payer.INDIVIDUAL, Payer.ENTERPRISE)


def plan(view: View) -> tuple[Page, ...]:
    """The one page; its name is a setting."""
    return (Page("fees.html", KIND, "fees", view.settings.columns.fees),)


@per_view
def by_standing(view: View) -> Mapping[Standing, tuple[FeeStandard, ...]]:
    """Fees charged today, ended and coming. The three legal lists follow each other as in 优化营商环境条例第二十五条."""
    kinds = list(FeeKind)
    found: dict[Standing, list[FeeStandard]] = {one: [] for one in Standing}
    for fee in sorted(view.of(FeeStandard), key=lambda one: (kinds.index(one.kind), one.field, one.id)):
        found[standing(fee, view.today)].append(fee)
    return {one: tuple(fees) for one, fees in found.items()}


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """Groups by field; each case is a row that a filter can find by collector, payer and date."""
    sorts = by_standing(view)
    charged = sorts[Standing.CHARGED]
    groups = [_group(field, fees, view, here) for field, fees in _by_field(charged)]
    now = [item for fee in charged for item in items_on(fee, view.today)]
    main = view.catalogue.main_body
    bodies = view.catalogue.bodies
    return {
        "today": long_date(view.today),
        "today_iso": view.today.isoformat(),
        "place": main.called if main else "",
        "fees": len(charged),
        "standards": len(now),
        "free": sum(1 for item in now if free(item)),
        "business": sum(1 for fee in charged if fee.business_related),
        "ending": _ending_soon(charged, view.today),
        "soon_days": SOON,
        "complaints": contact_lines(bodies.complaints if bodies else (), view),
        "groups": groups,
        "dated": any(row["other_day"] for group in groups for row in group["rows"]),
        "collectors": _collectors(charged, view),
        "payers": [{"value": one.value, "text": one.text()} for one in _BOTH],
        "others": [
            _other(fee, item, view, here) for fee, item in _other_days(charged, sorts[Standing.COMING], view.today)
        ],
        "gone": [_gone(fee, here) for fee in sorted(sorts[Standing.ENDED], key=_since, reverse=True)],
    }


def _by_field(fees: Iterable[FeeStandard]) -> list[tuple[str, list[FeeStandard]]]:
    found: dict[str, list[FeeStandard]] = {}
    for fee in fees:
        found.setdefault(fee.field, []).append(fee)
    return list(found.items())


def _collectors(fees: Iterable[FeeStandard], view: View) -> list[dict[str, str]]:
    ids = dict.fromkeys(fee.collecting_body for fee in fees)
    return [{"value": id, "text": view.catalogue.body_name(id)} for id in ids]


def _ending_soon(fees: Iterable[FeeStandard], today: date) -> int:
    ends = [item_period(fee, item)[1] for fee in fees for item in items_on(fee, today)]
    ends += [cut.valid_to for fee in fees for cut in reductions_on(fee, today)]
    return sum(1 for end in ends if end and 0 <= (end - today).days <= SOON)


def _group(field: str, fees: list[FeeStandard], view: View, here: Here) -> dict[str, Any]:
    how = {(fee.collecting_body, fee.fund_management) for fee in fees}
    note = ""
    if len(how) == 1:
        note = f"{view.catalogue.body_name(fees[0].collecting_body)}收取，{fees[0].fund_management.text()}"
    return {
        "title": field,
        "note": note,
        "rows": [row for fee in fees for row in _rows(fee, view, here, own_note=not note)],
    }


def _rows(fee: FeeStandard, view: View, here: Here, own_note: bool) -> list[dict[str, Any]]:
    """Today's cases first; those of another day follow and are shown only for that day."""
    now = items_on(fee, view.today)
    under = [fee.kind.text()] if fee.kind is not FeeKind.ADMINISTRATIVE else []
    if own_note:
        under.append(f"{view.catalogue.body_name(fee.collecting_body)}收取")
    rows = []
    for position, item in enumerate((*now, *(item for item in fee.items if item not in now))):
        first, last = item_period(fee, item)
        rows.append(
            {
                "title": fee.title,
                "url": here.to(fee.url),
                "under": "，".join(under),
                "first": position == 0,
                "case": item.case,
                "note": item.note or "",
                "price": price_cell(item),
                "cuts": []
                if free(item)
                else [cut_line(cut, view) for cut in reductions_on(fee, view.today, item.case)],
                "basis": _numbers(fee.basis),
                "end": ending(last, view.today),
                "from": first.isoformat(),
                "to": last.isoformat() if last else "",
                "other_day": position >= len(now),
                "collector": fee.collecting_body,
                "payers": " ".join(one.value for one in _BOTH if fee.payers in (one, Payer.BOTH)),
            }
        )
    return rows


def _numbers(basis: Iterable[Basis]) -> list[str]:
    """Numbers of the documents; a law without one by its title."""
    found = [one.number or "" for one in basis if one.number]
    return list(dict.fromkeys(found)) or [f"《{one.law.strip('《》')}》" for one in basis]


def _other_days(
    charged: Iterable[FeeStandard], coming: Iterable[FeeStandard], today: date
) -> list[tuple[FeeStandard, FeeItem]]:
    """Cases of fees still charged that held earlier or will hold, and the fees that are to come."""
    found = [(fee, item) for fee in charged for item in fee.items if item not in items_on(fee, today)]
    return found + [(fee, item) for fee in coming for item in fee.items]


def _other(fee: FeeStandard, item: FeeItem, view: View, here: Here) -> dict[str, Any]:
    first, last = item_period(fee, item)
    return {
        "title": fee.title,
        "url": here.to(fee.url),
        "case": item.case,
        "price": price_cell(item),
        "from": first.isoformat(),
        "to": last.isoformat() if last else "长期",
    }


def _since(fee: FeeStandard) -> tuple[date, str]:
    return ended_on(fee) or fee.updated_on, fee.id


def _gone(fee: FeeStandard, here: Here) -> dict[str, Any]:
    since = ended_on(fee)
    return {
        "title": fee.title,
        "url": here.to(fee.url),
        "stamp": stamp_word(fee),
        "since": since.isoformat() if since else "",
        "basis": _numbers(fee.abolition.basis if fee.abolition else fee.basis),
        "now": fee.abolition.now if fee.abolition else "到期以后没有新的标准，不得再收",
    }
