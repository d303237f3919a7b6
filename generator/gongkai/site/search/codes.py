"""Whole numbers as printable ASCII: one to five characters each, the same alphabet in Python, numpy and the browser's script.

The index travels inside classic scripts, so bytes must be characters of a JSON string. Base64 would blur the skew of
the numbers before gzip sees it; here a small number is one character and gzip's Huffman code does the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Printable ASCII without the two characters that JSON escapes.
ALPHABET = "".join(chr(c) for c in range(0x20, 0x7F) if chr(c) not in '"\\')
BASE = len(ALPHABET)
# Symbols 0–63 stand for themselves; the rest announce 1, 2, 3 or 4 further characters.
_LEADS = (64, 23, 4, 1, 1)
_FIRST_LEAD = tuple(sum(_LEADS[:k]) for k in range(5))
_STARTS = tuple(sum(_LEADS[j] * BASE**j for j in range(k)) for k in range(6))
LARGEST = _STARTS[5] - 1
_VALUE = {char: value for value, char in enumerate(ALPHABET)}


def encode(numbers: Iterable[int]) -> str:
    """The numbers (each 0 ≤ n ≤ LARGEST) one after the other as text; ValueError outside that range."""
    text: list[str] = []
    for number in numbers:
        if not 0 <= number <= LARGEST:
            raise ValueError(f"{number} is outside 0 … {LARGEST}")
        more = next(k for k in range(5) if number < _STARTS[k + 1])
        rest = number - _STARTS[more]
        digits = [ALPHABET[_FIRST_LEAD[more] + rest // BASE**more]]
        digits += [ALPHABET[rest // BASE**j % BASE] for j in range(more - 1, -1, -1)]
        text.append("".join(digits))
    return "".join(text)


def decode(text: str) -> Iterator[int]:
    """The numbers `encode` wrote, one by one."""
    at = 0
    while at < len(text):
        number, at = read(text, at)
        yield number


def read(text: str, at: int) -> tuple[int, int]:
    """The number that begins at `at`, and where the next one begins."""
    lead = _VALUE[text[at]]
    more = next(k for k in range(4, -1, -1) if lead >= _FIRST_LEAD[k])
    rest = lead - _FIRST_LEAD[more]
    for char in text[at + 1 : at + 1 + more]:
        rest = rest * BASE + _VALUE[char]
    return _STARTS[more] + rest, at + 1 + more


def zigzag(number: int) -> int:
    """A signed number as an unsigned one: 0, -1, 1, -2 … become 0, 1, 2, 3 …"""
    return number * 2 if number >= 0 else -number * 2 - 1


def unzigzag(number: int) -> int:
    """The signed number that `zigzag` made unsigned."""
    return -(number + 1) // 2 if number & 1 else number // 2


def encode_array(numbers: NDArray[np.integer[Any]]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The same code for a whole array: the ASCII bytes and where each number begins (one more entry than numbers)."""
    import numpy as np

    begins = np.arange(len(numbers) + 1, dtype=np.int64)
    longer = np.flatnonzero(numbers >= _STARTS[1])
    if len(longer):
        more = np.searchsorted(np.array(_STARTS[1:5]), numbers[longer], side="right")
        extra = np.zeros(len(numbers) + 1, dtype=np.int32)
        extra[longer + 1] = more
        begins += np.cumsum(extra)
    symbols = np.empty(int(begins[-1]), dtype=np.uint8)
    symbols[begins[:-1]] = np.minimum(numbers, _STARTS[1])
    for k in range(1, 5):
        at = longer[more == k] if len(longer) else longer
        if not len(at):
            continue
        rest = numbers[at].astype(np.uint32) - np.uint32(_STARTS[k])
        for j in range(k, 0, -1):
            rest, digit = np.divmod(rest, np.uint32(BASE))
            symbols[begins[at] + j] = digit
        symbols[begins[at]] = rest + np.uint32(_FIRST_LEAD[k])
    letters = np.frombuffer(ALPHABET.encode("ascii"), dtype=np.uint8)
    return letters[symbols], begins


def encode_list(numbers: Sequence[int] | NDArray[np.integer[Any]]) -> str:
    """`encode` for many numbers at once, several times as fast."""
    import numpy as np

    return encode_array(np.asarray(numbers, dtype=np.int64))[0].tobytes().decode("ascii")
