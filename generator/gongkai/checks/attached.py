"""Attachments as the checks see them: who names each, its text in lines with places, its tables, how to report on it."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from gongkai.catalogue import Catalogue
from gongkai.checks.person_tables import Row, Table, tables_in
from gongkai.identifiers.person import find_numbers
from gongkai.identifiers.spans import Span
from gongkai.problem import Code, Location, Param, Problem, Severity, Text
from gongkai.records.bodies import Bodies
from gongkai.records.record import Record
from gongkai.settings import Settings
from gongkai.source.attachments import Extract, Piece, read_attachment

_SECONDS = 30.0
_HELD = Text("用到它的信息和这个文件都没有发布", "neither the file nor the record that names it is published")
_KEPT = Text("这个文件没有发布", "the file is not published")


@dataclass(frozen=True)
class Line:
    """A text inside an attachment that is searched as one: a paragraph, a page, or the cells of a row parted by tabs."""

    text: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Which piece a character stands in."""
        return bisect_right(self.starts, offset) - 1

    def crossed(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that a part of the text touches."""
        return self.pieces[self.at(start) : self.at(end - 1) + 1]

    def place(self, start: int, end: int) -> Text:
        """Where a part of the text stands: a cell, or the first and the last of several."""
        first, *rest = self.crossed(start, end)
        place = first.place
        if first.row and not first.table:
            line = first.row + self.text.count("\n", 0, start)
            place = Text(f"{first.inside.zh}第{line}行", f"{first.inside.en} line {line}".strip())
        if rest:
            return Text(f"{place.zh}—{rest[-1].spot.zh}", f"{place.en}–{rest[-1].spot.en}")
        return place


@dataclass(frozen=True)
class Attached:
    """A file below attachments/: the records that name it, whether bodies.yml does, and what can be read in it."""

    path: str
    where: Location
    records: tuple[Record, ...]
    refs: Catalogue
    by_bodies: bool
    extract: Extract

    @property
    def named(self) -> bool:
        """Whether anything would publish it."""
        return bool(self.records) or self.by_bodies

    @property
    def persons(self) -> bool:
        """Whether a record that names it is a list of persons."""
        return any(record.persons for record in self.records)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Everything that was read, row by row."""
        found: list[Line] = []
        for (table, _), group in groupby(self.extract.pieces, lambda piece: (piece.table, piece.row)):
            if table:
                found.append(_joined(tuple(group)))
            else:
                found += (_joined((piece,)) for piece in group)
        return tuple(found)

    @cached_property
    def _searched(self) -> tuple[tuple[tuple[Line, tuple[Span, ...]], ...], bool]:
        found: list[tuple[Line, tuple[Span, ...]]] = []
        end = time.monotonic() + _SECONDS
        for line in self.lines:
            if spans := find_numbers(line.text):
                found.append((line, spans))
            if time.monotonic() > end:
                return tuple(found), False
        return tuple(found), True

    @property
    def numbers(self) -> tuple[tuple[Line, tuple[Span, ...]], ...]:
        """Lines with what may be private numbers in them."""
        return self._searched[0]

    @property
    def searched(self) -> bool:
        """Whether the search came to the end of a text that may be made to last for ever."""
        return self._searched[1]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Lists of persons: tables of sheets and documents, and lines of text that are written as such."""
        found: list[Table] = []
        for cells in self.extract.tables:
            rows = [_row(number, tuple(group)) for number, group in groupby(cells, lambda cell: cell.row)]
            found += tables_in(rows, cells[0].inside)
        for piece in self.extract.pieces:
            if not piece.table and "\n" in piece.text:
                found += tables_in(_rows_of_text(piece), piece.inside)
        return tuple(found)

    @cached_property
    def heads(self) -> Mapping[tuple[int, int], Piece]:
        """The topmost cell of each column, by table and column."""
        found: dict[tuple[int, int], Piece] = {}
        for piece in self.extract.pieces:
            if piece.table:
                found.setdefault((piece.table, piece.column), piece)
        return found

    @cached_property
    def listed(self) -> frozenset[Text]:
        """Places that are rows of a list of persons; people who serve in an office may be reached."""
        of_others = (table for table in self.tables if not table.of_staff)
        return frozenset(place for table in of_others for row in table.rows for place in row.places.values())

    @property
    def subject(self) -> str:
        """What its name and the records that name it say it is about."""
        told = [self.path.rpartition("/")[2]]
        for record in self.records:
            told.append(record.title)
            told += (one.title for one in record.attachments if one.file == self.path and one.title)
        return " ".join(told)

    def problems(
        self,
        code: Code,
        place: Text | None = None,
        severity: Severity | None = None,
        words: Mapping[str, Param] | None = None,
        **more: Param,
    ) -> Iterator[Problem]:
        """A finding for each record that names it (so that each is held back), or one for the file alone."""
        held = _HELD if self.records else _KEPT
        spot = place if place is not None and place.zh else Text("文件里", "The file")
        for record in self.records or (None,):
            ref = self.refs.ref(record) if record else None
            yield code.at(self.where, {**(words or {}), **more}, record=ref, severity=severity, place=spot, held=held)


def _joined(pieces: tuple[Piece, ...]) -> Line:
    starts: list[int] = []
    at = 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.text) + 1
    return Line("\t".join(piece.text for piece in pieces), pieces, tuple(starts))


def _row(number: int, cells: tuple[Piece, ...]) -> Row:
    return Row(number, {cell.column: cell.text for cell in cells}, {cell.column: cell.place for cell in cells})


def _rows_of_text(piece: Piece) -> list[Row]:
    rows: list[Row] = []
    for number, line in enumerate(piece.text.split("\n"), 1):
        cells = dict(enumerate(line.split(), 1))
        if piece.row:
            shown = piece.row + number - 1
            place = Text(f"{piece.inside.zh}第{shown}行", f"{piece.inside.en} line {shown}".strip())
        else:
            place = piece.place
        rows.append(Row(number, cells, dict.fromkeys(cells, place)))
    return rows


def all_attached(root: Path, settings: Settings, catalogue: Catalogue) -> Mapping[str, Attached]:
    """Every attachment in the order of their paths; each is read once, one that may not be opened not at all."""
    from gongkai.checks.references import references

    naming: dict[str, dict[str, Record]] = {}
    for record in catalogue.records:
        if not record.withdrawn:
            for _, kinds, given in references(record, type(record)):
                if kinds == ("file",):
                    naming.setdefault(given, {})[record.id] = record
    of_bodies: set[str] = set()
    if catalogue.bodies is not None:
        of_bodies = {given for _, kinds, given in references(catalogue.bodies, Bodies) if kinds == ("file",)}
    found: dict[str, Attached] = {}
    for path, file in sorted(catalogue.attachments.items()):
        name = f"{settings.records}/attachments/{path}"
        if file.fault is not None:
            extract = Extract(fault=file.fault.kind)
        else:
            extract = read_attachment(root, name, settings.limits.attachment_mb * 1_000_000)
        records = tuple(naming.get(path, {}).values())
        found[path] = Attached(path, Location(name), records, catalogue, path in of_bodies, extract)
    return found
