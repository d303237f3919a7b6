"""What reading an attachment gives: pieces of text with their places, outward links, and why a rest was not read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property

from gongkai.problem import Text

WHOLE = Text("", "")
"""The place of a piece that stands nowhere in particular."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of one attachment is read: seconds, bytes unpacked, pieces, members, depth of archives in archives."""

    seconds: float = 30.0
    unpacked: int = 200_000_000
    ratio: int = 250
    """Unpacked to packed size of one member; only members above 5 MB are judged by it."""
    pieces: int = 400_000
    piece: int = 200_000
    """Characters of one piece; a longer text is cut into several."""
    members: int = 3_000
    depth: int = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A text inside an attachment.

    `inside` is the part it stands in (工作表“名单”, 第2页, a member of an archive), `spot` the place in that part (B3,
    第4行). Cells of one table share a `table` number above 0 and have a row and a column counted from 1; `number` is
    true for a cell that the program keeps as a number and may have rounded.
    """

    text: str
    inside: Text = WHOLE
    spot: Text = WHOLE
    table: int = 0
    row: int = 0
    column: int = 0
    number: bool = False

    @property
    def place(self) -> Text:
        """Where it stands, in words: 工作表“名单”B3."""
        return joined(self.inside, self.spot)


@dataclass(frozen=True)
class Extract:
    """The text of an attachment.

    `fault` is None when all of it could be read, else the slug that says why not: attachment-empty,
    attachment-unreadable (a kind or a scan whose text is out of reach, or a password), attachment-broken,
    attachment-unsafe (it unpacks without bound), or a fault of `source.fetch`. Pieces read before it are kept.
    """

    pieces: tuple[Piece, ...] = ()
    fault: str | None = None
    reason: Text = WHOLE
    """Why, as a part of a sentence: 是扫描件，没有文字层."""
    links: tuple[tuple[str, Text], ...] = ()
    """Targets outside the file, with their places."""

    @cached_property
    def tables(self) -> tuple[tuple[Piece, ...], ...]:
        """The cells of each table, in their order."""
        found: dict[int, list[Piece]] = {}
        for piece in self.pieces:
            if piece.table:
                found.setdefault(piece.table, []).append(piece)
        return tuple(tuple(cells) for cells in found.values())


class Stop(Exception):
    """Reading this part ends here; `fault` and `reason` as in Extract."""

    def __init__(self, fault: str, reason: Text) -> None:
        super().__init__(fault)
        self.fault = fault
        self.reason = reason


class Exhausted(Stop):
    """A bound was reached: nothing more of the whole attachment is read."""

    def __init__(self, what: Text) -> None:
        super().__init__("attachment-unsafe", what)


@dataclass
class Reading:
    """What was gathered so far from one attachment, and what may still be spent on it."""

    bounds: Bounds
    pieces: list[Piece] = field(default_factory=list)
    links: list[tuple[str, Text]] = field(default_factory=list)
    inside: Text = WHOLE
    depth: int = 0
    fault: tuple[str, Text] | None = None
    _unpacked: int = 0
    _members: int = 0
    _tables: int = 0
    _ticks: int = 0
    _end: float = 0.0

    def __post_init__(self) -> None:
        self._end = time.monotonic() + self.bounds.seconds

    @contextmanager
    def within(self, part: Text) -> Iterator[None]:
        """Whatever is added now stands inside `part` of what is being read."""
        before = self.inside
        self.inside = joined(before, part)
        try:
            yield
        finally:
            self.inside = before

    def add(self, text: str, spot: Text = WHOLE, table: int = 0, row: int = 0, column: int = 0) -> None:
        """Keep a text; blank ones are left out."""
        self._add(Piece(text, self.inside, spot, table, row, column))

    def add_number(self, text: str, spot: Text, table: int, row: int, column: int) -> None:
        """Keep a cell that holds a number."""
        self._add(Piece(text, self.inside, spot, table, row, column, True))

    def _add(self, piece: Piece) -> None:
        text = piece.text
        if not text or text.isspace():
            return
        self.tick()
        limit = self.bounds.piece
        # Cut pieces overlap, so that no number is lost in the cut.
        starts = range(0, len(text), limit) if len(text) > limit else (0,)
        for start in starts:
            if len(self.pieces) >= self.bounds.pieces:
                raise Exhausted(Text("内容多得读不完", "it holds more than can be read"))
            cut = text if len(starts) == 1 else text[max(start - 100, 0) : start + limit]
            self.pieces.append(piece if cut is text else replace(piece, text=cut))

    def link(self, target: str, spot: Text = WHOLE) -> None:
        """Keep a link that leads out of the file."""
        if len(self.links) < self.bounds.members:
            self.links.append((target, joined(self.inside, spot)))

    def table(self) -> int:
        """The number of a new table."""
        self._tables += 1
        return self._tables

    def member(self) -> None:
        """Count one member of an archive."""
        self._members += 1
        if self._members > self.bounds.members:
            raise Exhausted(Text("里面的文件太多", "it holds too many files"))

    def spend(self, size: int) -> None:
        """Count unpacked bytes."""
        self._unpacked += size
        self.tick(64)
        if self._unpacked > self.bounds.unpacked:
            raise Exhausted(Text("解压后大得出奇，像压缩炸弹", "it unpacks to an absurd size, as a zip bomb does"))

    @property
    def left(self) -> float:
        """Seconds that may still be spent."""
        return self._end - time.monotonic()

    def tick(self, weight: int = 1) -> None:
        """Look at the clock now and then; raises Exhausted when the time is over."""
        self._ticks += weight
        if self._ticks >= 256:
            self._ticks = 0
            if self.left < 0:
                raise Exhausted(Text("读了太久还没读完", "reading it takes too long"))

    def fail(self, fault: str, reason: Text) -> None:
        """Remember the first reason why a part could not be read."""
        if self.fault is None:
            self.fault = (fault, joined(self.inside, reason) if self.inside.zh else reason)


def joined(one: Text, other: Text) -> Text:
    """Two parts of a place as one."""
    if not one.zh or not other.zh:
        return one if one.zh else other
    glue = "" if one.zh.endswith(("”", "页")) else " "
    return Text(f"{one.zh}{glue}{other.zh}", f"{one.en}, {other.en}")


__all__ = ["WHOLE", "Bounds", "Exhausted", "Extract", "Piece", "Reading", "Stop", "joined"]
