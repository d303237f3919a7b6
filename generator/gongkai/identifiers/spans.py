"""A personal number or address met in a text, and how it would look masked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from gongkai.identifiers.characters import ascii_form


class Kind(StrEnum):
    """What a span holds."""

    ID_CARD = "id-card"
    ID_CARD_MASKED = "id-card-masked"
    MOBILE = "mobile"
    BANK_CARD = "bank-card"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Span:
    """A personal number or address: `text[start:end]`.

    `value` is the number without its disguise. `certain` is False where the form alone cannot prove it: identity cards
    of 15 digits or rounded by Excel, bank cards that do not begin with 62, mobiles in groups that only blanks separate,
    addresses that are only a street number.
    """

    kind: Kind
    start: int
    end: int
    value: str
    certain: bool = True

    @property
    def shown(self) -> str:
        """The value as a message may show it: masked."""
        return mask(self.kind, self.value)

    @property
    def shape(self) -> str:
        """Which places of a masked number are open (`0`) and which hidden (`*`): equal shapes hide equally."""
        return "".join("*" if c == "*" else "0" for c in self.value)


_NO_NUMBER = re.compile(r"[^0-9X*]")
_LAST_PLACE = re.compile(
    r".*(?:村委会|居委会|村|社区|屯|寨|庄|湾|坪|坝|岗|路|街|大道|巷|弄|胡同|小区|花园|公寓|家园|新居|苑|大院)"
)
_BIRTH_ENDS = {18: 14, 15: 12}


def mask(kind: Kind, text: str, head: int = 6, tail: int = 4) -> str:
    """`text` with what must not be public hidden, as a suggestion; use one form in the whole portal.

    Best is to leave such a number out. Identity cards keep at most `head` characters (six or fewer) and `tail` of the
    last four, never a digit of the birth date; mobiles keep three and four, bank cards the last four; an address ends
    at its village or street, and is empty when it names neither.
    """
    if kind is Kind.ADDRESS:
        place = _LAST_PLACE.match(text)
        return place.group() if place else ""
    number = _NO_NUMBER.sub("", ascii_form(text).upper())
    length = len(number)
    if kind is Kind.MOBILE:
        return f"{number[-11:][:3]}****{number[-4:]}"
    if kind is Kind.BANK_CARD:
        return "*" * (length - 4) + number[-4:]
    head = max(min(head, 6), 0)
    tail = max(min(tail, length - _BIRTH_ENDS.get(length, length - 4), 4), 0)
    return number[:head] + "*" * max(length - head - tail, 0) + (number[-tail:] if tail else "")
