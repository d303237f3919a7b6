"""The theme keeps the design's claims: contrast, no foreign or inline code, complete tokens, whole slots, weight."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from theme.pattern_book import THEME, render, site

CSS = "".join((THEME / "assets" / name).read_text("utf-8") for name in ("gongkai.css", "pages.css"))
SCRIPTS = {name: (THEME / "assets" / name).read_text("utf-8") for name in ("gongkai.js", "tables.js", "mode.js")}
TEMPLATES = tuple(sorted(THEME.rglob("*.html")))

# token: (light, dark, high contrast) as (colour, contrast on paper, contrast on paper2); the table of the design.
CLAIMS: dict[str, tuple[tuple[str, float, float], tuple[str, float, float], tuple[str, float, float]]] = {
    "ink": (("#1D1C1A", 16.0, 14.7), ("#ECE8DF", 14.5, 13.0), ("#000000", 21.0, 21.0)),
    "ink2": (("#45423C", 9.4, 8.6), ("#C9C4B9", 10.2, 9.1), ("#000000", 21.0, 21.0)),
    "ink3": (("#645F56", 6.0, 5.5), ("#A39E93", 6.6, 5.9), ("#2B2B2B", 14.2, 14.2)),
    "rule2": (("#857E71", 3.8, 3.5), ("#7F7B72", 4.2, 3.8), ("#000000", 21.0, 21.0)),
    "dai": (("#0E4A57", 9.3, 8.5), ("#8CC5CC", 9.2, 8.3), ("#003341", 13.6, 13.6)),
    "dai2": (("#08343E", 12.6, 11.5), ("#B4DDE1", 12.1, 10.9), ("#000000", 21.0, 21.0)),
    "zhu": (("#B0301C", 6.0, 5.5), ("#F2907C", 7.6, 6.8), ("#8F1200", 9.3, 9.3)),
    "hupo": (("#7A4E00", 6.8, 6.2), ("#E3B257", 9.1, 8.1), ("#5A3800", 10.5, 10.5)),
}
# (text, ground): contrast in light and dark
GROUNDS = {
    ("dai", "tint"): (8.2, 7.0),
    ("zhu", "zhut"): (5.4, 6.4),
    ("dai", "hupot"): (8.2, 7.4),
    ("ink2", "hupot"): (8.4, 8.1),
}


def _tokens(selector: str) -> dict[str, str]:
    block = CSS[CSS.index(selector) + len(selector) :]
    block = block[block.index("{") : block.index("}")]
    return {name: value.upper() for name, value in re.findall(r"--(\w+):\s*(#[0-9A-Fa-f]{6})", block)}


MODES = {
    "light": _tokens("\n:root {"[:-1]),
    "dark": _tokens(':root[data-theme="dark"]'),
    "high": _tokens(':root:root[data-contrast="high"]'),
}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    """Contrast of two colours by WCAG 2."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("token", CLAIMS)
def test_contrast_is_what_the_design_claims(token: str) -> None:
    for mode, (colour, on_paper, on_paper2) in zip(("light", "dark", "high"), CLAIMS[token], strict=True):
        tokens = MODES[mode]
        assert tokens[token] == colour
        assert contrast(colour, tokens["paper"]) == pytest.approx(on_paper, abs=0.06)
        assert contrast(colour, tokens["paper2"]) == pytest.approx(on_paper2, abs=0.06)
        least = 3.0 if token == "rule2" else 4.5
        assert min(contrast(colour, tokens[g]) for g in ("paper", "paper2", "field")) >= least
        assert contrast(tokens["paper"], tokens[token]) >= least


@pytest.mark.parametrize("pair", GROUNDS, ids="-on-".join)
def test_grounds_keep_their_text_readable(pair: tuple[str, str]) -> None:
    for mode, claim in zip(("light", "dark"), GROUNDS[pair], strict=True):
        assert contrast(MODES[mode][pair[0]], MODES[mode][pair[1]]) == pytest.approx(claim, abs=0.06)
    assert contrast(MODES["high"][pair[0]], MODES["high"][pair[1]]) >= 7


def test_the_system_wish_and_the_choice_give_the_same_colours() -> None:
    assert _tokens(':root:not([data-theme="light"])') == MODES["dark"]
    assert _tokens(':root:root:not([data-contrast="normal"])') == MODES["high"]
    assert set(MODES["light"]) == set(MODES["dark"]) == set(MODES["high"])


def test_every_token_used_is_defined() -> None:
    used = set(re.findall(r"var\(--(\w+)", CSS))
    assert used <= set(re.findall(r"--(\w+):", CSS))
    assert set(MODES["light"]) <= used | {"zhut"}


def test_colours_stand_only_among_the_tokens() -> None:
    """The QR keeps a white ground in every mode; nothing else names a colour outside the tokens."""
    body = CSS[CSS.index("---------- ground") :]
    body = re.sub(r":root:root:root \{[^}]*\}", "", body)  # the tokens of paper
    assert re.findall(r"(?<!\w)#[0-9A-Fa-f]{3,6}\b(?=[^{}]*\})", body) == ["#FFF"]


def test_nothing_comes_from_elsewhere() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
    assert "@font-face" not in CSS
    for source in SCRIPTS.values():
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", source)
        assert not re.search(r"\b(eval|Function|innerHTML|outerHTML|document\.write|fetch)\b", source)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(THEME)))
def test_templates_hold_no_inline_code(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"<style\b", text)
    assert not re.search(r"javascript:", text)
    for tag in re.findall(r"<script\b[^>]*>", text):
        assert " src=" in tag


def test_sizes_follow_the_scale() -> None:
    """The smallest text is 14 px; 13 px only in the captions of the phone menu."""
    for rule, body in re.findall(r"([^{}]+)\{([^{}]*)\}", CSS):
        for size in re.findall(r"font(?:-size)?:[^;]*?([\d.]+)rem", body):
            assert float(size) >= 0.875 or (".tools" in rule and size in (".8125", "0.8125")), rule


def test_weight() -> None:
    """A guide may weigh 25 KB on its first visit, about 9 of them its own HTML; other pages add lists or registers."""

    def weigh(*names: str) -> int:
        return sum(len(gzip.compress((THEME / "assets" / name).read_bytes(), 9)) for name in names)

    assert weigh("gongkai.css", "gongkai.js", "mode.js", "mark.svg") <= 14_000
    assert weigh("pages.css", "tables.js") <= 10_500
    for name in ("gongkai.css", "pages.css"):
        assert (THEME / "assets" / name).stat().st_size <= 45_000


def _mkdocs_like(**change: Any) -> dict[str, Any]:
    page = SimpleNamespace(
        meta={"section": "guides"},
        title="标题",
        content="<p>正文</p>",
        toc=[],
        canonical_url="https://example.gov.cn/a.html",
        is_homepage=False,
    )
    return {"gongkai": {**site(), **change}, "page": page, "base_url": "..", "config": {}, "nav": ()}


def _mkdocs_environment() -> Environment:
    """MkDocs renders with autoescape off; base.html must escape for itself."""
    return Environment(loader=FileSystemLoader(THEME), autoescape=False)


def test_shell_has_each_slot_once() -> None:
    shell = _mkdocs_environment().get_template("shell.html").render(**_mkdocs_like())
    for mark in "\ue000\ue001\ue002\ue003":
        assert shell.count(mark) == 1
    head, body = shell.split("</head>")
    assert "\ue000" in head
    assert "<title>" not in shell
    assert '<body class="\ue001">' in body
    assert body.index("\ue002") < body.index('<main id="main" tabindex="-1">\ue003</main>')


def test_current_item_and_relative_addresses() -> None:
    shell = _mkdocs_environment().get_template("shell.html").render(**_mkdocs_like())
    assert shell.count('<a href="../guide.html" aria-current="page">') == 2
    assert shell.count('aria-current="page"') == 2
    assert 'href="../assets/gongkai.css?v=1"' in shell
    assert not re.search(r'(?:href|src|action)="/', shell)
    order = re.findall(r"<li><a [^>]*>([^<]+)</a></li>", shell[shell.index('<nav class="nav"') :])[:9]
    assert order == [
        "首页",
        "办事指南",
        "法定主动公开内容",
        "收费目录",
        "公示与征求意见",
        "办理结果",
        "政策文件",
        "依申请公开",
        "公开情况",
    ]


def test_frame_escapes_without_autoescape() -> None:
    data = _mkdocs_like(site_name='A & <b>"x"</b>', today_text="<i>")
    for name in ("shell.html", "main.html", "404.html"):
        text = _mkdocs_environment().get_template(name).render(**data)
        assert "<b>&#34;x" not in text
        assert "A &amp; &lt;b&gt;" in text
        assert "<i>" not in text


def test_footer_has_its_seven_items_even_when_settings_lack_them() -> None:
    empty: dict[str, Any] = {}
    for footer in (site()["footer"], empty):
        text = _mkdocs_environment().get_template("shell.html").render(**_mkdocs_like(footer=footer))
        foot = text[text.index("<footer") :]
        for item in [
            "党政机关网站标识",
            "我为政府网站找错",
            "网站标识码",
            "ICP备案编号",
            "公安机关备案号",
            "主办单位",
            "联系方式",
        ]:
            assert item in foot
        assert "<svg" not in foot  # the drawings of the design are not to be shipped as the badge
    badge = {"url": "https://example.gov.cn/badge", "image": "assets/badge.png"}
    text = _mkdocs_environment().get_template("shell.html").render(**_mkdocs_like(footer={"badge": badge}))
    assert '<img src="../assets/badge.png" alt="党政机关网站标识"' in text


def _macro(source: str, **names: Any) -> str:
    env = Environment(loader=FileSystemLoader(THEME), autoescape=True)
    return env.from_string(source).render(**names)


def test_numerals() -> None:
    said = _macro(
        '{% from "macros/common.html" import numeral %}'
        "{% for n in [1, 9, 10, 11, 19, 20, 21, 99] %}{{ numeral(n) }} {% endfor %}"
    )
    assert said.split() == ["一", "九", "十", "十一", "十九", "二十", "二十一", "九十九"]


FLOW = '{% from "macros/flow.html" import flow %}{{ flow(lanes, steps, total) }}'


def _steps(*rows: tuple[str, str, str, int]) -> list[dict[str, Any]]:
    return [{"title": t, "lane": lane, "detail": d, "days": n, "citizen": lane == "您"} for t, lane, d, n in rows]


def test_flow_stands_over_the_middle_of_its_bars() -> None:
    steps = _steps(
        ("交", "您", "", 0), ("收", "镇", "", 2), ("看", "镇", "", 10), ("批", "县", "", 8), ("领", "您", "", 0)
    )
    drawn = _macro(FLOW, lanes=["您", "镇", "县"], steps=steps, total=20)
    bars = [(float(x), float(w)) for x, w in re.findall(r'<rect x="([\d.]+)"[^>]* width="([\d.]+)"', drawn)]
    circles = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', drawn)]
    assert len(bars) == 3
    assert [x + w / 2 for x, w in bars] == pytest.approx(circles[1:4], abs=1.5)
    widths = [w for _, w in bars]
    assert widths[1] / widths[0] == pytest.approx(5, rel=0.06)
    for step in steps:
        assert drawn.count(step["title"]) >= 2
    assert "共20个" in drawn
    assert "第二步，镇：收，2个工作日。" in drawn


def test_flow_draws_no_axis_when_days_do_not_add_up() -> None:
    steps = _steps(("交", "您", "", 0), ("收", "镇", "", 2))
    assert "axis" not in _macro(FLOW, lanes=["您", "镇"], steps=steps, total=20)
    assert "axis" in _macro(FLOW, lanes=["您", "镇"], steps=steps, total=2)


def test_macros_escape_what_they_are_given() -> None:
    evil = "<script>x</script>"
    text = _macro(
        '{% import "macros/common.html" as c %}{% import "macros/tables.html" as t %}{% import "macros/states.html" as s %}'
        '{{ c.note(e) }}{{ c.facts([{"label": e, "value": e}]) }}{{ c.stamp(e, e) }}{{ c.tag(e) }}'
        '{{ c.downloads([{"title": e, "url": e, "format": e, "size": e}]) }}{{ c.crumbs([{"title": e, "url": e}, {"title": e}]) }}'
        '{{ c.dots([e, e]) }}{{ c.contents([{"title": e, "id": e}]) }}{{ c.days_left(3, e, e) }}{{ c.page_head(e, e, [e]) }}'
        '{{ t.table(e, [{"title": e, "kind": "text"}], [{"cells": [{"text": e, "note": e}], "filter": {"a": e}, "group": e}]) }}'
        '{{ s.coverage_row(e, e, e, ["missing"], e, [{"state": "missing", "word": e, "title": e, "text": e, "office": e}]) }}',
        e=evil,
    )
    assert "<script" not in text


def test_every_class_of_the_pattern_book_is_styled_or_known(tmp_path: Path) -> None:
    """A class without a rule is a slip of the pen; hooks of the script and of the markup are named here."""
    known = (
        "js-only fees register nth src k o h found full off on at-d at-e opening ours within way head-text side hits text"
        " footnote-ref footnote-backref segno qrline"
    )
    used: set[str] = set()
    for page in render(tmp_path):
        for value in re.findall(r'class="([^"]*)"', page.read_text("utf-8")):
            used |= set(value.split())
    styled = set(re.findall(r"\.([a-zA-Z][\w-]*)", CSS))
    assert used - styled <= set(known.split())
