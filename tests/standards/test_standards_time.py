"""Time limits, series and ages: days by the right unit, periods only when they are due."""

from datetime import date

import pytest
from pydantic import ValidationError

from gongkai.standards import Due, Freshness, Series, Span, Standard, Within, in_words, load
from gongkai.workdays import Calendar

CALENDAR = Calendar.load()


@pytest.fixture(scope="module")
def township() -> Standard:
    found = load(["cn-township", "cn-field-social-assistance"])
    assert isinstance(found, Standard)
    return found


@pytest.mark.parametrize(
    ("issued", "due"),
    [("2026-01-30", "2026-03-05"), ("2026-02-10", "2026-03-16"), ("2026-09-18", "2026-10-22")],
)
def test_twenty_working_days_across_the_holidays(township: Standard, issued: str, due: str) -> None:
    found = township.requirement("21-04").due(date.fromisoformat(issued), CALENDAR)
    assert found == date.fromisoformat(due)


def test_twenty_calendar_days_are_not_twenty_working_days(township: Standard) -> None:
    budget = township.requirement("20-07.budget")
    assert budget.due(date(2026, 1, 16), CALENDAR) == date(2026, 2, 5)
    assert budget.due(date(2026, 1, 30), CALENDAR) == date(2026, 2, 24), "2026-02-19 lies in the spring festival"


def test_seven_working_days_for_decisions(township: Standard) -> None:
    assert township.requirement("20-05.licences").due(date(2026, 4, 28), CALENDAR) == date(2026, 5, 11)


def test_a_wording_without_a_number_gives_no_day(township: Standard) -> None:
    assert township.requirement("boards.guide").due(date(2026, 1, 30), CALENDAR) is None


def test_a_year_without_calendar_is_said_to_be_an_estimate(township: Standard) -> None:
    found = township.requirement("21-04").reckon(date(2031, 6, 2), CALENDAR)
    assert found and not found.exact
    known = township.requirement("21-04").reckon(date(2026, 1, 30), CALENDAR)
    assert known and known.exact


def test_a_least_period_of_a_notice(township: Standard) -> None:
    least = township.requirement("aid.allowance-review").minimum
    assert least and least.end(date(2026, 4, 28), CALENDAR) == Calendar.load().due(date(2026, 4, 28), 7, least.unit)


def test_a_period_has_no_cell_before_its_day_has_passed(township: Standard) -> None:
    report = township.requirement("boards.report").series
    assert report
    assert report.periods(date(2026, 1, 31), CALENDAR) == (("2024", date(2025, 1, 31)),)
    assert [name for name, _ in report.periods(date(2026, 2, 1), CALENDAR)] == ["2024", "2025"]
    assert [name for name, _ in report.periods(date(2027, 3, 1), CALENDAR)] == ["2024", "2025", "2026"]


def test_budget_and_final_accounts_of_the_sample_day(township: Standard) -> None:
    today = date(2026, 11, 20)
    budget, final = township.requirement("20-07.budget").series, township.requirement("20-07.final").series
    assert budget and final
    assert budget.periods(today, CALENDAR) == (("2024", date(2024, 12, 31)), ("2025", date(2025, 12, 31)))
    assert final.periods(today, CALENDAR) == (("2024", date(2025, 12, 31)),)


@pytest.mark.parametrize(
    ("series", "names"),
    [
        ({"period": "half-year", "since": "2025-H2"}, ["2025-H2", "2026-H1"]),
        ({"period": "quarter", "since": "2026"}, ["2026-Q1", "2026-Q2", "2026-Q3"]),
        ({"period": "month", "since": "2026-08"}, ["2026-08", "2026-09", "2026-10"]),
        ({"period": "quarter", "since": "2026-Q1", "due": {"days": "20"}}, ["2026-Q1", "2026-Q2", "2026-Q3"]),
        ({"period": "year", "since": "2027"}, []),
    ],
)
def test_names_of_periods(series: dict[str, object], names: list[str]) -> None:
    found = Series.model_validate(series).periods(date(2026, 11, 20), CALENDAR)
    assert [name for name, _ in found] == names


def test_the_twentieth_of_the_month_after_a_quarter() -> None:
    village = Series.model_validate({"period": "quarter", "since": "2026", "due": {"days": "20"}})
    assert village.periods(date(2026, 7, 21), CALENDAR)[-1] == ("2026-Q2", date(2026, 7, 20))
    assert village.periods(date(2026, 7, 20), CALENDAR)[-1][0] == "2026-Q1"


@pytest.mark.parametrize("since", ["2026-Q5", "2026-H1", "26", "2026-01"])
def test_a_period_of_another_kind_is_refused(since: str) -> None:
    with pytest.raises(ValidationError):
        Series.model_validate({"period": "quarter", "since": since})


def test_age() -> None:
    assert Freshness(months=6).until(date(2026, 8, 31)) == date(2027, 2, 28)
    assert Freshness(days=14).until(date(2026, 11, 6)) == date(2026, 11, 20)


def test_in_words() -> None:
    limit = Within.model_validate({"text": "自形成或者变更之日起20个工作日内", "days": "20", "unit": "工作日"})
    assert in_words(limit).zh == "自形成或者变更之日起20个工作日内"
    assert in_words(limit).en == "within 20 working days of being made or changed"
    assert in_words(Within(text="及时公开")).en == "as worded: 及时公开"
    one = Within.model_validate({"text": "1日内", "days": "1", "unit": "日"})
    assert in_words(one).en == "within 1 calendar day of being made or changed"
    assert in_words(Span(days=30)).zh == "不少于30日"
    assert in_words(Freshness(months=1)).en == "updated within 1 month"
    report = Series(period="year", since="2024", due=Due(month=1, day=31, years_after=1))
    assert in_words(report).zh == "每年一次，自2024起，次年1月31日前"
    assert in_words(report).en == "every year, from 2024 on, by 31/1 of the next year"
    quarter = Series(period="quarter", since="2026", due=Due(days=20))
    assert in_words(quarter).zh == "每季度一次，自2026起，期满后20日内"
