"""The pattern book in a real browser: no finding of axe in any mode, no sideways scrolling, and every act of the script."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from jinja2 import Environment, FileSystemLoader

from theme.pattern_book import SECTIONS, THEME, render, site

pytestmark = pytest.mark.browser

PAGES = (*SECTIONS, "404")
MODES: dict[str, dict[str, str]] = {
    "light": {},
    "dark": {"theme": "dark"},
    "high": {"contrast": "high"},
    "elder": {"size": "elder"},
}
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("book")
    render(out)
    return out


@pytest.fixture
def visit(browser: Any, book: Path) -> Iterator[Open]:
    """Opens a page of the book; fails at the end if the page spoke of an error or asked another host."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def go(name: str, width: int = 1280, mode: str = "light", **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        kept = json.dumps(json.dumps(MODES[mode]))
        context.add_init_script(f"if (!localStorage.getItem('gongkai')) localStorage.setItem('gongkai', {kept})")
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else complaints.append(r.url))
        page.goto((book / f"{name}.html").as_uri())
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


AXE = """async modes => {
  const found = [];
  for (const name of ['data-theme', 'data-contrast', 'data-size']) document.documentElement.removeAttribute(name);
  for (const [mode, value] of Object.entries(modes)) document.documentElement.setAttribute('data-' + mode, value);
  const result = await axe.run(document, {resultTypes: ['violations'], preload: false});
  return result.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html)]);
}"""


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visit: Open, name: str) -> None:
    page = visit(name, reduced_motion="reduce")  # a colour half way between two modes would be measured otherwise
    page.evaluate(Axe().axe_script)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for mode, attributes in MODES.items():
            assert page.evaluate(AXE, attributes) == [], (name, mode, width)


@pytest.mark.parametrize("name", PAGES)
def test_no_sideways_scrolling(visit: Open, name: str) -> None:
    for mode in ("light", "elder"):
        page = visit(name, 320, mode)
        for width in (320, 390, 640, 740, 800, 1000, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, (name, mode, width)


@pytest.mark.parametrize("name", PAGES)
def test_targets_on_phones_are_large_enough(visit: Open, name: str) -> None:
    """44 px for what stands alone; links inside sentences and lists of links keep WCAG 2.2's 24 px by spacing (axe)."""
    page = visit(name, 390)
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, select, input:not([type=checkbox]), .btn, .act, .get')]
        .filter(e => e.offsetParent && e.checkVisibility() && !e.classList.contains('sort'))
        .map(e => [e.textContent.trim().slice(0, 12) || e.id, e.getBoundingClientRect().height])
        .filter(([t, h]) => h < 43.5 && !t.match(/^[一二三四五六七八九十]/))"""
    )
    assert small == []


def test_modes_are_kept_and_say_what_they_are(visit: Open) -> None:
    page = visit("guide")
    elder, high, dark = (page.locator(f".top [data-mode={m}]") for m in ("size", "contrast", "theme"))
    assert elder.inner_text() == "长者模式"
    elder.click()
    assert elder.inner_text() == "退出长者模式"
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == pytest.approx(24, abs=0.01)
    dark.click()
    assert (dark.get_attribute("aria-pressed"), high.get_attribute("aria-pressed")) == ("true", "false")
    high.click()
    assert (dark.get_attribute("aria-pressed"), high.get_attribute("aria-pressed")) == ("false", "true")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    page.reload()
    assert elder.inner_text() == "退出长者模式"
    assert high.get_attribute("aria-pressed") == "true"
    elder.click()
    high.click()
    assert page.evaluate("document.documentElement.dataset.size") == "normal"
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(250, 248, 243)"


def test_the_system_wish_is_followed_until_the_reader_chooses(visit: Open) -> None:
    page = visit("guide", color_scheme="dark")
    dark = page.locator(".top [data-mode=theme]")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(23, 25, 24)"
    assert dark.get_attribute("aria-pressed") == "true"
    dark.click()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(250, 248, 243)"
    page = visit("guide", contrast="more")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".top [data-mode=contrast]").get_attribute("aria-pressed") == "true"


@pytest.fixture
def at(browser: Any, book: Path) -> Iterator[Open]:
    """Opens a page as on a real day: without the sample's fixed clock, with the browser's clock set, far from Shanghai."""
    contexts: list[Any] = []

    def go(name: str, moment: str) -> Any:
        live = book / f"live-{name}.html"
        live.write_text((book / f"{name}.html").read_text("utf-8").replace(' data-today="2026-11-20"', ""), "utf-8")
        context = browser.new_context(timezone_id="America/Los_Angeles")
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(moment)
        page.goto(live.as_uri())
        return page

    yield go
    for context in contexts:
        context.close()


def test_days_left_are_counted_in_shanghai(at: Open) -> None:
    page = at("home", "2026-11-22T15:59:00Z")  # still the 22nd in Shanghai
    assert page.locator(".left .fig").all_inner_texts() == ["1", "10", "22", "24"]
    page = at("home", "2026-11-22T16:01:00Z")  # the 23rd
    assert page.locator(".left .fig").all_inner_texts() == ["今天", "9", "21", "23"]
    assert page.locator(".left").first.inner_text().replace("\n", "") == "今天截止11月23日止"
    page = at("home", "2026-12-01T02:00:00Z")
    assert page.locator(".left .fig").all_inner_texts() == ["已结束", "1", "13", "15"]
    assert page.locator(".hurry").evaluate_all("nodes => nodes.map(n => n.checkVisibility())") == [
        False,
        True,
        False,
        False,
    ]


def test_progress_and_fee_dates_follow_the_day(at: Open) -> None:
    page = at("notice", "2026-11-20T02:00:00Z")
    assert page.locator(".nth").inner_text() == "今天第18天"
    assert page.locator(".bar .done").get_attribute("width") == "60%"
    assert at("notice", "2026-12-03T02:00:00Z").locator(".nth").inner_text() == ""
    fees = "[data-valid-to] .under"
    assert at("fees", "2026-11-20T02:00:00Z").locator(fees).inner_text() == "还有41天到期"
    assert at("fees", "2026-12-31T02:00:00Z").locator(fees).inner_text() == "今天到期"
    assert at("fees", "2027-01-01T02:00:00Z").locator(fees).inner_text() == "已到期"
    assert not at("fees", "2026-06-01T02:00:00Z").locator(fees).is_visible()


@pytest.mark.parametrize(
    ("moment", "date", "hall"),
    [
        ("2026-11-20T02:00:00Z", "十一月二十日|星期五|农历十月十二", "大厅今日办公|上午8:30—11:30|下午14:30—17:30"),
        (
            "2026-11-21T02:00:00Z",
            "十一月二十一日|星期六|农历十月十三",
            "大厅今日不办公|下次办公：11月23日（星期一）8:30",
        ),
        ("2026-10-01T02:00:00Z", "十月一日|星期四|农历八月廿一", "大厅今日不办公|下次办公：10月8日（星期四）8:30"),
        ("2026-10-10T02:00:00Z", "十月十日|星期六|农历九月初一", "大厅今日办公|上午8:30—11:30|下午14:30—17:30"),
        (
            "2027-01-04T02:00:00Z",
            "一月四日|星期一|农历十一月廿七",
            "大厅办公时间|工作日|上午8:30—11:30|下午14:30—17:30|节假日安排尚未公布，请先打电话问",
        ),
    ],
)
def test_todays_slip(at: Open, moment: str, date: str, hall: str) -> None:
    page = at("home", moment)
    assert "|".join(page.locator(".today .date > *").all_inner_texts()) == date
    assert "|".join(page.locator(".today .is, .today .h li").all_inner_texts()) == hall


def test_next_opening_of_a_window(at: Open) -> None:
    for moment, said in (
        ("2026-11-20T00:00:00Z", "今天8:30开门"),
        ("2026-11-20T01:00:00Z", "现在开着，到11:30"),
        ("2026-11-20T04:00:00Z", "今天14:30开门"),
        ("2026-11-20T10:00:00Z", "下次办公：11月23日（星期一）8:30"),
        ("2026-12-31T10:00:00Z", "节假日安排尚未公布，请先打电话问"),
    ):
        assert at("guide", moment).locator(".opening .under").inner_text() == said


def _shown(page: Any) -> list[str]:
    rows = page.locator("#register tbody tr").filter(visible=True)
    return [text.split("\t")[0] for text in rows.all_inner_texts()]


def test_register_pages_sorts_and_filters(visit: Open) -> None:
    page = visit("outcomes")
    assert page.locator("#register tbody tr").count() == 37
    assert _shown(page)[0] == "云政宅批〔2026〕37号"
    assert len(_shown(page)) == 10
    page.get_by_role("button", name="往后10件").click()
    assert _shown(page)[0] == "云政宅批〔2026〕27号"
    assert page.locator(".pager p").inner_text() == "第11—20件，共37件"
    head = page.locator("#register th").first
    assert page.locator("#register th[aria-sort]").inner_text() == "决定日期"
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.locator("#register th[aria-sort]").count() == 1
    assert _shown(page)[:2] == ["云政宅批〔2026〕1号", "云政宅批〔2026〕2号"]  # by number, not by character
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert _shown(page)[0] == "云政宅批〔2026〕37号"
    page.get_by_label("村（社区）").select_option("东岭村")
    assert all("东岭村" in text for text in page.locator("#register tbody tr").filter(visible=True).all_inner_texts())
    found = page.locator("[data-count=register]")
    assert found.get_attribute("role") == "status"
    assert found.inner_text() == "筛出8件"
    page.get_by_label("查文号、姓氏或村名").fill("２９ 号")  # full width and a space: folded
    assert found.inner_text() == "没有符合的，请换个说法或选“全部”"
    page.get_by_label("村（社区）").select_option("")
    assert _shown(page) == ["云政宅批〔2026〕29号"]


def test_groups_without_a_row_left_are_hidden(visit: Open) -> None:
    page = visit("fees")
    page.get_by_label("收取单位").select_option("police")
    assert page.locator("#fees .group").evaluate_all("rows => rows.map(r => r.hidden)") == [False, True]
    page.get_by_label("谁来交").select_option("firm")
    assert page.locator("#fees tbody tr:not(.group)").filter(visible=True).count() == 0


def test_coverage_filters_hide_rows_and_never_squares(visit: Open) -> None:
    page = visit("coverage")
    squares = page.locator(".sq").filter(visible=True).count()
    assert squares > 50
    assert page.locator("li[data-state=overdue]").is_visible()
    assert not page.locator("li[data-state=published]").first.is_visible()
    page.get_by_role("checkbox", name="逾期").uncheck()
    assert not page.locator("li[data-state=overdue]").is_visible()
    assert page.locator("li[data-state=missing]").first.is_visible()
    for name in ("已公开", "本期无", "不予公开", "缺失", "无法判断"):
        page.get_by_role("checkbox", name=name).uncheck()
    assert page.locator("li[data-state]").filter(visible=True).count() == 2  # 不适用: opened by the choice
    assert page.locator(".sq").filter(visible=True).count() == squares
    assert page.locator("[data-state-count]").inner_text() == "显示2项"


def test_without_script_everything_can_be_read(visit: Open) -> None:
    page = visit("outcomes", java_script_enabled=False)
    assert page.locator("#register tbody tr").filter(visible=True).count() == 37
    for hidden in (".filters", ".modes", ".sort", ".pager"):
        assert page.locator(hidden).filter(visible=True).count() == 0
    page = visit("home", java_script_enabled=False)
    assert page.locator(".today .h").inner_text().split("\n") == ["工作日", "上午8:30—11:30", "下午14:30—17:30"]
    assert page.locator(".left .fig").all_inner_texts() == ["3", "12", "24", "26"]
    page = visit("guide", 390, java_script_enabled=False)
    page.locator(".menu summary").click()
    assert page.get_by_role("link", name="收费目录").is_visible()


def test_phone_menu_by_keyboard(visit: Open) -> None:
    page = visit("guide", 390)
    summary = page.locator(".menu summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "首页"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert not page.get_by_role("navigation", name="栏目（手机）").is_visible()


def test_skip_link_is_first_and_leads_to_main(visit: Open) -> None:
    page = visit("guide")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_contents_list_stands_open_on_wide_screens_and_folds_on_phones(visit: Open) -> None:
    link = ".toc a[href='#how']"
    assert visit("guide").locator(link).is_visible()
    phone = visit("guide", 390)
    assert not phone.locator(link).is_visible()
    phone.locator(".toc summary").click()
    phone.locator(link).click()
    assert phone.locator(".toc [aria-current]").inner_text().endswith("怎么办，多久办完")


def test_cards_on_phones_stay_tables_for_screen_readers(visit: Open) -> None:
    page = visit("outcomes", 390)
    row = page.get_by_role("table").get_by_role("row").nth(1)
    assert page.locator("#register tbody tr").first.evaluate("e => getComputedStyle(e).display") == "grid"
    assert row.get_by_role("cell").count() == 8


def test_paper_keeps_tables_and_drops_the_controls(visit: Open) -> None:
    page = visit("outcomes", 700, "dark")
    page.emulate_media(media="print")
    assert page.locator("#register").evaluate("e => getComputedStyle(e).display") == "table"
    assert page.locator("#register tbody tr").filter(visible=True).count() == 37
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    for gone in (".nav", ".filters", ".pager", ".top", ".search"):
        assert page.locator(gone).filter(visible=True).count() == 0
    guide = visit("guide", 700)
    guide.emulate_media(media="print")
    assert guide.locator(".on-paper").first.is_visible()
    assert guide.locator(".qr svg").is_visible()
    assert guide.locator(".steps").is_visible()
    assert guide.locator(".site .name").is_visible()


def test_layout_does_not_shift_when_the_script_speaks(visit: Open) -> None:
    for name in ("home", "guide", "outcomes"):
        for width in (1280, 390):
            page = visit(name, width)
            shift = page.evaluate(
                """() => new Promise(done => { let sum = 0;
                new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
                  .observe({type: 'layout-shift', buffered: true});
                setTimeout(() => done(sum), 200); })"""
            )
            assert shift < 0.02, (name, width)


FLOWS = (
    (["您", "镇"], [("交材料", 0, "到窗口", 0), ("当场办结", 1, "", 1), ("拿证", 0, "", 0)], 1),
    (
        ["您", "村（社区）", "镇", "县"],
        [("申请", 0, "写申请书", 0), ("评议", 1, "开会", 7), ("审核", 2, "", 3), ("批准", 3, "", 10)],
        20,
    ),
    (
        ["您", "云溪镇", "县自然资源和规划局"],
        [
            ("递交申请", 0, "", 0),
            ("受理", 1, "当场给受理单", 1),
            ("现场踏勘", 1, "三方到场签字", 1),
            ("审查", 2, "查用地指标", 1),
            ("公示", 1, "七天", 1),
            ("批准发证", 1, "发批准书", 11),
            ("开工", 0, "开工前报告", 0),
        ],
        15,
    ),
    (
        ["您", "镇", "县", "市"],
        [(f"第{n}道手续", n % 4, "按清单逐项核对原件", 2 if n % 4 else 0) for n in range(8)],
        12,
    ),
    (["镇"], [("受理", 0, "", 5), ("办结", 0, "", 5)], 10),
    (["您", "镇"], [("带身份证到窗口", 0, "", 0), ("核对并登记", 1, "约10分钟", 0), ("拿回执", 0, "", 0)], 0),
)


@pytest.mark.parametrize("number", range(len(FLOWS)))
def test_words_of_a_flow_touch_nothing(browser: Any, book: Path, number: int) -> None:
    """Words keep inside the drawing and touch neither each other nor a circle; circles do not touch."""
    lanes, rows, total = FLOWS[number]
    steps = [{"title": t, "lane": lanes[i], "detail": d, "days": n, "citizen": lanes[i] == "您"} for t, i, d, n in rows]
    env = Environment(loader=FileSystemLoader(THEME), autoescape=True)
    source = '{% extends "base.html" %}{% from "macros/flow.html" import flow %}'
    source += "{% block main %}{{ flow(lanes, steps, total) }}{% endblock %}"
    text = env.from_string(source).render(
        gongkai=site(), page=None, base_url=".", lanes=lanes, steps=steps, total=total
    )
    (book / f"flow-{number}.html").write_text(text, "utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((book / f"flow-{number}.html").as_uri())
    boxes = page.evaluate(
        """() => { const box = e => { const b = e.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height, e.textContent]; };
        return {words: [...document.querySelectorAll('.drawing text:not(.n)')].filter(e => e.textContent).map(box),
                circles: [...document.querySelectorAll('.drawing circle')].map(box)}; }"""
    )
    page.close()
    assert len(boxes["circles"]) == len(rows)

    def apart(a: list[float], b: list[float]) -> bool:
        # Two pixels of leading above and below a line of text may overlap without ink touching ink.
        return a[2] <= b[0] or b[2] <= a[0] or a[3] - 3 <= b[1] or b[3] - 3 <= a[1]

    words = boxes["words"]
    for i, word in enumerate(words):
        assert word[0] >= 0 and word[2] <= 914, word
        for other in (*words[i + 1 :], *boxes["circles"]):
            assert apart(word, other), (word, other)
    for left, right in pairwise(sorted(boxes["circles"])):
        assert apart(left, right)
