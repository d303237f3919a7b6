"""Markdown of a record under a heading of the page: its highest heading comes one level below, so that none is skipped."""

from __future__ import annotations

from markupsafe import Markup

from gongkai.site.markdown import render
from gongkai.site.page import Here
from gongkai.site.pages.common import linker, rich
from gongkai.site.view import View
from gongkai.source import heading_anchors


def prose(text: str, view: View, here: Here, below: int = 1) -> Markup:
    """`text` as clean HTML; its highest heading, whichever the author began with, becomes level `below` + 1."""
    levels = (
        [heading.level for heading in heading_anchors(text)] if "#" in text or "\n-" in text or "\n=" in text else []
    )
    shift = below + 1 - min(levels, default=1)
    return rich(render(text, linker(view, here), shift=shift))
