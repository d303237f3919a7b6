"""From values as written to values a model can take: Chinese keys renamed, unknown keys told, blanks dropped."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gongkai.problem import Fault, KeyPath, Location, Param, Text
from gongkai.records.model import Model
from gongkai.records.shape import Shape, shape_of
from gongkai.source import Document

_BLANK: tuple[Any, ...] = (None, "", [], {})


@dataclass(slots=True)
class Tidied:
    """Values under English keys, with the way back from each path to the path as written."""

    values: dict[str, Any]
    faults: list[Fault] = field(default_factory=list)
    written: dict[KeyPath, KeyPath] = field(default_factory=dict)
    blank: set[KeyPath] = field(default_factory=set)

    def place(self, document: Document, path: KeyPath) -> Location:
        """Where the value at `path` (English keys) stands in the file; the nearest parent if it does not."""
        found = document.place(*self._as_written(path))
        return Location(found.file, found.line, found.column, path)

    def _as_written(self, path: KeyPath) -> KeyPath:
        """The path in the file: the longest part that is known under another name, then the rest."""
        if self.written:
            for length in range(len(path), 0, -1):
                real = self.written.get(path[:length])
                if real is not None:
                    return (*real, *path[length:])
        return path


def tidy(document: Document, model: type[Model], values: Any = None, path: KeyPath = ()) -> Tidied:
    """Walk the values along the shape of `model`; nothing is converted, so that a message can quote what was written."""
    out = Tidied({})
    result = _mapping(document.values if values is None else values, shape_of(model), path, path, document, out)
    out.values = result if isinstance(result, dict) else {}
    return out


def _mapping(value: Any, shape: Shape, path: KeyPath, real: KeyPath, document: Document, out: Tidied) -> Any:
    if not isinstance(value, Mapping):
        short = shape.model.shorthand
        return {short: value} if short and isinstance(value, str) else value
    tidied: dict[str, Any] = {}
    for key, inner in value.items():
        word = key if key in shape.spellings else unicodedata.normalize("NFKC", key).strip()
        name = shape.spellings.get(word) or shape.spellings.get(word.lower().replace("-", "_"))
        here = (*real, key)
        if name is None:
            out.faults.append(_unknown(key, shape, document.key_place(*here), path))
            continue
        there = (*path, name)
        if name != key:
            out.written[there] = here
        if name in tidied:
            where = document.key_place(*here)
            out.faults.append(Fault("key-twice", Location(where.file, where.line, where.column, there), {"key": name}))
            continue
        if inner in _BLANK or (isinstance(inner, str) and not inner.strip()):
            out.blank.add(there)
            if inner == [] and shape.fields[name].many:
                tidied[name] = inner
            continue
        tidied[name] = _value(inner, shape, name, there, here, document, out)
    return tidied


def _value(inner: Any, shape: Shape, name: str, path: KeyPath, real: KeyPath, document: Document, out: Tidied) -> Any:
    field_shape = shape.fields[name]
    part = field_shape.part
    if part is None:
        if isinstance(inner, list):
            return [item for item in inner if item not in _BLANK]
        return inner
    deep = shape_of(part)
    if field_shape.keyed and isinstance(inner, Mapping):
        kept = {}
        for key, item in inner.items():
            kept[key] = _mapping(item, deep, (*path, key), (*real, key), document, out)
            if isinstance(kept[key], dict):
                kept[key] = {**kept[key], "id": key}
        return kept
    if isinstance(inner, list) and not field_shape.many and part.listed:
        there = (*path, part.listed)
        out.written[there] = real
        return {part.listed: _value(inner, deep, part.listed, there, real, document, out)}
    if isinstance(inner, list):
        return [_mapping(item, deep, (*path, i), (*real, i), document, out) for i, item in enumerate(inner)]
    return _mapping(inner, deep, path, real, document, out)


def _unknown(key: str, shape: Shape, where: Location, path: KeyPath) -> Fault:
    near = difflib.get_close_matches(key, list(shape.spellings), n=1, cutoff=0.55)
    params: dict[str, Param] = {"key": key, "near": near[0] if near else "", "advice": _advice(near)}
    return Fault("unknown-key", Location(where.file, where.line, where.column, (*path, key)), params)


def _advice(near: list[str]) -> Text:
    if near:
        return Text(f"是不是想写“{near[0]}”？", f"Did you mean “{near[0]}”?")
    return Text("请对照字段说明改写或删去。", "Look the field up in the reference, or delete it.")
