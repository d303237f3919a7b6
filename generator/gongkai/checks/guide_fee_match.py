"""Fees of a guide against the fee standards they refer to: amount, case, validity, and free services that are not.

GK313:
  zh: 指南写的金额和收费标准不一样，群众按指南带钱，窗口按标准收。
  en: The guide names another amount than the fee standard: people bring the one and are asked for the other.
  law: 《中华人民共和国行政许可法》第五十九条；《中华人民共和国政府信息公开条例》第二十条第（八）项
  for: service-guide
  wrong: |
    fees: [{fee: fee-standards/example, case: 住宅, amount: 90}]
  right: |
    fees: [{fee: fee-standards/example, case: 住宅, amount: 80}]
GK314:
  zh: 收费标准里没有这种情形，群众查不到这一笔是按哪一条收的。
  en: The fee standard has no such case, so nobody can see by which line the money is taken.
  law: 《中华人民共和国行政许可法》第五十九条
  for: service-guide
  wrong: |
    fees: [{fee: fee-standards/example, case: 别墅, amount: 80}]
  right: |
    fees: [{fee: fee-standards/example, case: 住宅, amount: 80}]
GK315:
  zh: 指南还在用已经停征、失效或者还没有施行的收费标准，照着收就是乱收费。
  en: The guide still uses a fee standard that is abolished, expired or not yet in force; taking it is an unlawful charge.
  law: 《中华人民共和国行政许可法》第五十九条；《优化营商环境条例》第二十五条
  for: service-guide
  wrong: （收费标准的validity已经改为repealed，指南的fees还在引用它）
  right: （指南改为引用现行的收费标准，或者写“fees: 免费”）
GK316:
  zh: 指南写免费，现行的收费标准里却有同一件事要收钱，两边总有一边没有更新。
  en: The guide says free, yet a fee standard in force charges for the same matter; one of the two is out of date.
  law: 《中华人民共和国政府信息公开条例》第二十条第（八）项
  for: service-guide
  wrong: |
    title: 不动产登记（住宅）
    fees: 免费
  right: |
    title: 不动产登记（住宅）
    fees: [{fee: fee-standards/example, case: 住宅, amount: 80}]
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date

from gongkai.checks.check import Context
from gongkai.checks.emptiness import core
from gongkai.checks.guide_fees import case_of
from gongkai.problem import Code, KeyPath, Problem, Severity, Text
from gongkai.records.fee_standard import FeeItem, FeeStandard
from gongkai.records.record import Validity
from gongkai.records.service_guide import FeeUse, ServiceGuide

CODES = (
    Code(
        "GK313",
        "fee-amount-differs",
        Severity.ERROR,
        Text(
            "指南写{given}元，收费标准“{fee}”{case}是{right}。",
            "The guide says {given} yuan, the fee standard “{fee}” {case} says {right}.",
        ),
        Text(
            "按现行收费标准改正；标准错了，改标准。",
            "Correct the guide after the standard in force, or the standard if that is wrong.",
        ),
        "《中华人民共和国行政许可法》第五十九条",
    ),
    Code(
        "GK314",
        "fee-case-unknown",
        Severity.ERROR,
        Text("收费标准“{fee}”里没有“{given}”这种情形。", "The fee standard “{fee}” has no case “{given}”."),
        Text("{advice}", "{advice}"),
        "《中华人民共和国行政许可法》第五十九条",
    ),
    Code(
        "GK315",
        "fee-not-in-force",
        Severity.ERROR,
        Text("引用的收费标准“{fee}”{why}。", "The fee standard “{fee}” that it refers to {why}."),
        Text(
            "换成现行的收费标准；不再收的，写“fees: 免费”。",
            "Refer to the standard in force; if nothing is charged any more, write “fees: free”.",
        ),
        "《中华人民共和国行政许可法》第五十九条",
    ),
    Code(
        "GK316",
        "free-but-fee-in-force",
        Severity.WARNING,
        Text(
            "写的是免费，现行收费标准“{fee}”里却有同一件事。",
            "It is said to be free, yet the fee standard in force “{fee}” has the same matter.",
        ),
        Text(
            "要收的，在fees里引用它；已经免收的，改收费标准，或在fees的note里写明是哪份文件免的。",
            "If it is charged, refer to it; if it is free now, correct the standard or name the document in the note of “fees”.",
        ),
        "《中华人民共和国政府信息公开条例》第二十条第（八）项",
    ),
)
_AMOUNT, _CASE, _OUT_OF_FORCE, _NOT_FREE = CODES

_ENDED = Text("已经停征", "is abolished")
_EXPIRED = Text("已经失效", "has expired")
_FUTURE = Text("还没有开始执行", "is not in force yet")
_WITHDRAWN = Text("已经撤回", "has been withdrawn")

_TITLE_TAIL = re.compile(r"(?:证书|证件|证照|牌证|管理)?(?:工本费|服务费|手续费|登记费|费|收费|收费标准|基金)$")
_CASE_PARTS = re.compile(r"[、，,；;或和及（）()]")
_EXPLAINED = re.compile(r"免收|免征|停征|取消|财政(?:负担|承担|支付|补助)|减免|不再收")


def out_of_force(standard: FeeStandard, today: date) -> Text | None:
    """Why a fee may not be taken today; None where it may."""
    if standard.withdrawn:
        return _WITHDRAWN
    if standard.validity is Validity.REPEALED or (standard.abolition and standard.abolition.date <= today):
        return _ENDED
    if standard.validity is Validity.EXPIRED or (standard.valid_to and standard.valid_to < today):
        return _EXPIRED
    return _FUTURE if standard.valid_from > today else None


def holds(item: FeeItem, today: date) -> bool:
    """Whether a case of a fee standard holds today."""
    return not ((item.valid_to and item.valid_to < today) or (item.valid_from and item.valid_from > today))


def whole(context: Context) -> Iterator[Problem]:
    """Every fee of every guide against its standard; every free guide against the standards in force."""
    current = [
        (_matter(standard.title), standard)
        for standard in context.catalogue.of(FeeStandard)
        if out_of_force(standard, context.today) is None
    ]
    for guide in context.catalogue.of(ServiceGuide):
        if guide.withdrawn or guide.fees is None:
            continue
        for i, use in enumerate(guide.fees.items):
            standard = context.catalogue.get(use.fee)
            if isinstance(standard, FeeStandard):
                yield from _used(guide, ("fees", "items", i), use, standard, context)
        if guide.fees.free and not guide.fees.items and not _EXPLAINED.search(guide.fees.note or ""):
            title = core(guide.title)
            for matter, standard in current:
                if len(matter) >= 3 and matter in title and _charges(standard, title, matter, context.today):
                    where = context.catalogue.place(guide, "fees")
                    yield _NOT_FREE.at(where, record=context.ref(guide), fee=standard.title)


def _used(
    guide: ServiceGuide, path: KeyPath, use: FeeUse, standard: FeeStandard, context: Context
) -> Iterator[Problem]:
    ref = context.ref(guide)
    if why := out_of_force(standard, context.today):
        yield _OUT_OF_FORCE.at(context.catalogue.place(guide, *path, "fee"), record=ref, fee=standard.title, why=why)
        return
    every = case_of(use, standard)
    if use.case is not None and not every:
        yield _CASE.at(
            context.catalogue.place(guide, *path, "case"),
            record=ref,
            fee=standard.title,
            given=use.case,
            advice=_nearest(use.case, standard),
        )
        return
    items = tuple(item for item in every if holds(item, context.today))
    if not items:
        where = context.catalogue.place(guide, *path, "case" if use.case else "fee")
        yield _OUT_OF_FORCE.at(where, record=ref, fee=standard.title, why=_EXPIRED)
        return
    if use.amount is None or any(item.formula for item in items):
        return
    amounts = [item.amount or 0 if not item.free else 0 for item in items]
    if use.amount not in amounts:
        right = Text("、".join(_money(amount, "zh") for amount in amounts), ", ".join(_money(a, "en") for a in amounts))
        case = Text(f"“{items[0].case}”", f"“{items[0].case}”") if len(items) == 1 else Text("", "")
        yield _AMOUNT.at(
            context.catalogue.place(guide, *path, "amount"),
            record=ref,
            given=f"{use.amount.normalize():f}",
            fee=standard.title,
            case=case,
            right=right,
        )


def _money(amount: object, lang: str) -> str:
    if not amount:
        return "免收" if lang == "zh" else "free"
    return f"{amount}元" if lang == "zh" else f"{amount} yuan"


def _nearest(given: str, standard: FeeStandard) -> Text:
    cases = [item.case for item in standard.items]
    near = difflib.get_close_matches(given, cases, n=1, cutoff=0.4)
    if near:
        return Text(f"是不是“{near[0]}”？", f"Did you mean “{near[0]}”?")
    known = "、".join(cases[:4])
    return Text(f"标准里有的情形：{known}。", f"The standard has these cases: {known}.")


def _matter(title: str) -> str:
    """What a fee is for: its title without 工本费, 登记费 and the like."""
    word = core(title)
    return _TITLE_TAIL.sub("", word) if not word.endswith("登记费") else word.removesuffix("费")


def _charges(standard: FeeStandard, title: str, matter: str, today: date) -> bool:
    """Whether the title names a case that costs money, or every case does; a free case of that name settles it."""
    items = [item for item in standard.items if holds(item, today)]
    rest = title.replace(matter, "", 1)

    def is_named(item: FeeItem) -> bool:
        return any(len(part) >= 2 and part in rest for part in map(core, _CASE_PARTS.split(item.case)))

    if any(item.free and is_named(item) for item in items):
        return False
    paid = [item for item in items if not item.free and item.amount != 0]
    return bool(paid) and (len(paid) == len(items) or any(is_named(item) for item in paid))
