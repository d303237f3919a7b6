"""What an obligation table is made of: the table, its tree of categories, its rows, and the sources that were read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from gongkai.problem import Severity
from gongkai.standards.values import (
    VERIFIED,
    Audience,
    Channel,
    Day,
    Freshness,
    Id,
    Level,
    Line,
    Many,
    Mark,
    Mode,
    Part,
    RecordType,
    Series,
    Span,
    Within,
    Words,
)
from gongkai.workdays import Calendar, Reckoned

BodyField = Literal[
    "functions",
    "structure",
    "address",
    "hours",
    "phone",
    "leaders",
    "offices",
    "windows",
    "disclosure_office",
    "complaints",
]
"""The facts of bodies.yml that can serve a row."""


class Effective(Part):
    """From when a table holds, and until when (blank: still in force)."""

    start: Annotated[Day, Field(alias="from")]
    end: Annotated[Day | None, Field(alias="to")] = None


class Category(Part):
    """A second-level item (二级) of the category tree; its page lists the rows and records below it."""

    id: Id
    title: Words
    column: Line | None = None
    """The usual name of the column on a portal."""


class Group(Part):
    """A first-level item (一级) of the category tree, with its categories in order."""

    id: Id
    title: Words
    categories: Annotated[tuple[Category, ...], Many] = ()


class Source(Part):
    """Where a law or a row was read: title, number, place, day, and how far it was verified."""

    title: Line
    number: Line | None = None
    part: Line | None = None
    """The articles or rows that were read."""
    place: Line | None = None
    """Where the text stands, when it has no web address."""
    url: Annotated[Line, Field(pattern=r"^https?://\S+$")] | None = None
    read: Day
    mark: Mark

    @model_validator(mode="after")
    def _somewhere(self) -> Source:
        if not self.place and not self.url:
            raise PydanticCustomError("source_form", "place or url, where it was read")
        return self


class Basis(Part):
    """The law or document a row stands on (公开依据)."""

    law: Line
    article: Line | None = None
    number: Line | None = None
    source: Id | None = None
    """Key of the source that was read."""

    def __str__(self) -> str:
        number = f"（{self.number}）" if self.number else ""
        return f"《{self.law}》{number}{self.article or ''}"


class Element(Part):
    """A fact that what serves the row must carry. An empty `fields` is judged by reading."""

    name: Line
    fields: Annotated[tuple[Line, ...], Many] = ()
    """Fields by path (`processing_time.promised`); one entry may name alternatives: `prose|attachments`."""

    def missing_from(self, filled: Collection[str]) -> tuple[str, ...]:
        """The entries of `fields` of which no alternative is among the `filled` field paths."""
        return tuple(entry for entry in self.fields if not any(name in filled for name in entry.split("|")))


class Drop(Part):
    """An inherited row that a table leaves out, with the reason."""

    id: Id
    reason: Line


class Requirement(Part):
    """One row of a standard catalogue (标准目录): what must be public, by which law, when, how, for whom."""

    id: Id
    category: Id
    title: Words
    content: Line
    """公开内容（要素）, in the wording of the source."""
    elements: Annotated[tuple[Element, ...], Many] = ()
    basis: Annotated[tuple[Basis, ...], Many, Field(min_length=1)]
    within: Within | None = None
    level: Annotated[tuple[Level, ...], Many] = ()
    """Levels of body that owe it; the loader fills in the table's levels where the row names none."""
    mode: Mode = "proactive"
    audience: Audience = "public"
    channels: Annotated[tuple[Channel, ...], Many, Field(min_length=1)] = ("website",)
    records: Annotated[tuple[RecordType, ...], Many] = ()
    served_by: Literal["records", "body", "portal"] = "records"
    """`portal`: the site itself is the thing (the catalogue of 条例第十二条)."""
    body_field: BodyField | None = None
    served_with: Annotated[tuple[Id, ...], Many] = ()
    """Rows of which this one is a side: a record of the right type that names one of them serves this row too."""
    when: Words | None = None
    """The event without which nothing is owed. Such a row has no empty cell; its time limits still bind its records."""
    freshness: Freshness | None = None
    series: Series | None = None
    minimum: Span | None = None
    """Least length of a public notice that serves it."""
    weight: Literal["essential", "required", "recommended"] = "required"
    mark: Mark = "V-local"
    at_most: Severity | None = None
    """The gravest level that a finding about this row may have."""
    note: Line | None = None
    table: Id
    """The table that wrote it last; the loader fills it in."""

    @model_validator(mode="after")
    def _served(self) -> Requirement:
        if (self.served_by == "body") != (self.body_field is not None):
            raise PydanticCustomError("served_form", "served_by: body and body_field belong together")
        if self.served_by == "records" and not self.records:
            raise PydanticCustomError("served_form", "records: the record types that can serve the row")
        return self

    @property
    def verified(self) -> bool:
        """Whether the row was read in a source; a row that was not is never demanded and never an error."""
        return self.mark in VERIFIED

    @property
    def online(self) -> bool:
        """Whether the row belongs on a public site at all.

        A row for a special group, or one whose channels leave the website out, must not be forced there.
        """
        return self.mode == "proactive" and self.audience == "public" and "website" in self.channels

    @property
    def ceiling(self) -> Severity:
        """The gravest level of a finding about this row: an unverified row or due day gives a warning at most."""
        due = self.series.due.mark if self.series and self.series.due else None
        top = Severity.ERROR if self.verified and (due is None or due in VERIFIED) else Severity.WARNING
        return max(top, self.at_most or top, key=lambda level: level.rank)

    def due(self, issued: date, calendar: Calendar) -> date | None:
        """The last day to publish what was made on `issued`; None where the wording names no number of days."""
        found = self.reckon(issued, calendar)
        return found.day if found else None

    def reckon(self, issued: date, calendar: Calendar) -> Reckoned | None:
        """Like `due`, and whether the calendar of that year is known (`exact`).

        A limit in calendar days that ends on a day off runs to the next working day (民法典第二百零三条), which is never
        stricter than the wording.
        """
        return None if self.within is None else self.within.end(issued, calendar, roll=True)

    def is_served_by(self, record_type: str, named: Collection[str]) -> bool:
        """Whether a record of this type that names these rows serves this one (by itself or as a side of another)."""
        if record_type not in self.records:
            return False
        return self.id in named or any(other in named for other in self.served_with)


class Table(Part):
    """One file of obligations as it was written; its rows are merged with what it extends before they are checked."""

    id: Id
    version: Line
    title: Words
    authority: Line
    effective: Effective
    extends: Annotated[tuple[Id, ...], Many] = ()
    drop: Annotated[tuple[Drop, ...], Many] = ()
    levels: Annotated[tuple[Level, ...], Many, Field(min_length=1)]
    severity: dict[str, Severity] = Field(default_factory=dict)
    groups: Annotated[tuple[Group, ...], Many] = ()
    defaults: dict[str, Any] = Field(default_factory=dict)
    """Keys that every new row of this table has unless it says otherwise."""
    requirements: Annotated[tuple[dict[str, Any], ...], Many] = ()
    sources: dict[str, Source] = Field(default_factory=dict)
    """Sources of an agency's own table; the shipped ones stand in sources.yml."""
