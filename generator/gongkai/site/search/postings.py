"""Where every character and every pair of neighbours stands: the postings, sorted, coded as text and cut into files.

Three streams of numbers (codes.py) per bigram, documents ascending:
  gaps       documents between this one and the one before (the first: its number)
  heads      11 × (occurrences − 1) + zones, zones = 4 × (1 in the title, 2 also ends it) + 2 × in the keys + in the prose − 1
  positions  per zone the first position + 1, then the distance to each next one; 0 before the first of a further zone
and two per single character: gaps, and its rank there (0 prose, 1 early prose, 2 keys, 3 title, 4 the whole title).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.site.search.codes import encode, encode_array, encode_list
from gongkai.site.search.columns import PROSE, TITLE, Columns
from gongkai.site.search.layout import HASH_BITS, Layout, base36, cut, split, spread_array

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


def posting_files(postings: Postings, folder: str, layout: Layout) -> tuple[str, Iterator[tuple[str, bytes]]]:
    """The shape of the trie and the shards `folder/<leaf>`, with `folder/<code points>-…` for the keys that are too large.

    A shard is a call with four texts: keys, gaps, heads, positions. Keys: a first character and the number of its second
    ones, then per second one itself and the number of its entries (0: it has files of its own; then the number of
    entries, of files, and where each file's documents begin). Single characters come without second ones.
    """
    import numpy as np

    entries = postings.entries
    sizes = postings.bytes_of(entries[:-1], entries[1:])
    bits = HASH_BITS
    hashes = spread_array(postings.first)
    if postings.second is not None:
        hashes, bits = hashes << HASH_BITS | spread_array(postings.second), 2 * HASH_BITS
    heavy = sizes > (layout.heavy if postings.positions is not None else layout.list)
    ends = np.concatenate(([0], np.cumsum(np.where(heavy, 0, sizes) + 5)))
    shape, leaves = split(hashes, ends, bits, layout.leaf)

    def files() -> Iterator[tuple[str, bytes]]:
        for leaf in leaves:
            keys, own = _keys(postings, leaf.first, leaf.last, heavy, layout)
            light = [k for k in range(leaf.first, leaf.last) if not heavy[k]]
            texts = [keys, *_texts(postings, light)]
            yield call(f"{folder}/{leaf.name}", texts)
            for key in own:
                yield from _own_files(postings, folder, key, layout)

    return shape, files()


def _texts(postings: Postings, keys: list[int]) -> list[str]:
    """Gaps, heads and positions of the keys, neighbours taken together."""
    texts = [""] * (2 if postings.positions is None else 3)
    for first, last in _runs(keys):
        low, high = int(postings.entries[first]), int(postings.entries[last])
        texts[0] += postings.gaps.text(low, high)
        texts[1] += postings.heads.text(low, high)
        if postings.positions is not None:
            texts[2] += postings.positions.text(low, high)
    return texts


def _runs(keys: list[int]) -> Iterator[tuple[int, int]]:
    """Half-open runs of neighbouring numbers in an ascending list."""
    start = 0
    for k in range(1, len(keys) + 1):
        if k == len(keys) or keys[k] != keys[k - 1] + 1:
            yield keys[start], keys[k - 1] + 1
            start = k


def _keys(postings: Postings, first: int, last: int, heavy: NDArray[np.bool_], layout: Layout) -> tuple[str, list[int]]:
    """The text of a shard's keys, and those among them that have files of their own."""
    counts = (postings.entries[first + 1 : last + 1] - postings.entries[first:last]).tolist()
    firsts = postings.first[first:last].tolist()
    seconds = None if postings.second is None else postings.second[first:last].tolist()
    text: list[str] = []
    own: list[int] = []
    for k, code in enumerate(firsts):
        if seconds is not None:
            if not k or firsts[k - 1] != code:
                same = k
                while same < len(firsts) and firsts[same] == code:
                    same += 1
                text += (chr(code), encode((same - k,)))
            text.append(chr(seconds[k]))
        else:
            text.append(chr(code))
        if heavy[first + k]:
            starts = [int(postings.documents[low]) for low, _ in _lists(postings, first + k, layout)]
            steps = (here - before for before, here in zip([0, *starts], starts, strict=False))
            text.append(encode((0, counts[k], len(starts), *steps)))
            own.append(first + k)
        else:
            text.append(encode((counts[k],)))
    return "".join(text), own


def _lists(postings: Postings, key: int, layout: Layout) -> list[tuple[int, int]]:
    """Half-open ranges of a large key's entries, one per file of its documents."""
    import numpy as np

    low, high = int(postings.entries[key]), int(postings.entries[key + 1])
    sizes = np.diff(postings.gaps.begins[low : high + 1]) + np.diff(postings.heads.begins[low : high + 1]) + 1
    return [(low + first, low + last) for first, last in cut(sizes, layout.list)]


def _own_files(postings: Postings, folder: str, key: int, layout: Layout) -> Iterator[tuple[str, bytes]]:
    """`…-<first document>`: gaps (from it), heads, ranks, entries per part; `…-p<first document>`: a part's positions."""
    import numpy as np

    name = f"{folder}/{postings.first[key]:x}"
    if postings.second is not None:
        name += f"-{postings.second[key]:x}"
    for low, high in _lists(postings, key, layout):
        start = int(postings.documents[low])
        gaps = encode((0,)) + postings.gaps.text(low + 1, high)
        texts = [gaps, postings.heads.text(low, high)]
        if postings.positions is not None:
            bounds = postings.positions.begins[low : high + 1]
            parts = [(low + first, low + last) for first, last in cut(np.diff(bounds), layout.part)]
            texts += [encode_list(postings.ranks[low:high]), encode(last - first for first, last in parts)]
            for first, last in parts:
                own = postings.positions.text(first, last)
                yield call(f"{name}-p{base36(int(postings.documents[first]))}", [own])
        yield call(f"{name}-{base36(start)}", texts)


def call(name: str, payload: object) -> tuple[str, bytes]:
    """One index file: a classic script that hands its payload to the page, since nothing else can be read on file://."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return f"{name}.js", f'gongkaiSearch("{name}",{text});\n'.encode("utf-8", "replace")
