"""Bodies, offices, windows and staff (bodies.yml): written once, referred to by id."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from gongkai.records.model import (
    BodyId,
    Choice,
    FilePath,
    Flag,
    Line,
    Lines,
    Many,
    Model,
    OfficeId,
    Url,
    WindowId,
    plain,
)
from gongkai.records.record import Contact


class Level(Choice):
    """Level of a body; which duties it has depends on it (条例第二十、二十一条)."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    COUNTY_DEPARTMENT = "county-department"
    TOWNSHIP = "township"
    VILLAGE = "village"
    SCHOOL = "school"
    HALL = "hall"
    PARTY = "party"


class Hours(Model):
    """Weekly hours: weekdays (0 is Monday) and spans of local time, with the text they were read from."""

    owner: ClassVar[str] = "hours"
    text: Line
    days: tuple[int, ...]
    spans: tuple[tuple[time, time], ...]


_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-—–~至到]+\s*(\d{1,2}):(\d{2})")
_WEEK = "一二三四五六日"


def _hours(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = plain(value).replace("天", "日")
    spans = [(time(int(a), int(b)), time(int(c), int(d))) for a, b, c, d in _SPAN.findall(text) if _clock(a, b, c, d)]
    days: tuple[int, ...] = ()
    if "工作日" in text:
        days = (0, 1, 2, 3, 4)
    elif "每日" in text or "全年" in text:
        days = tuple(range(7))
    elif found := re.search(rf"(?:周|星期)([{_WEEK}])\s*[-—–~至到]+\s*(?:周|星期)?([{_WEEK}])", text):
        first, last = _WEEK.index(found[1]), _WEEK.index(found[2])
        days = tuple(range(first, last + 1)) if first <= last else ()
    elif found := re.search(rf"(?:周|星期)([{_WEEK}](?:、[{_WEEK}])*)", text):
        days = tuple(sorted({_WEEK.index(day) for day in found[1].split("、")}))
    if not days or not spans or any(a >= b for a, b in spans):
        raise PydanticCustomError("hours_form", "not weekly hours")
    return {"text": value.strip(), "days": days, "spans": tuple(spans)}


def _clock(a: str, b: str, c: str, d: str) -> bool:
    return int(a) < 24 and int(c) < 24 and int(b) < 60 and int(d) < 60


WeeklyHours = Annotated[Hours, BeforeValidator(_hours)]
"""Written as people write it: 工作日 8:30—11:30，14:30—17:30."""


class Leader(Model):
    """A person in charge: name, post, duties (条例第二十条第（二）项)."""

    owner: ClassVar[str] = "leader"
    name: Line
    post: Line
    duties: Line


class Body(Model):
    """A body that has duties of disclosure (公开主体), or one that decides and is only named (`external`)."""

    owner: ClassVar[str] = "body"
    id: str = ""
    name: Line
    short: Line | None = None
    level: Level
    parent: BodyId | None = None
    external: Flag = False
    uscc: Line | None = None
    index_prefix: Line | None = None
    standard: Lines = ()
    functions: Lines = ()
    structure: Line | None = None
    address: Line | None = None
    hours: WeeklyHours | None = None
    phone: Line | None = None
    link: Url | None = None
    leaders: Annotated[tuple[Leader, ...], Many] = ()

    @property
    def called(self) -> str:
        """The short name, else the full one."""
        return self.short or self.name


class Staff(Model):
    """One of the supervision board: name, post, window; a photograph only if the person agrees."""

    owner: ClassVar[str] = "staff"
    name: Line
    post: Line
    window: WindowId | None = None
    photo: FilePath | None = None


class Office(Model):
    """An office of a body (承办机构)."""

    owner: ClassVar[str] = "office"
    id: str = ""
    name: Line
    body: BodyId
    functions: Lines = ()
    lead: Line | None = None
    address: Line | None = None
    hours: WeeklyHours | None = None
    phone: Line
    staff: Annotated[tuple[Staff, ...], Many] = ()


class Window(Model):
    """A window of a hall (窗口)."""

    owner: ClassVar[str] = "window"
    id: str = ""
    name: Line
    office: OfficeId
    address: Line
    hours: WeeklyHours
    phone: Line
    lead: Line | None = None
    services: Lines = ()


class DisclosureOffice(Model):
    """The office for information disclosure, from which the 指南 is generated (条例第十二条: nine elements)."""

    owner: ClassVar[str] = "disclosure-office"
    name: Line
    address: Line
    hours: WeeklyHours
    phone: Line
    fax: Line
    internet: Line
    email: Line | None = None
    classification: Line
    arrangement: Line
    how_to_get: Line
    reading_places: Annotated[tuple[Contact, ...], Many] = ()


class Bodies(Model):
    """All of bodies.yml."""

    owner: ClassVar[str] = "bodies"
    bodies: Annotated[dict[str, Body], Field(min_length=1)]
    offices: dict[str, Office] = Field(default_factory=dict)
    windows: dict[str, Window] = Field(default_factory=dict)
    disclosure_office: DisclosureOffice | None = None
    complaints: Annotated[tuple[Contact, ...], Many] = ()
