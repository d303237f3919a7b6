"""Unified social credit codes (GB 32100-2015) and the nine-character organisation codes (GB 11714) inside them."""

from __future__ import annotations

import re

from stdnum.cn import uscc

from gongkai.identifiers.characters import ascii_form, without_blanks

_CREDIT = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", re.ASCII)
_ORGANISATION = re.compile(r"[0-9A-Z]{8}-?[0-9X]", re.ASCII)
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_LENGTH = 18

FAULTS = ("length", "characters", "check-digit", "organisation-check-digit")
"""Every slug that `faults` can give."""


def normalise(text: str) -> str:
    """The code as it is written: narrow capitals without blanks and hyphens; nothing is checked."""
    return without_blanks(ascii_form(text)).replace("-", "").upper()


def faults(text: str) -> tuple[str, ...]:
    """What is wrong with `text` as a unified social credit code (slugs of FAULTS); empty when nothing is.

    `organisation-check-digit` concerns characters 9–17 and does occur in codes issued in error: advice, not an error.
    """
    if len(text) != _LENGTH:
        return ("length",)
    if not _CREDIT.fullmatch(text):
        return ("characters",)
    found = []
    if uscc.calc_check_digit(text) != text[-1]:
        found.append("check-digit")
    if not is_organisation_code(text[8:17]):
        found.append("organisation-check-digit")
    return tuple(found)


def is_credit_code(text: str) -> bool:
    """Whether `text` is a unified social credit code with the right check digit (character 18)."""
    return bool(_CREDIT.fullmatch(text)) and str(uscc.calc_check_digit(text)) == text[-1]


def is_government(text: str) -> bool:
    """Whether a credit code belongs to an organ of state (机构编制 → 机关, codes that begin with 11)."""
    return text.startswith("11") and is_credit_code(text)


def is_organisation_code(text: str) -> bool:
    """Whether `text` is an organisation code with the right check character, with or without the hyphen."""
    return bool(_ORGANISATION.fullmatch(text)) and organisation_check_character(text[:8]) == text[-1]


def organisation_check_character(body: str) -> str:
    """The ninth character of an organisation code, from its first eight (GB 11714: weights, modulo 11, X for ten)."""
    total = sum(int(c, 36) * weight for c, weight in zip(body, _WEIGHTS, strict=True))
    check = 11 - total % 11
    return "X" if check == 10 else "0" if check == 11 else str(check)


def organisation_code(credit_code: str) -> str:
    """The organisation code inside a credit code (characters 9–17)."""
    return credit_code[8:17]
