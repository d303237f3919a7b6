"""What is shown of the documents: blocks (facets and dates of a range of documents) and pages (their texts, for excerpts)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gongkai.site.search.codes import encode_list, zigzag
from gongkai.site.search.documents import SearchDocument
from gongkai.site.search.fold import folded_lengths
from gongkai.site.search.layout import Layout, base36
from gongkai.site.search.shards import call

# Characters of the next piece that a piece of a long text repeats, so that an excerpt at its end has something to show.
OVERLAP = 240
_EPOCH = date(1970, 1, 1).toordinal()


class Labels:
    """Texts that many documents share, numbered in their own order, so that a new document renumbers few."""

    def __init__(self, documents: Sequence[SearchDocument]) -> None:
        self.types = sorted({self._type(document) for document in documents})
        self.categories = sorted({document.category for document in documents})
        self.offices = sorted({document.office for document in documents})
        self.statuses = sorted({document.status for document in documents})
        self._number: list[dict[object, int]] = [
            {key: number for number, key in enumerate(keys)}
            for keys in (self.types, self.categories, self.offices, self.statuses)
        ]

    @staticmethod
    def _type(document: SearchDocument) -> tuple[str, str, int]:
        return (document.type, document.type_label, whole_weight(document.weight))

    def kind(self, document: SearchDocument) -> tuple[int, int, int, int, int]:
        """Numbers of the document's type, category, office and status, and its year."""
        types, categories, offices, statuses = self._number
        return (
            types[self._type(document)],
            categories[document.category],
            offices[document.office],
            statuses[document.status],
            document.year,
        )

    def payload(self) -> dict[str, object]:
        """The lists for the start file."""
        return {
            "types": [list(key) for key in self.types],
            "categories": self.categories,
            "offices": self.offices,
            "statuses": self.statuses,
        }


def whole_weight(weight: float) -> int:
    """A type's weight in thousandths, so that Python and the browser multiply the same whole numbers."""
    return max(1, round(weight * 1000))


def days(iso: str) -> int:
    """Days since 1 January 1970 of an ISO date (a time after it is left out); 0 for none or an unreadable one."""
    try:
        return max(0, date.fromisoformat(iso[:10]).toordinal() - _EPOCH)
    except ValueError:
        return 0


def store_files(
    documents: Sequence[SearchDocument], layout: Layout, labels: Labels, long: Mapping[int, int]
) -> Iterator[tuple[str, bytes]]:
    """Blocks `b/<number>` and pages `d/<first document>`, `d/<document>-<piece>`.

    `long` gives the folded length of the bodies longer than `layout.chunk`. A block's payload: its kinds (numbers of
    type, category, office, status; year), the kind of each document, the days between its dates (zigzag), documents per page.
    """
    for block in range(0, len(documents), layout.block):
        kinds: dict[tuple[int, int, int, int, int], int] = {}
        which: list[int] = []
        dates: list[int] = []
        before = 0
        entries: list[str] = []
        for number in range(block, min(block + layout.block, len(documents))):
            document = documents[number]
            kind = labels.kind(document)
            which.append(kinds.setdefault(kind, len(kinds)))
            today = days(document.date)
            dates.append(zigzag(today - before))
            before = today
            pieces = [document.body] if number not in long else _pieces(document.body, long[number], layout.chunk)
            entries.append(_entry(document, pieces))
            for piece, text in enumerate(pieces[1:], 1):
                yield call(f"d/{base36(number)}-{piece}", text)
        pages = _pages([len(entry.encode("utf-8", "replace")) for entry in entries], layout.page)
        at = 0
        for count in pages:
            name = f"d/{base36(block + at)}"
            text = f'gongkaiSearch("{name}",[{",".join(entries[at : at + count])}]);\n'
            yield f"{name}.js", text.encode("utf-8", "replace")
            at += count
        streams = [encode_list(which), encode_list(dates), encode_list([count - 1 for count in pages])]
        yield call(f"b/{base36(block // layout.block)}", [[list(kind) for kind in kinds], *streams])


def _entry(document: SearchDocument, pieces: list[str]) -> str:
    """One document as JSON; the last item is 1 where the summary stands before the body in the index, by itself."""
    value = [
        document.url,
        document.anchor,
        document.title,
        document.facts,
        document.summary,
        list(document.numbers),
        list(document.aliases),
        list(document.tags),
        pieces[0],
        len(pieces) - 1,
        len(document.prose) - 1,
    ]
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _pieces(body: str, length: int, chunk: int) -> list[str]:
    """A long body in pieces of `chunk` folded characters, each with the beginning of the next."""
    before = folded_lengths(body)

    def place(folded: int) -> int:
        """The index of the character that the folded character comes from."""
        return int(before.searchsorted(folded, side="right")) - 1

    cuts = range(chunk, length, chunk)
    starts = [0, *map(place, cuts)]
    ends = [*(place(cut + OVERLAP) if cut + OVERLAP < length else len(body) for cut in cuts), len(body)]
    return [body[start:end] for start, end in zip(starts, ends, strict=True)]


def _pages(sizes: list[int], limit: int) -> list[int]:
    """How many documents each page holds: halves of halves, until a page is small enough or holds one document.

    Where a page ends depends only on what lies in it, so one longer document never moves all pages after it.
    """
    counts: list[int] = []
    width = 1
    while width < len(sizes):
        width *= 2
    stack = [(0, width)]
    while stack:
        first, width = stack.pop()
        last = min(first + width, len(sizes))
        if last <= first:
            continue
        if last - first == 1 or sum(sizes[first:last]) <= limit:
            counts.append(last - first)
        else:
            stack += [(first + width // 2, width // 2), (first, width // 2)]
    return counts
