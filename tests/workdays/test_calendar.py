from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.identifiers import document_number
from gongkai.workdays import Calendar, CalendarUnknown, Counted, Reckoned, Unit, due

CALENDAR = Calendar.load()
KNOWN = [date(2019, 1, 1) + timedelta(days=n) for n in range(8 * 365 + 2)]
WORKED = {day for day in KNOWN if chinese_calendar.is_workday(day)}

known_days = st.sampled_from(KNOWN)
any_days = st.dates(date(2015, 1, 1), date(2032, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_known_years() -> None:
    assert CALENDAR.years == frozenset(range(2019, 2027))
    assert KNOWN[-1] == date(2026, 12, 31)
    assert CALENDAR.faults == ()


def test_every_day_agrees_with_the_oracle() -> None:
    wrong = [d for d in KNOWN if CALENDAR.is_workday(d) != (d in WORKED)]
    assert wrong == []


def test_every_holiday_that_the_oracle_names_has_a_name_here() -> None:
    # The oracle names only days off that fall on a weekday; here the weekend inside a holiday has its name as well.
    for d in KNOWN:
        if d.weekday() < 5 and d not in WORKED:
            assert CALENDAR.holiday(d), d
        if d in WORKED:
            assert CALENDAR.holiday(d) is None, d


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-01-30", 20, "2026-03-05"),
        ("2026-02-10", 20, "2026-03-16"),
        ("2026-04-28", 20, "2026-05-28"),
        ("2026-09-18", 20, "2026-10-22"),
        ("2026-02-10", 7, "2026-02-26"),
        ("2026-04-28", 7, "2026-05-11"),
        ("2026-09-18", 7, "2026-09-29"),
        ("2026-01-30", 7, "2026-02-10"),
        ("2026-05-08", 1, "2026-05-09"),
        ("2026-02-14", 1, "2026-02-24"),
        ("2020-01-23", 1, "2020-02-03"),
        ("2018-12-31", 1, "2019-01-02"),
        ("2025-12-31", 1, "2026-01-04"),
        ("2026-12-30", 1, "2026-12-31"),
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-11-21", 0, "2026-11-21"),
        ("2026-01-04", -1, "2025-12-31"),
        ("2026-02-24", -1, "2026-02-14"),
        ("2027-01-01", -1, "2026-12-31"),
    ],
)
def test_working_days_after(start: str, days: int, end: str) -> None:
    assert CALENDAR.add(day(start), days) == day(end)
    assert CALENDAR.add_known(day(start), days) == Reckoned(day(end))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026-01-01", "元旦"),
        ("2026-02-17", "春节"),
        ("2026-02-23", "春节"),
        ("2026-04-05", "清明节"),
        ("2026-05-05", "劳动节"),
        ("2026-06-19", "端午节"),
        ("2026-09-25", "中秋节"),
        ("2026-10-07", "国庆节"),
        ("2020-10-01", "国庆节、中秋节"),
        ("2020-02-01", "春节"),
        ("2019-05-03", "劳动节"),
        ("2022-12-31", "元旦"),
        ("2026-11-21", None),
        ("2026-02-14", None),
        ("2026-11-20", None),
    ],
)
def test_holiday(text: str, name: str | None) -> None:
    assert CALENDAR.holiday(day(text)) == name


def test_weekend_days_worked_in_2026() -> None:
    worked = [d.strftime("%m-%d") for d in KNOWN if d.year == 2026 and d.weekday() > 4 and CALENDAR.is_workday(d)]
    assert worked == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


@pytest.mark.parametrize(
    ("start", "amount", "unit", "roll", "end", "exact"),
    [
        ("2026-11-02", 30, Unit.CALENDAR_DAYS, False, "2026-12-02", True),
        ("2026-11-02", 7, Unit.WORKING_DAYS, False, "2026-11-11", True),
        ("2026-09-01", 30, Unit.CALENDAR_DAYS, False, "2026-10-01", True),
        ("2026-09-01", 30, Unit.CALENDAR_DAYS, True, "2026-10-08", True),
        ("2026-09-17", 3, Unit.CALENDAR_DAYS, True, "2026-09-20", True),
        ("2026-12-02", 30, Unit.CALENDAR_DAYS, False, "2027-01-01", True),
        ("2026-12-02", 30, Unit.CALENDAR_DAYS, True, "2027-01-01", False),
        ("2026-12-03", 30, Unit.CALENDAR_DAYS, True, "2027-01-04", False),
        ("2026-01-31", 1, Unit.MONTHS, False, "2026-02-28", True),
        ("2024-01-31", 1, Unit.MONTHS, False, "2024-02-29", True),
        ("2026-11-30", 3, Unit.MONTHS, False, "2027-02-28", True),
        ("2026-11-20", 12, Unit.MONTHS, False, "2027-11-20", True),
        ("2026-03-31", -1, Unit.MONTHS, False, "2026-02-28", True),
        ("2026-08-04", 2, Unit.MONTHS, True, "2026-10-08", True),
        ("2026-12-31", 1, Unit.WORKING_DAYS, False, "2027-01-01", False),
        ("2026-12-20", 20, Unit.WORKING_DAYS, False, "2027-01-15", False),
        ("2027-03-01", 7, Unit.WORKING_DAYS, False, "2027-03-10", False),
        ("2018-12-28", 2, Unit.WORKING_DAYS, False, "2019-01-02", False),
    ],
)
def test_due(start: str, amount: int, unit: Unit, roll: bool, end: str, exact: bool) -> None:
    assert due(day(start), amount, unit, roll=roll) == Reckoned(day(end), exact)


def test_an_unknown_year_is_said_never_guessed() -> None:
    new_year = date(2027, 1, 1)
    assert not CALENDAR.known(new_year)
    questions = (
        lambda: CALENDAR.is_workday(new_year),
        lambda: CALENDAR.holiday(new_year),
        lambda: CALENDAR.sources(2027),
        lambda: CALENDAR.add(date(2026, 12, 31), 1),
        lambda: CALENDAR.add(date(2026, 12, 20), 20),
        lambda: CALENDAR.between(date(2026, 12, 30), new_year),
        lambda: CALENDAR.between(new_year, date(2026, 12, 30)),
        lambda: CALENDAR.next_workday(date(2026, 12, 31)),
        lambda: CALENDAR.workday_from(new_year),
    )
    for question in questions:
        with pytest.raises(CalendarUnknown) as caught:
            question()
        assert caught.value.year == 2027
    with pytest.raises(CalendarUnknown) as caught:
        CALENDAR.add(date(2019, 1, 2), -1)
    assert caught.value.year == 2018


@given(known_days, st.integers(1, 300))
def test_add_counts_the_days_of_the_oracle(start: date, days: int) -> None:
    left, cursor = days, start
    while left and cursor < KNOWN[-1]:
        cursor += timedelta(days=1)
        left -= cursor in WORKED
    if left:
        with pytest.raises(CalendarUnknown):
            CALENDAR.add(start, days)
    else:
        assert CALENDAR.add(start, days) == cursor
        assert CALENDAR.between(start, cursor) == days


@given(known_days, known_days)
def test_between_is_the_sum_of_its_days(a: date, b: date) -> None:
    low, high = min(a, b), max(a, b)
    count = sum(low < d <= high for d in WORKED)
    assert CALENDAR.between(low, high) == count
    assert CALENDAR.between(high, low) == -count
    assert CALENDAR.between_known(low, high) == Counted(count)


def _slow(start: date, days: int) -> date:
    step, left, cursor = (1 if days > 0 else -1), abs(days), start
    while left:
        cursor += timedelta(days=step)
        left -= cursor in WORKED if cursor.year in CALENDAR.years else cursor.weekday() < 5
    return cursor


@given(any_days, st.integers(-400, 400))
def test_an_estimate_takes_unknown_years_as_weekends_only(start: date, days: int) -> None:
    reckoned = CALENDAR.add_known(start, days)
    assert reckoned.day == _slow(start, days)
    passed = [start + timedelta(days=n) for n in range(1, (reckoned.day - start).days + 1)]
    if days > 0:
        assert reckoned.exact == all(d.year in CALENDAR.years for d in passed)


@given(any_days, any_days)
def test_an_estimated_count_adds_up(a: date, b: date) -> None:
    counted = CALENDAR.between_known(a, b)
    assert counted.days == -CALENDAR.between_known(b, a).days
    if counted.days > 0:
        reached = CALENDAR.add_known(a, counted.days).day
        assert reached <= b < CALENDAR.add_known(a, counted.days + 1).day


@given(known_days)
def test_workday_from(d: date) -> None:
    if d in WORKED:
        assert CALENDAR.workday_from(d) == d
    elif any(d < other for other in WORKED):
        assert CALENDAR.workday_from(d) == CALENDAR.next_workday(d) == min(x for x in WORKED if x > d)


def test_days_until() -> None:
    today = date(2026, 11, 20)
    assert [Calendar.days_until(today, today + timedelta(days=n)) for n in (-3, 0, 1, 40)] == [-3, 0, 1, 40]


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("amount", [10**7, 10**12, -(10**7)])
def test_absurd_amounts_overflow(unit: Unit, amount: int) -> None:
    with pytest.raises(OverflowError):
        due(date(2026, 11, 20), amount, unit)


@pytest.mark.parametrize("edge", [date.min, date.max])
def test_the_ends_of_time_are_unknown_years(edge: date) -> None:
    with pytest.raises(CalendarUnknown):
        CALENDAR.is_workday(edge)
    with pytest.raises(CalendarUnknown):
        CALENDAR.add(edge, 1)
    with pytest.raises(CalendarUnknown):
        CALENDAR.add(edge, -1)
    with pytest.raises(OverflowError):
        CALENDAR.add_known(edge, 1 if edge == date.max else -1)


def test_every_year_names_its_notice() -> None:
    for year in CALENDAR.years:
        sources = CALENDAR.sources(year)
        assert sources
        for source in sources:
            assert source.mark == "V"
            number = document_number.parse(source.number)
            assert number is not None
            assert number.issuer == "国办发明电"
            assert number.year == source.date.year
        assert f"{year}年" in sources[0].title


def test_loaded_once() -> None:
    assert Calendar.load() is Calendar.load()


def test_an_agency_brings_the_next_year(tmp_path: Path) -> None:
    (tmp_path / "2027.yml").write_text(
        "year: 2027\nsources:\n  - {title: 测试用安排, number: 云办发〔2026〕1号, date: 2026-11-20}\n"
        "holidays:\n  元旦: [2027-01-01..2027-01-03]\nworkdays: [2027-01-09]\n",
        "utf-8",
    )
    calendar = Calendar.load(tmp_path)
    assert calendar.years == CALENDAR.years | {2027}
    assert calendar.add(date(2026, 12, 31), 1) == date(2027, 1, 4)
    assert calendar.is_workday(date(2027, 1, 9))
    assert calendar.between(date(2026, 12, 30), date(2027, 1, 11)) == 8
    assert calendar.sources(2027)[0].mark == "M"
    assert Calendar.load(tmp_path) is calendar
    (tmp_path / "2027.yml").write_text("year: 2027\nholidays: {元旦: [2027-01-01]}\n", "utf-8")
    assert not Calendar.load(tmp_path).is_workday(date(2027, 1, 9))
    assert not CALENDAR.known(date(2027, 1, 9))


def test_a_year_beyond_a_gap_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "2028.yml").write_text("year: 2028\n", "utf-8")
    calendar = Calendar.load(tmp_path)
    assert calendar.add(date(2027, 12, 31), 1) == date(2028, 1, 3)
    with pytest.raises(CalendarUnknown) as caught:
        calendar.between(date(2026, 12, 30), date(2028, 1, 3))
    assert caught.value.year == 2027
    assert calendar.add_known(date(2026, 12, 31), 262) == Reckoned(date(2028, 1, 3), exact=False)


def test_local_days_are_laid_over_a_packaged_year(tmp_path: Path) -> None:
    (tmp_path / "2026.yml").write_text(
        "year: 2026\nholidays: {三月三: [2026-04-20, 2026-02-14]}\nworkdays: [2026-02-15]\n", "utf-8"
    )
    calendar = Calendar.load(tmp_path)
    assert calendar.holiday(date(2026, 4, 20)) == "三月三"
    assert not calendar.is_workday(date(2026, 4, 20))
    assert not calendar.is_workday(date(2026, 2, 14))
    assert calendar.is_workday(date(2026, 2, 15))
    assert calendar.holiday(date(2026, 2, 15)) is None
    assert not calendar.is_workday(date(2026, 2, 16))
    assert CALENDAR.is_workday(date(2026, 4, 20))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"year: [", "yaml"),
        (b"- 1", "shape"),
        (b"", "shape"),
        (b"year: 27", "shape"),
        (b"year: 2028", "other-year"),
        (b"year: 2027\nholiday: {}", "unknown-key"),
        (b"year: 2027\nholidays: []", "shape"),
        (b"year: 2027\nholidays: {a: 2027-01-01}", "shape"),
        (b"year: 2027\nholidays: {a: [2027-02-30]}", "date"),
        (b"year: 2027\nholidays: {a: [2027-01-03..2027-01-01]}", "date"),
        (b"year: 2027\nholidays: {a: [2026-01-03]}", "other-year"),
        (b"year: 2027\nholidays: {a: [[2027-01-01]]}", "date"),
        (b"year: 2027\nworkdays: [2027-01-04]", "not-weekend"),
        (b"year: 2027\nholidays: {a: [2027-01-02]}\nworkdays: [2027-01-02]", "both"),
        (b"year: 2027\nsources: [{title: a, date: soon}]", "date"),
        (b"year: 2027\nsources: [{title: a, date: 2026-01-01, mark: Z}]", "shape"),
        ("year: 2027\nholidays: {元旦: []}".encode("gbk"), "encoding"),
    ],
)
def test_a_bad_file_is_one_fault_and_the_year_stays_unknown(tmp_path: Path, text: bytes, reason: str) -> None:
    (tmp_path / "2027.yml").write_bytes(text)
    calendar = Calendar.load(tmp_path, root=tmp_path.parent)
    assert calendar.years == CALENDAR.years
    [fault] = calendar.faults
    assert (fault.kind, fault.params["reason"]) == ("calendar-file", reason)
    assert fault.where.file == f"{tmp_path.name}/2027.yml"


def test_no_folder_is_no_extra_year(tmp_path: Path) -> None:
    assert Calendar.load(tmp_path / "absent").years == CALENDAR.years
