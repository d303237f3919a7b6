from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai.workdays import lunar

NEW_YEARS = [
    "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06",
    "2028-01-26", "2029-02-13", "2030-02-03", "2031-01-23", "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08",
]  # fmt: skip


@pytest.mark.parametrize("text", NEW_YEARS)
def test_spring_festival(text: str) -> None:
    day = date.fromisoformat(text)
    assert lunar(day) == "正月初一"
    assert lunar(day - timedelta(days=1)) in {"腊月廿九", "腊月三十"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-20", "十月十二"),
        ("2020-10-01", "八月十五"),
        ("2021-09-21", "八月十五"),
        ("2022-09-10", "八月十五"),
        ("2023-09-29", "八月十五"),
        ("2024-09-17", "八月十五"),
        ("2025-10-06", "八月十五"),
        ("2026-09-25", "八月十五"),
        ("2020-06-25", "五月初五"),
        ("2023-06-22", "五月初五"),
        ("2025-05-31", "五月初五"),
        ("2026-06-19", "五月初五"),
        ("2026-02-15", "腊月廿八"),
        ("2026-02-16", "腊月廿九"),
        ("2024-02-09", "腊月三十"),
        ("2020-05-23", "闰四月初一"),
        ("2023-03-22", "闰二月初一"),
        ("2025-07-25", "闰六月初一"),
        ("2033-12-22", "闰冬月初一"),
        ("2026-02-26", "正月初十"),
        ("2026-03-08", "正月二十"),
        ("2026-03-09", "正月廿一"),
        ("2025-12-20", "冬月初一"),
        ("2020-01-01", "腊月初七"),
        ("2035-12-31", "腊月初三"),
    ],
)
def test_lunar(text: str, words: str) -> None:
    assert lunar(date.fromisoformat(text)) == words


def test_days_follow_each_other() -> None:
    day, before = date(2020, 1, 1), 6
    names = {name: number for number, name in enumerate(_days(), 1)}
    while day.year < 2036:
        words = lunar(day)
        assert words is not None
        number = names[words.split("月", 1)[1]]
        assert number == before + 1 or (number == 1 and before in (29, 30)), day
        before, day = number, day + timedelta(days=1)


def _days() -> list[str]:
    ones = "一二三四五六七八九"
    return [*("初" + o for o in ones), "初十", *("十" + o for o in ones), "二十", *("廿" + o for o in ones), "三十"]


@pytest.mark.parametrize("text", ["2019-12-31", "2036-01-01", "1900-01-01"])
def test_outside_the_table(text: str) -> None:
    assert lunar(date.fromisoformat(text)) is None
