"""The site: from a checked portal and the shells to files; nothing here knows MkDocs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from gongkai.site.assets import write_assets, write_attachments
from gongkai.site.page import Page
from gongkai.site.pages import BY_KIND, PAGE_KINDS
from gongkai.site.provenance import provenance
from gongkai.site.render import render_pages
from gongkai.site.search import build_index
from gongkai.site.search_documents import documents, synonyms
from gongkai.site.shell import Shells
from gongkai.site.stage import write
from gongkai.site.view import View


@dataclass(frozen=True, slots=True)
class Written:
    """What a build wrote."""

    pages: int
    attachments: int
    index_files: int


def plan(view: View) -> tuple[Page, ...]:
    """Every page of the site but the prose pages, in the order of the page kinds; no address twice."""
    pages: dict[str, Page] = {}
    for module in PAGE_KINDS:
        for page in module.plan(view):
            pages.setdefault(page.url, page)
    return tuple(pages.values())


def write_site(stage: Path, view: View, shells: Shells, commit: str = "", dirty: bool = False) -> Written:
    """Render everything into `stage`, where MkDocs has put the prose pages already."""
    pages = plan(view)
    for url, content in render_pages(pages, BY_KIND, view, shells):
        write(stage, url, content)
    write_assets(stage)
    attachments = write_attachments(stage, view)
    index = build_index(documents(view), synonyms(view))
    for name, content in index.items():
        write(stage, f"search/{name}", content)
    told = provenance(stage, view, commit, dirty)
    write(stage, "provenance.json", (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
    return Written(len(pages), attachments, len(index))
