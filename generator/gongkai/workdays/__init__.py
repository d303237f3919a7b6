"""Working days of the Chinese public service, periods in days and months, and the lunar date of the home page."""

from __future__ import annotations

from gongkai.workdays.calendar import Calendar, CalendarUnknown, Counted, Reckoned, Unit, due
from gongkai.workdays.lunar import lunar
from gongkai.workdays.year_file import Source, Year, read_year

__all__ = [
    "Calendar",
    "CalendarUnknown",
    "Counted",
    "Reckoned",
    "Source",
    "Unit",
    "Year",
    "due",
    "lunar",
    "read_year",
]
