"""The number of an official document (发文字号, 文号): its form, what is wrong with it, and the right form.

GB/T 9704-2012 7.2.5: issuer's code, year, serial; year and serial in Arabic digits; the year in full, in the brackets
〔〕 (U+3014, U+3015); the serial without 第 and without leading zeros, followed by 号. Two older families keep forms of
their own and are as valid: orders (国务院令第711号, 公安部令第1号, 中国人民银行令〔2020〕第3号) and announcements
(国家税务总局公告2021年第9号).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from gongkai.identifiers.characters import BLANKS, ascii_form, han_number


class Form(StrEnum):
    """Which family a document number belongs to."""

    NUMBER = "number"
    ORDER = "order"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number that has the right form; `year` is None for an order that is counted through the years."""

    issuer: str
    year: int | None
    serial: int
    form: Form = Form.NUMBER

    def __str__(self) -> str:
        if self.form is Form.NUMBER:
            return f"{self.issuer}〔{self.year}〕{self.serial}号"
        kind = "令" if self.form is Form.ORDER else "公告"
        if self.year is None:
            return f"{self.issuer}{kind}第{self.serial}号"
        year = f"〔{self.year}〕" if self.form is Form.ORDER else f"{self.year}年"
        return f"{self.issuer}{kind}{year}第{self.serial}号"


@dataclass(frozen=True, slots=True)
class Found:
    """A document number, right or wrong, met in running text: `text[start:end]`."""

    start: int
    end: int
    text: str
    faults: tuple[str, ...]


FAULTS = (
    "spaces",
    "digits-full-width",
    "digits-chinese",
    "brackets",
    "brackets-missing",
    "issuer-missing",
    "year-missing",
    "year-two-digits",
    "year-suffix",
    "year-implausible",
    "serial-missing",
    "serial-ordinal",
    "order-ordinal-missing",
    "serial-leading-zero",
    "suffix-missing",
    "unrecognised",
)
"""Every slug that `faults` can give, in the order in which it gives them."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇\U00020000-\U0002ffff"
_OPEN = "〔［\\[【（(﹝〖「『<《〈{｛＜"
_CLOSE = "〕］\\]】）)﹞〗」』>》〉}｝＞"
_ISSUER = rf"[{_HAN}]{{1,20}}(?:[（(][{_HAN}]{{1,6}}[）)][{_HAN}]{{1,10}})?"
_SERIAL = r"[1-9]\d{0,6}"
_YEAR = r"(?:19|20)\d\d"

_NUMBER = re.compile(rf"({_ISSUER})〔({_YEAR})〕({_SERIAL})号", re.ASCII)
_HEAD = rf"[{_HAN}、 ]{{0,39}}[{_HAN}]"
_ORDER = re.compile(rf"({_HEAD})令(?:〔({_YEAR})〕)?第({_SERIAL}|[一二三四五六七八九十百零〇]{{1,7}})号", re.ASCII)
_ANNOUNCEMENT = re.compile(rf"({_HEAD})公告(?:({_YEAR})年|〔({_YEAR})〕)?第({_SERIAL})号", re.ASCII)

_HAN_DIGIT = "〇○零一二三四五六七八九十百"
_LOOSE = re.compile(
    rf"(?P<issuer>{_ISSUER}|)"
    rf"(?P<open>[{_OPEN}]?)(?P<year>\d{{1,4}}|[{_HAN_DIGIT}]{{2,4}}|)(?P<suffix>年?)(?P<close>[{_CLOSE}]?)"
    rf"(?P<ordinal>第?)(?:(?P<serial>\d{{1,9}}|[{_HAN_DIGIT}]{{1,7}}|)|[Xx×*_]{{1,9}})(?P<hao>号?)",
    re.ASCII,
)
_LOOSE_ORDER = re.compile(rf"(?P<issuer>{_HEAD}令)(?P<ordinal>第?)(?P<serial>\d{{1,9}})(?P<hao>号?)", re.ASCII)
_BLANK = re.compile(f"[{BLANKS}\r\n]")

_IN_TEXT = re.compile(
    rf"(?P<issuer>{_ISSUER})[ ]?[{_OPEN}][ ]?(?:\d{{4}}|\d\d|[〇○零一二三四五六七八九]{{4}})年?[ ]?[{_CLOSE}][ ]?"
    rf"第?[ ]?[\d{_HAN_DIGIT}]{{1,7}}[ ]?号"
)
_LEAD_IN = re.compile(
    r".*(?:根据|按照|依据|依照|遵照|参照|参见|详见|印发|转发|以及|文号|字号|[为见经和及与的以按由]|通知|意见|办法|规定|条例|精神)"
)


def parse(text: str) -> DocumentNumber | None:
    """The document number that `text` is, or None when it is none or has a fault."""
    if match := _NUMBER.fullmatch(text):
        issuer, year, serial = match.groups()
        return DocumentNumber(issuer, int(year), int(serial))
    if match := _ORDER.fullmatch(text):
        head, year, serial = match.groups()
        value = int(serial) if serial.isdecimal() else han_number(serial)
        return DocumentNumber(head, int(year) if year else None, value, Form.ORDER) if value else None
    if match := _ANNOUNCEMENT.fullmatch(text):
        head, plain, bracketed, serial = match.groups()
        year = plain or bracketed
        return DocumentNumber(head, int(year) if year else None, int(serial), Form.ANNOUNCEMENT)
    return None


def faults(text: str) -> tuple[str, ...]:
    """What is wrong with `text` as a document number (slugs of FAULTS); empty when nothing is."""
    if parse(text):
        return ()
    found: list[str] = []
    narrow = ascii_form(text)
    closed = _BLANK.sub("", narrow)
    if closed != narrow:
        found.append("spaces")
    if any(c.isdecimal() and not c.isascii() for c in text):
        found.append("digits-full-width")
    if found and parse(closed):
        return tuple(found)
    if match := _LOOSE_ORDER.fullmatch(closed):
        return (*found, *_faults_of_order(match))
    if parts := _loose_parts(closed):
        return (*found, *_faults_of(parts))
    return (*found, "unrecognised")


def repaired(text: str) -> str | None:
    """The right form of a document number whose fault leaves no doubt about it; None when there is doubt.

    A two-digit year, a missing issuer or a missing serial cannot be known. A number without fault comes back as it is.
    """
    if parse(text):
        return text
    closed = _BLANK.sub("", ascii_form(text))
    if parse(closed):
        return closed.replace("(", "（").replace(")", "）")
    if match := _LOOSE_ORDER.fullmatch(closed):
        whole = f"{match['issuer']}第{int(match['serial'])}号"
    elif parts := _loose_parts(closed):
        year, serial = _value(parts["year"]), _value(parts["serial"])
        sure = parts["issuer"] and year and serial and len(parts["year"]) == 4
        if not sure or (not parts["brackets"] and not (parts["suffix"] and parts["hao"])):
            return None
        whole = f"{parts['issuer']}〔{year}〕{serial}号".replace("(", "（").replace(")", "）")
    else:
        return None
    return whole if parse(whole) else None


def _loose_parts(closed: str) -> dict[str, str] | None:
    """The parts of something that was meant as a number (issuer, year, serial …, "" where absent); None otherwise."""
    match = _LOOSE.fullmatch(closed)
    if match is None:
        return None
    parts = {name: part or "" for name, part in match.groupdict().items()}
    parts["brackets"] = parts.pop("open") + parts.pop("close")
    if not parts["brackets"] and not parts["suffix"] and not parts["serial"] and len(parts["year"]) != 4:
        parts["year"], parts["serial"] = "", parts["year"]
    meant = (parts["year"] or parts["serial"]) and (parts["brackets"] or parts["hao"])
    return parts if meant else None


def _value(digits: str) -> int | None:
    return int(digits) if digits.isdecimal() else han_number(digits)


def _faults_of_order(match: re.Match[str]) -> list[str]:
    found = [] if int(match["serial"]) else ["serial-missing"]
    if not match["ordinal"]:
        found.append("order-ordinal-missing")
    if match["serial"].startswith("0") and int(match["serial"]):
        found.append("serial-leading-zero")
    if not match["hao"]:
        found.append("suffix-missing")
    return found or ["unrecognised"]


def _faults_of(parts: dict[str, str]) -> list[str]:
    number, value = _value(parts["year"]), _value(parts["serial"])
    wrong = {
        "digits-chinese": any(parts[key] and not parts[key].isdecimal() for key in ("year", "serial")),
        "brackets": parts["brackets"] not in ("", "〔〕"),
        "brackets-missing": not parts["brackets"],
        "issuer-missing": not parts["issuer"],
        "year-missing": number is None,
        "year-two-digits": number is not None and len(parts["year"]) == 2 and number < 100,
        "year-suffix": bool(parts["suffix"]),
        "year-implausible": number is not None and len(parts["year"]) != 2 and not 1900 <= number <= 2099,
        "serial-missing": not value,
        "serial-ordinal": bool(parts["ordinal"]),
        "serial-leading-zero": bool(value) and parts["serial"].startswith("0"),
        "suffix-missing": not parts["hao"],
    }
    return [slug for slug, is_wrong in wrong.items() if is_wrong] or ["unrecognised"]


def find(text: str) -> tuple[Found, ...]:
    """The bracketed document numbers in running text, right or wrong, without the words that lead up to them."""
    found: list[Found] = []
    for match in _IN_TEXT.finditer(text):
        start = match.start()
        lead = _LEAD_IN.match(match["issuer"])
        if lead and lead.end() < len(match["issuer"]):
            start += lead.end()
        number = text[start : match.end()]
        found.append(Found(start, match.end(), number, faults(number)))
    return tuple(found)
