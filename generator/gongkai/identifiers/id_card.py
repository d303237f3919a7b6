"""Whether characters are a Chinese identity card number (GB 11643-1999, check character ISO 7064 MOD 11-2)."""

from __future__ import annotations

from datetime import date

from stdnum.cn import ric

LENGTH = 18
OLD_LENGTH = 15

_REGIONS = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83), (91, 91))
_PROVINCES = frozenset(str(code) for first, last in _REGIONS for code in range(first, last + 1))
_NOWHERE = "000000"
_FIRST_OLD_YEAR = "10"


def is_id_card(number: str) -> bool:
    """Whether 18 characters (digits, capital X at the end) have a place, a date and the right check character.

    000000 is taken as a place although it cannot exist, so that tests can make numbers that are nobody's.
    """
    return (
        len(number) == LENGTH
        and number[:17].isascii()
        and number[:17].isdecimal()
        and is_place(number[:6])
        and is_birth(number[6:10], number[10:12], number[12:14])
        and str(ric.calc_check_digit(number)) == number[17]
    )


def is_old_id_card(number: str) -> bool:
    """Whether 15 digits can be a number of before 1999: place and date are right; there is no check character.

    Years before 1910 are left out: their bearers are gone, and registration numbers with leading zeros look like them.
    """
    return (
        len(number) == OLD_LENGTH
        and number.isascii()
        and number.isdecimal()
        and is_place(number[:6])
        and number[6:8] >= _FIRST_OLD_YEAR
        and is_birth("19" + number[6:8], number[8:10], number[10:12])
    )


def is_rounded_id_card(number: str) -> bool:
    """Whether 18 digits look like an identity card number that Excel kept as a number: the last three are zeros."""
    return (
        len(number) == LENGTH
        and number.endswith("000")
        and number[0] != "0"
        and is_place(number[:6])
        and is_birth(number[6:10], number[10:12], number[12:14])
    )


def is_place(area: str) -> bool:
    """Whether six digits begin with the code of a province (GB/T 2260), or are the 000000 of tests."""
    return area[:2] in _PROVINCES or area == _NOWHERE


def is_birth(year: str, month: str, day: str) -> bool:
    """Whether digits are a day of the twentieth or twenty-first century."""
    if year[:2] not in ("19", "20") or not "01" <= month <= "12" or not "01" <= day <= "31":
        return False
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
