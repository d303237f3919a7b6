"""Dates of a record: none of them after today, and in the order in which things happen.

GK511:
  zh: 今天以后的日期说明事情还没有发生；伪造发稿日期是检查的单项否决项。
  en: A date after today tells of something that has not happened; a forged date fails the whole site.
  law: 《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）单项否决指标
  for: disclosure
  wrong: |
    updated: 2026-12-01
  right: |
    updated: 2026-11-02
GK512:
  zh: 先形成、再审查、后发布；施行在前、失效在后。日期倒过来的，一定有一个写错了。
  en: A thing is made, then reviewed, then published; it takes effect before it ends. Dates the other way round are wrong.
  law: 《中华人民共和国政府信息公开条例》第十七条
  for: policy-document
  wrong: |
    review: {date: 2026-03-04}
    published: 2026-03-03
  right: |
    review: {date: 2026-03-04}
    published: 2026-03-05
GK513:
  zh: 补录要说清为什么当时没有发，只写“补录”两个字等于没有说。
  en: A late entry must say why it was not published in its time.
  for: disclosure
  wrong: |
    backfilled: 补录
  right: |
    backfilled: 2026年3月网站改版时漏迁，6月核对目录时发现
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai import vocabulary
from gongkai.checks.check import Context
from gongkai.checks.emptiness import says_something
from gongkai.problem import Code, KeyPath, Problem, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.fee_standard import FeeStandard
from gongkai.records.policy_document import PolicyDocument
from gongkai.records.public_notice import PublicNotice
from gongkai.records.record import Record

CODES = (
    Code(
        "GK511",
        "date-in-future",
        Severity.ERROR,
        Text(
            "“{field}”写的是{day}，还没有到（今天{today}）。", "“{field}” says {day}, which is after today ({today})."
        ),
        Text("改成真实的日期；还没有发生的事，发生以后再写。", "Write the true day; what has not happened waits."),
    ),
    Code(
        "GK512",
        "dates-out-of-order",
        Severity.ERROR,
        Text(
            "“{later}”是{later_day}，早于“{earlier}”{earlier_day}。",
            "“{later}” is {later_day}, before “{earlier}” on {earlier_day}.",
        ),
        Text(
            "核对原件，改正写错的那个日期，并在changes里说明。",
            "Compare with the original, correct the wrong one, and say so in changes.",
        ),
    ),
    Code(
        "GK513",
        "backfilled-without-reason",
        Severity.WARNING,
        Text("写了补录，没有说清为什么当时没有发。", "It is marked as a late entry without saying why it is late."),
        Text("在backfilled里写明原因。", "Say in backfilled why it was not published in its time."),
    ),
)
_FUTURE, _ORDER, _BACKFILLED = CODES
FOR = RECORD_TYPES

# Answers to “was it entered late?” that give no cause.
_YES = frozenset({"是", "补录", "补发", "后补", "已补录", "补", "事后补录", "补登", "yes", "true"})

Pair = tuple[str, KeyPath, date, str, KeyPath, date, Severity]
"""Field and place of what comes first, its day; of what comes after; how grave the reverse is."""


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Dates of one record; rows of a register are in outcome_rows.py."""
    ref = context.ref(record)
    for name, path, day in happened(record):
        if day > context.today:
            yield _FUTURE.at(
                context.catalogue.place(record, *path),
                record=ref,
                field=_label(name, path, record),
                day=day.isoformat(),
                today=context.today.isoformat(),
            )
    for first, first_path, first_day, then, then_path, then_day, severity in _pairs(record):
        if then_day < first_day:
            yield _ORDER.at(
                context.catalogue.place(record, *then_path),
                record=ref,
                severity=severity,
                earlier=_label(first, first_path, record),
                earlier_day=first_day.isoformat(),
                later=_label(then, then_path, record),
                later_day=then_day.isoformat(),
            )
    if record.backfilled is not None and (
        not says_something(record.backfilled) or record.backfilled.strip(" 。.").lower() in _YES
    ):
        yield _BACKFILLED.at(context.catalogue.place(record, "backfilled"), record=ref)


def happened(record: Record) -> Iterator[tuple[str, KeyPath, date]]:
    """The dates of a record that tell of something that has happened."""
    yield "issued", ("issued",), record.issued
    yield "review", ("review", "date"), record.review.date
    if record.published:
        yield "published", ("published",), record.published
    if record.updated:
        yield "updated", ("updated",), record.updated
    for position, change in enumerate(record.changes):
        yield "changes", ("changes", position, "date"), change.date
    if isinstance(record, PublicNotice) and record.result and record.result.date:
        yield "result", ("result", "date"), record.result.date


def _pairs(record: Record) -> Iterator[Pair]:
    """What must not come before what."""
    bad, odd = Severity.ERROR, Severity.WARNING
    issued: tuple[str, KeyPath, date] = ("issued", ("issued",), record.issued)
    review: tuple[str, KeyPath, date] = ("review", ("review", "date"), record.review.date)
    if record.published is None:
        # The day of the review is then the day of publication.
        yield (*issued, *review, bad)
    else:
        published: tuple[str, KeyPath, date] = ("published", ("published",), record.published)
        yield (*issued, *published, bad)
        yield (*review, *published, bad)
        if record.issued <= record.published:
            # Whether a document will be public is settled while it is drafted, so this may be true.
            yield (*issued, *review, odd)
    if record.updated:
        shown: tuple[str, KeyPath] = (
            ("published", ("published",)) if record.published else ("review", ("review", "date"))
        )
        yield (*shown, record.published_on, "updated", ("updated",), record.updated, bad)
    if isinstance(record, PolicyDocument):
        yield from _span("effective", record.effective, "expires", record.expires)
        yield from _span("effective", record.effective, "repealed", record.repealed)
        yield from _span("issued", record.issued, "repealed", record.repealed)
    elif isinstance(record, FeeStandard):
        yield from _span("valid_from", record.valid_from, "valid_to", record.valid_to)
        for position, item in enumerate(record.items):
            yield from _span("valid_from", item.valid_from, "valid_to", item.valid_to, ("items", position))
        for position, reduction in enumerate(record.reductions):
            yield from _span(
                "valid_from", reduction.valid_from, "valid_to", reduction.valid_to, ("reductions", position)
            )
    elif isinstance(record, PublicNotice):
        yield from _span("start", record.period.start, "end", record.period.end, ("period",))
        if record.result and record.result.date and record.result.date < record.period.end:
            end: tuple[str, KeyPath, date] = ("end", ("period", "end"), record.period.end)
            yield (*end, "result", ("result", "date"), record.result.date, odd)


def _span(start: str, first: date | None, end: str, last: date | None, base: KeyPath = ()) -> Iterator[Pair]:
    if first and last:
        yield (start, (*base, start), first, end, (*base, end), last, Severity.ERROR)


_OWNERS = {"period": "period", "items": "fee-item", "reductions": "reduction", "result": "notice-result"}


def _label(name: str, path: KeyPath, record: Record) -> Text:
    if name == "review":
        return _REVIEWED
    if name == "changes":
        return vocabulary.field_text("date", "change")
    if name == "result":
        return _RESULT
    owner = _OWNERS.get(str(path[0]), record.type) if len(path) > 1 else record.type
    return vocabulary.field_text(name, owner)


_REVIEWED = Text("审查日期", "Day of review")
_RESULT = Text("结果日期", "Day of the result")
