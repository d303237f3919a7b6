"""`gongkai build`: check, then write the site; findings are told and do not stop it, only wrong settings do."""

from __future__ import annotations

import logging
import os
from datetime import date
from pathlib import Path

from gongkai.commands.check import telling
from gongkai.commands.progress import working
from gongkai.portal import Portal, open_portal
from gongkai.problem import Text
from gongkai.reports import FORMATS


def build(root: Path, *, today: date | None = None, lang: str | None = None, strict: bool = False) -> int:
    """Build the site of the portal at `root`; 0 clean, 1 built with findings, 2 settings: nothing is built."""
    portal = open_portal(root.resolve(), today)
    language = lang or portal.settings.language
    print(FORMATS["text"](telling(portal, language)), end="")
    if portal.report.blocks_build:
        return 2
    with working(Text("生成网站", "Building").get(language)):
        pages = render(portal)
    told = Text(
        f"网站已写入{portal.settings.site_dir}/，共{pages}页。",
        f"The site is in {portal.settings.site_dir}/, {pages} pages.",
    )
    print(told.get(language))
    return portal.report.exit_code(strict)


def render(portal: Portal) -> int:
    """Let MkDocs render prose and shells, and the plugin write the rest; returns the number of pages."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    from gongkai.plugin import GongkaiPlugin

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(str(portal.root / "mkdocs.yml"))
    plugin = config.plugins["gongkai"]
    assert isinstance(plugin, GongkaiPlugin)
    plugin.portal = portal
    mkdocs_build(config)
    return plugin.written.pages + len(portal.catalogue.pages)
