"""The MkDocs plugin: MkDocs renders prose and shells into a stage; the site adds the records; the stage is published."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import Any, Literal

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme

from gongkai import site
from gongkai.portal import Portal, open_portal
from gongkai.portal.commit import commit_of, dirty
from gongkai.site.chrome import chrome
from gongkai.site.markdown import render as render_markdown
from gongkai.site.shell import Shells, sources
from gongkai.site.stage import NotASite, Stage
from gongkai.site.theme import theme_folder
from gongkai.site.view import View
from gongkai.source import heading_anchors

log = get_plugin_logger("gongkai")


def refusal(error: NotASite) -> str:
    """Why a folder with other files in it is left alone."""
    return (
        f"{error}里有别的文件，没有覆盖。请清空它，或在mkdocs.yml里换一个site_dir。 "
        f"{error} holds other files and was left alone; empty it or change site_dir."
    )


def contents(text: str) -> TableOfContents:
    """The contents list of a prose page from its own headings; MkDocs would read it from its own renderer."""
    top: list[AnchorLink] = []
    for heading in heading_anchors(text):
        link = AnchorLink(escape(heading.text), heading.anchor, heading.level)
        if heading.level > 1 and top and top[0].level == 1:
            top[0].children.append(link)
        else:
            top.append(link)
    return TableOfContents(top)


class AnyConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin block is read by gongkai.settings, which says what is wrong with file and line."""


class GongkaiPlugin(BasePlugin[AnyConfig]):  # type: ignore[no-untyped-call]
    """Hooks of a few lines; what they do stands in site/."""

    portal: Portal | None = None

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Settings are validated by our own reader, so MkDocs must not complain about their keys."""
        return super().load_config({}, config_file_path)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the portal, take over the theme, and point MkDocs to the stage."""
        root = Path(config.config_file_path).parent.resolve()
        portal = self.portal or open_portal(root)
        self.portal = portal
        report = portal.report
        if report.blocks_build:
            raise Abort("\n".join(f"{p.where.file}:{p.where.line}: {p.message('zh-Hans')}" for p in report.problems))
        self.view = View(
            portal.root, portal.settings, portal.catalogue, portal.standard, report, portal.calendar, portal.today
        )
        self.shells = Shells()
        self.sources = sources()
        custom = config.theme.custom_dir
        config.theme = Theme(name="material", custom_dir=custom, font=False)
        config.theme.dirs.insert(1 if custom else 0, str(theme_folder()))
        config.theme.static_templates = {"404.html"}
        config.use_directory_urls = False
        config.extra["generator"] = False
        self.stage = Stage(Path(config.site_dir))
        self.site_dir = config.site_dir
        try:
            config.site_dir = str(self.stage.open())
        except NotASite as error:
            raise Abort(refusal(error)) from None
        return config

    @event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Drop what Material would copy; add one source per shell."""
        for file in list(files):
            if file.src_dir is not None and Path(file.src_dir).resolve() != Path(config.docs_dir).resolve():
                files.remove(file)
        for path, (section, _) in self.sources.items():
            text = f"---\ntemplate: shell.html\nsection: {section}\n---\n"
            files.append(File.generated(config, path, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Prose is rendered by the renderer of the records, so that both accept the same Markdown and pass one sanitiser."""
        if page.file.src_uri in self.sources:
            return html
        up = "../" * page.url.count("/")
        page.toc = contents(page.markdown or "")
        return render_markdown(page.markdown or "", lambda id, anchor: f"{up}{id}.html{anchor}", shift=0)

    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """Give the chrome its words."""
        context["gongkai"] = self._chrome()
        return context

    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """The 404 page has the same chrome."""
        context["gongkai"] = self._chrome()
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Keep the shells for splicing; MkDocs writes only prose."""
        found = self.sources.get(page.file.src_uri)
        if found is None:
            return output
        self.shells.add(*found, output)
        return ""

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Add records, lists, search and provenance to the stage; swap it in."""
        root = self.view.root
        self.written = site.write_site(self.stage.folder, self.view, self.shells, commit_of(root), dirty(root))
        self.stage.publish()
        config.site_dir = self.site_dir

    def on_build_error(self, error: Exception) -> None:
        """A failed build leaves the last good site as it was."""
        if stage := getattr(self, "stage", None):
            stage.discard()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps this instance over the rebuilds of `mkdocs serve`; each of them reads the portal anew."""
        self.command = command

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """`mkdocs serve` watches the records too."""
        self.portal = None
        server.watch(str(self.view.root / self.view.settings.records))
        return server

    def _chrome(self) -> dict[str, Any]:
        if not hasattr(self, "_words"):
            self._words = chrome(self.view)
        return self._words
