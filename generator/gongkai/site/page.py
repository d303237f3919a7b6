"""Page: one address of the site, what kind it is, where it stands; and Here, the way from it to others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from gongkai.problem import Text
from gongkai.site.view import View

SECTIONS = (
    "home",
    "guides",
    "statutory",
    "fees",
    "notices",
    "outcomes",
    "policies",
    "request",
    "coverage",
    "search",
    "other",
)
"""Sections of the navigation; each has its own shell per depth."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered: `kind` names its module and its template, `subject` what it is about."""

    url: str
    kind: str
    section: str
    title: str
    subject: str = ""
    description: str = ""
    crumbs: tuple[tuple[str, str], ...] = ()
    """Title and address of each page above, without home and without this page."""
    body_class: str = ""
    noindex: bool = False
    meta: tuple[tuple[str, str], ...] = field(default=())
    """Further head tags: name and content."""

    @property
    def depth(self) -> int:
        """How many folders deep the page lies."""
        return self.url.count("/")


@dataclass(frozen=True, slots=True)
class Here:
    """Where a page stands, so that it can link to others relatively."""

    base: str
    """`../` for each folder of the page's address."""

    @classmethod
    def of(cls, page: Page) -> Here:
        """The place of a page."""
        return cls("../" * page.depth)

    def to(self, url: str) -> str:
        """The relative address of a page or file, given from the root of the site; other addresses stay."""
        if not url or url.startswith(("http://", "https://", "mailto:", "tel:", "#", "data:")):
            return url
        return self.base + url


class PageKind(Protocol):
    """A kind of page: its module plans the pages and makes the context of the template of the same name."""

    KIND: str
    TITLE: Text

    def plan(self, view: View) -> tuple[Page, ...]:
        """The pages of this kind."""
        ...

    def context(self, page: Page, view: View, here: Here) -> dict[str, Any]:
        """Plain values for `theme/pages/<KIND>.html`."""
        ...
