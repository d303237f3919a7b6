"""Loads obligation tables by id, with what they extend and an agency's own file, into one Standard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from gongkai.problem import Fault, KeyPath, Location
from gongkai.source import Document, parse, read
from gongkai.standards.faults import invalid, lost, nearest
from gongkai.standards.model import Category, Group, Requirement, Source, Table
from gongkai.standards.standard import Standard

_HERE = Path(__file__).parent
_TABLES = _HERE / "tables"
_SOURCES = _HERE / "sources.yml"


@dataclass(slots=True)
class _Row:
    """A row as merged so far: plain values, and where each of its keys was written last."""

    values: dict[str, Any]
    where: Location
    places: dict[str, tuple[Document, KeyPath]] = field(default_factory=dict)

    def place(self, path: KeyPath) -> Location:
        sheet, base = self.places.get(str(path[0]), (None, ())) if path else (None, ())
        return sheet.key_place(*base, *path[1:]) if sheet else self.where


@dataclass(frozen=True, slots=True)
class _File:
    """A table file that was read and whose outer form holds."""

    sheet: Document
    table: Table


def names() -> tuple[str, ...]:
    """Ids of the tables that come with the program."""
    return tuple(sorted(path.stem for path in _TABLES.glob("*.yml")))


@cache
def sources() -> dict[str, Source]:
    """The laws and tables that were read for the shipped rows, by key."""
    sheet = parse("standards/sources.yml", _SOURCES.read_bytes())
    if isinstance(sheet, Fault):
        raise ValueError(f"{sheet.where.file}:{sheet.where.line}: {sheet.params}")
    return {key: Source.model_validate(value) for key, value in sheet.values.items()}


def load(ids: Sequence[str], own: Path | None = None, root: Path | None = None) -> Standard | tuple[Fault, ...]:
    """The tables `ids` and all they extend, then the agency's file `own`, merged into one Standard.

    A later table may change rows of the tables it extends (it states only the keys that differ; a blank key is taken
    away) and drop them with a reason; `own` may change any row. Faults name `own` relative to `root`, by default the
    folder it lies in.
    """
    return _Loading(own, root or (own.parent if own else Path())).run(ids)


class _Loading:
    def __init__(self, own: Path | None, root: Path) -> None:
        self.faults: list[Fault] = []
        self.files: dict[str, _File] = {}
        self.order: list[str] = []
        self.rows: dict[str, _Row] = {}
        self.groups: dict[str, Group] = {}
        self.own = self._read_own(own, root) if own else None

    def run(self, ids: Sequence[str]) -> Standard | tuple[Fault, ...]:
        asked = list(dict.fromkeys(ids))
        if self.own and self.own.table.id not in asked:
            asked.append(self.own.table.id)
        for id in asked:
            self._collect(id, (), Location("mkdocs.yml"))
        if self.faults:
            return tuple(self.faults)
        for id in self.order:
            self._merge(self.files[id])
        known = {**sources(), **{key: one for file in self._ordered for key, one in file.table.sources.items()}}
        requirements = {id: row for id, merged in self.rows.items() if (row := self._row(id, merged))}
        self._cross_check(requirements, known)
        if self.faults:
            return tuple(sorted(self.faults, key=lambda fault: fault.where))
        # A row that a later table adds to an inherited category stands there, not at the end.
        tree = [category.id for group in self.groups.values() for category in group.categories]
        place = {id: index for index, id in enumerate(tree)}
        requirements = dict(sorted(requirements.items(), key=lambda entry: place[entry[1].category]))
        severity = {name: level for file in self._ordered for name, level in file.table.severity.items()}
        tables = tuple(file.table for file in self._ordered)
        return Standard(tuple(asked), tables, tuple(self.groups.values()), requirements, severity, known)

    @property
    def _ordered(self) -> list[_File]:
        return [self.files[id] for id in self.order]

    def _read_own(self, path: Path, root: Path) -> _File | None:
        file = _outer(read(root, path))
        if isinstance(file, _File):
            if file.table.id in names():
                where = file.sheet.key_place("id")
                self.faults.append(Fault("standard-id-twice", where, {"id": file.table.id, "other": file.table.id}))
            return file
        self.faults.extend(file)
        return None

    def _collect(self, id: str, chain: tuple[str, ...], where: Location) -> None:
        if id in chain:
            self.faults.append(Fault("standard-cycle", where, {"chain": " → ".join((*chain, id))}))
            return
        if id in self.files:
            return
        if self.own and id == self.own.table.id:
            file: _File | tuple[Fault, ...] = self.own
        elif id in names():
            file = _shipped(id)
        else:
            self.faults.append(Fault("standard-unknown", where, {"id": id, "nearest": nearest(id, names())}))
            return
        if not isinstance(file, _File):
            self.faults.extend(file)
            return
        for index, other in enumerate(file.table.extends):
            self._collect(other, (*chain, id), file.sheet.key_place("extends", index))
        self.files[id] = file
        self.order.append(id)

    def _ancestors(self, id: str) -> set[str]:
        found: set[str] = set()
        waiting = list(self.files[id].table.extends)
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting.extend(self.files[one].table.extends)
        return found

    def _merge(self, file: _File) -> None:
        table, sheet = file.table, file.sheet
        free = file is self.own
        ancestors = self._ancestors(table.id)
        self._merge_groups(table, sheet)
        seen: set[str] = set()
        for index, written in enumerate(table.requirements):
            base: KeyPath = ("requirements", index)
            id = str(written.get("id") or "")
            where = sheet.key_place(*base)
            if not id:
                self.faults.append(Fault("standard-missing-key", where, {"key": "id"}))
                continue
            inherited = self.rows.get(id)
            other = str(inherited.values["table"]) if inherited else ""
            if id in seen or (inherited and not free and other not in ancestors):
                self.faults.append(Fault("standard-id-twice", where, {"id": id, "other": other or table.id}))
                continue
            seen.add(id)
            if inherited:
                row = _Row(dict(inherited.values), where, dict(inherited.places))
            else:
                row = _Row({"level": list(table.levels), **table.defaults}, where)
                row.places |= {key: (sheet, ("defaults", key)) for key in table.defaults}
            row.values |= written
            row.values["table"] = table.id
            row.places |= {key: (sheet, (*base, key)) for key in written}
            row.values = {key: value for key, value in row.values.items() if value is not None}
            self.rows[id] = row
        for index, drop in enumerate(table.drop):
            if self.rows.pop(drop.id, None) is None:
                where = sheet.key_place("drop", index, "id")
                self.faults.append(lost("standard-unknown-row", where, drop.id, self.rows, id=drop.id))

    def _merge_groups(self, table: Table, sheet: Document) -> None:
        for at, group in enumerate(table.groups):
            inherited = self.groups.get(group.id)
            categories = {one.id: one for one in inherited.categories} if inherited else {}
            for position, category in enumerate(group.categories):
                owner = next((g.id for g in self.groups.values() if _has(g, category)), None)
                if owner not in (None, group.id):
                    where = sheet.key_place("groups", at, "categories", position)
                    self.faults.append(Fault("standard-id-twice", where, {"id": category.id, "other": str(owner)}))
                categories[category.id] = category
            self.groups[group.id] = group.model_copy(update={"categories": tuple(categories.values())})

    def _row(self, id: str, merged: _Row) -> Requirement | None:
        try:
            return Requirement.model_validate(merged.values)
        except ValidationError as error:
            self.faults.extend(invalid(error, Requirement, lambda path: merged.place(path)))
            return None

    def _cross_check(self, rows: dict[str, Requirement], known: dict[str, Source]) -> None:
        categories = {category.id for group in self.groups.values() for category in group.categories}
        elsewhere: set[str] | None = None
        for id, row in rows.items():
            merged = self.rows[id]
            if row.category not in categories:
                where = merged.place(("category",))
                words = {"id": id, "category": row.category}
                self.faults.append(lost("standard-unknown-category", where, row.category, categories, **words))
            for index, basis in enumerate(row.basis):
                if basis.source and basis.source not in known:
                    where = merged.place(("basis", index, "source"))
                    self.faults.append(lost("standard-unknown-source", where, basis.source, known, key=basis.source))
            for index, other in enumerate(row.served_with):
                if other in rows:
                    continue
                # A table may be a side of rows that this portal does not use; only an id nobody knows is a slip.
                elsewhere = _all_rows() if elsewhere is None else elsewhere
                if other not in elsewhere:
                    where = merged.place(("served_with", index))
                    self.faults.append(lost("standard-unknown-row", where, other, rows, id=other))


def _has(group: Group, category: Category) -> bool:
    return any(one.id == category.id for one in group.categories)


@cache
def _shipped(id: str) -> _File | tuple[Fault, ...]:
    path = _TABLES / f"{id}.yml"
    return _outer(parse(f"standards/tables/{id}.yml", path.read_bytes()))


@cache
def _all_rows() -> set[str]:
    files = [file for id in names() if isinstance(file := _shipped(id), _File)]
    return {str(row.get("id")) for file in files for row in file.table.requirements}


def _outer(sheet: Document | Fault) -> _File | tuple[Fault, ...]:
    if isinstance(sheet, Fault):
        return (sheet,)
    if sheet.faults:
        return sheet.faults
    values = {key: value for key, value in sheet.values.items() if value is not None}
    try:
        return _File(sheet, Table.model_validate(values))
    except ValidationError as error:
        return tuple(invalid(error, Table, lambda path: sheet.key_place(*path)))
