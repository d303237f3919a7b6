"""The lunar date of a day, such as 十月十二, for 2020–2035, from a table of month lengths (农历; GB/T 33661-2017)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

_NEW_YEAR = date(2019, 2, 5).toordinal()

# One number a lunar year, 2019 to 2035: the lowest four bits are the month that is repeated (0 for none), the next
# twelve are months 12 to 1 (1 for thirty days, 0 for twenty-nine), the bit above is the length of the repeated month.
_YEARS = (
    0x0A930, 0x07954, 0x06AA0, 0x0AD50, 0x05B52, 0x04B60, 0x0A6E6, 0x0A4E0, 0x0D260,
    0x0EA65, 0x0D530, 0x05AA0, 0x076A3, 0x096D0, 0x04AFB, 0x04AD0, 0x0A4D0,
)  # fmt: skip

_MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月")
_TENS = ("初", "十", "廿")
_ONES = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
_WHOLE_TENS = {10: "初十", 20: "二十", 30: "三十"}


@lru_cache(maxsize=64)
def lunar(day: date) -> str | None:
    """The lunar month and day in words (正月初一, 闰六月廿三, 腊月三十); None outside 2020–2035."""
    if not 2020 <= day.year <= 2035:
        return None
    rest = day.toordinal() - _NEW_YEAR
    for packed in _YEARS:
        for name, length in _lengths(packed):
            if rest < length:
                return name + _day_name(rest + 1)
            rest -= length
    return None


def _lengths(packed: int) -> list[tuple[str, int]]:
    repeated = packed & 0xF
    months: list[tuple[str, int]] = []
    for month in range(1, 13):
        months.append((_MONTHS[month - 1], 30 if packed & (0x10000 >> month) else 29))
        if month == repeated:
            months.append(("闰" + _MONTHS[month - 1], 30 if packed & 0x10000 else 29))
    return months


def _day_name(number: int) -> str:
    if number in _WHOLE_TENS:
        return _WHOLE_TENS[number]
    return _TENS[number // 10] + _ONES[number % 10 - 1]
