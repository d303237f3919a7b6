"""Which days are worked, and where a period of working days, calendar days or months ends.

The arrangement of each year is a notice of the State Council's General Office, announced late in the year before: a
year without a file is therefore unknown, and every question about it is either refused (CalendarUnknown) or answered as
an estimate that says so (`exact` is False; weekends are taken as the only days off).

Days are counted as 民法典 第二百零一条 and 行政许可法 第八十二条 ask: the day of the event is not counted, and a
working-day period leaves out statutory holidays. The 1st of a month plus one month ends on the 1st of the next
(民法典 第二百零二条; without such a day, on the last day of that month).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date
from enum import StrEnum
from functools import cache
from pathlib import Path

from gongkai.problem import Fault, Location
from gongkai.workdays.year_file import Source, Year, YearFileError, read_year

_PACKAGED = Path(__file__).parent / "years"
_WEEK = 7
_WEEKDAYS = 5
_LAST = date.max.toordinal()


class CalendarUnknown(LookupError):
    """The working days of `year` are not known: no calendar file for it."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no working-day calendar for {year}")
        self.year = year


class Unit(StrEnum):
    """What a period is counted in."""

    WORKING_DAYS = "working-days"
    CALENDAR_DAYS = "calendar-days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The last day of a period; `exact` is False when a year without calendar was taken as weekends only."""

    day: date
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of working days; `exact` is False when a year without calendar was taken as weekends only."""

    days: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive known years: `days` are the ordinals of the working days, `through[i]` how many of them lie on or
    before the day `first + i - 1` (so `through[0]` is 0)."""

    first: int
    last: int
    days: array[int]
    through: array[int]

    def until(self, ordinal: int) -> int:
        """How many working days of the run lie on or before `ordinal` (from `first - 1` to `last`)."""
        return self.through[ordinal - self.first + 1]


class Calendar:
    """The working days of all known years, looked up by day number; made once by `Calendar.load`."""

    def __init__(self, years: Iterable[Year], faults: tuple[Fault, ...] = ()) -> None:
        self._years: Mapping[int, Year] = {year.year: year for year in years}
        self.years: frozenset[int] = frozenset(self._years)
        self.faults = faults
        """Agency files that could not be used; each is one Fault of kind `calendar-file`."""
        self._runs = _runs(self._years)
        self._firsts = [run.first for run in self._runs]

    @staticmethod
    def load(extra: Path | None = None, root: Path | None = None) -> Calendar:
        """The packaged years, joined with the `<year>.yml` files of an agency's folder `extra`.

        Where a year is packaged already, the agency's days are laid over it (a local holiday such as 三月三); a file
        for another year stands alone. The result is kept for the life of the process as long as those files say the
        same. Faults name the files relative to `root` where it holds them.
        """
        if extra is None:
            return _packaged()
        files = sorted(extra.glob("[0-9][0-9][0-9][0-9].yml")) if extra.is_dir() else []
        return _joined(tuple((_name(file, root), file.read_bytes()) for file in files if file.is_file()))

    def sources(self, year: int) -> tuple[Source, ...]:
        """The notices a year was taken from; raises CalendarUnknown."""
        if year not in self._years:
            raise CalendarUnknown(year)
        return self._years[year].sources

    def known(self, day: date) -> bool:
        """Whether the year of `day` has a calendar."""
        return day.year in self.years

    def is_workday(self, day: date) -> bool:
        """Whether offices work on `day`; raises CalendarUnknown."""
        ordinal = day.toordinal()
        run = self._run(ordinal)
        return run.until(ordinal) != run.until(ordinal - 1)

    def holiday(self, day: date) -> str | None:
        """The name of the statutory holiday that `day` belongs to; None on other days; raises CalendarUnknown."""
        year = self._years.get(day.year)
        if year is None:
            raise CalendarUnknown(day.year)
        return year.holidays.get(day)

    def add(self, start: date, days: int) -> date:
        """The `days`-th working day after `start`, which is not counted itself; a negative number counts back.

        0 is `start`. Raises CalendarUnknown for the first year it would have to guess.
        """
        if days == 0:
            return start
        ordinal = start.toordinal()
        if days > 0:
            run = self._run(ordinal + 1)
            index = run.until(ordinal) + days - 1
            if index >= len(run.days):
                raise CalendarUnknown(_year_of(run.last) + 1)
        else:
            run = self._run(ordinal - 1)
            index = run.until(ordinal - 1) + days
            if index < 0:
                raise CalendarUnknown(_year_of(run.first) - 1)
        return date.fromordinal(run.days[index])

    def add_known(self, start: date, days: int) -> Reckoned:
        """Like `add`, but a year without calendar counts Monday to Friday and makes the answer inexact.

        Raises OverflowError beyond the year 9999 or before the year 1.
        """
        try:
            return Reckoned(self.add(start, days))
        except CalendarUnknown:
            return Reckoned(self._estimate(start.toordinal(), days), exact=False)

    def between(self, a: date, b: date) -> int:
        """Working days after `a` up to and including `b`; negative when `b` is the earlier; raises CalendarUnknown."""
        first, last = a.toordinal(), b.toordinal()
        if first > last:
            return -self.between(b, a)
        if first == last:
            return 0
        run = self._run(first + 1)
        if last > run.last:
            raise CalendarUnknown(_year_of(run.last) + 1)
        return run.until(last) - run.until(first)

    def between_known(self, a: date, b: date) -> Counted:
        """Like `between`, but a year without calendar counts Monday to Friday and makes the answer inexact."""
        try:
            return Counted(self.between(a, b))
        except CalendarUnknown:
            sign = 1 if a <= b else -1
            first, last = sorted((a.toordinal(), b.toordinal()))
            return Counted(sign * (self._estimated_until(last) - self._estimated_until(first)), exact=False)

    def next_workday(self, day: date) -> date:
        """The first working day after `day`; raises CalendarUnknown."""
        return self.add(day, 1)

    def workday_from(self, day: date) -> date:
        """`day` itself when it is worked, else the first working day after it; raises CalendarUnknown."""
        return day if self.is_workday(day) else self.add(day, 1)

    @staticmethod
    def days_until(today: date, day: date) -> int:
        """Calendar days from `today` to `day`: 0 today, 1 tomorrow, negative when it is past."""
        return day.toordinal() - today.toordinal()

    def due(self, start: date, amount: int, unit: Unit, *, roll: bool = False) -> Reckoned:
        """The last day of a period of `amount` units that begins the day after `start`.

        A calendar-day or month period ends on the day itself, holiday or not; with `roll` it moves to the next working
        day (民法典 第二百零三条; from memory, so nothing stricter than a warning may rest on it). Raises OverflowError
        beyond the year 9999.
        """
        if unit is Unit.WORKING_DAYS:
            return self.add_known(start, amount)
        day = add_months(start, amount) if unit is Unit.MONTHS else _day(start.toordinal() + amount)
        if not roll:
            return Reckoned(day)
        if self.known(day) and self.is_workday(day):
            return Reckoned(day)
        if not self.known(day) and day.weekday() < _WEEKDAYS:
            return Reckoned(day, exact=False)
        return self.add_known(day, 1)

    def _run(self, ordinal: int) -> _Run:
        position = bisect_right(self._firsts, ordinal) - 1
        if position >= 0 and ordinal <= self._runs[position].last:
            return self._runs[position]
        raise CalendarUnknown(_year_of(ordinal))

    def _estimated_until(self, ordinal: int) -> int:
        """Working days from day 1 of the era to `ordinal`, unknown years as weekends only."""
        total = _weekdays_until(ordinal)
        for run in self._runs:
            if ordinal < run.first:
                break
            end = min(ordinal, run.last)
            total += run.until(end) - (_weekdays_until(end) - _weekdays_until(run.first - 1))
        return total

    def _estimate(self, start: int, days: int) -> date:
        # Bisection over the day numbers: the count never falls, and estimates are rare enough not to need better.
        before = self._estimated_until(start if days > 0 else start - 1)
        wanted = before + days if days > 0 else before + days + 1
        low, high = (start + 1, _LAST) if days > 0 else (1, start - 1)
        if wanted < 1 or high < low or self._estimated_until(high) < wanted:
            raise OverflowError("date value out of range")
        while low < high:
            middle = (low + high) // 2
            if self._estimated_until(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return date.fromordinal(low)


def due(start: date, amount: int, unit: Unit, *, roll: bool = False, calendar: Calendar | None = None) -> Reckoned:
    """`Calendar.due` of the given calendar, by default the packaged one."""
    return (calendar or Calendar.load()).due(start, amount, unit, roll=roll)


def add_months(start: date, months: int) -> date:
    """The same day `months` later, or the last day of that month when it has no such day (民法典 第二百零二条)."""
    index = start.year * 12 + start.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= MAXYEAR:
        raise OverflowError("date value out of range")
    return date(year, month, min(start.day, monthrange(year, month)[1]))


@cache
def _packaged() -> Calendar:
    return Calendar(read_year(file.read_text("utf-8")) for file in sorted(_PACKAGED.glob("*.yml")))


@cache
def _joined(files: tuple[tuple[str, bytes], ...]) -> Calendar:
    years = dict(_packaged()._years)
    faults: list[Fault] = []
    for name, content in files:
        try:
            year = read_year(content.decode("utf-8"))
            if Path(name).stem != str(year.year):
                raise YearFileError("other-year", str(year.year))
        except UnicodeDecodeError:
            faults.append(Fault("calendar-file", Location(name), {"reason": "encoding", "detail": ""}))
        except YearFileError as error:
            faults.append(Fault("calendar-file", Location(name), {"reason": error.reason, "detail": error.detail}))
        else:
            years[year.year] = _laid_over(years[year.year], year) if year.year in years else year
    return Calendar(years.values(), tuple(faults))


def _laid_over(base: Year, local: Year) -> Year:
    holidays = {day: name for day, name in base.holidays.items() if day not in local.workdays} | dict(local.holidays)
    workdays = (base.workdays - set(local.holidays)) | local.workdays
    return Year(base.year, base.sources + local.sources, holidays, workdays)


def _runs(years: Mapping[int, Year]) -> tuple[_Run, ...]:
    runs: list[_Run] = []
    for number in sorted(years):
        if number - 1 in years:
            continue
        through = array("l", [0])
        days = array("l")
        first = date(number, 1, 1).toordinal()
        while number in years:
            year = years[number]
            for ordinal in range(date(number, 1, 1).toordinal(), date(number, 12, 31).toordinal() + 1):
                day = date.fromordinal(ordinal)
                if day in year.workdays or (day.weekday() < _WEEKDAYS and day not in year.holidays):
                    days.append(ordinal)
                through.append(len(days))
            number += 1
        runs.append(_Run(first, first + len(through) - 2, days, through))
    return tuple(runs)


def _weekdays_until(ordinal: int) -> int:
    # Day 1 of the era is a Monday.
    weeks, rest = divmod(ordinal, _WEEK)
    return weeks * _WEEKDAYS + min(rest, _WEEKDAYS)


def _year_of(ordinal: int) -> int:
    return date.fromordinal(min(max(ordinal, 1), _LAST)).year


def _day(ordinal: int) -> date:
    if not 1 <= ordinal <= _LAST:
        raise OverflowError("date value out of range")
    return date.fromordinal(ordinal)


def _name(file: Path, root: Path | None) -> str:
    return file.relative_to(root).as_posix() if root is not None and file.is_relative_to(root) else file.as_posix()
