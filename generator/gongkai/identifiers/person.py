"""Finds personal numbers in free text: identity cards, mobiles, bank cards, masked cards, and household addresses.

What counts (条例 art. 15, 个人信息保护法 arts. 28 and 73):

- identity card: 18 characters with a right check character and a possible birth date, or the 15 digits of before 1999;
  in full width, with blanks, hyphens, dots or line breaks inside; and numbers that Excel has rounded;
- mobile: eleven digits from 13 to 19, alone or in the groups that people write; office lines and hotlines are none;
- bank card: 16–19 digits from 62 that pass Luhn; other issuers only beside a word such as 卡号;
- address: a place followed by 组, 号, 栋, 单元, 室.

A text without eleven digits close to each other costs one pass of a compiled expression.
"""

from __future__ import annotations

import re

from gongkai.identifiers.address import find_addresses_below_township
from gongkai.identifiers.characters import ascii_form
from gongkai.identifiers.digit_chains import numbers_in
from gongkai.identifiers.id_card import LENGTH, is_id_card, is_place
from gongkai.identifiers.spans import Kind, Span, mask

__all__ = [
    "Kind",
    "Span",
    "find_addresses_below_township",
    "find_bank_cards",
    "find_id_cards",
    "find_masked_id_cards",
    "find_mobiles",
    "find_numbers",
    "is_id_card",
    "mask",
]

_MASK = "*＊×xX●•◆■█#＃﹡∗※"
_MASKED = re.compile(rf"(?<![\dA-Za-z*＊])\d(?:[ \-]?[\d{_MASK}]){{11,19}}(?![\d{_MASK}A-Za-z])")
_HIDDEN = re.compile(rf"[{_MASK}]{{2}}")


def find_numbers(text: str) -> tuple[Span, ...]:
    """Identity cards, bank cards and mobiles in one pass, in order, without overlaps."""
    return tuple(sorted(numbers_in(text), key=lambda span: span.start))


def find_id_cards(text: str) -> tuple[Span, ...]:
    """Full identity card numbers, however disguised; masked ones are `find_masked_id_cards`."""
    return tuple(span for span in find_numbers(text) if span.kind is Kind.ID_CARD)


def find_mobiles(text: str) -> tuple[Span, ...]:
    """Mobile numbers, with or without +86, in the groups that people write."""
    return tuple(span for span in find_numbers(text) if span.kind is Kind.MOBILE)


def find_bank_cards(text: str) -> tuple[Span, ...]:
    """Bank card numbers that pass Luhn."""
    return tuple(span for span in find_numbers(text) if span.kind is Kind.BANK_CARD)


def find_masked_id_cards(text: str) -> tuple[Span, ...]:
    """Identity card numbers with hidden digits (110101********1234): no leak each, but every page must hide alike."""
    if not _HIDDEN.search(text):
        return ()
    found = []
    for match in _MASKED.finditer(text):
        raw = ascii_form(match.group()).replace(" ", "").replace("-", "")
        open_end = raw[-1] in "Xx" and raw[-2] not in "Xx"
        value = "".join(
            c if c.isdecimal() else "X" if open_end and place == len(raw) else "*" for place, c in enumerate(raw, 1)
        )
        if _is_masked_id_card(value):
            found.append(Span(Kind.ID_CARD_MASKED, match.start(), match.end(), value))
    return tuple(found)


def _is_masked_id_card(value: str) -> bool:
    head = value.split("*", 1)[0]
    if value.count("*") < 3:
        return False
    if len(value) == LENGTH:
        return len(head) < 2 or is_place((head + "0000")[:6])
    # Stars are often fewer than the digits they hide; a whole area code in front tells such a mask from a bank card.
    return len(head) >= 6 and is_place(head[:6]) and not head.startswith("62")
