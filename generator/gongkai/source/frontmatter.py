"""Splits Markdown into its front matter and its prose without changing a character of either."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

_OPENING = re.compile(r"---[ \t]*(?:\n|$)")
# The same two ends that MkDocs accepts. python-frontmatter's own pattern (`^-{3,}\s*$`) also takes `-----`, which in
# Markdown underlines a heading, and swallows the blank lines after it, so every line number below would be wrong.
_HANDLER = YAMLHandler(fm_boundary=re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE))


@dataclass(frozen=True, slots=True)
class Split:
    """The two parts of a Markdown file and the line, from 1, at which each begins."""

    block: str
    block_line: int
    prose: str
    prose_line: int


def opens(text: str) -> bool:
    """Whether the first line of `text` is `---`."""
    return _OPENING.match(text) is not None


def split(text: str) -> Split | None:
    """The parts of `text`, which `opens`; None if no second `---` (or `...`) closes the front matter."""
    try:
        block, prose = _HANDLER.split(text)
    except ValueError:
        return None
    # Each part begins with the line end of the boundary before it.
    prose_line = text.count("\n", 0, len(text) - len(prose)) + 2
    return Split(block.removeprefix("\n"), 2, prose.removeprefix("\n"), prose_line)
