"""The three facts of a service line: fee, time, visits; a missing fact is left out, never a dash."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.records.fee_standard import FeeStandard
from gongkai.records.record import Record
from gongkai.records.service_guide import ServiceGuide
from gongkai.site.words import number, promise, visits


def service_facts(guide: ServiceGuide, by_id: Mapping[str, Record] | None = None) -> list[str]:
    """免费 · 承诺20个工作日 · 跑1次."""
    return [fact for fact in (fee_fact(guide, by_id or {}), promise(guide.processing_time), visits(guide)) if fact]


def fee_fact(guide: ServiceGuide, by_id: Mapping[str, Record]) -> str:
    """免费, 20元, 10—40元, or 收费 where the amount is a formula; empty where it is not stated."""
    fees = guide.fees
    if fees is None:
        return ""
    if fees.free or not fees.items:
        return "免费"
    amounts = []
    for use in fees.items:
        standard = by_id.get(use.fee)
        if isinstance(standard, FeeStandard):
            items = [item for item in standard.items if use.case is None or item.case == use.case]
            amounts += [item.amount if item.amount is not None else 0 for item in items if item.free or item.amount]
    if not amounts:
        return "收费"
    low, high = min(amounts), max(amounts)
    if high == 0:
        return "免费"
    return f"{number(high)}元" if low == high else f"{number(low)}—{number(high)}元"
