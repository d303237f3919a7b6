"""Validity of fees: no gap and no overlap between successive standards, nothing shown that has lapsed, and an end that is explained.

GK371:
  zh: 旧标准到期和新标准开始之间空了几天，这几天收费没有依据。
  en: Between the end of the old standard and the start of the new one lie days without any basis to charge.
  law: 《中华人民共和国行政许可法》第五十九条；《中华人民共和国政府信息公开条例》第六条
  for: fee-standard
  wrong: |
    items:
      - {case: 住宅, amount: 60, unit: 元/件, valid_from: 2016-12-06, valid_to: 2024-12-31}
      - {case: 住宅, amount: 80, unit: 元/件, valid_from: 2025-03-01}
  right: |
    items:
      - {case: 住宅, amount: 60, unit: 元/件, valid_from: 2016-12-06, valid_to: 2024-12-31}
      - {case: 住宅, amount: 80, unit: 元/件, valid_from: 2025-01-01}
GK372:
  zh: 新旧两个标准有几天同时有效，这几天不知道按哪个收。
  en: On some days both the old and the new standard hold, and nobody knows which is to be charged.
  law: 《中华人民共和国政府信息公开条例》第六条
  for: fee-standard
  wrong: |
    items:
      - {case: 住宅, amount: 60, unit: 元/件, valid_from: 2016-12-06, valid_to: 2025-03-31}
      - {case: 住宅, amount: 80, unit: 元/件, valid_from: 2025-03-01}
  right: |
    items:
      - {case: 住宅, amount: 60, unit: 元/件, valid_from: 2016-12-06, valid_to: 2025-02-28}
      - {case: 住宅, amount: 80, unit: 元/件, valid_from: 2025-03-01}
GK373:
  zh: 减免已经到期还挂着，群众来了才知道不减了。
  en: A reduction that has ended is still shown; people learn at the window that it is no longer granted.
  law: 《中华人民共和国政府信息公开条例》第六条、第二十条第（八）项
  for: fee-standard
  wrong: |
    reductions:
      - {who: 小微企业, what: 免收登记费, valid_from: 2023-01-01, valid_to: 2025-12-31}
  right: |
    reductions:
      - {who: 小微企业, what: 免收登记费, valid_from: 2023-01-01, valid_to: 2027-12-31}
GK374:
  zh: 有效期已经过了，还写着有效：照着收就是没有依据的收费。
  en: The term is over and it still says “in force”; whoever charges by it charges without a basis.
  law: 《中华人民共和国行政许可法》第五十九条；《中华人民共和国政府信息公开条例》第六条
  for: fee-standard
  wrong: |
    valid_from: 2016-12-06
    valid_to: 2025-12-31
  right: |
    valid_from: 2016-12-06
    valid_to: 2025-12-31
    validity: expired
GK375:
  zh: 快到期了。到期前问清楚：延续的换上新文件，不延续的准备改成失效。
  en: It ends soon. Find out in time whether it is renewed, and put the new document in or mark the end.
  law: 《中华人民共和国政府信息公开条例》第二十六条（变更之日起20个工作日内公开）
  for: fee-standard
  wrong: |
    valid_from: 2016-12-06
    valid_to: 2026-12-31
  right: |
    valid_from: 2016-12-06
    valid_to: 2028-12-31
GK376:
  zh: 停征要说清：从哪天起、哪份文件停的、现在怎么办。只写“废止”，群众还是不知道要不要交钱。
  en: When a fee ends, say since when, by which document, and what holds now; “repealed” alone leaves people asking whether to pay.
  law: 《中华人民共和国政府信息公开条例》第六条、第二十条第（八）项
  for: fee-standard
  wrong: |
    validity: repealed
  right: |
    validity: repealed
    abolition:
      date: 2026-01-01
      basis: [{law: 财政部关于取消部分行政事业性收费的通知, number: 财税〔2025〕60号, level: normative-document}]
      now: 不再收登记费，证书也不收工本费
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.checks.check import Context
from gongkai.checks.emptiness import core
from gongkai.checks.fee_items import last_day, standing
from gongkai.problem import Code, KeyPath, Problem, Severity, Text
from gongkai.records.fee_standard import FeeItem, FeeStandard
from gongkai.records.record import Record, Validity

CODES = (
    Code(
        "GK371",
        "fee-validity-gap",
        Severity.WARNING,
        Text(
            "“{case}”的上一个标准到{end}为止，这一个从{start}开始，中间没有标准。",
            "The standard before this of “{case}” ends on {end} and this one begins on {start}; between them there is none.",
        ),
        Text(
            "核对两边的日期；中间不收的，写一行免收。",
            "Check both dates; if nothing is charged in between, add a free line.",
        ),
        "《中华人民共和国行政许可法》第五十九条",
    ),
    Code(
        "GK372",
        "fee-validity-overlap",
        Severity.ERROR,
        Text(
            "“{case}”的上一个标准到{end}才结束，这一个{start}就开始了。",
            "The standard before this of “{case}” ends only on {end}, and this one begins on {start}.",
        ),
        Text("把上一个的valid_to改到这一个开始的前一天。", "End the former on the day before this one begins."),
        "《中华人民共和国政府信息公开条例》第六条",
    ),
    Code(
        "GK373",
        "reduction-expired",
        Severity.WARNING,
        Text(
            "给“{who}”的减免{end}已经到期，还在显示。", "The reduction for “{who}” ended on {end} and is still shown."
        ),
        Text(
            "延续的，改有效期并写上新文件；不延续的，删掉并在changes里说明。",
            "If it was renewed, give the new term and document; if not, delete it and say so in “changes”.",
        ),
        "《中华人民共和国政府信息公开条例》第六条",
    ),
    Code(
        "GK374",
        "fee-expired",
        Severity.ERROR,
        Text("“{case}”{end}已经到期，还写着有效。", "“{case}” ended on {end} and is still said to be in force."),
        Text(
            "延续的，写上新文件和新的有效期；不收了的，validity改为expired或repealed。",
            "If it was renewed, give the new document and term; if not, set “validity: expired” or “repealed”.",
        ),
        "《中华人民共和国行政许可法》第五十九条",
    ),
    Code(
        "GK375",
        "fee-expiring",
        Severity.INFO,
        Text("“{case}”{end}到期，还有{days}天。", "“{case}” ends on {end}, in {days} days."),
        Text(
            "到期前问清是否延续，及时换上新文件。",
            "Find out whether it is renewed and put the new document in before then.",
        ),
        "《中华人民共和国政府信息公开条例》第二十六条",
    ),
    Code(
        "GK376",
        "abolition-unexplained",
        Severity.ERROR,
        Text("{what}。", "{what}."),
        Text(
            "在abolition里写明停征日期、依据和现在怎么办，validity写repealed。",
            "Give the date, the basis and what holds now under “abolition”, with “validity: repealed”.",
        ),
        "《中华人民共和国政府信息公开条例》第二十条第（八）项",
    ),
)
_GAP, _OVERLAP, _REDUCTION, _EXPIRED, _EXPIRING, _ABOLITION = CODES
FOR = (FeeStandard,)

_SOON = timedelta(days=60)
_VERY_SOON = timedelta(days=7)
_DAY = timedelta(days=1)

_UNEXPLAINED = Text(
    "已经废止，没有写停征的日期、依据和现在怎么办",
    "It is repealed and does not say since when, by which document, and what holds now",
)
_STILL_IN_FORCE = Text("写了停征，validity却还是有效", "It has been abolished and is still said to be in force")


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Terms of one fee standard against today and against each other."""
    assert isinstance(record, FeeStandard)
    in_force = record.validity in (Validity.IN_FORCE, Validity.AMENDED)
    ended = record.abolition is not None and record.abolition.date <= context.today
    if in_force and ended:
        yield _abolition(record, ("validity",), _STILL_IN_FORCE, context)
    elif record.validity is Validity.REPEALED and record.abolition is None and not _abolition_faulty(record, context):
        yield _abolition(record, ("validity",), _UNEXPLAINED, context)
    if in_force and not ended:
        yield from _terms(record, context)
        yield from _reductions(record, context)
        yield from _successive(record, context)


def whole(context: Context) -> Iterator[Problem]:
    """Gaps and overlaps between successive standards of the same fee."""
    for found in standing(context).values():
        for former, latter in zip(found, found[1:], strict=False):
            if former.valid_from == latter.valid_from or last_day(former) == date.max:
                continue  # the same fee twice: GK365
            yield from _between(latter, ("valid_from",), latter.title, last_day(former), latter.valid_from, context)


def _between(
    record: FeeStandard, path: KeyPath, case: str, end: date, start: date, context: Context
) -> Iterator[Problem]:
    if end + _DAY == start:
        return
    code = _OVERLAP if end >= start else _GAP
    yield code.at(
        context.catalogue.place(record, *path),
        record=context.ref(record),
        case=case,
        end=end.isoformat(),
        start=start.isoformat(),
    )


def _successive(record: FeeStandard, context: Context) -> Iterator[Problem]:
    """Lines of the same case with terms of their own, in the order of their first day."""
    lines: dict[str, list[tuple[int, FeeItem]]] = defaultdict(list)
    for i, item in enumerate(record.items):
        if item.valid_from or item.valid_to:
            lines[core(item.case)].append((i, item))
    for found in lines.values():
        found.sort(key=lambda line: line[1].valid_from or record.valid_from)
        for (_, former), (i, latter) in zip(found, found[1:], strict=False):
            if (former.valid_from, former.valid_to) == (latter.valid_from, latter.valid_to):
                continue  # the same case twice: GK364
            end = former.valid_to or date.max
            start = latter.valid_from or record.valid_from
            if end == date.max:
                end = record.valid_to or date.max
            yield from _between(record, ("items", i, "valid_from"), latter.case, end, start, context)


def _terms(record: FeeStandard, context: Context) -> Iterator[Problem]:
    if record.valid_to:
        yield from _ends(record, ("valid_to",), record.title, record.valid_to, context)
        if record.valid_to < context.today:
            return
    current = {core(item.case) for item in record.items if not item.valid_to or item.valid_to >= context.today}
    last = {core(item.case): i for i, item in enumerate(record.items)}
    for i, item in enumerate(record.items):
        # A line that another of the same case has followed is history.
        lapsed = item.valid_to is not None and (core(item.case) not in current or item.valid_to >= context.today)
        if lapsed and item.valid_to != record.valid_to and last[core(item.case)] == i and item.valid_to:
            yield from _ends(record, ("items", i, "valid_to"), item.case, item.valid_to, context)


def _ends(record: FeeStandard, path: KeyPath, case: str, end: date, context: Context) -> Iterator[Problem]:
    left = end - context.today
    place = context.catalogue.place(record, *path)
    if left < timedelta():
        yield _EXPIRED.at(place, record=context.ref(record), case=case, end=end.isoformat())
    elif left <= _SOON:
        yield _EXPIRING.at(
            place,
            record=context.ref(record),
            severity=Severity.WARNING if left <= _VERY_SOON else None,
            case=case,
            end=end.isoformat(),
            days=left.days,
        )


def _reductions(record: FeeStandard, context: Context) -> Iterator[Problem]:
    for i, reduction in enumerate(record.reductions):
        if reduction.valid_to is None:
            continue
        if reduction.valid_to < context.today:
            yield _REDUCTION.at(
                context.catalogue.place(record, "reductions", i, "valid_to"),
                record=context.ref(record),
                who=reduction.who,
                end=reduction.valid_to.isoformat(),
            )
        elif reduction.valid_to != record.valid_to:
            case = f"{reduction.who}：{reduction.what}"
            yield from _ends(record, ("reductions", i, "valid_to"), case, reduction.valid_to, context)


def _abolition(record: FeeStandard, path: KeyPath, what: Text, context: Context) -> Problem:
    return _ABOLITION.at(context.catalogue.place(record, *path), record=context.ref(record), what=what)


def _abolition_faulty(record: FeeStandard, context: Context) -> bool:
    """Whether something stands under `abolition` that could not be taken (GK202, GK203 tell it)."""
    return any(fault.where.path[:1] == ("abolition",) for fault in context.catalogue.filed[record.id].faults)
