"""The postings as files: shards of neighbouring keys, and files of their own for the keys that are too large for one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongkai.site.search.codes import encode, encode_list
from gongkai.site.search.layout import HASH_BITS, Layout, base36, cut, split, spread_array
from gongkai.site.search.postings import Postings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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
