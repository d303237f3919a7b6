"""Markdown of records and the sanitiser of all rich text: CommonMark, tables and footnotes; no HTML of the author."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import nh3
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from gongkai.source import heading_anchors

_TAGS = {
    *(f"h{level}" for level in range(1, 7)),
    *("p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "section", "hr", "br", "img", "a"),
    *("em", "strong", "del", "s", "sup", "sub", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "title", "id", "class"},
    "img": {"src", "alt", "title", "width", "height"},
    "th": {"class", "scope"},
    "td": {"class"},
    "ol": {"start", "class"},
    "li": {"id", "class"},
    "section": {"class"},
    "sup": {"class", "id"},
    "hr": {"class"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
_SCHEMES = {"http", "https", "mailto", "tel", "record"}
_CLASSES = re.compile(r"[a-z -]{1,40}\Z")
_ALIGN = re.compile(r' style="text-align:\s*(left|center|right);?"')
_PAGE = re.compile(r'(<a\b[^>]*?\bhref="(?![a-z]+:|/|#)[^"#?]*)\.md(?=["#])')
_HREF = re.compile(r'(<a\b[^>]*?\bhref=")record:([^"#]*)(#[^"]*)?"')


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)


def clean(html: str) -> str:
    """HTML with nothing in it that could run, load or style: the only gate through which rich text reaches a page."""
    aligned = _ALIGN.sub(lambda found: f' class="{found[1]}"', html)
    return nh3.clean(
        aligned,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        attribute_filter=_kept,
        link_rel=None,
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return value if _CLASSES.match(value) else None
    if name == "src" and re.match(r"[a-z]+:|//", value):
        return None  # no picture from another host, ever
    return value


def render(text: str, link: Callable[[str, str], str], *, shift: int = 1) -> str:
    """Markdown as clean HTML. `link` gives the address of a record (id, anchor); headings sink by `shift` levels."""
    if not text.strip():
        return ""
    tokens = _parser().parse(text)
    anchors = iter(heading_anchors(text))
    for token in tokens:
        if token.type == "heading_open":
            heading = next(anchors, None)
            token.tag = f"h{min(6, int(token.tag[1]) + shift)}"
            if heading:
                token.attrSet("id", heading.anchor)
        elif token.type == "heading_close":
            token.tag = f"h{min(6, int(token.tag[1]) + shift)}"
        elif token.type == "th_open":
            token.attrSet("scope", "col")
    html = clean(_parser().renderer.render(tokens, _parser().options, {}))
    html = html.replace("<table>", '<div class="frame"><table>').replace("</table>", "</table></div>")
    return resolve(html, link)


def resolve(html: str, link: Callable[[str, str], str]) -> str:
    """Turn links to records (`record:…`) and to prose pages (`about.md`) into addresses."""
    html = _PAGE.sub(r"\1.html", html)
    return _HREF.sub(lambda found: f'{found[1]}{link(found[2], found[3] or "")}"', html)


def plain_text(text: str) -> str:
    """The words of Markdown without its marks, for search and summaries."""
    words: list[str] = []
    for token in _parser().parse(text):
        if token.type == "inline":
            words.append("".join(_words(token.children or [])))
        elif token.type in ("fence", "code_block"):
            words.append(token.content)
    return "\n".join(word for word in words if word)


def _words(children: list) -> list[str]:  # type: ignore[type-arg]
    found = []
    for child in children:
        if child.type in ("text", "code_inline"):
            found.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            found.append("\n")
        elif child.type == "image":
            found.append(child.content)
    return found
