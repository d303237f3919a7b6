"""Builds the search index: documents in, small classic scripts out, the same bytes for the same documents in any order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.site.search.columns import PROSE, Columns, columns
from gongkai.site.search.documents import SearchDocument, Synonyms, stop_phrases
from gongkai.site.search.fold import browser_table, fold
from gongkai.site.search.layout import Layout
from gongkai.site.search.postings import postings
from gongkai.site.search.shards import call, posting_files
from gongkai.site.search.store import Labels, store_files, whole_weight
from gongkai.site.search.words import WORDS

FORMAT = 1
# Bytes of titles in the start file: what can be suggested before anything else is loaded.
_TITLES = 3000


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What was written: files, their bytes before compression, documents in the index."""

    files: int
    bytes: int
    documents: int


def build_index(
    documents: Iterable[SearchDocument], synonyms: Synonyms, layout: Layout | None = None
) -> dict[str, bytes]:
    """All files of the index by name, relative to its folder; pure and independent of the order of the documents."""
    return dict(index_files(_in_order(documents), synonyms, layout))


def write_index(documents: Iterable[SearchDocument], synonyms: Synonyms, out: Path) -> IndexReport:
    """Write the index into the folder `out` (made if absent); OSError when that is impossible."""
    ordered = _in_order(documents)
    folders: set[Path] = set()
    files = size = 0
    for name, content in index_files(ordered, synonyms):
        path = out / name
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(content)
        files += 1
        size += len(content)
    return IndexReport(files, size, len(ordered))


def _in_order(documents: Iterable[SearchDocument]) -> list[SearchDocument]:
    """By address: what a folder holds stays together, and an edit of a record moves nothing."""
    return sorted(documents, key=lambda document: (document.url, document.anchor, document.title, document.body))


def index_files(
    documents: Sequence[SearchDocument], synonyms: Synonyms, layout: Layout | None = None
) -> Iterator[tuple[str, bytes]]:
    """The files one by one, for documents already in order; `start.js` comes last, since its version covers the others."""
    layout = layout or Layout.for_site(len(documents))
    version = hashlib.sha256()
    labels = Labels(documents)
    table = columns(documents)
    shapes: list[str] = []

    def parts() -> Iterator[tuple[str, bytes]]:
        for found, folder in zip(postings(table), "pc", strict=True):
            shape, files = posting_files(found, folder, layout)
            shapes.append(shape)
            yield from files
        yield from store_files(documents, layout, labels, _long(table, layout.chunk))
        yield call("fold", browser_table(frozenset(map(chr, table.alphabet.tolist()))))
        yield call("words", WORDS)

    for name, content in parts():
        version.update(hashlib.sha256(name.encode() + content).digest())
        yield name, content
    start = {
        "format": FORMAT,
        "documents": len(documents),
        "block": layout.block,
        "chunk": layout.chunk,
        "pairs": shapes[0],
        "characters": shapes[1],
        **labels.payload(),
        "stop": " ".join(stop_phrases()),
        "synonyms": [[_folded(say), _folded(mean), list(say), list(mean)] for say, mean in synonyms.groups],
        "titles": _titles(documents),
    }
    version.update(repr(start).encode("utf-8", "replace"))
    yield call("start", {"version": version.hexdigest()[:10], **start})


def _folded(words: tuple[str, ...]) -> list[str]:
    return [fold(word) for word in words]


def _long(table: Columns, chunk: int) -> dict[int, int]:
    """Folded lengths of the bodies that are longer than a chunk, by document: the body is its document's last text."""
    lengths = table.start[1:] - table.start[:-1]
    return {
        int(table.document[text]): int(lengths[text])
        for text in ((table.zone == PROSE) & (lengths > chunk)).nonzero()[0].tolist()
        if text + 1 == len(table.document) or table.document[text + 1] != table.document[text]
    }


def _titles(documents: Sequence[SearchDocument]) -> list[str]:
    """Titles of the weightiest documents in force, up to a few thousand bytes, for suggestions."""
    gone = ("repealed", "expired", "withdrawn")
    best = sorted(range(len(documents)), key=lambda k: (-whole_weight(documents[k].weight), k))
    titles: dict[str, None] = {}
    room = _TITLES
    for k in best:
        title = documents[k].title
        if documents[k].status in gone or not title or title in titles:
            continue
        room -= len(title.encode("utf-8", "replace")) + 3
        if room < 0:
            break
        titles[title] = None
    return list(titles)
