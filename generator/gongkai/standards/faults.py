"""What can be wrong with a table file: the kinds of fault, and the faults that a failed validation means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gongkai.problem import Fault, KeyPath, Location, Text

KINDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        kind: frozenset(params.split())
        for kind, params in {
            "standard-unknown": "id nearest",
            "standard-cycle": "chain",
            "standard-unknown-key": "key nearest",
            "standard-missing-key": "key",
            "standard-bad-value": "key value expected",
            "standard-id-twice": "id other",
            "standard-unknown-row": "id nearest",
            "standard-unknown-category": "id category nearest",
            "standard-unknown-source": "key nearest",
        }.items()
    }
)
"""Kind → names of its params, beside the kinds of `gongkai.source`. `nearest` is blank where nothing is near; `other`
is the table that has the id; `expected` is Text."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word closest to a mistyped one; blank where none is close."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.5)), "")


def lost(kind: str, where: Location, word: str, known: Iterable[str], **params: str) -> Fault:
    """The fault that a word names nothing, with the nearest one that exists."""
    return Fault(kind, where, {**params, "nearest": nearest(word, known)})


_EXPECTED = {
    "string_pattern_mismatch": Text("小写字母、数字、连字符和点", "lower-case letters, digits, hyphens and dots"),
    "string_too_short": Text("不能空着", "something written"),
    "too_short": Text("至少一项", "at least one"),
    "tuple_type": Text("列表", "a list"),
    "list_type": Text("列表", "a list"),
    "dict_type": Text("键和值", "keys with values"),
    "model_type": Text("键和值", "keys with values"),
    "string_type": Text("文字", "text"),
    "day_form": Text("日期，如2019-05-15", "a date such as 2019-05-15"),
    "whole_form": Text("整数", "a whole number"),
    "text_form": Text("文字，或者{zh: …, en: …}", "text, or {zh: …, en: …}"),
    "due_form": Text("month和day，或者days，二者选一", "month and day, or days: one of the two"),
    "freshness_form": Text("days或者months，二者选一", "days or months: one of the two"),
    "since_form": Text("年份，或者2024-Q1这样的期间", "a year, or a period such as 2024-Q1"),
    "source_form": Text("在哪里读到的：place或者url", "where it was read: place or url"),
    "served_form": Text(
        "served_by为body时写body_field；为records时写records",
        "body_field where served_by is body; records where it is records",
    ),
}


def invalid(error: ValidationError, model: type[BaseModel], place: Callable[[KeyPath], Location]) -> Iterable[Fault]:
    """One Fault for each thing that pydantic refused; `place` knows where a key path stands."""
    for detail in error.errors(include_url=False):
        path = tuple(detail["loc"])
        key = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
        where = place(path)
        if detail["type"] == "extra_forbidden":
            yield Fault(
                "standard-unknown-key", where, {"key": key, "nearest": nearest(str(path[-1]), _keys(model, path))}
            )
        elif detail["type"] == "missing":
            yield Fault("standard-missing-key", where, {"key": key})
        else:
            value = str(detail.get("input"))[:80]
            yield Fault("standard-bad-value", where, {"key": key, "value": value, "expected": _expected(detail)})


def _expected(detail: ErrorDetails) -> Text:
    if detail["type"] in _EXPECTED:
        return _EXPECTED[detail["type"]]
    words = str(detail.get("ctx", {}).get("expected", "")) or detail["msg"]
    return Text(words, words)


def _keys(model: type[BaseModel], path: KeyPath) -> tuple[str, ...]:
    """The keys that the part of `model` at the parent of `path` accepts."""
    for part in path[:-1]:
        if isinstance(part, int):
            continue
        inner = next((f for name, f in model.model_fields.items() if part in (name, f.alias)), None)
        found = inner and _model_in(inner.annotation)
        if not found:
            return ()
        model = found
    return tuple(field.alias or name for name, field in model.model_fields.items() if name != "table")


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if found := _model_in(inner):
            return found
    return None
