"""In a real browser, below a sub-path: from home to a category, a guide, its fee and back; and the search."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, served: str) -> Iterator[Page]:
    """A page that fails the test when anything asks another host, breaks the policy, or throws."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    opened = context.new_page()
    wrong: list[str] = []
    host = urlsplit(served).netloc
    opened.on("request", lambda request: urlsplit(request.url).netloc not in ("", host) and wrong.append(request.url))
    opened.on("console", lambda message: message.type == "error" and wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("response", lambda answer: answer.status >= 400 and wrong.append(f"{answer.status} {answer.url}"))
    yield opened
    context.close()
    assert wrong == []


def test_home_category_guide_fee_and_back(page: Page, served: str) -> None:
    page.goto(served)
    expect(page.locator("h1")).to_have_text("您要办什么事？")
    page.get_by_role("navigation", name="栏目", exact=True).get_by_role("link", name="法定主动公开内容").click()
    page.locator("main").get_by_role("link", name="办理行政许可").first.click()
    assert page.url.startswith(served + "categories/")
    page.get_by_role("link", name="居民身份证到期换领").first.click()
    expect(page.locator("h1")).to_contain_text("居民身份证")
    guide = page.url
    page.locator("main").get_by_role("link", name="居民身份证工本费").first.click()
    assert page.url.startswith(served + "fee-standards/")
    expect(page.locator("main")).to_contain_text("20")
    page.go_back()
    assert page.url == guide
    # A browser may restore the page it left from memory, and a loaded machine then drops the driver's hold on it.
    page.reload()
    expect(page.locator("h1")).to_contain_text("居民身份证")
    page.locator("a.site").click()
    page.wait_for_url(f"{served}**")
    expect(page.locator("h1")).to_have_text("您要办什么事？")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("迁入", "户口迁入"),
        ("戶口", "户口迁入"),
        ("低保", "最低生活保障申请"),
        ("１２３４５", None),
        ("发改价格〔2003〕2322号", "居民身份证工本费"),
    ],
)
def test_search_from_the_box(page: Page, served: str, typed: str, found: str | None) -> None:
    page.goto(served + "coverage.html")
    box = page.locator("form.search input[name=q]").first
    box.fill(typed)
    box.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    hits = page.locator("ol.results > li.hit")
    expect(hits.first).to_be_visible(timeout=15_000)
    if found:
        assert any(found in title for title in hits.locator("h2").all_inner_texts())
    hits.first.locator("h2 a").click()
    page.wait_for_load_state()
    assert "search.html" not in page.url


def test_phone_width_has_no_sideways_scrolling(browser, served: str) -> None:
    pages = (
        "index.html",
        "services.html",
        "fees.html",
        "outcomes.html",
        "notices.html",
        "policies.html",
        "coverage.html",
    )
    pages += (
        "service-guides/homestead.html",
        "outcomes/2026/homestead-approvals.html",
        "all.html",
        "search.html?q=低保",
    )
    for width in (390, 320):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        for url in pages:
            page.goto(served + url)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{url} is {wide} px wide at {width}"
        context.close()


def test_without_a_script_everything_can_be_read(browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served)
    page.locator("form.search input[name=q]").first.fill("低保")
    page.locator("form.search button").first.click()
    assert "/all.html" in page.url
    page.get_by_role("link", name="最低生活保障申请").first.click()
    expect(page.locator("h1")).to_have_text("最低生活保障申请")
    expect(page.locator("main")).to_contain_text("申请书")
    context.close()
