"""The value types of an obligation table: texts, words of the vocabulary, dates, spans of time."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from gongkai import vocabulary
from gongkai.problem import Text
from gongkai.workdays import Calendar, Reckoned, Unit
from gongkai.workdays.calendar import add_months


class Part(BaseModel):
    """A frozen part of a table that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True)


def _text(value: Any) -> Any:
    if isinstance(value, str) and value.strip():
        return Text(value.strip(), value.strip())
    if isinstance(value, dict) and value.get("zh") and not set(value) - {"zh", "en"}:
        return Text(str(value["zh"]).strip(), str(value.get("en") or value["zh"]).strip())
    if isinstance(value, Text):
        return value
    raise PydanticCustomError("text_form", "not a text in Chinese, or {{zh: …, en: …}}")


def _many(value: Any) -> Any:
    if value is None:
        return ()
    return [value] if isinstance(value, (str, dict)) else value


def _word(group: str) -> Callable[[Any], Any]:
    def known(value: Any) -> Any:
        word = vocabulary.spellings(group).get(value) if isinstance(value, str) else None
        if word is None:
            raise PydanticCustomError("word", "one of {expected}", {"expected": ", ".join(vocabulary.choices(group))})
        return word

    return known


def _day(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("day_form", "a date such as 2019-05-15")
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{1,5}", value):
        raise PydanticCustomError("whole_form", "a whole number")
    return value


Words = Annotated[Text, BeforeValidator(_text)]
"""A text in both languages; a plain text stands for both."""
Many = BeforeValidator(_many)
"""Lets a single value be written without the list; a blank one is an empty list."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
"""Text of one thought, not blank."""
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]+(?:[-.][0-9a-z]+)*$", max_length=80)]
"""An id of a table, group, category or row: `cn-township`, `20-07.budget`."""
Day = Annotated[date, BeforeValidator(_day)]
"""A day, written 2019-05-15."""
Count = Annotated[int, BeforeValidator(_whole), Field(ge=0)]
"""A whole number from 0."""
Level = Annotated[str, BeforeValidator(_word("level"))]
"""Level of a body (公开层级)."""
Channel = Annotated[str, BeforeValidator(_word("channel"))]
"""One of the thirteen channels of the national table (公开渠道和载体)."""
Mode = Annotated[str, BeforeValidator(_word("mode"))]
"""How it is disclosed (公开方式)."""
Audience = Annotated[str, BeforeValidator(_word("audience"))]
"""To whom it is disclosed (公开对象)."""
RecordType = Annotated[str, BeforeValidator(_word("record-type"))]
"""A record type that can serve a row."""
DayUnit = Annotated[Unit, BeforeValidator(_word("unit"))]
"""working-days or calendar-days: 工作日 and 日 are never the same thing."""
Mark = Literal["V", "V-local", "P", "M", "I"]
"""How it was verified: V text read, V-local one place's practice read, P in part, M from memory, I advice."""

VERIFIED: tuple[Mark, ...] = ("V", "V-local")
"""The marks on which something may be demanded."""


class Span(Part):
    """A length of time with its own unit; the day of the event is not counted."""

    text: Line | None = None
    days: Count | None = None
    unit: DayUnit = Unit.CALENDAR_DAYS

    def end(self, start: date, calendar: Calendar, *, roll: bool = False) -> Reckoned | None:
        """The last day of the span that `start` opens; None where the wording names no number of days."""
        return None if self.days is None else calendar.due(start, self.days, self.unit, roll=roll)


class Within(Span):
    """Time limit for publishing (公开时限): the original wording and the number in it, if any. 条例第二十六条."""

    text: Line
    unit: DayUnit = Unit.WORKING_DAYS
    start: Annotated[Literal["issued"], Field(alias="from")] = "issued"
    """What opens it: the day the information was made or changed (形成或者变更之日)."""


class Freshness(Part):
    """How old the newest record may be before the row counts as overdue."""

    days: Count | None = None
    months: Count | None = None

    @model_validator(mode="after")
    def _one(self) -> Freshness:
        if (self.days is None) == (self.months is None):
            raise PydanticCustomError("freshness_form", "either days or months")
        return self

    def until(self, updated: date) -> date:
        """The last day on which something last changed on `updated` is fresh."""
        if self.days is not None:
            return updated + timedelta(days=self.days)
        return add_months(updated, self.months or 0)


class Due(Part):
    """When a period of a series must be public: a day of a later year, or so many days after the period has ended."""

    month: Annotated[Count, Field(ge=1, le=12)] | None = None
    day: Annotated[Count, Field(ge=1, le=31)] | None = None
    years_after: Count = 0
    days: Count | None = None
    unit: DayUnit = Unit.CALENDAR_DAYS
    mark: Mark | None = None
    """How the day was verified, where that differs from the row."""

    @model_validator(mode="after")
    def _one(self) -> Due:
        dated = self.month is not None and self.day is not None
        if dated == (self.days is not None) or (self.month is None) != (self.day is None):
            raise PydanticCustomError("due_form", "either month and day, or days")
        if self.month is not None and self.day is not None and self.day > monthrange(2023, self.month)[1]:
            raise PydanticCustomError("due_form", "a day that every year has")
        return self


_STEPS = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}
_FORMS = {"year": r"\d{4}", "half-year": r"\d{4}-H[12]", "quarter": r"\d{4}-Q[1-4]", "month": r"\d{4}-(0[1-9]|1[0-2])"}


class Series(Part):
    """A duty that comes back: one record for every period since the first."""

    period: Literal["year", "half-year", "quarter", "month"]
    since: Line
    due: Due | None = None
    """Where it is left out, a period is due on its own last day."""

    @model_validator(mode="after")
    def _fits(self) -> Series:
        if not re.fullmatch(rf"\d{{4}}|{_FORMS[self.period]}", self.since):
            raise PydanticCustomError("since_form", "a year, or a period such as 2024-Q1")
        return self

    @property
    def first(self) -> date:
        """The first day of the first period."""
        year, _, part = self.since.partition("-")
        index = int(part.lstrip("HQ") or "1") - 1
        return date(int(year), 1 + index * _STEPS[self.period], 1)

    def name(self, start: date) -> str:
        """The period that begins on `start`, as records write it in `covers`: 2026, 2026-H1, 2026-Q3, 2026-09."""
        if self.period == "year":
            return f"{start:%Y}"
        if self.period == "month":
            return f"{start:%Y-%m}"
        step = _STEPS[self.period]
        return f"{start:%Y}-{'H' if step == 6 else 'Q'}{(start.month - 1) // step + 1}"

    def due_of(self, start: date, calendar: Calendar) -> date:
        """The day by which the period that begins on `start` must be public."""
        last = add_months(start, _STEPS[self.period]) - timedelta(days=1)
        due = self.due
        if due is None:
            return last
        if due.days is not None:
            return calendar.due(last, due.days, due.unit).day
        return date(last.year + due.years_after, due.month or 12, due.day or 31)

    def periods(self, today: date, calendar: Calendar) -> tuple[tuple[str, date], ...]:
        """Every period whose due day has passed on `today`, with that day; the others have no cell yet."""
        found: list[tuple[str, date]] = []
        start = self.first
        # No period can be due before it began, so the walk ends however late a wrong `since` lies.
        while start < today:
            due = self.due_of(start, calendar)
            if due < today:
                found.append((self.name(start), due))
            start = add_months(start, _STEPS[self.period])
        return tuple(found)
