"""Reads the calendar file of one year: its holidays, the weekend days worked, and the notice that says so.

A file `<year>.yml` of this package or of an agency looks like this; dates and `from..to` ranges belong to that year:

    year: 2026
    sources:
      - {title: 国务院办公厅关于2026年部分节假日安排的通知, number: 国办发明电〔2025〕7号, date: 2025-11-04, mark: V}
    holidays:
      元旦: [2026-01-01..2026-01-03]
    workdays: [2026-01-04]

`mark` is V when the notice itself was read and M when it was written down from memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import yaml

_KEYS = frozenset({"year", "sources", "holidays", "workdays"})
_MARKS = frozenset({"V", "P", "M"})
_SATURDAY = 5


class YearFileError(ValueError):
    """A calendar file that cannot be used; `reason` is a slug, `detail` the words it is about."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Source:
    """The notice that a year was taken from."""

    title: str
    number: str
    date: date
    mark: str


@dataclass(frozen=True, slots=True)
class Year:
    """One year: the days off by name (weekends inside a holiday included) and the weekend days worked."""

    year: int
    sources: tuple[Source, ...]
    holidays: Mapping[date, str]
    workdays: frozenset[date]


def read_year(text: str) -> Year:
    """The year that a calendar file describes; raises YearFileError (reasons: yaml, shape, unknown-key, date,
    other-year, not-weekend, both)."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        tree = yaml.load(text.removeprefix("\ufeff"), loader)
    except yaml.YAMLError as error:
        raise YearFileError("yaml", " ".join(str(error).split())) from None
    if not isinstance(tree, dict):
        raise YearFileError("shape", "year")
    unknown = sorted(str(key) for key in tree if key not in _KEYS)
    if unknown:
        raise YearFileError("unknown-key", "、".join(unknown))
    year = _year(tree.get("year"))
    holidays: dict[date, str] = {}
    for name, days in _mapping(tree.get("holidays", {}), "holidays").items():
        for day in _days(days, year, f"holidays.{name}"):
            holidays[day] = name
    workdays = frozenset(_days(tree.get("workdays", []), year, "workdays"))
    for day in sorted(workdays):
        if day.weekday() < _SATURDAY:
            raise YearFileError("not-weekend", day.isoformat())
        if day in holidays:
            raise YearFileError("both", day.isoformat())
    return Year(year, _sources(tree.get("sources", [])), holidays, workdays)


def _year(value: Any) -> int:
    if isinstance(value, str) and len(value) == 4 and value.isascii() and value.isdigit() and value != "0000":
        return int(value)
    raise YearFileError("shape", "year")


def _mapping(value: Any, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise YearFileError("shape", key)
    return value


def _sources(value: Any) -> tuple[Source, ...]:
    if not isinstance(value, list):
        raise YearFileError("shape", "sources")
    sources = []
    for entry in value:
        fields = _mapping(entry, "sources")
        if set(fields) - {"title", "number", "date", "mark"} or fields.get("mark", "M") not in _MARKS:
            raise YearFileError("shape", "sources")
        title, number = fields.get("title"), fields.get("number", "")
        if not isinstance(title, str) or not title or not isinstance(number, str):
            raise YearFileError("shape", "sources.title")
        sources.append(Source(title, number, _day(fields.get("date"), "sources.date"), fields.get("mark", "M")))
    return tuple(sources)


def _days(value: Any, year: int, key: str) -> list[date]:
    if not isinstance(value, list):
        raise YearFileError("shape", key)
    days: list[date] = []
    for entry in value:
        first, _, last = entry.partition("..") if isinstance(entry, str) else ("", "", "")
        start = _day(first, key)
        end = _day(last, key) if last else start
        if start.year != year or end.year != year:
            raise YearFileError("other-year", str(entry))
        if end < start:
            raise YearFileError("date", str(entry))
        days += [start + timedelta(days=n) for n in range((end - start).days + 1)]
    return days


def _day(value: Any, key: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise YearFileError("date", f"{key} {value}".strip()) from None
