"""How the index is cut into files: the limits (Layout), and the shards as leaves of a trie over hashed characters.

A shard's place depends only on what lies in it, never on its neighbours: a changed record moves no boundary but that of a
shard which grew past its limit. The shape of the trie is one letter a node, so the browser needs no directory of names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HASH_BITS = 21
# Odd, so that the product modulo 2^21 meets each code point once; near 2^21 ÷ φ, so that neighbours land far apart.
_SPREAD = 1296111
LARGEST_FILE = 256 * 1024  # bytes of one posting file, before compression
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Layout:
    """Limits in bytes before compression, documents and folded characters."""

    leaf: int  # bytes: a shard of postings splits above this
    heavy: int  # bytes: a bigram with more than this gets files of its own, cut by document range
    part: int  # bytes: of positions in one such file
    list: int  # bytes: of documents in one such file, and in one for a single character
    block: int  # documents whose facets and dates share a file; a power of two
    page: int  # bytes: documents share a file up to this
    chunk: int  # folded characters of a text kept with its document; the rest goes to files of its own

    @classmethod
    def for_site(cls, documents: int) -> Layout:
        """The limits for a number of documents: files grow about with its cube root, so their number grows slower."""
        step = max(0, (documents // 1000).bit_length())
        return cls(
            leaf=round(5000 * 2 ** (step / 3)),
            heavy=round(16000 * 2 ** (step / 6)),
            part=32 * 1024,
            list=LARGEST_FILE // 2,
            block=512 << max(0, (step - 3) // 2),
            page=round(3500 * 2 ** (step / 6)),
            chunk=2000,
        )


def spread(code: int) -> int:
    """The hash of a code point, 0 … 2^21 − 1; no two code points share one."""
    return code * _SPREAD % (1 << HASH_BITS)


def spread_array(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """`spread` of a whole array."""
    return codes * _SPREAD % (1 << HASH_BITS)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One shard: its name and the half-open range of keys (in the order of their hashes) that lie in it."""

    name: str
    first: int
    last: int


def split(hashes: NDArray[np.int64], ends: NDArray[np.int64], bits: int, limit: int) -> tuple[str, list[Leaf]]:
    """The shape of the trie (preorder: s split, l leaf, e empty) and its leaves.

    `hashes` ascend and have `bits` bits; `ends[k]` is the size in bytes of the first k keys.
    """
    import numpy as np

    shape: list[str] = []
    leaves: list[Leaf] = []
    stack = [(0, len(hashes), 0, 0)]
    while stack:
        first, last, depth, prefix = stack.pop()
        if first == last:
            shape.append("e")
        elif ends[last] - ends[first] <= limit or last - first == 1:
            shape.append("l")
            leaves.append(Leaf(base36((1 << depth) | prefix), first, last))
        else:
            shape.append("s")
            middle = first + int(np.searchsorted(hashes[first:last], (prefix * 2 + 1) << (bits - depth - 1)))
            stack.append((middle, last, depth + 1, prefix * 2 + 1))
            stack.append((first, middle, depth + 1, prefix * 2))
    return "".join(shape), leaves


def find(shape: str, key: int, bits: int) -> str:
    """The name of the leaf in which a hashed key would lie; "" where nothing lies."""
    at = depth = 0
    while shape[at] == "s":
        at += 1
        if key >> (bits - depth - 1) & 1:
            at = _after(shape, at)
        depth += 1
    return base36((1 << depth) | key >> (bits - depth)) if shape[at] == "l" else ""


def _after(shape: str, at: int) -> int:
    """Where the subtree that begins at `at` has ended."""
    wanted = 1
    while wanted:
        wanted += 1 if shape[at] == "s" else -1
        at += 1
    return at


def cut(sizes: NDArray[np.int64], limit: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges of neighbours whose sizes add up to at most `limit` bytes, or of one that is larger alone."""
    import numpy as np

    ends = np.concatenate(([0], np.cumsum(sizes)))
    first = 0
    while first < len(sizes):
        last = max(first + 1, int(np.searchsorted(ends, ends[first] + limit, side="right")) - 1)
        yield first, last
        first = last


def base36(number: int) -> str:
    """A whole number in digits and small letters."""
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text or "0"
