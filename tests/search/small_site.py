"""Writes a small site around an index, with the real template, scripts and security policy, to be opened in a browser."""

from __future__ import annotations

import html
import shutil
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from gongkai.site.search import WORDS, SearchDocument, Synonyms, write_index

THEME = Path(__file__).parents[2] / "theme"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'"
)
BOX = (
    '<form class="search find" role="search" action="{base}all.html" method="get"><label class="vh" for="find">搜索</label>'
    '<input id="find" name="q" type="search"><button type="submit">搜索</button></form>'
)


def page(title: str, body: str, base: str = "", lang: str = "zh-CN") -> str:
    """A whole page as the site's shell makes it."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f'<link rel="icon" href="{base}assets/mark.svg"><link rel="stylesheet" href="{base}assets/gongkai.css">'
        f'<link rel="stylesheet" href="{base}assets/pages.css">'
        f'<script src="{base}assets/search.js?v=1" defer></script></head>'
        f'<body><div class="wrap"><main>{body}</main></div></body></html>'
    )


def results_page(lang: str = "zh-CN") -> str:
    """The results page from the theme's template."""
    environment = Environment(loader=FileSystemLoader(THEME), autoescape=True)
    body = environment.get_template("pages/search.html").render(
        base="",
        words=WORDS["en" if lang == "en" else "zh"],
        all_url="all.html",
        request_url="request.html",
        hotline={"name": "便民服务中心", "phone": "0000-0000001"},
        categories=[{"title": "户籍管理", "url": "categories/household.html"}],
    )
    return page("搜索 - 云溪镇政府信息公开", body, lang=lang)


def write_site(out: Path, documents: Iterable[SearchDocument], synonyms: Synonyms) -> Path:
    """The site in `out`; returns it."""
    documents = list(documents)
    shutil.copytree(THEME / "assets", out / "assets")
    write_index(documents, synonyms, out / "search")
    (out / "search.html").write_text(results_page(), encoding="utf-8")
    (out / "search-en.html").write_text(results_page("en"), encoding="utf-8")
    (out / "index.html").write_text(page("首页", BOX.format(base="")), encoding="utf-8")
    (out / "all.html").write_text(page("全部目录", "<h1>全部目录</h1>"), encoding="utf-8")
    for document in documents:
        path = out / document.url
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        base = "../" * document.url.count("/")
        body = BOX.format(base=base) + f"<h1>{html.escape(document.title)}</h1>" + "<p>正文</p>" * 200
        path.write_text(page(html.escape(document.title), body, base), encoding="utf-8")
    return out
