"""Pages of fee standards: what is charged today case by case, who pays less until when, who collects, on which basis."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.records.fee_standard import FeeItem, FeeStandard
from gongkai.site.charges import (
    Standing,
    amount_text,
    ended_on,
    ending,
    free,
    item_period,
    items_on,
    reductions_on,
    standing,
)
from gongkai.site.guide_parts import complaints, cut_line
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import basis_line, common, record_page
from gongkai.site.pages.prose import prose
from gongkai.site.relations import related_groups, users_of_fees
from gongkai.site.view import View
from gongkai.site.words import long_date, number

KIND = "fee-standard"
TITLE = Text("收费标准", "Fee standard")


def plan(view: View) -> tuple[Page, ...]:
    """One page for each standard, those no longer charged too."""
    return tuple(record_page(fee, KIND, "fees", view) for fee in view.of(FeeStandard))


def stamp_word(fee: FeeStandard) -> str:
    """The word of the stamp on a fee that is no longer charged."""
    if fee.abolition is not None:
        return "停征"
    return "已到期" if fee.validity.value == "in-force" else fee.validity.text()


def price_cell(item: FeeItem) -> dict[str, str]:
    """A figure with its unit, 免收, or the formula."""
    if free(item):
        return {"figure": "", "unit": "", "text": "免收"}
    if item.amount is not None:
        return {"figure": number(item.amount), "unit": item.unit or "元", "text": ""}
    return {"figure": "", "unit": "", "text": amount_text(item)}


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """Cases that hold today first; earlier and coming ones apart, with their dates."""
    fee = view.by_id[page.subject]
    assert isinstance(fee, FeeStandard)
    state = standing(fee, view.today)
    now = items_on(fee, view.today)
    since = ended_on(fee) if state is Standing.ENDED else None
    basis = fee.abolition.basis if fee.abolition else ()
    users = users_of_fees(view).get(fee.id, ())
    return {
        **common(fee, view, here),
        "today": long_date(view.today),
        "meta": [
            fee.kind.text(),
            f"{view.catalogue.body_name(fee.collecting_body)}收取",
            f"{long_date(fee.updated_on)}更新",
        ],
        "state": state.value,
        "tag": {"charged": "现行有效", "ended": "", "coming": "还没开始收"}[state.value],
        "stamp": stamp_word(fee) if state is Standing.ENDED else "",
        "since": f"{long_date(since)}起不再收" if since else "现在不收",
        "begins": long_date(fee.valid_from),
        "instead": fee.abolition.now if fee.abolition else "到期以后没有新的标准，谁还在收，可以举报。",
        "end_basis": [basis_line(one, here, view) for one in basis],
        "items": [_item(fee, item, view) for item in now],
        "others": [_item(fee, item, view) for item in fee.items if item not in now]
        if state is not Standing.ENDED
        else [],
        "cuts": [cut_line(cut, view) for cut in reductions_on(fee, view.today)] if now else [],
        "who": [
            {"label": "谁来收", "value": view.catalogue.body_name(fee.collecting_body)},
            {"label": "谁来交", "value": fee.payers.text()},
            {"label": "钱去哪里", "value": fee.fund_management.text()},
            {"label": "涉企收费", "value": "是" if fee.business_related else "否"},
            {"label": "执行日期", "value": long_date(fee.valid_from)},
            {"label": "有效期至", "value": long_date(fee.valid_to) if fee.valid_to else "长期"},
        ],
        "complaints": complaints(fee.complaint, fee, view),
        "bases": [{**basis_line(one, here, view), "quote": one.quote or ""} for one in fee.basis],
        "guides": [{"title": guide.title, "url": here.to(guide.url)} for guide in users],
        "related": related_groups(fee, view, here, frozenset(guide.id for guide in users)),
        "content": prose(fee.prose, view, here),
    }


def _item(fee: FeeStandard, item: FeeItem, view: View) -> dict[str, Any]:
    first, last = item_period(fee, item)
    return {
        "case": item.case,
        "note": item.note or "",
        "price": price_cell(item),
        "from": first.isoformat(),
        "end": ending(last, view.today),
        "coming": first > view.today,
    }
