"""Shells: the chrome of a section at a depth, rendered once by MkDocs and cut at private-use marks for splicing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gongkai.site.page import SECTIONS

MARKS = ("\ue000", "\ue001", "\ue002", "\ue003")
"""Head tags, classes of body, breadcrumb, main: each stands exactly once in theme/shell.html."""
MAX_DEPTH = 4


class BrokenShell(ValueError):
    """A shell whose marks are missing or stand twice: a fault of the theme."""


@dataclass(slots=True)
class Shells:
    """The cut shells by section and depth."""

    parts: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)

    def add(self, section: str, depth: int, html: str) -> None:
        """Cut one shell at its marks."""
        pieces: list[str] = []
        rest = html
        for mark in MARKS:
            if rest.count(mark) != 1:
                raise BrokenShell(f"shell {section}/{depth}: mark U+{ord(mark):04X} stands {rest.count(mark)} times")
            before, rest = rest.split(mark)
            pieces.append(before)
        self.parts[section, depth] = (*pieces, rest)

    def splice(self, section: str, depth: int, head: str, body_class: str, crumbs: str, main: str) -> str:
        """A whole page. What goes in is already escaped; marks in it are taken out."""
        start, after_head, after_class, after_crumbs, end = self.parts[section, depth]
        crumbs, main = _unmarked(crumbs), _unmarked(main)
        return f"{start}{_unmarked(head)}{after_head}{body_class}{after_class}{crumbs}{after_crumbs}{main}{end}"


def _unmarked(text: str) -> str:
    for mark in MARKS:
        if mark in text:
            text = text.replace(mark, "")
    return text


def wanted(depths: Iterable[int] = range(MAX_DEPTH)) -> tuple[tuple[str, int], ...]:
    """Every section at every depth."""
    return tuple((section, depth) for section in SECTIONS for depth in depths)


def source_path(section: str, depth: int) -> str:
    """Where MkDocs believes the shell lies: at the depth whose relative links it must have."""
    return "shell/" * depth + f"gongkai-shell-{section}.md"


def sources() -> Mapping[str, tuple[str, int]]:
    """Source path → section and depth, for every shell."""
    return {source_path(section, depth): (section, depth) for section, depth in wanted()}
