"""The texts of all documents as numpy columns: one row per folded character, and which text, document and zone it is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.site.search.documents import SearchDocument
from gongkai.site.search.fold import fold_array
from gongkai.site.search.layout import spread_array

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE, KEYS, PROSE = range(3)
# Texts are folded this many characters at a time, which bounds memory and keeps the columns in the processor's cache.
_BATCH = 1_000_000


@dataclass(frozen=True, slots=True)
class Columns:
    """All folded characters of all texts, one text after the other, documents in order.

    A position counts folded characters from the start of its zone; the texts of one zone lie one apart, so that nothing
    is found across two of them.
    """

    rank: NDArray[np.int32]  # per character: its place in `alphabet`
    text: NDArray[np.int32]  # per character: the number of its text
    alphabet: NDArray[np.int64]  # code points in the order of their hashes
    start: NDArray[np.int64]  # per text: the row of its first character; one more entry at the end
    document: NDArray[np.int32]  # per text
    zone: NDArray[np.int8]  # per text: TITLE, KEYS or PROSE
    base: NDArray[np.int32]  # per text: the position of its first character

    def place(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int8], NDArray[np.int32]]:
        """Document, zone and position of the given rows."""
        text = self.text[rows]
        return self.document[text], self.zone[text], self.base[text] + (rows - self.start[text]).astype(self.base.dtype)


def columns(documents: Sequence[SearchDocument]) -> Columns:
    """The columns of the documents in the order given."""
    import numpy as np

    folded: list[NDArray[np.int32]] = []
    lengths: list[NDArray[np.int64]] = []
    owners: list[int] = []
    zones: list[int] = []
    batch: list[str] = []
    size = 0
    for number, document in enumerate(documents):
        keys, prose = document.keys, document.prose
        batch += (document.title, *keys, *prose)
        owners += [number] * (1 + len(keys) + len(prose))
        zones += (TITLE, *(KEYS,) * len(keys), *(PROSE,) * len(prose))
        size += len(document.body) + 200
        if size > _BATCH or number == len(documents) - 1:
            codes, starts = fold_array(batch)
            folded.append(codes)
            lengths.append(np.diff(starts))
            batch, size = [], 0
    code = np.concatenate(folded) if folded else np.zeros(0, dtype=np.int32)
    length = np.concatenate(lengths) if lengths else np.zeros(0, dtype=np.int64)
    start = np.concatenate(([0], np.cumsum(length)))
    owner, zone = np.array(owners, dtype=np.int64), np.array(zones, dtype=np.int64)
    present = np.flatnonzero(np.bincount(code, minlength=1)) if len(code) else np.zeros(0, dtype=np.int64)
    alphabet = present[np.argsort(spread_array(present))]
    place = np.zeros(0x110000, dtype=np.int32)
    place[alphabet] = np.arange(len(alphabet))
    return Columns(
        rank=place[code],
        text=np.repeat(np.arange(len(length), dtype=np.int32), length),
        alphabet=alphabet,
        start=start,
        document=owner.astype(np.int32),
        zone=zone.astype(np.int8),
        base=_bases(length, owner * 3 + zone).astype(np.int32),
    )


def _bases(length: NDArray[np.int64], group: NDArray[np.int64]) -> NDArray[np.int64]:
    """Per text, the position of its first character in its group (document and zone): one more than those before it."""
    import numpy as np

    before = np.concatenate(([0], np.cumsum(length + 1)[:-1])) if len(length) else length
    first = np.flatnonzero(np.concatenate(([True], group[1:] != group[:-1]))) if len(length) else length
    counts = np.diff(np.concatenate((first, [len(length)])))
    within: NDArray[np.int64] = before - np.repeat(before[first], counts)
    return within
