"""Finds addresses that lead to a household: a village with 组 or a house number, a street number, 栋, 单元, 室."""

from __future__ import annotations

import re

from gongkai.identifiers.spans import Kind, Span

_COUNT = r"[0-9０-９一二三四五六七八九十百零〇]{1,5}"
_DOOR = rf"[A-Za-z]?{_COUNT}(?:[-－—之]{_COUNT})?"
_ROOM = rf"{_DOOR}(?:室|房|户|号(?!楼))"
_INSIDE = (
    rf"{_COUNT}(?:栋|幢|座|号楼)\s?(?:{_COUNT}单元\s?)?(?:{_COUNT}[楼层]\s?)?{_ROOM}"
    rf"|{_COUNT}(?:栋|幢|座|号楼)\s?{_COUNT}单元"
    rf"|{_COUNT}单元\s?{_ROOM}"
)
_TAIL = re.compile(
    rf"(?P<team>第?{_COUNT}(?:村民小组|小组|组|社|队)(?:\s?{_DOOR}号)?)"
    rf"|(?P<inside>{_INSIDE})"
    rf"|(?P<house>{_DOOR}号(?![楼线桥墩桩门窗口机井泵闸标文令公地台])(?:\s?(?:院\s?)?(?P<room>{_INSIDE}|(?:{_COUNT}[楼层]\s?)?{_DOOR}室))?)"
)
_VILLAGE = re.compile(r"(?:村委会|居委会|村|社区|屯|寨|庄|湾|坪|坝|岗)\s?$")
_STREET = re.compile(r"(?:(?<!公)(?<!铁)路|街|大道|巷|弄|胡同)\s?$")
_ESTATE = re.compile(r"(?:小区|花园|公寓|家园|新居|苑|大院|家属院)\s?$")
_NAME = re.compile(r"[\u4e00-\u9fff]{1,16}\s?$")
_SIGN = re.compile(r"[组社队号室栋幢元]")


def find_addresses_below_township(text: str) -> tuple[Span, ...]:
    """Addresses below the township, in order.

    An office has such an address as well, so ask only about lists of persons. `certain` is False for a bare street
    number, which is more often a shop or an office.
    """
    if not _SIGN.search(text):
        return ()
    found: list[Span] = []
    for match in _TAIL.finditer(text):
        start = match.start()
        before = text[max(0, start - 16) : start]
        village, street = _VILLAGE.search(before), _STREET.search(before)
        certain = bool(village or match["inside"] or match["room"])
        if not certain and not (street or _ESTATE.search(before)):
            continue
        if match["team"] and not village:
            continue
        if match["room"] and not (village or street or _ESTATE.search(before)):
            continue
        name = _NAME.search(before)
        begin = start - len(name.group()) if name else start
        if found and begin < found[-1].end:
            begin = found[-1].end
        found.append(Span(Kind.ADDRESS, begin, match.end(), text[begin : match.end()], certain))
    return tuple(found)
