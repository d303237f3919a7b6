"""The base of every record and part: frozen pydantic models, and the value types that a clerk's spelling may reach."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from gongkai import vocabulary


class Model(BaseModel):
    """A frozen part of a record. Unknown keys never get here: `tidy` reports and drops them."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True, coerce_numbers_to_str=True)

    owner: ClassVar[str] = ""
    """Name under which the vocabulary keeps wordings of this part's fields that differ from the common ones."""

    listed: ClassVar[str] = ""
    """The field that a list in place of a mapping fills (`fees: [{fee: …}]`)."""

    shorthand: ClassVar[str] = ""
    """The field that a plain value in place of a mapping fills (`review: 2026-11-02`)."""


class Choice(StrEnum):
    """An enumeration whose values may be written as key or label; `group()` is its place in the vocabulary."""

    @classmethod
    def group(cls) -> str:
        """The vocabulary group: the class name in kebab case."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def text(self, lang: str = "zh-Hans") -> str:
        """The label of this value."""
        return vocabulary.label(self.group(), self.value, lang)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Accept any spelling of the vocabulary before the plain enum validation."""
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(cls._spelt, handler(source))

    @classmethod
    def _spelt(cls, value: Any) -> Any:
        if not isinstance(value, str) or value in cls._value2member_map_:
            return value
        word = plain(value)
        return vocabulary.spellings(cls.group()).get(word, vocabulary.spellings(cls.group()).get(word.lower(), word))


def plain(value: str) -> str:
    """Full-width digits, letters, colons and spaces as half-width, ends stripped; Han text stays."""
    return unicodedata.normalize("NFKC", value).strip()


_DAY = re.compile(r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$")


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = _DAY.match(plain(value))
    if found is None:
        raise PydanticCustomError("day_form", "not a date")
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise PydanticCustomError("day_unreal", "no such day") from None


_YES = frozenset({"true", "yes", "y", "on", "1", "是", "有", "√"})
_NO = frozenset({"false", "no", "n", "off", "0", "否", "无", "×"})


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        word = plain(value).lower()
        if word in _YES:
            return True
        if word in _NO:
            return False
        raise PydanticCustomError("flag_form", "neither yes nor no")
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        word = plain(value)
        if not re.fullmatch(r"\d{1,9}", word):
            raise PydanticCustomError("whole_form", "not a whole number")
        return int(word)
    return value


def _amount(value: Any) -> Any:
    if isinstance(value, str):
        word = plain(value).replace(",", "")
        try:
            number = Decimal(word)
        except InvalidOperation:
            raise PydanticCustomError("amount_form", "not a number") from None
        if not number.is_finite() or number < 0 or number >= Decimal(10) ** 14:
            raise PydanticCustomError("amount_form", "not a number")
        return number
    return value


def _many(value: Any) -> Any:
    return [value] if isinstance(value, (str, dict)) else value


Line = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
"""Text of one thought, not blank."""
Prose = Annotated[str, StringConstraints(min_length=1, max_length=400_000)]
"""Markdown of any length."""
Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day, written 2026-11-20, 2026/11/20, 2026.11.20 or 2026年11月20日."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""Yes or no, written 是/否, yes/no, true/false."""
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=0)]
"""A whole number from 0."""
Amount = Annotated[Decimal, BeforeValidator(_amount)]
"""A decimal number from 0, in the unit that stands beside it."""
Lines = Annotated[tuple[Line, ...], BeforeValidator(_many)]
"""Texts; a single one may be written without the list."""
Many = BeforeValidator(_many)
"""Lets a list of parts be written as a single part."""
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$", max_length=2000)]
"""A web address."""


class Ref:
    """Marks a field that names something else: a record type, or `body`, `office`, `window`, `requirement`, `file`."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds


BodyId = Annotated[Line, Ref("body")]
OfficeId = Annotated[Line, Ref("office")]
WindowId = Annotated[Line, Ref("window")]
FilePath = Annotated[Line, Ref("file")]
AnyRecordId = Annotated[Line, Ref("record")]
