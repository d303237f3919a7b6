"""The exact half of the browser's search, in Python over the same files: what matches, how it ranks, which files it takes.

A twin of theme/assets/search-core.js. A document is a hit if and only if each folded word of the query occurs in one of its
folded texts. Order: title > number, tag, alias, office > early prose > prose, times the weight of the type; then in force
before repealed; then the later date.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from gongkai.site.search.codes import decode, read, unzigzag
from gongkai.site.search.fold import fold_words
from gongkai.site.search.layout import HASH_BITS, base36, find, spread
from gongkai.site.search.postings import EARLY, ZONE_KINDS

# Scores of a word by where it stands best; a title that is the whole query comes before titles that contain it.
WHOLE_TITLE, IN_TITLE, IN_KEYS, IN_EARLY, IN_PROSE = 16, 8, 4, 2, 1
SCORES = (IN_PROSE, IN_EARLY, IN_KEYS, IN_TITLE, WHOLE_TITLE)
GONE = frozenset({"repealed", "expired", "withdrawn"})
# Positions of one document as single numbers: zone × _ZONE + position, so that no two zones ever touch.
_ZONE = 1 << 28


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that contains the query."""

    document: int
    score: int
    url: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class _Entries:
    """The entries of one bigram: documents ascending, per document its kind of zones and its positions ascending."""

    documents: list[int]
    kinds: list[int]
    positions: list[list[int]]
    ranks: list[int]  # only of a bigram with files of its own


@dataclass(frozen=True, slots=True)
class _Block:
    """Facets and dates of a range of documents, and the first document of each page of texts."""

    kinds: list[list[int]]
    which: list[int]
    days: list[int]
    pages: list[int]


class SearchIndex:
    """A reader of the files `build_index` made; `used` collects the names of the files it needed, in order."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._loaded: dict[str, Any] = {}
        self._blocks: dict[int, _Block] = {}
        self.used: list[str] = []

    def _load(self, name: str) -> Any:
        if name not in self._loaded:
            self.used.append(f"{name}.js")
            text = self._files[f"{name}.js"].decode("utf-8")
            self._loaded[name] = json.loads(text[text.index(",") + 1 : text.rindex(")")])
        return self._loaded[name]

    @cached_property
    def start(self) -> dict[str, Any]:
        """The start file: sizes, the shapes of the tries, labels, synonyms."""
        self._load("fold")
        loaded: dict[str, Any] = self._load("start")
        return loaded

    def search(self, query: str) -> list[Hit]:
        """The hits of a query, best first; none for a query without a letter or digit."""
        words = fold_words(query)
        if not words:
            return []
        scores = self.scores(words[0])
        for word in words[1:]:
            if not scores:
                break
            also = self.scores(word)
            scores = {document: score + also[document] for document, score in scores.items() if document in also}
        facts = {document: self._facts(document) for document in scores}
        order = sorted(scores, key=lambda d: (-scores[d] * facts[d][0], facts[d][1], -facts[d][2], d))
        return [Hit(document, scores[document] * facts[document][0], *self.names(document)) for document in order]

    def scores(self, word: str) -> dict[int, int]:
        """Documents one of whose folded texts contains the folded word, with the score of the best place."""
        if len(word) == 1:
            return {document: SCORES[head] for document, head in self._character(word)}
        offsets = [*range(0, len(word) - 1, 2)]
        if offsets[-1] != len(word) - 2:
            offsets.append(len(word) - 2)
        lists: list[tuple[int, _Entries]] = []
        for offset in offsets:
            entries = self._bigram(word[offset : offset + 2])
            if not entries.documents:
                return {}
            lists.append((offset, entries))
        last = lists[-1][1]
        if len(word) == 2 and last.ranks:
            return {d: SCORES[rank] for d, rank in zip(last.documents, last.ranks, strict=True)}
        ends = {d: k % ZONE_KINDS + 1 >= 8 for d, k in zip(last.documents, last.kinds, strict=True)}
        places: dict[int, set[int]] = {}
        for number, (offset, entries) in enumerate(sorted(lists, key=lambda item: len(item[1].documents))):
            here = {
                document: {position - offset for position in positions}
                for document, positions in zip(entries.documents, entries.positions, strict=True)
                if not number or document in places
            }
            places = here if not number else {d: both for d in here if (both := here[d] & places[d])}
        scores: dict[int, int] = {}
        for document, starts in places.items():
            best = min(starts)
            if best >= 2 * _ZONE:
                scores[document] = IN_EARLY if best - 2 * _ZONE < EARLY else IN_PROSE
            elif best >= _ZONE:
                scores[document] = IN_KEYS
            else:
                final = ends[document] and best == 0 and self._ends_at(last, document) == len(word) - 2
                scores[document] = WHOLE_TITLE if final else IN_TITLE
        return scores

    @staticmethod
    def _ends_at(entries: _Entries, document: int) -> int:
        """The last position in the title."""
        return max(p for p in entries.positions[entries.documents.index(document)] if p < _ZONE)

    def names(self, document: int) -> tuple[str, str, str]:
        """Address, anchor and title of a document."""
        entry = self.entry(document)
        return entry[0], entry[1], entry[2]

    def entry(self, document: int) -> list[Any]:
        """What is stored of a document, as `store.py` wrote it."""
        pages = self._block(document).pages
        page = pages[bisect_right(pages, document) - 1]
        entry: list[Any] = self._load(f"d/{base36(page)}")[document - page]
        return entry

    def _block(self, document: int) -> _Block:
        number = document // self.start["block"]
        if number not in self._blocks:
            kinds, which, dates, counts = self._load(f"b/{base36(number)}")
            days = list(accumulate(map(unzigzag, decode(dates))))
            pages = list(accumulate((count + 1 for count in decode(counts)), initial=number * self.start["block"]))
            self._blocks[number] = _Block(kinds, list(decode(which)), days, pages)
        return self._blocks[number]

    def _facts(self, document: int) -> tuple[int, int, int]:
        """Weight in thousandths, 1 if no longer in force, day of the date."""
        block, local = self._block(document), document % self.start["block"]
        kind = block.kinds[block.which[local]]
        return self.start["types"][kind[0]][2], int(self.start["statuses"][kind[3]] in GONE), block.days[local]

    def _character(self, char: str) -> Iterator[tuple[int, int]]:
        leaf = find(self.start["characters"], spread(ord(char)), HASH_BITS)
        if not leaf:
            return
        keys, gaps, heads = self._load(f"c/{leaf}")
        found = _locate(keys, char, "")
        if found is None:
            return
        if found.files:
            for first in found.files:
                own = self._load(f"c/{ord(char):x}-{base36(first)}")
                yield from zip(_documents(list(decode(own[0])), first), decode(own[1]), strict=True)
        else:
            span = slice(found.entry, found.entry + found.count)
            yield from zip(_documents(list(decode(gaps))[span]), list(decode(heads))[span], strict=True)

    def _bigram(self, pair: str) -> _Entries:
        first, second = map(ord, pair)
        leaf = find(self.start["pairs"], spread(first) << HASH_BITS | spread(second), 2 * HASH_BITS)
        found = _locate((loaded := self._load(f"p/{leaf}"))[0], pair[0], pair[1]) if leaf else None
        if found is None:
            return _Entries([], [], [], [])
        if not found.files:
            gaps, heads = (list(decode(loaded[k]))[found.entry : found.entry + found.count] for k in (1, 2))
            numbers = decode(loaded[3])
            for head in list(decode(loaded[2]))[: found.entry]:
                _positions(head, numbers)
            return _Entries(_documents(gaps), heads, [_positions(head, numbers) for head in heads], [])
        whole = _Entries([], [], [], [])
        for start in found.files:
            gaps_text, heads_text, ranks, parts = self._load(f"p/{first:x}-{second:x}-{base36(start)}")
            documents, heads = _documents(list(decode(gaps_text)), start), list(decode(heads_text))
            whole.documents.extend(documents)
            whole.kinds.extend(heads)
            whole.ranks.extend(decode(ranks))
            at = 0
            for count in decode(parts):
                numbers = decode(self._load(f"p/{first:x}-{second:x}-p{base36(documents[at])}")[0])
                whole.positions.extend(_positions(head, numbers) for head in heads[at : at + count])
                at += count
        return whole


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the entries of a key are: so many from `entry` on in its shard, or in files that begin at these documents."""

    entry: int
    count: int
    files: tuple[int, ...]


def _locate(keys: str, first: str, second: str) -> _Found | None:
    at = entry = 0
    while at < len(keys):
        head = keys[at]
        at += 1
        many = 1
        if second:
            many, at = read(keys, at)
        for _ in range(many):
            tail = keys[at] if second else ""
            at += len(tail)
            count, at = read(keys, at)
            files: list[int] = []
            own = not count
            if own:
                count, at = read(keys, at)
                number, at = read(keys, at)
                for _ in range(number):
                    step, at = read(keys, at)
                    files.append(step + (files[-1] if files else 0))
            if head == first and tail == second:
                return _Found(entry, count, tuple(files))
            entry += 0 if own else count
    return None


def _documents(gaps: Sequence[int], first: int = 0) -> list[int]:
    documents: list[int] = []
    for gap in gaps:
        documents.append(documents[-1] + 1 + gap if documents else first + gap)
    return documents


def _positions(head: int, numbers: Iterator[int]) -> list[int]:
    """The next entry's positions, as zone × _ZONE + position."""
    occurrences, kind = divmod(head, ZONE_KINDS)
    kind += 1
    zones = [zone for zone, there in enumerate((kind >= 4, kind & 2, kind & 1)) if there]
    positions: list[int] = []
    at, zone = -1, zones.pop(0) * _ZONE
    for _ in range(occurrences + 1):
        number = next(numbers)
        if not number:
            at, zone = -1, zones.pop(0) * _ZONE
            number = next(numbers)
        at += number
        positions.append(zone + at)
    return positions
