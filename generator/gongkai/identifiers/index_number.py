"""Index numbers of disclosed items (索引号; 条例 art. 12 asks for them): a scheme, reading by it, the next free number.

A scheme is written as a template, because each place has its own: `{org}/{year}-{serial:5}` (the default) is an
organisation code of nine characters or a credit code of eighteen, the year of issue and five digits. Other parts:
`{word}` for letters, digits and Han that the office chooses (a category), and anything else as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from gongkai.identifiers import uscc

DEFAULT_TEMPLATE = "{org}/{year}-{serial:5}"

FAULTS = ("form", "year", "organisation-check-digit", "credit-code-check-digit")
"""Every slug that `Scheme.faults` can give."""

_PART = re.compile(r"\{(org|year|word|serial)(?::(\d{1,2}))?\}")
_CREDIT_LENGTH = 18
_FIRST_YEAR, _LAST_YEAR = 1949, 2099


class SchemeError(ValueError):
    """A template that cannot be a scheme: no year or serial, a part twice, or stray braces."""


class NumbersUsedUp(LookupError):
    """Every serial of that year is taken."""


@dataclass(frozen=True, slots=True)
class IndexNumber:
    """An index number and its parts; `prefix` is all that comes before the year, separator included."""

    text: str
    prefix: str
    year: int
    serial: int
    organisation: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """How index numbers of a portal look."""

    template: str
    pattern: re.Pattern[str]
    digits: int
    before_serial: str
    after_serial: str
    """What stands between year and serial, and after the serial, as typed."""

    def parse(self, text: str) -> IndexNumber | None:
        """The parts of an index number of this scheme; None for anything else."""
        match = self.pattern.fullmatch(text)
        if match is None:
            return None
        parts = match.groupdict()
        return IndexNumber(
            text, text[: match.start("year")], int(parts["year"]), int(parts["serial"]), parts.get("org") or ""
        )

    def faults(self, text: str) -> tuple[str, ...]:
        """What is wrong with `text` (slugs of FAULTS); empty when nothing is."""
        number = self.parse(text)
        if number is None:
            return ("form",)
        found = []
        if not _FIRST_YEAR <= number.year <= _LAST_YEAR:
            found.append("year")
        code = number.organisation
        if len(code) == _CREDIT_LENGTH and not uscc.is_credit_code(code):
            found.append("credit-code-check-digit")
        elif code and len(code) != _CREDIT_LENGTH and not uscc.is_organisation_code(code):
            found.append("organisation-check-digit")
        return tuple(found)

    def write(self, prefix: str, year: int, serial: int) -> str:
        """The number of that prefix, year and serial. Raises NumbersUsedUp when the serial has too many digits."""
        if serial >= 10**self.digits:
            raise NumbersUsedUp(f"{prefix}{year}")
        return f"{prefix}{year}{self.before_serial}{serial:0{self.digits}d}{self.after_serial}"


@dataclass(slots=True)
class Register:
    """The numbers in use, so that many records can be given one without counting all of them each time."""

    scheme: Scheme
    _used: dict[tuple[str, int], set[int]] = field(default_factory=dict)

    def enter(self, texts: Iterable[str]) -> None:
        """Marks numbers as used; whatever is not of the scheme is passed over."""
        for text in texts:
            if number := self.scheme.parse(text):
                self._used.setdefault((number.prefix, number.year), set()).add(number.serial)

    def take(self, prefix: str, year: int) -> str:
        """The next number for `prefix` and `year`, now in use: one above the highest, then the gaps from below.

        A gap comes last because it may be the number of a record that was withdrawn. Raises NumbersUsedUp.
        """
        key = (self._head(prefix), year)
        used = self._used.setdefault(key, set())
        top = 10**self.scheme.digits
        serial = max(used, default=0) + 1
        if serial >= top:
            serial = next((n for n in range(1, top) if n not in used), top)
        text = self.scheme.write(key[0], year, serial)
        used.add(serial)
        return text

    def _head(self, prefix: str) -> str:
        separator = re.search(r"[^{}]*(?=\{year)", self.scheme.template)
        ending = separator.group() if separator else ""
        return prefix if prefix.endswith(ending) else prefix + ending


@cache
def scheme(template: str = DEFAULT_TEMPLATE) -> Scheme:
    """The scheme that a template describes; raises SchemeError with what is wrong in English."""
    kinds = [match[1] for match in _PART.finditer(template)]
    literal = _PART.sub("", template)
    if "{" in literal or "}" in literal:
        raise SchemeError(f"unknown part in {template}")
    if kinds.count("year") != 1 or kinds.count("serial") != 1 or kinds.count("org") > 1:
        raise SchemeError(f"needs {{year}} and {{serial}} once, {{org}} at most once: {template}")
    if kinds[-2:] != ["year", "serial"]:
        raise SchemeError(f"the year and then the serial come last: {template}")
    pattern, last = "", 0
    digits = 5
    ends: dict[str, tuple[int, int]] = {}
    for match in _PART.finditer(template):
        kind, width = match[1], match[2]
        pattern += re.escape(template[last : match.start()])
        last = match.end()
        ends[kind] = match.span()
        if kind == "serial":
            digits = int(width or 5)
        pattern += {
            "org": r"(?P<org>[0-9A-HJ-NPQRTUWXY]{18}|[0-9A-Z]{8}[0-9X])",
            "year": r"(?P<year>\d{4})",
            "word": rf"[0-9A-Za-z\u4e00-\u9fff]{{{width or '1,20'}}}",
            "serial": rf"(?P<serial>\d{{{digits}}})",
        }[kind]
    pattern += re.escape(template[last:])
    if digits == 0:
        raise SchemeError(f"a serial needs digits: {template}")
    between = template[ends["year"][1] : ends["serial"][0]]
    return Scheme(template, re.compile(pattern, re.ASCII), digits, between, template[ends["serial"][1] :])


def parse(text: str) -> IndexNumber | None:
    """The parts of an index number of the default scheme; None for anything else."""
    return scheme().parse(text)


def next_free(existing: Iterable[str], prefix: str, year: int, template: str = DEFAULT_TEMPLATE) -> str:
    """The next free number for an office (`prefix`: its code, or all that comes before the year) in `year`."""
    register = Register(scheme(template))
    register.enter(existing)
    return register.take(prefix, year)
