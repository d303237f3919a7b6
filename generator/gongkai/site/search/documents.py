"""What the search index is built from: SearchDocument (one thing that can be found) and Synonyms (other words for it)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gongkai.site.search.fold import fold

STOP_PHRASES = Path(__file__).with_name("stop_phrases.txt")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing a search can find: a record, a row of a register or a prose page.

    Found by `title`, `numbers`, `aliases`, `tags`, `office`, `summary` and `body` (which holds attachment names and texts
    too); the rest is shown, filtered or sorted by.
    """

    url: str  # relative to the site's root, e.g. service-guides/household-move.html
    anchor: str  # id on that page, without #; "" for the whole page
    title: str
    type: str  # key: service-guide, fee-standard, row, page …
    type_label: str
    category: str
    office: str
    year: int  # 0: none
    status: str  # "" | in-force | amended | repealed | expired | withdrawn
    numbers: tuple[str, ...]  # 文号, 索引号, case numbers, telephones
    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    body: str
    summary: str
    date: str  # ISO; shown, and the order by date; "": none
    facts: str  # one line under the title: 免费 · 承诺20个工作日 · 跑1次
    weight: float  # of the type; a service guide about 1, an old document about 0.5

    @property
    def keys(self) -> tuple[str, ...]:
        """The short texts that name the document besides its title."""
        return (*self.numbers, *self.aliases, *self.tags, self.office)

    @property
    def prose(self) -> tuple[str, ...]:
        """The running texts: the summary, unless the body has it word for word, and the body."""
        return (self.body,) if self.summary in self.body else (self.summary, self.body)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text the document is found by; a word is found when one of them contains it."""
        return (self.title, *self.keys, *self.prose)


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of what people say and what the records write, in the order of the file."""

    groups: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()

    @classmethod
    def read(cls, values: object) -> Synonyms:
        """From the values of synonyms.yml, a list of `{say: [低保], mean: [最低生活保障]}`; ValueError names a wrong group."""
        if values is None:
            return cls()
        if not isinstance(values, (list, tuple)):
            raise ValueError(
                "synonyms.yml 应当是一个列表，每一项写 say 和 mean。 synonyms.yml must be a list of say and mean."
            )
        return cls(tuple(_group(number, value) for number, value in enumerate(values, 1)))


def _group(number: int, value: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sides = [_words(value.get(side)) for side in ("say", "mean")] if isinstance(value, Mapping) else []
    if len(sides) != 2 or not all(sides):
        raise ValueError(
            f"synonyms.yml 第{number}组应当写 say 和 mean，各至少一个词。"
            f" Group {number} of synonyms.yml must have say and mean, with a word in each."
        )
    return sides[0], sides[1]


def _words(value: object) -> tuple[str, ...]:
    words = [value] if isinstance(value, str) else list(value) if isinstance(value, (list, tuple)) else []
    return tuple(word for word in words if isinstance(word, str) and fold(word))


@cache
def stop_phrases() -> tuple[str, ...]:
    """The folded phrases that ask without saying about what (怎么办, 在哪里 …), longest first."""
    lines = STOP_PHRASES.read_text(encoding="utf-8").splitlines()
    folded = {fold(line) for line in lines if line and not line.startswith("#")}
    return tuple(sorted(folded, key=lambda phrase: (-len(phrase), phrase)))
