"""Where every character and every pair of neighbours stands: the postings, sorted and coded as text.

Three streams of numbers (codes.py) per bigram, documents ascending:
  gaps       documents between this one and the one before (the first: its number)
  heads      11 × (occurrences − 1) + zones, zones = 4 × (1 in the title, 2 also ends it) + 2 × in the keys + in the prose − 1
  positions  per zone the first position + 1, then the distance to each next one; 0 before the first of a further zone
and two per single character: gaps, and its rank there (0 prose, 1 early prose, 2 keys, 3 title, 4 the whole title).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.site.search.codes import encode_array
from gongkai.site.search.columns import PROSE, TITLE, Columns
from gongkai.site.search.layout import cut

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EARLY = 200  # positions of the prose that count as its beginning
ZONE_KINDS = 11
# Rows taken out of the columns at a time, which bounds memory, and sorted at a time, which fits the processor's cache.
_ROWS = 8_000_000
_SLICE = 100_000


@dataclass(frozen=True, slots=True)
class Stream:
    """Coded numbers of all keys, one after the other: the bytes and where those of each entry begin in them."""

    codes: NDArray[np.uint8]
    begins: NDArray[np.int64]

    def text(self, first: int, last: int) -> str:
        """The codes of the entries first … last − 1."""
        return self.codes[self.begins[first] : self.begins[last]].tobytes().decode("ascii")


@dataclass(frozen=True, slots=True)
class Postings:
    """All keys (bigrams, or single characters where `second` is None) in the order of their hashes, with their streams."""

    first: NDArray[np.int64]  # per key: code points
    second: NDArray[np.int64] | None
    entries: NDArray[np.int64]  # per key: the number of its first entry (an entry is a key in a document); one more
    documents: NDArray[np.int32]  # per entry
    ranks: NDArray[np.uint8]  # per entry: the best place, as for single characters
    gaps: Stream
    heads: Stream
    positions: Stream | None

    def bytes_of(self, first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
        """The bytes of the entries first … last − 1."""
        total = self.gaps.begins[last] - self.gaps.begins[first] + self.heads.begins[last] - self.heads.begins[first]
        if self.positions is not None:
            total = total + self.positions.begins[last] - self.positions.begins[first]
        return total


def postings(table: Columns) -> tuple[Postings, Postings]:
    """The postings of every pair of neighbours within a text, and those of every single character."""
    pairs: list[_Part] = []
    singles: list[_Part] = []
    for rows in _slices(table):
        pairs.append(_sorted_bigrams(table, rows))
        singles.append(_sorted_characters(table, rows))
    return _join(table, pairs, pairs=True), _join(table, singles, pairs=False)


@dataclass(frozen=True, slots=True)
class _Part:
    """The sorted entries of a range of first characters, not yet coded together with the others."""

    keys: NDArray[np.int64]
    counts: NDArray[np.int64]
    documents: NDArray[np.int32]
    ranks: NDArray[np.uint8]
    gaps: tuple[NDArray[np.uint8], NDArray[np.int64]]
    heads: tuple[NDArray[np.uint8], NDArray[np.int64]]
    positions: tuple[NDArray[np.uint8], NDArray[np.int64]] | None  # begins per entry, not per number


def _slices(table: Columns) -> Iterator[NDArray[np.int64]]:
    """All rows, by character and then in order, in slices that end where a character ends."""
    import numpy as np

    many = np.bincount(table.rank, minlength=len(table.alphabet))
    for low, high in cut(many, _ROWS):
        whole = low == 0 and high == len(many)
        rows = np.arange(len(table.rank)) if whole else np.flatnonzero((table.rank >= low) & (table.rank < high))
        # A stable sort of 16-bit numbers is a radix sort; more than 65,536 characters in one slice cannot be.
        rows = rows[np.argsort((table.rank[rows] - low).astype(np.uint16), kind="stable")]
        ends = np.concatenate(([0], np.cumsum(many[low:high])))
        for first, last in cut(many[low:high], _SLICE):
            yield rows[ends[first] : ends[last]]


def _sorted_bigrams(table: Columns, rows: NDArray[np.int64]) -> _Part:
    import numpy as np

    rows = rows[rows + 1 < len(table.rank)]
    rows = rows[table.text[rows] == table.text[rows + 1]]
    keys, rows = _sort(table.rank[rows].astype(np.int64) * len(table.alphabet) + table.rank[rows + 1], rows)
    document, zone, position = table.place(rows)
    new_key = _changes(keys)
    new_entry = new_key | _changes(document)
    new_zone = new_entry | _changes(zone)
    starts = np.flatnonzero(new_entry)
    flags = np.array((1, 4, 8), dtype=np.uint8)[zone]
    in_title = np.flatnonzero(zone == TITLE)
    ends_title = in_title[rows[in_title] + 2 == table.start[table.text[rows[in_title]] + 1]]
    flags[ends_title] = 3
    ranks = _ranks(zone, position, ends_title, starts)
    flags = np.bitwise_or.reduceat(flags, starts) if len(starts) else flags
    occurrences = np.diff(np.append(starts, len(rows)))
    heads = ZONE_KINDS * (occurrences - 1) + _kinds(flags)
    values = position + 1
    same = np.flatnonzero(~new_zone)
    values[same] = position[same] - position[same - 1]
    marked = np.flatnonzero(new_zone & ~new_entry)
    numbers = np.insert(values, marked, 0) if len(marked) else values
    codes, begins = encode_array(numbers)
    edges = np.append(starts, len(rows))
    return _part(keys, new_key, starts, document, ranks, heads, (codes, begins[edges + np.searchsorted(marked, edges)]))


def _kinds(flags: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The zones of an entry as a number from 0, see the module's docstring."""
    import numpy as np

    kinds = [4 * (2 if f & 2 else f & 1) + 2 * (f >> 2 & 1) + (f >> 3) - 1 for f in range(16)]
    return np.array(kinds)[flags]


def _sorted_characters(table: Columns, rows: NDArray[np.int64]) -> _Part:
    import numpy as np

    keys = table.rank[rows].astype(np.int64)
    document, zone, position = table.place(rows)
    new_key = _changes(keys)
    starts = np.flatnonzero(new_key | _changes(document))
    in_title = np.flatnonzero(zone == TITLE)
    whole = in_title[rows[in_title] + 1 == table.start[table.text[rows[in_title]] + 1]]
    ranks = _ranks(zone, position, whole, starts)
    return _part(keys, new_key, starts, document, ranks, ranks, None)


def _ranks(
    zone: NDArray[np.int8], position: NDArray[np.int32], ends_title: NDArray[np.int64], starts: NDArray[np.int64]
) -> NDArray[np.uint8]:
    """The best rank per entry; `ends_title` are the rows at the end of a title, `starts` the first row of each entry."""
    import numpy as np

    ranks = np.array((3, 2, 0), dtype=np.uint8)[zone]
    ranks += (zone == PROSE) & (position < EARLY)
    ranks[ends_title[position[ends_title] == 0]] = 4
    return np.maximum.reduceat(ranks, starts) if len(starts) else ranks


def _part(
    keys: NDArray[np.int64],
    new_key: NDArray[np.bool_],
    starts: NDArray[np.int64],
    document: NDArray[np.int32],
    ranks: NDArray[np.uint8],
    heads: NDArray[np.integer[Any]],
    positions: tuple[NDArray[np.uint8], NDArray[np.int64]] | None,
) -> _Part:
    import numpy as np

    owner = document[starts]
    opens = new_key[starts]
    gaps = owner.copy()
    gaps[1:] -= owner[:-1] + 1
    first = np.flatnonzero(opens)
    gaps[first] = owner[first]
    return _Part(
        keys=keys[starts[first]],
        counts=np.diff(np.concatenate((first, [len(starts)]))),
        documents=owner,
        ranks=ranks,
        gaps=encode_array(gaps),
        heads=encode_array(heads),
        positions=positions,
    )


def _sort(keys: NDArray[np.int64], rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Keys and rows by key, then row; both travel in one 64-bit number, which sorts several times faster than an index."""
    import numpy as np

    least = int(keys.min()) if len(keys) else 0
    both = (keys - least).astype(np.uint64) << np.uint64(31) | rows.astype(np.uint64)
    both.sort()
    return (both >> np.uint64(31)).astype(np.int64) + least, (both & np.uint64(0x7FFFFFFF)).astype(np.int64)


def _changes(values: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
    """True where a value differs from the one before; the first is True."""
    import numpy as np

    changed = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=changed[1:])
    return changed


def _join(table: Columns, parts: list[_Part], *, pairs: bool) -> Postings:
    import numpy as np

    def whole(arrays: list[NDArray[np.int64]]) -> NDArray[np.int64]:
        return np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64)

    keys = whole([part.keys for part in parts])
    width = max(len(table.alphabet), 1)
    return Postings(
        first=table.alphabet[keys // width if pairs else keys],
        second=table.alphabet[keys % width] if pairs else None,
        entries=np.concatenate(([0], np.cumsum(whole([part.counts for part in parts])))),
        documents=np.concatenate([part.documents for part in parts]) if parts else np.zeros(0, dtype=np.int32),
        ranks=np.concatenate([part.ranks for part in parts]) if parts else np.zeros(0, dtype=np.uint8),
        gaps=_stream([part.gaps for part in parts]),
        heads=_stream([part.heads for part in parts]),
        positions=_stream([part.positions for part in parts if part.positions is not None]) if pairs else None,
    )


def _stream(parts: list[tuple[NDArray[np.uint8], NDArray[np.int64]]]) -> Stream:
    import numpy as np

    codes = np.concatenate([codes for codes, _ in parts]) if parts else np.zeros(0, dtype=np.uint8)
    begins = [np.zeros(1, dtype=np.int64)]
    for _, part in parts:
        begins.append(part[1:] + begins[-1][-1])
    return Stream(codes, np.concatenate(begins))
