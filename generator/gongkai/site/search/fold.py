"""The one fold of search: NFKC, lower case, Traditional → Simplified, and letters and digits only, in Python and the browser.

国办发[2016]80号, 國辦發〔2016〕80號 and 国办发２０１６８０号 all fold to 国办发201680号. Folding goes character by character by
the committed fold_table.json, so nothing depends on the Unicode edition of a Python or a browser, the fold of a joined
text is the joined folds, and a place in the folded text can be led back to the original.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.site.search.codes import decode, encode, unzigzag, zigzag

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TABLE = Path(__file__).with_name("fold_table.json")
# Written out, because Python and the browser do not mean the same by \\s.
SPACES = re.compile("[\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+")


def fold(text: str) -> str:
    """The folded text; idempotent."""
    return text.translate(_table())


def fold_map(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the index in `text` of the character it came from."""
    table = _table()
    folded: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        part = table[ord(char)]
        folded.append(part)
        origin.extend([index] * len(part))
    return "".join(folded), origin


def fold_words(query: str) -> tuple[str, ...]:
    """The folded words of a query: spaces separate them, words that fold to nothing are left out, repeats too."""
    return tuple(dict.fromkeys(word for word in map(fold, SPACES.split(query)) if word))


class _Table(dict[int, str]):
    """Code point → folded text for `str.translate`; characters outside the table are added as they are met."""

    def __init__(self, changed: dict[int, str], dropped: tuple[tuple[int, int], ...]) -> None:
        super().__init__(changed)
        self.changed = changed
        self.dropped = dropped
        self._starts = [first for first, _ in dropped]

    def __missing__(self, code: int) -> str:
        run = bisect_right(self._starts, code) - 1
        folded = "" if run >= 0 and code <= self.dropped[run][1] else chr(code)
        self[code] = folded
        return folded


@cache
def _table() -> _Table:
    stored = json.loads(TABLE.read_text(encoding="utf-8"))
    changed: dict[int, str] = {}
    numbers = decode(stored["shift"])
    end = target = 0
    for head in numbers:
        first = end + head // 2
        length = next(numbers) + 2 if head & 1 else 1
        target += unzigzag(next(numbers))
        changed.update((first + k, chr(target + k)) for k in range(length))
        end, target = first + length, target + length - 1
    changed.update((ord(part[0]), part[1:]) for part in stored["many"].split(" ") if part)
    numbers = decode(stored["drop"])
    dropped: list[tuple[int, int]] = []
    end = 0
    for gap in numbers:
        first = end + gap
        end = first + next(numbers) + 1
        dropped.append((first, end - 1))
    return _Table(changed, tuple(dropped))


def browser_table(alphabet: frozenset[str] | None = None) -> dict[str, str]:
    """The table for the browser's script, cut to what can be found: characters that fold into `alphabet` (None: all).

    A character that folds to something no document contains may as well stay as it is: neither form is in the index.
    """
    table = _table()
    gaps: list[int] = []
    targets: list[int] = []
    many: list[str] = []
    runs: list[list[int]] = []
    for code, folded in sorted(table.changed.items()):
        if alphabet is not None and not alphabet.issuperset(folded):
            continue
        if len(folded) > 1:
            many.append(chr(code) + folded)
        elif runs and runs[-1][0] + runs[-1][1] == code and runs[-1][2] + runs[-1][1] == ord(folded):
            runs[-1][1] += 1
        else:
            runs.append([code, 1, ord(folded)])
    end = target = 0
    for first, length, to in runs:
        gaps.append((first - end) * 2 + (length > 1))
        if length > 1:
            gaps.append(length - 2)
        targets.append(zigzag(to - target))
        end, target = first + length, to + length - 1
    edges = [edge for first, last in table.dropped for edge in (first, last + 1)]
    drop = [edges[0], *(later - earlier for earlier, later in pairwise(edges))]
    return {"drop": encode(drop), "gaps": encode(gaps), "targets": encode(targets), "many": " ".join(many)}


@cache
def _lookup() -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int32]]:
    """Per code point: what it folds to, −1 for nothing, −2 − k for the k-th longer text; their bounds and characters."""
    import numpy as np

    table = _table()
    one = np.arange(0x110000, dtype=np.int32)
    for first, last in table.dropped:
        one[first : last + 1] = -1
    longer: list[str] = []
    for code, folded in table.changed.items():
        if len(folded) == 1:
            one[code] = ord(folded)
        else:
            one[code] = -2 - len(longer)
            longer.append(folded)
    bounds = np.cumsum([0, *map(len, longer)], dtype=np.int64)
    return one, bounds, np.array([ord(char) for text in longer for char in text], dtype=np.int32)


def fold_array(texts: list[str]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """All the texts folded into one array of code points, and where each begins in it (one more entry than texts)."""
    import numpy as np

    one, bounds, longer = _lookup()
    folded = one[np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)]
    ends = np.cumsum([0, *map(len, texts)], dtype=np.int64)
    special = np.flatnonzero(folded < -1)
    which = -2 - folded[special]
    folded[special] = longer[bounds[which]]
    kept = np.flatnonzero(folded >= 0)
    starts = np.searchsorted(kept, ends)
    folded = folded[kept]
    # The longer texts are rare: their first characters are in place, the others are pushed in behind.
    at, added = np.searchsorted(kept, special) + 1, bounds[which + 1] - bounds[which] - 1
    rest = [longer[bounds[k] + 1 : bounds[k + 1]] for k in which.tolist()]
    if rest:
        folded = np.insert(folded, np.repeat(at, added), np.concatenate(rest))
        starts += np.concatenate(([0], np.cumsum(added)))[np.searchsorted(special, ends)]
    return folded, starts


def folded_lengths(text: str) -> NDArray[np.int64]:
    """How many folded characters come from the first 0, 1, 2 … characters of the text."""
    import numpy as np

    one, bounds, _ = _lookup()
    folded = one[np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)]
    lengths = (folded >= 0).astype(np.int64)
    special = np.flatnonzero(folded < -1)
    lengths[special] = np.diff(bounds)[-2 - folded[special]]
    return np.concatenate(([0], np.cumsum(lengths)))
