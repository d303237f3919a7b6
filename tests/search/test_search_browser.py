"""The search in Chromium, from a folder and over HTTP: what it finds, shows, says and fetches."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from gongkai.site.search import SearchDocument, SearchIndex, build_index, write_index
from gongkai.site.search.fold import browser_table
from search import corpus, small_site
from search.test_index import TINY

pytestmark = pytest.mark.browser

GOLDEN = json.loads(Path(__file__).with_name("golden_fold.json").read_text(encoding="utf-8"))
EVIL = '<img src=x onerror="alert(1)">祠堂须知'
LONG = "会议记录第一段，讨论经费。" * 400 + "最后一项决定修缮〔古〕祠堂戲臺，由文化站負責。" + "散会时间另记。" * 900


def _documents() -> list[SearchDocument]:
    found = corpus.portal(140)
    guide = next(document for document in found if document.type == "service-guide")
    return [
        *found,
        replace(guide, url="long.html", title="会议纪要汇编", aliases=(), tags=(), summary="", body=LONG, numbers=()),
        replace(
            guide,
            url="evil.html",
            title='<img src=x onerror="alert(1)">祠堂须知',
            body="<script>alert(2)</script>",
            summary="",
            tags=(),
        ),
        replace(
            guide,
            url="move.html",
            title="户口迁入（本镇）",
            aliases=("给孩子上户口",),
            body="办理准予迁入证明。",
            tags=(),
        ),
    ]


DOCUMENTS = _documents()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None: ...


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_site.write_site(tmp_path_factory.mktemp("search") / "zfxxgk", DOCUMENTS, corpus.SYNONYMS)


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=site.parent))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name}"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["folder", "http"])
def address(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    return site.as_uri() if request.param == "folder" else served


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A fresh page that fails the test on any error, violation of the security policy or foreign request."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("dialog", lambda dialog: wrong.append("a dialog opened"))
    page.wrong = wrong
    yield page
    context.close()
    assert wrong == []


def ask(tab: Any, address: str, query: str, more: str = "") -> None:
    tab.goto(f"{address}/search.html?q={quote(query)}{more}")
    done(tab, query)


def done(tab: Any, query: str) -> None:
    tab.wait_for_function("q => document.querySelector('[data-search-page]').dataset.query === q", arg=query.strip())


def heading(tab: Any) -> str:
    return str(tab.inner_text("h1"))


def hits(tab: Any) -> list[str]:
    return list(tab.eval_on_selector_all(".results > .hit a", "all => all.map(a => a.textContent)"))


def test_the_fold_of_the_browser_is_the_fold_of_python(tab: Any, address: str) -> None:
    ask(tab, address, "户口")
    folded = tab.evaluate(
        """([table, texts]) => { const fold = new gongkaiSearch.core.Fold(table);
        return texts.map(text => { const map = fold.map(text); const origin = []; let at = 0;
            for (const char of map.text) { origin.push(Array.from(text.slice(0, map.from[at])).length); at += char.length; }
            return [text, map.text, origin]; }); }""",
        [browser_table(), [text for text, _, _ in GOLDEN]],
    )
    assert folded == GOLDEN


@pytest.mark.parametrize("layout", [None, TINY], ids=["usual", "tiny files"])
def test_the_browser_finds_and_orders_as_python_does(tab: Any, site: Path, tmp_path: Path, layout: Any) -> None:
    files = build_index(DOCUMENTS, corpus.SYNONYMS, layout)
    copy = Path(shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("search", "outcomes")))
    for name, content in files.items():
        path = copy / "search" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    queries = [*corpus.queries(DOCUMENTS, 120), "祠堂戏台", "給孩子上戶口", "a", "𠀀", "办理 材料", "2026"]
    tab.goto(copy.as_uri() + "/search.html")
    tab.wait_for_function("() => window.gongkaiSearch && gongkaiSearch.core")
    found = tab.evaluate(
        """async queries => { const index = await gongkaiSearch.core.open(); const answers = [];
        for (const query of queries) { const words = index.fold.words(query); let partial = null;
            const hits = await index.rank(await index.all(words, some => { partial = some; }));
            if (partial && !Array.from(partial.keys()).every(doc => hits.some(hit => hit.doc === doc))) throw query;
            answers.push(hits.map(hit => [hit.doc, hit.score])); }
        return answers; }""",
        queries,
    )
    index = SearchIndex(files)
    for query, answer in zip(queries, found, strict=True):
        assert answer == [[hit.document, hit.score] for hit in index.search(query)], query


@pytest.mark.parametrize(
    "query, title, mark",
    [
        ("戶口遷入", "户口迁入（本镇）", "户口迁入"),
        ("户口迁入本镇", "户口迁入（本镇）", "户口迁入（本镇"),
        ("古祠堂戏台", "会议纪要汇编", "古〕祠堂戲臺"),
    ],
)
def test_hits_are_marked_in_the_original_text(tab: Any, address: str, query: str, title: str, mark: str) -> None:
    ask(tab, address, query)
    assert heading(tab).startswith(f"含“{query}”的有1条")
    assert hits(tab) == [title]
    assert tab.inner_text(".results mark >> nth=0") == mark
    assert tab.inner_text("[role=status]").startswith(f"含“{query}”的有1条")


def test_markup_in_a_record_is_only_text(tab: Any, address: str) -> None:
    ask(tab, address, "祠堂须知")
    assert hits(tab) == [EVIL]
    assert "<script>alert(2)</script>" in tab.inner_text(".results .say")


def test_counts_facets_order_and_pages(tab: Any, address: str) -> None:
    index = SearchIndex(build_index(DOCUMENTS, corpus.SYNONYMS))
    ordered = sorted(DOCUMENTS, key=lambda d: (d.url, d.anchor, d.title, d.body))
    true = [ordered[hit.document] for hit in index.search("村")]
    assert len(true) > 45
    ask(tab, address, "村")
    assert heading(tab) == f"含“村”的有{len(true)}条"
    assert hits(tab) == [document.title for document in true[:20]]
    labels = tab.eval_on_selector_all(
        ".facets fieldset:first-of-type label",
        "all => all.map(l => [l.children[1].textContent, +l.children[2].textContent])",
    )
    counts = {label: sum(document.type_label == label for document in true) for label, _ in labels}
    assert dict(labels) == counts
    assert sum(counts.values()) == len(true)
    tab.click("[data-search-pager] a[rel=next]")
    tab.wait_for_function("() => document.querySelector('.results').start === 21")
    assert hits(tab) == [document.title for document in true[20:40]]
    tab.check("[data-search-facets] input[name=type][value=row]")
    rows = [document for document in true if document.type == "row"]
    tab.wait_for_function(
        "n => document.querySelector('[data-search-count]').textContent.includes(n)", arg=f"剩{len(rows)}条"
    )
    assert "type=row" in tab.url and "page" not in tab.url
    assert hits(tab) == [document.title for document in rows[:20]]
    tab.click("[data-search-order] button[value=date]")
    tab.wait_for_function("() => location.search.includes('order=date')")
    tab.wait_for_function("() => document.querySelector('[value=date]').getAttribute('aria-pressed') === 'true'")
    dates = tab.eval_on_selector_all(".results time", "all => all.map(t => t.dateTime)")
    assert dates == sorted(dates, reverse=True) == sorted((d.date for d in rows), reverse=True)[:20]
    tab.click(".clear")
    tab.wait_for_function("() => document.querySelector('[data-search-count]').hidden")
    tab.go_back()
    tab.wait_for_function("() => !document.querySelector('[data-search-count]').hidden")
    assert tab.is_checked("[data-search-facets] input[name=type][value=row]")


def test_back_leads_to_the_same_place(tab: Any, address: str) -> None:
    ask(tab, address, "村")
    tab.evaluate("window.scrollTo(0, 1200)")
    y = tab.evaluate("window.scrollY")
    assert y > 300
    link = tab.locator(".results > .hit a").nth(9)
    link.click()
    tab.wait_for_function("() => !document.querySelector('[data-search-page]')")
    tab.go_back()
    done(tab, "村")
    tab.wait_for_function("y => Math.abs(window.scrollY - y) < 260 && window.scrollY > 0", arg=y)
    tab.fill("#q", "祠堂")
    tab.press("#q", "Enter")
    done(tab, "祠堂")
    assert "2条" in heading(tab)
    tab.go_back()
    done(tab, "村")
    assert tab.input_value("#q") == "村"


def test_related_results_stand_apart_and_say_why(tab: Any, address: str) -> None:
    ask(tab, address, "给孩子上户口怎么办")
    assert heading(tab).startswith("没有含“给孩子上户口怎么办”的内容，另有")
    assert hits(tab) == []
    related = tab.eval_on_selector_all(".related .hit a", "all => all.map(a => a.textContent)")
    assert "户口迁入（本镇）" in related
    assert "去掉问话的词以后含“给孩子上户口”" in tab.inner_text(".why >> nth=0")
    ask(tab, address, "砍树")
    assert any(
        "林木采伐" in title
        for title in tab.eval_on_selector_all(".related .hit a", "all => all.map(a => a.textContent)")
    )
    assert "“砍树”在文件里常写作“林木采伐”" in tab.inner_text(".why >> nth=0")
    kinds = tab.eval_on_selector_all(".related .type", "all => all.map(one => one.textContent)")
    assert "办理结果" in kinds[:9]
    assert "办理结果" not in kinds[kinds.index("办理结果") + 3 : len(kinds) - kinds[::-1].index("公开事项")]
    ask(tab, address, "户口签入本镇")
    assert "只差一个字的“户口迁入本镇”" in tab.inner_text(".why >> nth=0")
    assert tab.inner_text(".related .hit a >> nth=0") == "户口迁入（本镇）"


@pytest.mark.parametrize("query", ["量子计算机", "比特币矿机", "qwertzuiop", "怎么办", "龘靐齉", "99999999999"])
def test_words_that_mean_nothing_here_find_nothing(tab: Any, address: str, query: str) -> None:
    ask(tab, address, query)
    assert heading(tab) == f"没有含“{query}”的内容"
    assert tab.is_hidden(".related")
    assert hits(tab) == []
    assert tab.is_visible("text=0000-0000001")
    assert tab.is_visible(".search-help a[href='all.html']")


def test_nearest_words_are_offered(tab: Any, address: str) -> None:
    ask(tab, address, "低保人")
    near = tab.eval_on_selector_all(".no-results a", "all => all.map(a => a.textContent)")
    if tab.is_hidden(".related"):
        assert "低保" in near
    else:
        assert "低保" in tab.inner_text(".related")


def test_nothing_is_fetched_before_the_box_has_the_focus(tab: Any, address: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{address}/index.html")
    tab.wait_for_timeout(300)
    assert [url for url in asked if re.search(r"/search[/-]", url)] == []
    tab.focus("#find")
    tab.wait_for_selector("#find[role=combobox]")
    fetched = sorted(re.sub(r".*/|\?.*", "", url) for url in asked if re.search(r"/search[/-]", url))
    assert fetched == ["fold.js", "search-box.js", "search-core.js", "start.js", "words.js"]
    before = len(asked)
    title = tab.evaluate("() => gongkaiSearch.core.open().then(index => index.start.titles[0])")
    tab.type("#find", title[:2])
    tab.wait_for_selector("[role=option]")
    assert len(asked) == before
    assert tab.get_attribute("#find", "aria-expanded") == "true"
    tab.press("#find", "ArrowDown")
    active = tab.get_attribute("#find", "aria-activedescendant")
    chosen = tab.inner_text(f"#{active}")
    assert tab.input_value("#find") == chosen
    tab.press("#find", "Escape")
    assert tab.input_value("#find") == title[:2]
    assert tab.is_hidden("[role=listbox]")
    tab.press("#find", "ArrowDown")
    tab.press("#find", "ArrowDown")
    tab.press("#find", "Enter")
    done(tab, tab.evaluate("() => new URLSearchParams(location.search).get('q')"))
    assert "search.html?q=" in tab.url
    assert len(hits(tab)) >= 1


def test_a_box_deep_in_the_site_leads_to_the_results(tab: Any, address: str) -> None:
    row = next(document for document in DOCUMENTS if document.type == "row")
    tab.goto(f"{address}/{row.url}")
    tab.fill("#find", row.numbers[0])
    tab.press("#find", "Enter")
    done(tab, row.numbers[0])
    assert hits(tab) == [row.title]
    tab.click(".results > .hit a")
    tab.wait_for_url(f"**/{row.url}#{row.anchor}")


def test_without_script_the_box_leads_to_the_full_directory(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/search.html")
    assert "请从全部目录里查找" in page.inner_text("noscript")
    page.goto(f"{address}/index.html")
    page.fill("#find", "低保")
    page.press("#find", "Enter")
    page.wait_for_url("**/all.html*")
    assert page.inner_text("h1") == "全部目录"
    context.close()


def test_english_pages_speak_english(tab: Any, address: str) -> None:
    tab.goto(f"{address}/search-en.html?q=%E7%A5%A0%E5%A0%82")
    done(tab, "祠堂")
    assert heading(tab) == "2 with “祠堂”"


def test_a_missing_index_is_told_and_led_around(browser: Any, site: Path, tmp_path: Path) -> None:
    broken = Path(shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("p", "outcomes")))
    page = browser.new_page()
    page.goto(broken.as_uri() + f"/search.html?q={quote('户口迁入')}")
    page.wait_for_selector("[data-search-failed]:not([hidden])")
    assert "请从全部目录查找" in page.inner_text("[role=alert]")
    assert page.locator("[role=alert] a[href='all.html']").is_visible()
    page.close()


def test_a_site_rebuilt_while_the_page_is_open_is_read_anew(tab: Any, site: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("outcomes")))
    ask(tab, copy.as_uri(), "祠堂须知")
    shutil.rmtree(copy / "search")
    changed = [replace(d, body=d.body + "新近增加的一句话") for d in DOCUMENTS if not d.url.startswith("disclosures")]
    write_index(changed, corpus.SYNONYMS, copy / "search")
    tab.fill("#q", "新近增加的一句话")
    tab.press("#q", "Enter")
    done(tab, "新近增加的一句话")
    # The first try met files that are gone or disagree with what was read; those messages are expected.
    tab.wrong.clear()
    assert heading(tab) == f"含“新近增加的一句话”的有{len(changed)}条"


def test_the_results_page_is_accessible(browser: Any, site: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    # The checker is injected as an inline script, which the page's own policy forbids.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    for query in ("村", "低保怎么办", "量子计算机"):
        ask(page, site.as_uri(), query)
        if query == "村":
            page.fill("#q", "")
            page.type(
                "#q", page.evaluate("() => gongkaiSearch.core.open().then(index => index.start.titles[0].slice(0, 2))")
            )
            page.wait_for_selector("[role=option]")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    context.close()
