"""Links in Markdown: what is broken or leads out is found at its line; what is fine is left alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from checks.portals import fragment, write
from gongkai.checks.links import known_address, links
from gongkai.portal import Portal, open_portal
from gongkai.site.pages import PAGE_KINDS
from page_views import view_of

NOTICE = "public-notices/2026/example"


def page(good: Path, text: str) -> list[tuple[str, str, int, int]]:
    """Findings of one more page of `content/` whose text begins at line 5."""
    write(good, "content/about/visit.md", f"---\ntitle: 来访\n---\n\n{text}\n")
    found = open_portal(good).report.problems
    return [(p.code.id, p.where.file, p.where.line, p.where.column) for p in found if p.code.id.startswith("GK8")]


FINE = [
    f"[公示](record:{NOTICE})",
    f"[公示](record:{NOTICE}#facts)",
    "[首页](../index.md)",
    "[首页](../index.html#示例镇政府信息公开)",
    "[本页](#怎么来)\n\n## 怎么来\n\n坐车。",
    f"[公示](../{NOTICE}.html)",
    "[公开情况](../coverage.html)",
    "[中心](../offices/hall.html)",
    "[镇政府](../bodies/town.html)",
    "[表](../files/2026/homestead-form.txt)",
    "[县政府](https://www.example.com/a(b)c)",
    "[信箱](mailto:office@example.com)和[电话](tel:0000-0000100)",
    "`[例子](record:no/such)`",
    "```\n[例子](record:no/such)\n```",
    "[法规]\n\n[法规]: https://www.example.com/",
    "脚注[^1]。\n\n[^1]: 说明见[首页](../index.md)。",
    '第3条[修订](../index.md "2026年修订")',
    "数组a[0](x)不写成链接也不要紧：`a[0](x)`",
]


@pytest.mark.parametrize("text", FINE)
def test_what_is_fine_is_left_alone(good: Path, text: str) -> None:
    if "a[0]" in text:
        text = text.split("：", 1)[1]
    assert page(good, text) == []


WRONG = [
    ("GK801", "见[公示](record:public-notices/2026/exmple)", 6),
    ("GK801", "[说明](help.md)", 6),
    ("GK801", "[说明](help.html#x)", 6),
    ("GK801", "[表](../files/2026/no-such.txt)", 5),
    ("GK801", "![图](map.png)", 5),
    ("GK801", "[中心](../offices/nobody.html)", 6),
    ("GK801", "[说明][1]\n\n[1]: help.md", 6),
    ("GK801", "<record:no/such>", 2),
    ("GK802", "[表](file:///C:/form.docx)", 5),
    ("GK802", "[表](C:\\form.docx)", 5),
    ("GK802", "[打印](javascript:print)", 6),
    ("GK802", "[上级](../../county/index.html)", 6),
    ("GK802", "[首页](/index.html)", 6),
    ("GK803", "[本页](#怎么来)", 6),
    ("GK803", "[首页](../index.md#没有这一节)", 6),
    ("GK803", "[办法](record:policy-documents/2026/example#第九章)", 6),
]


@pytest.mark.parametrize(("code", "text", "column"), WRONG)
def test_what_is_wrong_is_found_at_its_place(good: Path, code: str, text: str, column: int) -> None:
    line = 5 + text.count("\n")
    found = page(good, text)
    assert [one[:3] for one in found] == [(code, "content/about/visit.md", line)]
    assert abs(found[0][3] - column) <= 2


def test_the_nearest_id_is_proposed(good: Path) -> None:
    page(good, "见[公示](record:public-notices/2026/exmple)")
    problem = next(p for p in open_portal(good).report.problems if p.code.id == "GK801")
    assert NOTICE in problem.hint("zh-Hans")


def test_a_record_that_is_not_open_is_no_target(good: Path) -> None:
    file = good / f"disclosure_items/{NOTICE}.yml"
    file.write_text(file.read_text("utf-8") + "audience: internal\n", "utf-8")
    assert [code for code, *_ in page(good, f"[公示](record:{NOTICE})")] == ["GK801"]


def test_prose_of_a_record_is_told_by_line(good: Path) -> None:
    file = good / "disclosure_items/disclosures/2026/example.md"
    file.write_text(file.read_text("utf-8") + "\n见[附表](table.md)。\n", "utf-8")
    lines = file.read_text("utf-8").count("\n")
    found = [(p.code.id, p.where.line) for p in open_portal(good).report.problems if p.code.id.startswith("GK8")]
    assert found == [("GK801", lines)]


def test_markdown_in_a_field_is_read_too(good: Path) -> None:
    fragment(good, "service-guide", "questions: [{question: 在哪里看, answer: '见[公示](record:no/such)'}]\n")
    problems = [p for p in open_portal(good).report.problems if p.code.id.startswith("GK8")]
    assert [(p.code.id, p.where.key) for p in problems] == [("GK801", "questions[1].answer")]


def test_targets_are_read_in_every_spelling() -> None:
    text = "[a](<x y.md>) ![b](p.png 'c') [d](e(f).md)\n\n[g]: h.md\n\n~~~\n[no](no.md)\n~~~\n``[no](no.md)``"
    assert sorted(link.target for link in links(text)) == ["e(f).md", "h.md", "p.png", "x y.md"]
    assert all(text[link.at :].startswith(link.target) for link in links(text))


def test_many_brackets_take_no_time() -> None:
    for text in ("](" * 50_000, "[a]: " * 20_000, "`" * 50_000, "](" + "(a" * 20_000, "](<" * 20_000, "```\n" * 20_000):
        started = time.process_time()
        found = list(links(text))
        assert time.process_time() - started < 1 and len(found) <= len(text)


def test_every_page_that_the_site_plans_is_a_known_address(sample: Portal) -> None:
    """A new page kind needs its name in links._PAGES, or links to it would be called broken."""
    view = view_of(sample)
    records = {record.url for record in sample.catalogue.records}
    planned = {page.url for kind in PAGE_KINDS for page in kind.plan(view)} - records
    planned -= {page.url for page in sample.catalogue.pages}
    assert len(planned) > 50
    assert sorted(url for url in planned if not known_address(url, sample.context)) == []
