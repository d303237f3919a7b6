"""Lines of a fee standard: how much for what unit, for which case, once; and no fee stands in two standards.

GK361:
  zh: 只有数字没有计费单位，群众不知道是一本、一次还是一个月的钱。
  en: A number without its unit: nobody knows whether it is for a copy, a time or a month.
  law: 《中华人民共和国政府信息公开条例》第二十条第（八）项；《中华人民共和国行政许可法》第五十九条
  for: fee-standard
  wrong: |
    items:
      - {case: 住宅, amount: 80}
  right: |
    items:
      - {case: 住宅, amount: 80, unit: 元/件}
GK362:
  zh: 这种情形没有写收多少、怎么算，也没有写免收。“按规定收取”不算标准。
  en: The case says neither how much, nor how it is reckoned, nor that it is free; “as prescribed” is no standard.
  law: 《中华人民共和国政府信息公开条例》第二十条第（八）项
  for: fee-standard
  wrong: |
    items:
      - {case: 住宅, formula: 按有关规定收取}
  right: |
    items:
      - {case: 住宅, formula: 按登记面积每平方米0.5元，最高80元}
GK363:
  zh: 写了免收又有金额，窗口照哪一个收都说得过去。
  en: Free, and with an amount: the window may take either.
  law: 《中华人民共和国政府信息公开条例》第六条
  for: fee-standard
  wrong: |
    items:
      - {case: 住宅, amount: 80, unit: 元/件, free: true}
  right: |
    items:
      - {case: 住宅, amount: 0, unit: 元/件, free: true}
GK364:
  zh: 同一种情形写了两遍，金额还可能不一样。
  en: The same case stands twice, perhaps with different amounts.
  law: 《中华人民共和国政府信息公开条例》第六条
  for: fee-standard
  wrong: |
    items:
      - {case: 住宅, amount: 80, unit: 元/件}
      - {case: 住宅, amount: 90, unit: 元/件}
  right: |
    items:
      - {case: 住宅, amount: 80, unit: 元/件}
      - {case: 非住宅, amount: 550, unit: 元/件}
GK365:
  zh: 同一项收费有两份现行的标准，群众和窗口都不知道该按哪一份。
  en: Two standards in force are for the same fee; neither the public nor the window knows which holds.
  law: 《中华人民共和国政府信息公开条例》第六条
  for: fee-standard
  wrong: （同一项收费有两份记录，都写着有效，有效期重叠）
  right: （旧的一份写valid_to和validity: expired，新的从次日开始）
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from gongkai.checks.check import Context
from gongkai.checks.dropped import dropped
from gongkai.checks.emptiness import core, emptiness, folded, says_something
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.fee_standard import FeeItem, FeeStandard
from gongkai.records.record import Record, Validity

CODES = (
    Code(
        "GK361",
        "fee-without-unit",
        Severity.ERROR,
        Text("“{case}”写了{amount}，{what}。", "“{case}” says {amount} and {what}."),
        Text(
            "在unit里写明按什么收，例如“元/件”“元/人·月”。",
            "Say in “unit” for what it is taken, such as 元/件 or 元/人·月.",
        ),
        "《中华人民共和国政府信息公开条例》第二十条第（八）项",
    ),
    Code(
        "GK362",
        "fee-without-standard",
        Severity.ERROR,
        Text(
            "“{case}”没有写收多少，也没有写怎么算或者免收。",
            "“{case}” says neither how much, nor how it is reckoned, nor that it is free.",
        ),
        Text(
            "写上amount和unit，或者formula，或者free: true。",
            "Give “amount” and “unit”, or “formula”, or “free: true”.",
        ),
        "《中华人民共和国政府信息公开条例》第二十条第（八）项",
    ),
    Code(
        "GK363",
        "free-with-amount",
        Severity.ERROR,
        Text("“{case}”写了免收，又写了{amount}元。", "“{case}” is said to be free and has {amount} yuan."),
        Text(
            "要收的，删掉free；免收的，amount写0。",
            "If it is charged, delete “free”; if it is free, write “amount: 0”.",
        ),
        "《中华人民共和国政府信息公开条例》第六条",
    ),
    Code(
        "GK364",
        "fee-case-twice",
        Severity.ERROR,
        Text("“{case}”在这项收费里写了两遍。", "“{case}” stands twice in this fee."),
        Text(
            "留一个；前后换过标准的，在每一行写明valid_from和valid_to。",
            "Keep one; where the standard has changed, give each line its “valid_from” and “valid_to”.",
        ),
        "《中华人民共和国政府信息公开条例》第六条",
    ),
    Code(
        "GK365",
        "fee-twice",
        Severity.ERROR,
        Text("同一项收费在“{other}”里也有。", "The same fee stands in “{other}” too."),
        Text(
            "留一份现行的；旧的写上valid_to，validity改为expired。",
            "Keep the one in force; give the old one a “valid_to” and “validity: expired”.",
        ),
        "《中华人民共和国政府信息公开条例》第六条",
    ),
)
_NO_UNIT, _NO_STANDARD, _FREE, _CASE_TWICE, _TWICE = CODES
FOR = (FeeStandard,)

_BARE_UNIT = re.compile(r"(?:人民币)?(?:元|块|万元|元人民币|rmb|yuan|cny|¥)(?:整)?")
_SHARE = re.compile(r"[%‰]")
_PER = re.compile(r"每|按(?!规定|照?有关)|/|一次性")
_VERSION = re.compile(r"\([^)]*(?:\d{4}|年|新|旧|现行|试行|修订|调整)[^)]*\)|(?:19|20)\d{2}年?(?:度|版|新版)?")


def each(record: Record, context: Context) -> Iterator[Problem]:
    """What is wrong with the lines of one fee standard."""
    assert isinstance(record, FeeStandard)
    ref = context.ref(record)
    for i, item in enumerate(record.items):
        if item.free:
            if item.amount:
                place = context.catalogue.place(record, "items", i, "amount")
                yield _FREE.at(place, record=ref, case=item.case, amount=f"{item.amount.normalize():f}")
            continue
        if item.amount is None:
            if not _reckoned(item) and not dropped(record, context, "items", i):
                yield _NO_STANDARD.at(context.catalogue.place(record, "items", i), record=ref, case=item.case)
        elif item.amount and (what := _unit_fault(item)):
            yield _NO_UNIT.at(
                context.catalogue.place(record, "items", i, "unit" if item.unit else "amount"),
                record=ref,
                severity=Severity.WARNING if says_something(item.unit) else None,
                case=item.case,
                amount=f"{item.amount.normalize():f}",
                what=what,
            )
    yield from _cases(record, context)


def _reckoned(item: FeeItem) -> bool:
    """Whether a formula says how the fee is found: a number, or a document by name, and no mere pointer."""
    return item.formula is not None and emptiness(item.formula) is None


def _unit_fault(item: FeeItem) -> Text | None:
    if not says_something(item.unit) and not _SHARE.search(folded(item.unit or "")):
        return Text("没有计费单位", "no unit")
    assert item.unit is not None
    if _BARE_UNIT.fullmatch(folded(item.unit)) and not _PER.search(
        folded(f"{item.case}{item.note or ''}{item.formula or ''}")
    ):
        return Text("单位只有“元”，没有说按什么收", "a unit of money only, not for what it is taken")
    return None


def _cases(standard: FeeStandard, context: Context) -> Iterator[Problem]:
    """A case that stands twice for the same days; the days of each line tell successive standards apart."""
    seen: dict[str, list[FeeItem]] = defaultdict(list)
    for i, item in enumerate(standard.items):
        word = core(item.case)
        for earlier in seen[word]:
            dated = all(one.valid_from or one.valid_to for one in (earlier, item))
            if not dated or (earlier.valid_from, earlier.valid_to) == (item.valid_from, item.valid_to):
                place = context.catalogue.place(standard, "items", i, "case")
                yield _CASE_TWICE.at(place, record=context.ref(standard), case=item.case)
                break
        seen[word].append(item)


def fee_name(standard: FeeStandard) -> str:
    """The name by which two standards are the same fee: the title without years and versions."""
    return core(_VERSION.sub("", folded(standard.title)))


def last_day(standard: FeeStandard) -> date:
    """The last day of a fee standard: its end, or the day before it was abolished; the end of time if it still runs."""
    ends = [standard.valid_to] if standard.valid_to else []
    if standard.abolition:
        ends.append(date.fromordinal(standard.abolition.date.toordinal() - 1))
    return min(ends, default=date.max)


def overlap(one: FeeStandard, other: FeeStandard) -> bool:
    """Whether both hold on some day."""
    return one.valid_from <= last_day(other) and other.valid_from <= last_day(one)


def standing(context: Context) -> dict[str, list[FeeStandard]]:
    """Fee standards that hold or will hold, by name and by who takes the money, in the order of their first day."""
    named: dict[str, list[FeeStandard]] = defaultdict(list)
    for standard in context.catalogue.of(FeeStandard):
        if not standard.withdrawn:
            named[f"{standard.collecting_body} {fee_name(standard)}"].append(standard)
    return {name: sorted(found, key=lambda one: (one.valid_from, one.id)) for name, found in named.items()}


def _in_force(standard: FeeStandard) -> bool:
    return standard.validity in (Validity.IN_FORCE, Validity.AMENDED)


def whole(context: Context) -> Iterator[Problem]:
    """The same fee in two standards: by title, or by a shared case where one title holds the other."""
    told: set[tuple[str, str]] = set()
    for found in standing(context).values():
        for one, other in combinations([standard for standard in found if _in_force(standard)], 2):
            # One that ends while the other has begun is an overlap of successive standards (GK372).
            succession = one.valid_from < other.valid_from and last_day(one) < date.max
            if overlap(one, other) and not succession:
                told.add((one.id, other.id))
                yield _twice(other, one, ("title",), context)
    by_case: dict[tuple[str, str], list[tuple[FeeStandard, int]]] = defaultdict(list)
    for standard in context.catalogue.of(FeeStandard):
        if _in_force(standard) and not standard.withdrawn:
            for i, item in enumerate(standard.items):
                if not item.free:
                    by_case[standard.collecting_body, core(item.case)].append((standard, i))
    for lines in by_case.values():
        for (one, _), (other, i) in combinations(lines, 2):
            names = sorted((fee_name(one), fee_name(other)), key=len)
            same = names[0] != names[1] and len(names[0]) >= 4 and names[0] in names[1]
            if same and overlap(one, other) and (one.id, other.id) not in told:
                told.add((one.id, other.id))
                yield _twice(other, one, ("items", i, "case"), context)


def _twice(standard: FeeStandard, other: FeeStandard, path: tuple[str | int, ...], context: Context) -> Problem:
    return _TWICE.at(context.catalogue.place(standard, *path), record=context.ref(standard), other=other.title)
