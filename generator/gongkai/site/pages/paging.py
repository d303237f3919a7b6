"""Long lists over several pages: the first keeps the address, those that follow are numbered; nothing grows without end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from gongkai.site.page import Here, Page
from gongkai.site.registers import part_url

T = TypeVar("T")
PER_PAGE = 400
"""Lines of a list on one page at most."""


def split(items: Sequence[T], size: int = PER_PAGE) -> tuple[Sequence[T], ...]:
    """The items of each page; an empty list has one empty page."""
    return tuple(items[at : at + size] for at in range(0, len(items), size)) or (items,)


def numbered(first: Page, count: int) -> tuple[Page, ...]:
    """The pages of a list: `subject` of each is its number."""
    following: Iterable[Page] = (
        replace(
            first,
            url=part_url(first.url, at),
            title=f"{first.title}（第{at}页）",
            subject=str(at),
            crumbs=(*first.crumbs, (first.title, first.url)),
        )
        for at in range(2, count + 1)
    )
    return (replace(first, subject="1"), *following)


def pager(url: str, at: int, sizes: Sequence[int], here: Here) -> dict[str, object]:
    """What the pager of page `at` says: first and last line, all lines, addresses before and after."""
    before = sum(sizes[: at - 1])
    return {
        "count": len(sizes),
        "first": before + 1,
        "last": before + sizes[at - 1],
        "total": sum(sizes),
        "previous": here.to(part_url(url, at - 1)) if at > 1 else "",
        "next": here.to(part_url(url, at + 1)) if at < len(sizes) else "",
    }
