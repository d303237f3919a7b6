"""The renderer: our own Jinja templates (autoescape always) into the shells; pages in, bytes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from types import ModuleType
from typing import Any

from jinja2 import Environment, FileSystemLoader

from gongkai.site.page import Here, Page
from gongkai.site.qr import page_url
from gongkai.site.shell import Shells
from gongkai.site.theme import theme_folder, version
from gongkai.site.view import View
from gongkai.site.words import long_date


@cache
def environment() -> Environment:
    """Templates of record pages: everything is escaped unless it came through the sanitiser."""
    env = Environment(
        loader=FileSystemLoader(theme_folder()),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    return env


_LEAN = frozenset({"service-guide"})
"""Page kinds that do without the style sheet of lists and registers: a guide is what a slow phone opens most."""


def render_pages(
    pages: Iterable[Page], kinds: Mapping[str, ModuleType], view: View, shells: Shells
) -> Iterator[tuple[str, bytes]]:
    """Each page as its address and bytes."""
    for page in pages:
        yield page.url, render(page, kinds[page.kind], view, shells)


def render(page: Page, kind: ModuleType, view: View, shells: Shells) -> bytes:
    """One page: the template of its kind, spliced into the shell of its section and depth."""
    here = Here.of(page)
    context: dict[str, Any] = kind.context(page, view, here)
    template = environment().get_template(f"pages/{kind.TEMPLATE if hasattr(kind, 'TEMPLATE') else page.kind}.html")
    main = template.render(page=page, here=here, **context)
    crumbs = breadcrumb(page, view, here)
    paper = _parts().printed(page_url(view.settings.site_url, page.url), long_date(view.today))
    return shells.splice(page.section, page.depth, head(page, view), page.body_class, crumbs, f"{main}{paper}").encode()


@cache
def _parts() -> Any:
    """The macros of small parts, made once."""
    return environment().get_template("macros/common.html").make_module()


def breadcrumb(page: Page, view: View, here: Here) -> str:
    """The way from home to this page."""
    if page.section == "home":
        return ""
    columns = view.settings.columns
    trail = [{"title": columns.home, "url": here.to("index.html")}]
    trail += [{"title": title, "url": here.to(url)} for title, url in page.crumbs]
    trail.append({"title": page.title})
    return str(_parts().crumbs(trail))


def head(page: Page, view: View) -> str:
    """The head tags that differ from page to page (国办发〔2017〕47号 names the meta tags)."""
    name = view.settings.site_name
    tags = [f"<title>{escape(page.title)} - {escape(name)}</title>"]
    if page.description:
        tags.append(f'<meta name="description" content="{escape(page.description)}">')
    if page.kind not in _LEAN:
        tags.append(f'<link rel="stylesheet" href="{Here.of(page).to("assets/pages.css")}?v={version()}">')
    if page.noindex:
        tags.append('<meta name="robots" content="noindex">')
    tags += [f'<meta name="{escape(key)}" content="{escape(value)}">' for key, value in page.meta if value]
    if whole := page_url(view.settings.site_url, page.url):
        tags.append(f'<link rel="canonical" href="{escape(whole)}">')
    return "\n".join(tags)
