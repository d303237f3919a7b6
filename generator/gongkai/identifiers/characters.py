"""Characters that mean the same in identifiers: digits of every width, dashes, blanks that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

BLANKS = " \t\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\u00ad\ufeff"
"""Blanks and invisible characters, as the inside of a regex character class (line breaks not included)."""

DASHES = "\\-\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d\uff70\u30fc"
"""Hyphens and dashes that people type in numbers, as the inside of a regex character class."""

_BLANK = re.compile(f"[{BLANKS}\r\n]+")
_DASH = re.compile(f"[{DASHES}]")
_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}


def ascii_form(text: str) -> str:
    """The text with full-width letters, digits and signs narrowed and dashes unified; brackets such as 〔〕 stay."""
    if text.isascii():
        return text
    narrow = "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c
        for c in text
    )
    return _DASH.sub("-", narrow)


def without_blanks(text: str) -> str:
    """The text without blanks, invisible characters and line breaks."""
    return _BLANK.sub("", text)


def han_number(text: str) -> int | None:
    """The value of a Chinese numeral, digit by digit (二〇二六) or with units (一百零七); None when it is none."""
    if not text:
        return None
    if not any(c in _HAN_UNITS for c in text):
        if any(c not in _HAN_DIGITS for c in text):
            return None
        return int("".join(str(_HAN_DIGITS[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in _HAN_UNITS:
            total += (1 if digit is None or (digit == 0 and c == "十") else digit) * _HAN_UNITS[c]
            digit = None
        elif c in _HAN_DIGITS:
            digit = _HAN_DIGITS[c]
        else:
            return None
    return total + (digit or 0)
