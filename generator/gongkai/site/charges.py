"""Charges as they stand on a day: which standards, cases and reductions hold, and what a service costs by them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from gongkai.records.fee_standard import FeeItem, FeeStandard, Reduction
from gongkai.records.record import Validity
from gongkai.records.service_guide import FeeUse, ServiceGuide
from gongkai.site.view import View
from gongkai.site.words import number, promise, visits

SOON = 60
"""Days before its end from which a fee or a reduction is said to end soon; the script of the theme uses the same."""


class Standing(Enum):
    """Whether a fee is charged on a day."""

    CHARGED = "charged"
    ENDED = "ended"
    COMING = "coming"


def standing(fee: FeeStandard, day: date) -> Standing:
    """Charged, no longer, or not yet. A fee that is abolished only after `day` is still charged on it."""
    if fee.valid_from > day:
        return Standing.COMING
    end = ended_on(fee)
    if end is not None:
        return Standing.ENDED if end <= day else Standing.CHARGED
    return Standing.ENDED if fee.validity in (Validity.EXPIRED, Validity.REPEALED) else Standing.CHARGED


def ended_on(fee: FeeStandard) -> date | None:
    """The first day on which a fee is no longer charged: its abolition, else the day after its validity."""
    if fee.abolition is not None:
        return fee.abolition.date
    return fee.valid_to + timedelta(days=1) if fee.valid_to else None


def item_period(fee: FeeStandard, item: FeeItem) -> tuple[date, date | None]:
    """First and last day of a case: its own, within those of its standard."""
    ends = [end for end in (item.valid_to, fee.valid_to) if end is not None]
    return max(item.valid_from or fee.valid_from, fee.valid_from), min(ends, default=None)


def items_on(fee: FeeStandard, day: date) -> tuple[FeeItem, ...]:
    """The cases that hold on a day; none where the fee is not charged then."""
    if standing(fee, day) is not Standing.CHARGED:
        return ()
    return tuple(item for item in fee.items if _within(day, *item_period(fee, item)))


def reductions_on(fee: FeeStandard, day: date, case: str | None = None) -> tuple[Reduction, ...]:
    """The reductions that hold on a day; with a case, those of it and those of all cases."""
    return tuple(
        one
        for one in fee.reductions
        if _within(day, one.valid_from or fee.valid_from, one.valid_to)
        and (case is None or one.case is None or one.case == case)
    )


def _within(day: date, first: date, last: date | None) -> bool:
    return first <= day and (last is None or day <= last)


def free(item: FeeItem) -> bool:
    """Whether nothing is collected in this case."""
    return item.free or (item.amount is not None and item.amount == 0)


def amount_text(item: FeeItem) -> str:
    """20元/证, 免收, or the formula."""
    if free(item):
        return "免收"
    if item.amount is not None:
        return f"{number(item.amount)}{item.unit or '元'}"
    return item.formula or ""


def ending(last: date | None, today: date) -> dict[str, str]:
    """A last day as pages show it: ISO text, empty for ever, and the words of the days left when it is near."""
    if last is None:
        return {"iso": "", "note": "", "tone": ""}
    days = (last - today).days
    if days < 0:
        return {"iso": last.isoformat(), "note": "已到期", "tone": "bad"}
    if days == 0:
        return {"iso": last.isoformat(), "note": "今天到期", "tone": "warn"}
    soon = days <= SOON
    return {"iso": last.isoformat(), "note": f"还有{days}天到期" if soon else "", "tone": "warn" if soon else ""}


@dataclass(frozen=True, slots=True)
class Charge:
    """One line of what a service costs today; `item` is None where no standard holds today."""

    use: FeeUse
    fee: FeeStandard | None
    item: FeeItem | None
    reductions: tuple[Reduction, ...] = ()
    ended: bool = False
    """The standard is no longer charged today."""

    @property
    def free(self) -> bool:
        """Nothing to pay: a free case, or a fee that has been abolished."""
        if self.item is not None:
            return free(self.item)
        return self.fee is not None and self.fee.abolition is not None and self.ended


def charges(guide: ServiceGuide, view: View) -> tuple[Charge, ...]:
    """What the guide's fee standards ask on `view.today`, case by case (优化营商环境条例第二十五条: only what is listed)."""
    found: list[Charge] = []
    for use in guide.fees.items if guide.fees else ():
        record = view.by_id.get(use.fee)
        fee = record if isinstance(record, FeeStandard) and not record.withdrawn else None
        items = [item for item in items_on(fee, view.today) if use.case in (None, item.case)] if fee else []
        if fee is None or not items:
            ended = fee is not None and standing(fee, view.today) is Standing.ENDED
            found.append(Charge(use, fee, None, ended=ended))
        else:
            found += [Charge(use, fee, item, reductions_on(fee, view.today, item.case)) for item in items]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Price:
    """What a service costs in one word: a figure with its unit, or words."""

    text: str
    figure: str = ""
    unit: str = ""


def price(guide: ServiceGuide, view: View) -> Price | None:
    """免费, 20元, 10—40元, 免费或20元, or 按标准收费 where an amount is a formula; None where the guide does not say."""
    if guide.fees is None:
        return None
    found = charges(guide, view)
    if not found:
        return Price("免费") if guide.fees.free else None
    if all(one.free for one in found):
        return Price("免费")
    if any(one.item is None and not one.free for one in found):
        return Price("先打电话问")
    amounts: list[Decimal] = []
    for one in found:
        if one.free:
            amounts.append(Decimal(0))
        elif one.item is not None and one.item.amount is not None:
            amounts.append(one.item.amount)
        else:
            return Price("按标准收费")
    asked = sorted({amount for amount in amounts if amount})
    most = number(asked[-1])
    if 0 in amounts:
        return Price(f"免费或{most}元" if len(asked) == 1 else f"最多{most}元")
    if len(asked) == 1:
        return Price(f"{most}元", most, next(one.item.unit for one in found if one.item) or "元")
    span = f"{number(asked[0])}—{most}"
    return Price(f"{span}元", span, "元")


def service_line(guide: ServiceGuide, view: View) -> list[str]:
    """The three facts of a service in a list: fee today, time, visits; what is not known is left out."""
    cost = price(guide, view)
    return [fact for fact in (cost.text if cost else "", promise(guide.processing_time), visits(guide)) if fact]
