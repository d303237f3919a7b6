"""Markdown: prose pages and records accept the same, nothing of it can run, and links to records become addresses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.commands.build import render as build
from gongkai.portal import open_portal
from gongkai.site.markdown import clean, plain_text, render

SHOWCASE = """\
开头一段，后面直接跟列表：
- 一级
  - 二级
- *斜体*和**粗体**

1. 第一
2. 第二

| 项目 | 金额 |
| --- | ---: |
| 桥 | 4.6 |

引用脚注[^1]，[办事指南](record:service-guides/example)，[首页](index.md)。

> 一句引文

```
代码
```

[^1]: 脚注内容。
"""


def link(id: str, anchor: str) -> str:
    return f"../{id}.html{anchor}"


def test_one_file_renders_the_same_as_prose_and_as_record(good: Path) -> None:
    (good / "content/show.md").write_text(f"# 展示\n\n## 二级标题\n\n{SHOWCASE}", "utf-8")
    record = good / "disclosure_items/disclosures/2026/example.md"
    head = record.read_text("utf-8").split("---\n")[1]
    record.write_text(f"---\n{head}---\n# 二级标题\n\n{SHOWCASE}", "utf-8")
    build(open_portal(good))
    prose = (good / "site/show.html").read_text("utf-8")
    page = (good / "site/disclosures/2026/example.html").read_text("utf-8")
    bodies = []
    for html in (prose, page):
        start = html.index('<h2 id="二级标题">')
        bodies.append(html[start : html.index("</article>", start)].strip().replace("../../", ""))
    assert bodies[0] == bodies[1]
    for piece in (
        "<ul>",
        "<ol>",
        '<th class="right" scope="col">',
        "脚注内容",
        'href="service-guides/example.html"',
        'href="index.html"',
    ):
        assert piece in bodies[0], piece


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "![x](http://evil.example/p.png)",
        "![x](//evil.example/p.png)",
        "<img src=x onerror=alert(1)>",
        "[x](vbscript:x)",
        "<a href='x' style='position:fixed'>x</a>",
    ],
)
def test_nothing_can_run_or_load(text: str) -> None:
    html = render(text, link)
    assert not re.search(r"<script|<img[^>]+src|href=\"(?!\.\./|#|http|mailto|tel)|<[^>]+\s(on\w+|style)=", html), html


@given(st.text(alphabet=st.sampled_from("<>\"'=/ abscriptjv:()[]!#*_`\n&;onclk"), max_size=80))
def test_no_text_makes_a_dangerous_tag(text: str) -> None:
    for html in (render(text, link), clean(text)):
        assert not re.search(
            r"<\s*script|<[^>]*\son\w+\s*=|<[^>]*\sstyle\s*=|href=\"\s*javascript:", html, re.IGNORECASE
        )


def test_plain_text_keeps_every_word() -> None:
    words = plain_text(SHOWCASE)
    for word in ("开头一段", "二级", "斜体", "粗体", "4.6", "办事指南", "代码", "脚注内容"):
        assert word in words
    assert "**" not in words and "](" not in words
