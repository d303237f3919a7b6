"""Telephone numbers: office lines, hotlines and mobiles, and the one way each of them is written.

An office line or a hotline belongs on a public page; a mobile number there is somebody's own. Office lines are written
`0000-0000001`, with an extension `0000-0000001转8021`; mobiles and hotlines of up to six digits without separators.
"""

from __future__ import annotations

import re
from enum import StrEnum

from gongkai.identifiers.characters import BLANKS, ascii_form


class Kind(StrEnum):
    """What a telephone number is."""

    OFFICE = "office"
    HOTLINE = "hotline"
    MOBILE = "mobile"


_GAP = f"[{BLANKS}.-]{{0,2}}"
_OFFICE = re.compile(
    rf"(?:\(?(?:\+|00)?86\)?{_GAP})?\(?(0[12]\d|0[03-9]\d{{2}})\)?{_GAP}([1-9]\d{{2,3}}|0\d{{2,3}}){_GAP}(\d{{4}})"
    rf"(?:{_GAP}(?:转|分机|ext\.?|-){_GAP}(\d{{1,6}}))?",
    re.ASCII | re.IGNORECASE,
)
_TOLL = re.compile(rf"([48]00){_GAP}(\d){_GAP}(\d){_GAP}(\d){_GAP}(\d){_GAP}(\d){_GAP}(\d){_GAP}(\d)", re.ASCII)
_MOBILE = re.compile(rf"(?:\(?(?:\+|00)?86\)?{_GAP})?(1[3-9]\d){_GAP}(\d{{4}}){_GAP}(\d{{4}})", re.ASCII)
_EMERGENCY = frozenset({"110", "112", "119", "120", "122", "114", "999"})
_SHORT = re.compile(r"(?:12[0-9]{3}|11[0-9]{3}|95[0-9]{3,4}|96[0-9]{3,4}|100[0-9]{2})", re.ASCII)
_SPLIT = re.compile(r"[、,，;；/／\r\n]+|(?<=\d)\s*(?:或|和|及)\s*(?=\d)")


def kind(text: str) -> Kind | None:
    """What kind of telephone number `text` is as a whole, however it is separated; None when it is none."""
    narrow = ascii_form(text).strip()
    if _MOBILE.fullmatch(narrow):
        return Kind.MOBILE
    if narrow in _EMERGENCY or _SHORT.fullmatch(narrow) or _TOLL.fullmatch(narrow):
        return Kind.HOTLINE
    return Kind.OFFICE if _OFFICE.fullmatch(narrow) else None


def is_office_phone(text: str) -> bool:
    """Whether `text` is a fixed line with its area code (010, 02x or four digits), then seven or eight digits."""
    return kind(text) is Kind.OFFICE


def is_hotline(text: str) -> bool:
    """Whether `text` is a public short number (110, 12345, 12315, 95xxx, 96xxx) or a 400/800 number."""
    return kind(text) is Kind.HOTLINE


def is_mobile(text: str) -> bool:
    """Whether `text` is a mobile number of the mainland (eleven digits from 13 to 19, +86 allowed)."""
    return kind(text) is Kind.MOBILE


def normalise(text: str) -> str | None:
    """The number as the portal writes it; None when `text` is no telephone number."""
    narrow = ascii_form(text).strip()
    if match := _MOBILE.fullmatch(narrow):
        return "".join(match.groups())
    if narrow in _EMERGENCY or _SHORT.fullmatch(narrow):
        return narrow
    if match := _TOLL.fullmatch(narrow):
        first, *rest = match.groups()
        return f"{first}-{''.join(rest[:3])}-{''.join(rest[3:])}"
    if match := _OFFICE.fullmatch(narrow):
        area, exchange, line, extension = match.groups()
        return f"{area}-{exchange}{line}" + (f"转{extension}" if extension else "")
    return None


def split(text: str) -> tuple[str, ...]:
    """The numbers of a field that holds several (separated by 、，；/ or 或), trimmed, in their order."""
    return tuple(part for piece in _SPLIT.split(text) if (part := piece.strip()))
