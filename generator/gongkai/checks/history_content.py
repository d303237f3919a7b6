"""What people rely on and what became of it: fee, time, materials, conditions of a record then and now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.problem import KeyPath, Text
from gongkai.records.fee_standard import FeeItem, FeeStandard
from gongkai.records.record import Record
from gongkai.records.service_guide import Fees, Material, ProcessingTime, ServiceGuide

_LONGEST = 60
_NONE = Text("没有", "none")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: key path in the record as it is now, its name, and what it said then and says now."""

    path: KeyPath
    what: Text
    was: Text
    now: Text


def differences(before: Record, now: Record) -> Iterator[Difference]:
    """What a citizen would have to be told; wording, order and dates are no difference."""
    if isinstance(before, FeeStandard) and isinstance(now, FeeStandard):
        yield from _items(before, now)
    elif isinstance(before, ServiceGuide) and isinstance(now, ServiceGuide):
        yield from _one(("fees",), Text("收费", "The fee"), _fees(before.fees), _fees(now.fees))
        was, time = before.processing_time, now.processing_time
        yield from _one(("processing_time",), Text("办理时限", "The time limit"), _time(was), _time(time))
        yield from _materials(before.materials, now.materials)
        yield from _one(("eligibility",), Text("办理条件", "The condition"), before.eligibility, now.eligibility)
        lines = (tuple(before.conditions), tuple(now.conditions))
        yield from _one(("conditions",), Text("办理条件", "The conditions"), *map("；".join, lines))


def _one(path: KeyPath, what: Text, was: Text | str | None, now: Text | str | None) -> Iterator[Difference]:
    old, new = _short(was), _short(now)
    if _plain(was) != _plain(now):
        if old == new:  # the difference lies beyond what is shown
            old, new = Text(f"原{old.zh}", f"old {old.en}"), Text(f"新{new.zh}", f"new {new.en}")
        yield Difference(path, what, old, new)


def _plain(text: Text | str | None) -> str:
    return "".join((text.zh if isinstance(text, Text) else text or "").split())


def _short(text: Text | str | None) -> Text:
    if not text:
        return _NONE
    words = text if isinstance(text, Text) else Text(text, text)
    return Text(*(one if len(one) <= _LONGEST else f"{one[:_LONGEST]}……" for one in (words.zh, words.en)))


def _items(before: FeeStandard, now: FeeStandard) -> Iterator[Difference]:
    """Cases of a fee, matched by their name; a case of several periods is compared period by period."""
    old = {(item.case, item.valid_from): item for item in before.items}
    new = {(item.case, item.valid_from): (position, item) for position, item in enumerate(now.items)}
    for key, item in old.items():
        what = Text(f"收费标准“{item.case}”", f"The charge “{item.case}”")
        if key not in new:
            yield from _one(("items",), what, _charge(item), None)
            continue
        position, current = new[key]
        path = ("items", position, "amount" if current.amount is not None else "case")
        yield from _one(path, what, _charge(item), _charge(current))
    for key, (position, item) in new.items():
        if key not in old:
            what = Text(f"收费标准“{item.case}”", f"The charge “{item.case}”")
            yield from _one(("items", position), what, None, _charge(item))


def _charge(item: FeeItem) -> Text:
    if item.free:
        return Text("免费", "free")
    amount = f"{_number(item.amount)}{item.unit or ''}" if item.amount is not None else item.formula or ""
    return Text(amount, amount)


def _number(amount: Decimal) -> str:
    """80 for 80, 80.0 and 80.00: the same money."""
    return f"{amount.normalize():f}"


def _fees(fees: Fees | None) -> Text:
    if fees is None:
        return _NONE
    uses = sorted(
        f"{use.fee}{f'（{use.case}）' if use.case else ''}{f' {_number(use.amount)}元' if use.amount is not None else ''}"
        for use in fees.items
    )
    return Text("免费", "free") if fees.free else Text("；".join(uses), "; ".join(uses))


def _time(time: ProcessingTime | None) -> Text:
    if time is None:
        return _NONE
    unit = Text(time.unit.text("zh-Hans"), time.unit.text("en"))
    by_law = (time.statutory_unit or time.unit) if time.statutory is not None else None
    zh = f"承诺{_number(time.promised)}{unit.zh}"
    en = f"{_number(time.promised)} {unit.en} promised"
    if by_law is not None:
        zh += f"、法定{time.statutory}{by_law.text('zh-Hans')}"
        en += f", {time.statutory} {by_law.text('en')} by law"
    return Text(zh, en)


def _materials(before: tuple[Material, ...], now: tuple[Material, ...]) -> Iterator[Difference]:
    old = {material.name: material for material in before}
    new = {material.name: (position, material) for position, material in enumerate(now)}
    for name, material in old.items():
        what = Text(f"申请材料“{name}”", f"The material “{name}”")
        if name not in new:
            yield from _one(("materials",), what, _asked(material), None)
        else:
            position, current = new[name]
            yield from _one(("materials", position), what, _asked(material), _asked(current))
    for name, (position, material) in new.items():
        if name not in old:
            what = Text(f"申请材料“{name}”", f"The material “{name}”")
            yield from _one(("materials", position), what, None, _asked(material))


def _asked(material: Material) -> Text:
    need = material.necessity
    zh = f"原件{material.originals}份、复印件{material.copies}份、{need.text('zh-Hans')}"
    en = f"{material.originals} originals, {material.copies} copies, {need.text('en')}"
    if material.condition:
        zh, en = f"{zh}（{material.condition}）", f"{en} ({material.condition})"
    return Text(zh, en)
