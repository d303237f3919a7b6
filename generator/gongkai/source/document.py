"""What reading a file gives: a Document of plain values that knows where each of them stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.problem import Fault, KeyPath, Location

ROOT = 0
"""Number of the top value in the log of a document; entry i of the log has the number i + 1."""

ORPHAN = 2**32 - 1
"""Parent of a value that is not in the document: the second value of a duplicate key."""

_WIDTH = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may ask of the reader; beyond it the file is one fault and not read on."""

    size: int = 4 * 1024 * 1024
    """Bytes of the file."""
    depth: int = 32
    """Mappings and lists inside each other, aliases expanded."""
    nodes: int = 500_000
    """Keys, values, lists and mappings, as written."""
    aliases: int = 200
    """Uses of an anchor (`*name`)."""
    expanded: int = 20_000
    """Nodes that all aliases together stand for."""
    tags: bool = False
    """True: a value with a YAML tag is kept as its text (mkdocs.yml has such); False: a tag is a fault."""


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Mark:
    """Place of a value and of its key, lines and columns from 1; the key of a list item stands where its value does."""

    line: int
    column: int
    key_line: int
    key_column: int


class Marks(Mapping[KeyPath, Mark]):
    """Key path → Mark of every key and list item of a document, in its order.

    The composer writes one flat log (key, parent, place) and this class indexes it when first asked: most documents
    have no problem, and a register of thousands of rows must not pay for places that nobody asks for.
    A key below an alias has the place it has below the anchor.
    """

    __slots__ = ("_aliases", "_index", "_keys", "_spots")

    def __init__(self, keys: list[str | int], spots: list[int], aliases: dict[int, int]) -> None:
        self._keys = tuple(keys)
        self._spots = array("I", spots)  # per entry: parent, line, column, key line, key column
        self._aliases = aliases  # number of an entry that is an alias → number of the anchored one
        self._index: dict[tuple[int, str | int], int] | None = None

    def __getitem__(self, path: KeyPath) -> Mark:
        index = self._by_parent()
        number = ROOT
        for part in path:
            number = index[self._aliases.get(number, number), part]
        if number == ROOT:
            raise KeyError(path)
        return self._mark(number)

    def __iter__(self) -> Iterator[KeyPath]:
        children: dict[int, list[int]] = {}
        for number in range(len(self._keys), 0, -1):
            children.setdefault(self._spots[(number - 1) * _WIDTH], []).append(number)
        waiting: list[tuple[KeyPath, int]] = [((), ROOT)]
        while waiting:
            path, number = waiting.pop()
            if path:
                yield path
            waiting.extend(
                ((*path, self._keys[child - 1]), child) for child in children.get(self._aliases.get(number, number), ())
            )

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _mark(self, number: int) -> Mark:
        start = (number - 1) * _WIDTH
        return Mark(*self._spots[start + 1 : start + _WIDTH])

    def _by_parent(self) -> dict[tuple[int, str | int], int]:
        if self._index is None:
            parents = self._spots[::_WIDTH]
            self._index = {at: i for i, at in enumerate(zip(parents, self._keys, strict=True), 1) if at[0] != ORPHAN}
        return self._index


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read; nothing is converted and nothing is lost. Read `values` only: aliases share them."""

    file: str
    """POSIX path relative to the root of the portal."""
    values: Any
    """As written: dict (text keys), list, str and None, nested."""
    marks: Mapping[KeyPath, Mark]
    prose: str
    """The Markdown below the front matter, with `\\n` line ends; empty for YAML."""
    prose_line: int
    """Line of the file at which `prose` begins; 0 for YAML."""
    digest: str
    """SHA-256 of the bytes of the file, hexadecimal."""
    faults: tuple[Fault, ...] = ()
    """What was wrong but did not stop the reading: duplicate keys."""

    def place(self, *path: str | int) -> Location:
        """Place of the value at `path`, else of the nearest value above it, else line 1; the path stays as asked."""
        mark = self._nearest(path)
        return Location(self.file, mark.line, mark.column, path) if mark else Location(self.file, path=path)

    def key_place(self, *path: str | int) -> Location:
        """Place of the key at `path`, else of the nearest key above it, else line 1; the path stays as asked."""
        mark = self._nearest(path)
        return Location(self.file, mark.key_line, mark.key_column, path) if mark else Location(self.file, path=path)

    def _nearest(self, path: KeyPath) -> Mark | None:
        for length in range(len(path), 0, -1):
            mark = self.marks.get(path[:length])
            if mark:
                return mark
        return None
