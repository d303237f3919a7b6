"""Lines of fee standards, fees that stand twice, and their terms."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from checks.portals import ITEMS, found, fragment, write

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("case: 住宅, amount: 80, unit: 元/件", None),
        ("case: 住宅, amount: 2.5, unit: “%”", None),
        ("case: 住宅, amount: 80", ("GK361", "error")),
        ("case: 住宅, amount: 80, unit: 无", ("GK361", "error")),
        ("case: 住宅, amount: 80, unit: 元", ("GK361", "warning")),
        ("case: 每件住宅, amount: 80, unit: 元", None),
        ("case: 住宅, amount: 0", None),
        ("case: 住宅, unit: 元/件", ("GK362", "error")),
        ("case: 住宅", ("GK362", "error")),
        ("case: 住宅, formula: 按规定收取", ("GK362", "error")),
        ("case: 住宅, formula: 待补充", ("GK362", "error")),
        ("case: 住宅, formula: 按财税〔2016〕79号执行", None),
        ("case: 住宅, free: true", None),
        ("case: 住宅, free: true, amount: 0, unit: 元/件", None),
        ("case: 住宅, free: true, amount: 80, unit: 元/件", ("GK363", "error")),
        ("case: 住宅, amount: 八十, unit: 元/件", None),
    ],
)
def test_a_line(good: Path, line: str, expected: tuple[str, str] | None) -> None:
    fragment(good, "fee-standard", f"items:\n  - {{{line}}}\n")
    told = found(good, "GK361", "GK362", "GK363", "GK364", "GK325", "GK327")
    assert told == ([(*expected, 8)] if expected else [])


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("case: 住宅, amount: 90, unit: 元/件", "GK364"),
        ("case: “住宅”, amount: 80, unit: 元/件", "GK364"),
        ("case: 非住宅, amount: 90, unit: 元/件", None),
    ],
)
def test_a_case_twice(good: Path, second: str, expected: str | None) -> None:
    fragment(good, "fee-standard", f"items:\n  - {{case: 住宅, amount: 80, unit: 元/件}}\n  - {{{second}}}\n")
    assert found(good, "GK364", "GK371", "GK372") == ([(expected, "error", 9)] if expected else [])


@pytest.mark.parametrize(
    ("end", "start", "expected"),
    [
        ("2024-12-31", "2025-01-01", None),
        ("2024-12-31", "2025-01-02", ("GK371", "warning")),
        ("2025-01-01", "2025-01-01", ("GK372", "error")),
        ("2025-06-30", "2025-01-01", ("GK372", "error")),
    ],
)
def test_lines_that_follow_each_other(good: Path, end: str, start: str, expected: tuple[str, str] | None) -> None:
    lines = f"  - {{case: 住宅, amount: 60, unit: 元/件, valid_from: 2016-12-06, valid_to: {end}}}\n"
    lines += f"  - {{case: 住宅, amount: 80, unit: 元/件, valid_from: {start}}}\n"
    fragment(good, "fee-standard", f"items:\n{lines}")
    assert found(good, "GK364", "GK371", "GK372", "GK374") == ([(*expected, 9)] if expected else [])


def second(portal: Path, title: str = "不动产登记费", **more: str) -> None:
    """One more fee standard; its title stands in line 1, its first case in line 8 and its first day in line 16."""
    text = (portal / ITEMS / "fee-standards/example.yml").read_text("utf-8")
    text = text.replace("不动产登记费", title, 1).replace("2026-00002", "2026-00092")
    for old, new in (("collecting_body: town", "collecting_body"), ("valid_from: 2016-12-06", "valid_from")):
        if new in more:
            text = text.replace(old, f"{new}: {more.pop(new)}")
    if "case" in more:
        text = text.replace("case: 住宅", f"case: {more.pop('case')}")
    text += "".join(f"{key}: {value}\n" for key, value in more.items())
    write(portal, f"{ITEMS}/fee-standards/second.yml", text)


CODES = ("GK365", "GK371", "GK372")


def test_the_same_fee_in_two_standards(good: Path) -> None:
    second(good)
    assert found(good, *CODES) == [("GK365", "error", 1)]
    second(good, "不动产登记费（2026年版）")
    assert found(good, *CODES) == [("GK365", "error", 1)]
    second(good, "不动产登记费", validity="expired", valid_to="2026-01-01")
    assert found(good, "GK365") == []
    second(good, "污水处理费")
    assert found(good, *CODES) == []
    second(good, "农村不动产登记费")
    assert found(good, *CODES) == [("GK365", "error", 8)]
    second(good, "农村不动产登记费", case="农房")
    assert found(good, *CODES) == []


@pytest.mark.parametrize(
    ("end", "start", "expected"),
    [
        ("2025-12-31", "2026-01-01", None),
        ("2025-12-31", "2026-02-01", ("GK371", "warning")),
        ("2026-01-31", "2026-01-01", ("GK372", "error")),
    ],
)
def test_standards_that_follow_each_other(good: Path, end: str, start: str, expected: tuple[str, str] | None) -> None:
    fragment(good, "fee-standard", f"valid_to: {end}\nvalidity: expired\n")
    second(good, valid_from=start)
    assert found(good, *CODES) == ([(*expected, 16)] if expected else [])


def test_what_was_abolished_may_come_back(good: Path) -> None:
    stopped = "abolition: {date: 2020-01-01, basis: [{law: 财政部关于停征的通知}], now: 不再收}\n"
    fragment(good, "fee-standard", f"validity: repealed\n{stopped}")
    second(good, valid_from="2024-01-01")
    assert found(good, *CODES) == []


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (TODAY - timedelta(1), ("GK373", "warning")),
        (TODAY, ("GK375", "warning")),
        (TODAY + timedelta(7), ("GK375", "warning")),
        (TODAY + timedelta(8), ("GK375", "info")),
        (TODAY + timedelta(60), ("GK375", "info")),
        (TODAY + timedelta(61), None),
    ],
)
def test_a_reduction_and_its_end(good: Path, end: date, expected: tuple[str, str] | None) -> None:
    fragment(good, "fee-standard", f"reductions:\n  - {{who: 低保户, what: 免收登记费, valid_to: {end}}}\n")
    assert found(good, "GK373", "GK374", "GK375") == ([(*expected, 18)] if expected else [])
    fragment(good, "fee-standard", "validity: expired\nvalid_to: 2025-12-31\n")
    assert found(good, "GK373", "GK374", "GK375") == []


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (TODAY - timedelta(1), ("GK374", "error")),
        (TODAY, ("GK375", "warning")),
        (TODAY + timedelta(30), ("GK375", "info")),
        (TODAY + timedelta(61), None),
    ],
)
def test_a_line_and_its_end(good: Path, end: date, expected: tuple[str, str] | None) -> None:
    fragment(good, "fee-standard", f"items:\n  - {{case: 住宅, amount: 80, unit: 元/件, valid_to: {end}}}\n")
    assert found(good, "GK373", "GK374", "GK375") == ([(*expected, 8)] if expected else [])


def test_a_standard_that_ends_soon_is_told_once_and_not_when_the_next_is_there(good: Path) -> None:
    line = "items:\n  - {case: 住宅, amount: 80, unit: 元/件, valid_to: 2026-12-20}\n"
    fragment(good, "fee-standard", f"{line}valid_to: 2026-12-20\n")
    assert found(good, "GK374", "GK375") == [("GK375", "info", 16)]
    second(good, valid_from="2026-12-21")
    write(
        good,
        f"{ITEMS}/fee-standards/second.yml",
        (good / ITEMS / "fee-standards/second.yml")
        .read_text("utf-8")
        .replace("valid_to: 2026-12-20\n", "")
        .replace(", valid_to: 2026-12-20", ""),
    )
    assert found(good, "GK365", "GK371", "GK372", "GK375") == []


def test_an_abolition_is_explained(good: Path) -> None:
    fragment(good, "fee-standard", "validity: repealed\n")
    assert found(good, "GK376") == [("GK376", "error", 17)]
    fragment(good, "fee-standard", "abolition: {date: 2026-01-01, now: 不再收}\n")
    assert found(good, "GK376") == []
    assert [code for code, *_ in found(good, "GK202")] == ["GK202"]
    fragment(
        good,
        "fee-standard",
        "abolition: {date: 2026-01-01, basis: [{law: 财政部关于停征的通知}], now: 不再收}\n",
    )
    assert found(good, "GK202", "GK376") == []
