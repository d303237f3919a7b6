"""The shape of a model: its fields, the parts they hold, what they refer to and how they may be spelt; made once."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from gongkai import vocabulary
from gongkai.records.model import Model, Ref


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field: whether it must be there, the part it holds (if any), whether it is a list or a map of them."""

    name: str
    required: bool
    part: type[Model] | None
    many: bool
    keyed: bool
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """All fields of a model, with the accepted spellings of their names."""

    model: type[Model]
    fields: dict[str, FieldShape]
    spellings: dict[str, str]


def _unwrap(annotation: Any) -> Iterator[Any]:
    """Every type and marker inside an annotation."""
    yield annotation
    if hasattr(annotation, "__metadata__"):
        yield from annotation.__metadata__
    for inner in typing.get_args(annotation):
        if not isinstance(inner, str):
            yield from _unwrap(inner)


_NOT_WRITTEN = frozenset({"id", "prose"})


@cache
def shape_of(model: type[Model]) -> Shape:
    """The shape of `model`; `id` and `prose` come from the file's place and text and are no keys."""
    fields: dict[str, FieldShape] = {}
    spellings: dict[str, str] = {}
    for name, field in model.model_fields.items():
        if name in _NOT_WRITTEN:
            continue
        inside = [*field.metadata, *_unwrap(field.annotation)]
        parts = [t for t in inside if isinstance(t, type) and issubclass(t, Model)]
        origins = {typing.get_origin(t) for t in inside} - {None, types.UnionType}
        refs = tuple(dict.fromkeys(kind for mark in inside if isinstance(mark, Ref) for kind in mark.kinds))
        part = parts[0] if parts else None
        fields[name] = FieldShape(name, field.is_required(), part, tuple in origins, dict in origins, refs)
        spellings[name] = name
    for name in fields:
        for word in vocabulary.field_spellings(name, model.owner):
            spellings.setdefault(word, name)
    return Shape(model, fields, spellings)
