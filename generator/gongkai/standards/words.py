"""Says time limits, periods and ages of a table in words, in Chinese and English."""

from __future__ import annotations

from gongkai import vocabulary
from gongkai.problem import Text
from gongkai.standards.values import Due, Freshness, Series, Span, Within

_PERIODS = {
    "year": Text("每年", "every year"),
    "half-year": Text("每半年", "every half-year"),
    "quarter": Text("每季度", "every quarter"),
    "month": Text("每月", "every month"),
}


def in_words(part: Within | Span | Freshness | Series | Due) -> Text:
    """A time limit (its original wording in Chinese), a period, or an age, as people say it."""
    if isinstance(part, Within):
        if part.days is None:
            return Text(part.text, f"as worded: {part.text}")
        return Text(part.text, f"within {_span(part).en} of being made or changed")
    if isinstance(part, Span):
        length = _span(part)
        return Text(part.text or f"不少于{length.zh}", f"at least {length.en}")
    if isinstance(part, Freshness):
        if part.months is not None:
            return Text(f"{part.months}个月内有更新", f"updated within {_plural(part.months, 'month')}")
        return Text(f"{part.days}日内有更新", f"updated within {_plural(part.days or 0, 'day')}")
    if isinstance(part, Due):
        return _due(part)
    period = _PERIODS[part.period]
    due = _due(part.due) if part.due else Text("当期结束前", "by the end of the period")
    return Text(f"{period.zh}一次，自{part.since}起，{due.zh}", f"{period.en}, from {part.since} on, {due.en}")


def _span(part: Span) -> Text:
    if part.days is None:
        return Text(part.text or "", part.text or "")
    unit = vocabulary.text("unit", part.unit)
    return Text(f"{part.days}{unit.zh}", f"{part.days} {unit.en if part.days != 1 else unit.en.removesuffix('s')}")


def _due(due: Due) -> Text:
    if due.days is not None:
        length = _span(Span(days=due.days, unit=due.unit))
        return Text(f"期满后{length.zh}内", f"within {length.en} of its end")
    year = {0: Text("当年", "of that year"), 1: Text("次年", "of the next year")}.get(
        due.years_after, Text(f"{due.years_after}年后", f"{due.years_after} years later")
    )
    return Text(f"{year.zh}{due.month}月{due.day}日前", f"by {due.day}/{due.month} {year.en}")


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
