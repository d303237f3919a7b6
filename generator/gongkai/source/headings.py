"""The headings of a prose text and the anchors that links to them use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_NOT_WORD = re.compile(r"[^\w\s-]+")
_GAP = re.compile(r"[\s_-]+")
_LONGEST = 1000
"""Characters of a heading that is read for markup; thousands of open brackets in one line would take minutes."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: level 1 to 6, its text without markup, its anchor (the id in the page), and its line."""

    level: int
    text: str
    anchor: str
    line: int


def heading_anchors(prose: str, first_line: int = 1) -> tuple[Heading, ...]:
    """The headings of `prose` in order, `#` and underlined ones (CommonMark, tables, footnotes), none from code.

    `line` counts from `first_line`, the line at which the prose begins in its file.
    """
    parser = _parser()
    env: dict[str, object] = {}
    tokens = parser.parse(prose, env)
    found: list[Heading] = []
    taken: set[str] = set()
    for opening, content in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        text = _text(parser, content.content, env)
        anchor = slug(text, taken)
        taken.add(anchor)
        line = (opening.map or [0])[0] + first_line
        found.append(Heading(int(opening.tag[1]), text, anchor, line))
    return tuple(found)


def slug(text: str, taken: Collection[str] = ()) -> str:
    """An anchor for `text` that is not in `taken`: lower case, Han letters kept, `-` between words.

    `section` where nothing of the text can be kept; `-2`, `-3` … where the anchor is taken. `taken` is not changed.
    The number is found by doubling and halving, because a thousand headings 「办理流程」 must not be tried one by one.
    """
    words = _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).lower())
    base = _GAP.sub("-", words).strip("-") or "section"
    if base not in taken:
        return base
    low, high = 1, 2
    while f"{base}-{high}" in taken:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if f"{base}-{middle}" in taken else (low, middle)
    return f"{base}-{high}"


@cache
def _parser() -> MarkdownIt:
    # Only headings are read inline below; the words of all other paragraphs would be most of the work.
    return MarkdownIt("commonmark").enable("table").use(footnote_plugin).disable(["inline", "footnote_tail"])


def _text(parser: MarkdownIt, content: str, env: dict[str, object]) -> str:
    if len(content) > _LONGEST:
        return " ".join(content[:_LONGEST].split())
    words: list[Token] = []
    parser.inline.parse(content, parser, env, words)
    return _plain(words)


def _plain(tokens: list[Token]) -> str:
    text = ""
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            text += token.content
        elif token.type in ("softbreak", "hardbreak"):
            text += " "
        elif token.type == "image":
            text += _plain(token.children or [])
    return " ".join(text.split())
