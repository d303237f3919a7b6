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
  zh: 这一种情形的标准已经到期，后面没有接上新的：照着收就没有依据。
  en: The line for this case has ended and no other follows; whoever charges by it charges without a basis.
  law: 《中华人民共和国行政许可法》第五十九条；《中华人民共和国政府信息公开条例》第六条
  for: fee-standard
  wrong: |
    items:
      - {case: 住宅, amount: 80, unit: 元/件, valid_from: 2016-12-06, valid_to: 2025-12-31}
  right: |
    items:
      - {case: 住宅, amount: 80, unit: 元/件, valid_from: 2016-12-06, valid_to: 2025-12-31}
      - {case: 住宅, amount: 60, unit: 元/件, valid_from: 2026-01-01}
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
from itertools import pairwise

from gongkai.checks.check import Context
from gongkai.checks.dropped import dropped
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
        "fee-case-expired",
        Severity.ERROR,
        Text("“{case}”的标准{end}已经到期，没有接上新的。", "The line for “{case}” ended on {end} and none follows."),
        Text(
            "延续的，写上新的标准和有效期；不再收的，改成free: true或删掉，并在changes里说明。",
            "Add the line that holds now; if nothing is charged, make it free or delete it, and say so in “changes”.",
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
        Text(
            "已经废止，没有写停征的日期、依据和现在怎么办。",
            "It is repealed and does not say since when, by which document, and what holds now.",
        ),
        Text(
            "在abolition里写明date、basis和now。",
            "Give “date”, “basis” and “now” under “abolition”.",
        ),
        "《中华人民共和国政府信息公开条例》第二十条第（八）项",
    ),
)
_GAP, _OVERLAP, _REDUCTION, _EXPIRED, _EXPIRING, _ABOLITION = CODES
FOR = (FeeStandard,)

_SOON = timedelta(days=60)
_VERY_SOON = timedelta(days=7)
_DAY = timedelta(days=1)


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Lines and reductions of one fee standard against today, and lines of the same case against each other."""
    assert isinstance(record, FeeStandard)
    if record.validity is Validity.REPEALED and record.abolition is None and not dropped(record, context, "abolition"):
        yield _ABOLITION.at(context.catalogue.place(record, "validity"), record=context.ref(record))
    if _runs(record, context.today):
        yield from _lines(record, context)
        yield from _reductions(record, context)
        yield from _successive(record, context)


def whole(context: Context) -> Iterator[Problem]:
    """Gaps and overlaps between successive standards of the same fee; a standard that ends soon and has no successor."""
    for found in standing(context).values():
        for former, latter in pairwise(found):
            # The same fee twice is GK365; what was abolished may well come back after a while.
            if former.valid_from == latter.valid_from or last_day(former) == date.max:
                continue
            if former.abolition is None or last_day(former) >= latter.valid_from:
                yield from _between(latter, ("valid_from",), latter.title, last_day(former), latter.valid_from, context)
        last = found[-1]
        if last.valid_to and _runs(last, context.today):
            yield from _soon(last, ("valid_to",), last.title, last.valid_to, context)


def _runs(record: FeeStandard, today: date) -> bool:
    """Whether the whole standard holds today; that it is past its end is told by GK381."""
    return record.validity in (Validity.IN_FORCE, Validity.AMENDED) and last_day(record) >= today


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
        for (_, former), (i, latter) in pairwise(found):
            if (former.valid_from, former.valid_to) == (latter.valid_from, latter.valid_to):
                continue  # the same case twice: GK364
            end = former.valid_to or date.max
            start = latter.valid_from or record.valid_from
            if end == date.max:
                end = record.valid_to or date.max
            yield from _between(record, ("items", i, "valid_from"), latter.case, end, start, context)


def _lines(record: FeeStandard, context: Context) -> Iterator[Problem]:
    """The last line of each case that has an end of its own; the earlier ones are history."""
    last: dict[str, tuple[int, FeeItem]] = {}
    for i, item in enumerate(record.items):
        word = core(item.case)
        if word not in last or _last_of(item) >= _last_of(last[word][1]):
            last[word] = (i, item)
    for i, item in last.values():
        if item.valid_to is None or item.valid_to == record.valid_to:
            continue
        if item.valid_to < context.today:
            yield _EXPIRED.at(
                context.catalogue.place(record, "items", i, "valid_to"),
                record=context.ref(record),
                case=item.case,
                end=item.valid_to.isoformat(),
            )
        else:
            yield from _soon(record, ("items", i, "valid_to"), item.case, item.valid_to, context)


def _last_of(item: FeeItem) -> date:
    return item.valid_to or date.max


def _soon(record: FeeStandard, path: KeyPath, case: str, end: date, context: Context) -> Iterator[Problem]:
    left = end - context.today
    if timedelta() <= left <= _SOON:
        yield _EXPIRING.at(
            context.catalogue.place(record, *path),
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
            yield from _soon(record, ("reductions", i, "valid_to"), case, reduction.valid_to, context)
