"""What a wrong value should have been, in words of both languages, by the type of the validation error."""

from __future__ import annotations

from typing import Any

from pydantic_core import ErrorDetails

from gongkai.problem import Text
from gongkai.records.model import Choice, Model

_EXPECTED: dict[str, Text] = {
    "day_form": Text("写成2026-11-20这样的日期", "a date such as 2026-11-20"),
    "day_unreal": Text("日历上有的日子", "a day that exists"),
    "flag_form": Text("写“是”或“否”", "“yes” or “no”"),
    "whole_form": Text("写0以上的整数，单位另写", "a whole number from 0, the unit in its own field"),
    "amount_form": Text("只写数字，单位另写", "digits only, the unit in its own field"),
    "covers_form": Text("写成2026、2026-H1、2026-Q3或2026-09", "2026, 2026-H1, 2026-Q3 or 2026-09"),
    "hours_form": Text("写成“工作日 8:30—11:30，14:30—17:30”", "hours such as “工作日 8:30—11:30，14:30—17:30”"),
    "string_type": Text("写一行文字", "a line of text"),
    "string_too_short": Text("写上内容，不能空着", "some text; it must not be blank"),
    "string_too_long": Text("写得短一些", "a shorter text"),
    "string_pattern_mismatch": Text(
        "写完整的网址，以http://或https://开头", "a whole address that starts with http:// or https://"
    ),
    "tuple_type": Text("写成列表，每行以“- ”开头", "a list, each line starting with “- ”"),
    "dict_type": Text("写成“名称: 值”的若干行", "lines of “name: value”"),
    "model_type": Text("写成“名称: 值”的若干行", "lines of “name: value”"),
    "too_short": Text("至少写一项", "at least one entry"),
}
_ANY = Text("对照字段说明改写", "see the reference of the field")


def expected(detail: ErrorDetails, owner: type[Model]) -> Text:
    """What the field takes; for an enumeration the list of its choices."""
    kind = detail["type"]
    if kind == "enum":
        choice = _choice(detail, owner)
        if choice is not None:
            values = list(choice)
            return Text(
                "从这些里选一个：" + "、".join(value.text() for value in values),
                "one of: " + ", ".join(str(value.value) for value in values),
            )
    return _EXPECTED.get(kind, _ANY)


def _choice(detail: ErrorDetails, owner: type[Model]) -> type[Choice] | None:
    from gongkai.records.shape import _unwrap

    names = [part for part in detail["loc"] if isinstance(part, str) and part in owner.model_fields]
    if not names:
        return None
    found: Any
    for found in _unwrap(owner.model_fields[names[-1]].annotation):
        if isinstance(found, type) and issubclass(found, Choice):
            return found
    return None
