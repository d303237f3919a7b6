"""Finds identity cards, bank cards and mobiles in one pass over the digits of a text, whatever stands between them.

A *chain* is eleven or more digits (of any width) with at most a few blanks, hyphens, dots or a line break between two of
them; a *group* is a run of digits in it. A number is looked for only from the beginning of a group to the end of a group:
that finds every disguise that people and office programs make, and keeps columns of figures from joining by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from stdnum import luhn

from gongkai.identifiers.characters import BLANKS, DASHES, ascii_form
from gongkai.identifiers.id_card import LENGTH, OLD_LENGTH, is_birth, is_id_card, is_old_id_card, is_rounded_id_card
from gongkai.identifiers.spans import Kind, Span

_X = "Xx×Хх"
_FILL = f"{BLANKS}{DASHES}"
_GAP = rf"(?:[{_FILL}.．·•‧]{{1,3}}|[{_FILL}]{{0,12}}(?:[\r\n\v\f]++[{_FILL}>|]{{0,16}}){{1,2}})"
_CHAIN = re.compile(rf"(?<!\d)\d++(?:{_GAP}\d++)*+(?:{_GAP}?[Ｘｘ{_X}](?![A-Za-z]))?")
_LEAST = 11
_GROUP = re.compile(rf"[\dＸｘ{_X}]+")
_LINE = re.compile(r"[\r\n\v\f]")
_OFFICE_LINE = re.compile(r"0\d{2,3}-\d{7,8}", re.ASCII)
_FLOAT = re.compile(r"(?<![\d.])([1-9])\.(\d{13,14})[Ee]\+?17(?!\d)", re.ASCII)

_UNIT = re.compile(
    r"(?:\.(?!0(?!\d))\d|\s?(?:[万亿]?(?:美元|元(?!旦))|[万亿]?(?:吨|千瓦|度|股))|[%％]|号(?!码)|[A-Za-z](?![A-Za-z]))"
)
_NUMBERED = re.compile(
    r"(?:[第案]|(?<!签)字|(?<!审)批|[〔[【(（](?:19|20)\d\d[〕\]】)）]|编码|代码|(?:许可|合格|登记|产权)证"
    r"|(?:编|批|单|证|文|件|注册|登记|流水|条码|统计|合同|项目|执照)号)[:：]?\s?$"
    r"|(?:[Nn][Oo]\.?\s?[:：]?\s?|(?<![A-Za-z0-9])[A-Za-z]{1,2}|[A-Z]{3,})$"
)
_OF_A_PERSON = re.compile(
    r"(?:(?:身份证|证件|公民身份)(?:号码|号)?|(?:[Tt][Ee][Ll]|[Ii][Dd]|[Mm]ob(?:ile)?|MOBILE|PHONE|WX|wx))[:：是为]?\s?$"
)
_CARD_WORD = re.compile(r"卡号|账号|帐号|账户|帐户|银行|信用社|一卡通|存折|社保卡")

_BANK_LENGTHS = (19, 16, 18, 17, 15, 14, 13)
_BANK_LEADS = frozenset("34569")
_BANK_SHAPES = frozenset(
    {(4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (6, 13), (6, 10), (6, 4, 4, 5)}
)
_FOUR_BY_FOUR = frozenset({(4, 4, 4, 4), (4, 4, 4, 4, 3)})
_MOBILE_SHAPES = frozenset({(11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3)})
_OLD_SHAPES = frozenset({(15,), (6, 6, 3), (6, 9), (12, 3)})


class _Group(NamedTuple):
    """A run of digits: its place in the text, its narrow digits, and what stands before it in the chain."""

    start: int
    end: int
    digits: str
    gap: str


class _Window(NamedTuple):
    """Groups that together have exactly the wanted number of characters."""

    groups: list[_Group]
    number: str

    @property
    def start(self) -> int:
        return self.groups[0].start

    @property
    def end(self) -> int:
        return self.groups[-1].end

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(len(group.digits) for group in self.groups)

    @property
    def spelled(self) -> bool:
        """Whether every digit stands alone, as in 1 3 8 …."""
        return len(self.groups) == len(self.number)

    @property
    def broken(self) -> bool:
        """Whether it goes over the end of a line."""
        return any(_LINE.search(group.gap) for group in self.groups[1:])

    @property
    def crosses_cells(self) -> bool:
        """Whether it goes over the end of a line or a table cell."""
        return self.broken or any("\t" in group.gap for group in self.groups[1:])

    @property
    def loose(self) -> bool:
        """Whether it is held together by blanks alone, as neighbouring figures are as well."""
        return not self.spelled and any(" " in ascii_form(group.gap) for group in self.groups[1:])


def numbers_in(text: str) -> Iterator[Span]:
    """The personal numbers of a text; not in order, without overlaps."""
    for match in _CHAIN.finditer(text):
        if match.end() - match.start() < _LEAST or sum(map(str.isdecimal, match.group())) < _LEAST:
            continue
        # By far the most frequent chain, and a harmless one.
        if not _OFFICE_LINE.fullmatch(text, match.start(), match.end()):
            yield from _in_chain(text, match.start(), match.end())
    if any(exponent in text for exponent in ("E+17", "e+17", "E17", "e17")):
        for match in _FLOAT.finditer(text):
            number = (match[1] + match[2]).ljust(LENGTH, "0")
            if is_rounded_id_card(number):
                yield Span(Kind.ID_CARD, match.start(), match.end(), number, certain=False)


def _in_chain(text: str, start: int, end: int) -> Iterator[Span]:
    groups: list[_Group] = []
    at = start
    for match in _GROUP.finditer(text, start, end):
        groups.append(_Group(match.start(), match.end(), _narrow(match.group()), text[at : match.start()]))
        at = match.end()
    total = sum(len(group.digits) for group in groups)
    free = [True] * len(groups)
    # The graver kind chooses first, or a row number before a spaced-out identity card would make it a mobile.
    for shortest, find in _FINDERS:
        if total < shortest:
            continue
        first = 0
        while first < len(groups):
            found = find(text, groups, first) if free[first] else None
            if found is None or not all(free[first : first + found[1]]):
                first += 1
                continue
            span, used = found
            yield span
            free[first : first + used] = [False] * used
            first += used
    for index, group in enumerate(groups):
        if free[index] and len(group.digits) == LENGTH + 11:
            yield from _run_together(group)


def _narrow(digits: str) -> str:
    narrow = digits if digits.isascii() else ascii_form(digits)
    return narrow if narrow.isdecimal() else "".join("X" if c in _X else c for c in narrow)


def _window(groups: list[_Group], first: int, length: int) -> _Window | None:
    digits = ""
    for index in range(first, len(groups)):
        digits += groups[index].digits
        if len(digits) >= length:
            return _Window(groups[first : index + 1], digits) if len(digits) == length else None
    return None


_Found = tuple[Span, int]


def _id_card_at(text: str, groups: list[_Group], first: int) -> _Found | None:
    window = _window(groups, first, LENGTH)
    if window is None:
        return None
    if is_id_card(window.number) and not _is_cut_from_dates(window, groups):
        return Span(Kind.ID_CARD, window.start, window.end, window.number), len(window.groups)
    if len(window.groups) == 1 and is_rounded_id_card(window.number) and not _is_other(text, window):
        return Span(Kind.ID_CARD, window.start, window.end, window.number, certain=False), 1
    return None


def _is_cut_from_dates(window: _Window, groups: list[_Group]) -> bool:
    """Whether the groups are a piece of a column of dates, as in 2000-[11-03 2019-09-06 2020-02]-01."""
    if len(window.groups) == len(groups) or window.spelled:
        return False
    years = sum(_is_year(group.digits) for group in window.groups)
    return years > 1 and all(len(group.digits) < 3 or _is_year(group.digits) for group in window.groups)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _old_id_card_at(text: str, groups: list[_Group], first: int) -> _Found | None:
    window = _window(groups, first, OLD_LENGTH)
    if window is None or not (window.shape in _OLD_SHAPES or window.spelled):
        return None
    if window.crosses_cells or not is_old_id_card(window.number) or _is_other(text, window):
        return None
    return Span(Kind.ID_CARD, window.start, window.end, window.number, certain=False), len(window.groups)


def _bank_card_at(text: str, groups: list[_Group], first: int) -> _Found | None:
    if groups[first].digits[0] not in _BANK_LEADS:
        return None
    for window in _bank_windows(groups, first):
        if not window.number.isdecimal() or luhn.checksum(window.number) != 0:
            continue
        shape = window.shape
        if len(shape) > 1 and shape not in _BANK_SHAPES and not window.spelled:
            continue
        named = bool(_CARD_WORD.search(text, max(0, window.start - 24), window.start))
        if len(set(window.number)) < 3 or (not named and _is_other(text, window)):
            continue
        union_pay = window.number.startswith("62") and len(window.number) >= 16
        if union_pay or (
            not window.crosses_cells and (named or (window.number[0] in "3459" and shape in _FOUR_BY_FOUR))
        ):
            return Span(Kind.BANK_CARD, window.start, window.end, window.number, union_pay), len(window.groups)
    return None


def _bank_windows(groups: list[_Group], first: int) -> list[_Window]:
    """The windows of every length that a bank card can have, the likeliest length first."""
    windows: dict[int, _Window] = {}
    digits = ""
    for index in range(first, len(groups)):
        digits += groups[index].digits
        if len(digits) in _BANK_LENGTHS:
            windows[len(digits)] = _Window(groups[first : index + 1], digits)
        if len(digits) >= _BANK_LENGTHS[0]:
            break
    return [windows[length] for length in _BANK_LENGTHS if length in windows]


def _mobile_at(text: str, groups: list[_Group], first: int) -> _Found | None:
    lead = groups[first].digits
    for prefix in ("86", "0086", "0"):
        if lead.startswith(prefix) and len(lead) == len(prefix) + 11 and _is_mobile(lead[len(prefix) :]):
            return Span(Kind.MOBILE, groups[first].start, groups[first].end, lead[len(prefix) :]), 1
    if first and groups[first - 1].digits == "0" and groups[first].gap == ".":
        return None
    ahead = 1 if lead in ("86", "0086") else 0
    window = _window(groups, first + ahead, 11)
    if window is None or not _is_mobile(window.number) or window.broken:
        return None
    if not (window.shape in _MOBILE_SHAPES or window.spelled) or not _reads_as_one(window) or _is_other(text, window):
        return None
    certain = ahead == 1 or not window.loose
    return Span(Kind.MOBILE, groups[first].start, window.end, window.number, certain), ahead + len(window.groups)


def _is_mobile(number: str) -> bool:
    return len(number) == 11 and number[0] == "1" and number[1] in "3456789" and number.isdecimal()


def _reads_as_one(window: _Window) -> bool:
    """Whether the groups are one number, and not amounts, years or dates that stand side by side."""
    if len(window.groups) == 1 or window.spelled:
        return True
    gaps = {ascii_form(group.gap).strip(" \u200b\u200c\u200d\u2060\ufeff\u00ad") for group in window.groups[1:]}
    if len(gaps) > 1 or "\t" in window.groups[1].gap:
        return False
    shape, rest = window.shape, [group.digits for group in window.groups[1:]]
    if gaps == {""} and window.groups[1].gap.count(" ") > 1:
        return False
    if shape == (3, 8):
        return not is_birth(rest[0][:4], rest[0][4:6], rest[0][6:])
    if shape == (3, 4, 4):
        return not all(part.endswith("00") or "1990" <= part <= "2039" for part in rest)
    return gaps == {"-"}


def _is_other(text: str, window: _Window) -> bool:
    """Whether what stands around a number calls it a case number, an amount, or a part of a code."""
    if _UNIT.match(text, window.end):
        return True
    before = text[max(0, window.start - 12) : window.start]
    return bool(_NUMBERED.search(before)) and not _OF_A_PERSON.search(before)


_FINDERS = (
    (LENGTH, _id_card_at),
    (OLD_LENGTH, _old_id_card_at),
    (min(_BANK_LENGTHS), _bank_card_at),
    (11, _mobile_at),
)


def _run_together(group: _Group) -> Iterator[Span]:
    """An identity card and a mobile written into one run of 29 digits, as text taken from a PDF can be."""
    for at, other in ((0, LENGTH), (11, 0)):
        number, mobile = group.digits[at : at + LENGTH], group.digits[other : other + 11]
        if is_id_card(number) and _is_mobile(mobile):
            yield Span(Kind.ID_CARD, group.start + at, group.start + at + LENGTH, number)
            yield Span(Kind.MOBILE, group.start + other, group.start + other + 11, mobile)
            return
