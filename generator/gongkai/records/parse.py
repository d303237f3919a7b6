"""From a document to a record: inheritance, validation, and one fault with its place for every wrong value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from gongkai.problem import Fault, KeyPath, Location, Param, Text
from gongkai.records.model import Model
from gongkai.records.shape import Shape, shape_of
from gongkai.records.tidy import Tidied, tidy
from gongkai.records.wording import expected
from gongkai.source import Document

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[M]):
    """A record, or None when something that it cannot do without is wrong; every fault in either case."""

    record: M | None
    faults: tuple[Fault, ...]
    values: Mapping[str, Any]
    tidied: Tidied


def parse(document: Document, model: type[M], given: Mapping[str, Any], inherited: Mapping[str, Any]) -> Parsed[M]:
    """Read `document` as `model`. `given` is known from the file's place (id, prose), `inherited` from defaults.yml.

    A wrong value in an optional field, or in one row of a register, is dropped and told: the rest stands (DESIGN §4).
    """
    tidied = tidy(document, model)
    return _validated(document, model, tidied, inherit(tidied.values, inherited) | dict(given))


def parse_part(document: Document, model: type[M], values: Any, path: KeyPath) -> Parsed[M]:
    """Read one part of a document (an entry of declarations.yml) as `model`."""
    tidied = tidy(document, model, values, path)
    return _validated(document, model, tidied, dict(tidied.values), path)


def _validated(
    document: Document, model: type[M], tidied: Tidied, values: dict[str, Any], base: KeyPath = ()
) -> Parsed[M]:
    faults = list(tidied.faults)
    for _ in range(3):
        try:
            return Parsed(model.model_validate(values), tuple(faults), values, tidied)
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=True)
        droppable = True
        drops: list[KeyPath] = []
        for detail in details:
            path = _path(detail["loc"], values)
            fault = _fault(detail, path, document, tidied, model, base)
            if fault not in faults:
                faults.append(fault)
            drop = _droppable(path, shape_of(model), detail["type"] == "missing")
            if drop is None:
                droppable = False
            else:
                drops.append(drop)
        if not droppable:
            break
        for path in sorted(set(drops), key=_drop_order, reverse=True):
            _drop(values, path)
    return Parsed(None, tuple(faults), values, tidied)


def inherit(values: dict[str, Any], inherited: Mapping[str, Any]) -> dict[str, Any]:
    """Values of the record over those of its folder; parts (such as `review`) are completed key by key."""
    merged = {**inherited, **values}
    for key, above in inherited.items():
        if isinstance(above, Mapping) and isinstance(values.get(key), Mapping):
            merged[key] = {**above, **values[key]}
    return merged


def _path(loc: tuple[int | str, ...], values: Any) -> KeyPath:
    """Keys of the error that exist as keys; pydantic adds names of validators and union members in between."""
    path: list[str | int] = []
    current = values
    for position, part in enumerate(loc):
        inside = isinstance(current, Mapping) and part in current
        listed = isinstance(current, (list, tuple)) and isinstance(part, int) and part < len(current)
        if inside or listed:
            path.append(part)
            current = current[part]
        elif isinstance(part, int) and part == 0 and not isinstance(current, list):
            continue  # a single part that the model accepts in place of a list
        elif position == len(loc) - 1 and isinstance(part, str):
            path.append(part)
    return tuple(path)


def _fault(
    detail: ErrorDetails, path: KeyPath, document: Document, tidied: Tidied, model: type[Model], base: KeyPath
) -> Fault:
    where = tidied.place(document, (*base, *path))
    name, owner = _named(path, model)
    params: dict[str, Param] = {"field": name}
    if detail["type"] == "missing":
        kind = "blank-field" if (*base, *path) in tidied.blank else "missing-field"
        if not base and not path[:-1] and kind == "missing-field":
            where = Location(where.file, 1, 1, path)
        return Fault(kind, where, params)
    given = detail["input"]
    shown = given if isinstance(given, str) else str(given)
    params["given"] = shown if len(shown) <= 60 else f"{shown[:60]}…"
    params["expected"] = expected(detail, owner)
    return Fault("wrong-value", where, params)


def _named(path: KeyPath, model: type[Model]) -> tuple[Text, type[Model]]:
    """The label of the field at the end of a path, and the model that owns it."""
    from gongkai import vocabulary

    owner: type[Model] = model
    name = ""
    for part in path:
        if isinstance(part, int):
            continue
        shape = shape_of(owner)
        if part in shape.fields:
            name, last = part, owner
            inner = shape.fields[part].part
            owner = inner or owner
    if not name:
        return Text("内容", "content"), owner
    return vocabulary.field_text(name, last.owner), last


def _droppable(path: KeyPath, shape: Shape, missing: bool) -> KeyPath | None:
    """The smallest part around a fault that the record can do without: an optional field, or one row of a register."""
    best: KeyPath | None = None
    current: Shape | None = shape
    rows = getattr(shape.model, "lists", ())
    for position, part in enumerate(path):
        here = path[: position + 1]
        if isinstance(part, int):
            if position == 1 and path[0] in rows:
                best = here
            continue
        field = current.fields.get(part) if current else None
        if field is None:
            continue
        last_missing = missing and position == len(path) - 1
        if not field.required and not last_missing and not (position == 0 and part in rows):
            best = here
        current = shape_of(field.part) if field.part else None
    return best


def _drop_order(path: KeyPath) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in path)


def _drop(values: Any, path: KeyPath) -> None:
    """Take one place out of the values; parents are copied, for inherited ones are shared."""
    current = values
    for part in path[:-1]:
        try:
            inner = current[part]
        except (KeyError, IndexError, TypeError):
            return
        copy = dict(inner) if isinstance(inner, Mapping) else list(inner) if isinstance(inner, list) else inner
        current[part] = copy
        current = copy
    last = path[-1]
    if isinstance(current, dict):
        current.pop(last, None)
    elif isinstance(current, list) and isinstance(last, int) and last < len(current):
        del current[last]
