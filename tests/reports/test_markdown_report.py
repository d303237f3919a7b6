"""Markdown for a merge request: counts on top, errors open, the rest folded, cures, text that stays text, a limit."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from gongkai.problem import Problem, Severity
from gongkai.reports import FORMATS
from gongkai.reports.markdown import LIMIT, escaped
from reports.broken_portal import NASTY, broken, odd, telling


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return broken(tmp_path_factory.mktemp("markdown"))


def markdown(portal: Path, problems: tuple[Problem, ...] | None = None, lang: str = "zh-Hans", **more: object) -> str:
    base = replace(telling(portal, lang), **more)
    return FORMATS["markdown"](
        base if problems is None else replace(base, report=replace(base.report, problems=problems))
    )


def test_counts_then_errors_then_the_rest_folded(portal: Path) -> None:
    told = markdown(portal)
    base = telling(portal).report
    counts = [base.count(severity) for severity in Severity]
    coverage = f"{base.coverage.settled}/{len(base.coverage.cells)}"
    assert "## 政务公开检查：未通过" in told
    assert f"| {counts[0]} | {counts[1]} | {counts[2]} | {coverage} |" in told
    errors = told.index(f"### 错误 {counts[0]}")
    warnings = told.index(f"<details><summary>警告 {counts[1]}</summary>")
    advice = told.index(f"<details><summary>提示 {counts[2]}</summary>")
    assert errors < told.index("**GK311**") < warnings < told.index("**GK211**") < advice < told.index("**GK501**")
    assert told.count("<details>") == told.count("</details>") == 2
    assert "→ 不收费写" in told and "§ 《中华人民共和国政府信息公开条例》第二十条" in told


def test_a_clean_portal_says_so(good: Path) -> None:
    told = markdown(good, lang="en")
    assert "## Disclosure check: passed" in told and "No findings." in told and "| 0 | 0 | 0 |" in told


def test_strict_fails_for_a_warning(good: Path) -> None:
    plan = good / "disclosure_items/disclosures/2026/example.md"
    plan.write_text(plan.read_text("utf-8").replace("index_number: 11999999000000027G/2026-00006\n", ""), "utf-8")
    assert "：通过" in markdown(good) and "：未通过" in markdown(good, strict=True)


def test_words_of_a_record_stay_words(portal: Path) -> None:
    told = markdown(portal, (odd("a`b.yml"),))
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(told)
    assert "<b>" not in html and "<em>" not in html and "<a " not in html
    assert NASTY in html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&quot;", '"')
    assert "<code>a`b.yml:1</code>" in html
    assert "@all" not in told and not re.search(r"[^&]#1", told)
    assert len([line for line in told.splitlines() if line.startswith("- ")]) == 1


def test_escaping_is_undone_by_a_reader() -> None:
    text = "\\`*_{}[]()<>#+-.!|~@&$ 中文"
    assert MarkdownIt().renderInline(escaped(text)) == text.replace("&", "&amp;").replace("<", "&lt;").replace(
        ">", "&gt;"
    )


def test_a_huge_report_is_cut_and_says_what_was_cut(portal: Path) -> None:
    errors = [odd(f"disclosure_items/disclosures/2026/{number:05}.yml") for number in range(1000)]
    warnings = [replace(problem, severity=Severity.WARNING) for problem in errors[:30]]
    told = markdown(portal, (*errors, *warnings))
    assert LIMIT - 3000 < len(told) <= LIMIT
    shown = sum(1 for line in told.splitlines() if line.startswith("- "))
    assert 100 < shown < 1000
    assert f"还有{1030 - shown}条没有列在这里（错误 {1000 - shown}，警告 30）" in told
    assert told.count("<details>") == told.count("</details>")


def test_warnings_are_cut_before_errors(portal: Path) -> None:
    errors = [odd(f"disclosure_items/disclosures/2026/{number:05}.yml") for number in range(20)]
    warnings = [
        replace(odd(f"disclosure_items/aaa/{number:05}.yml"), severity=Severity.WARNING) for number in range(1000)
    ]
    told = markdown(portal, (*warnings, *errors))
    assert len(told) <= LIMIT and told.count("<details>") == told.count("</details>") == 1
    assert all(f"2026/{number:05}.yml" in told for number in range(20))
    assert re.search(r"还有\d+条没有列在这里（警告 \d+）", told)


def test_it_is_grouped_by_office_where_asked(good: Path) -> None:
    from gongkai.commands.check import telling as telling_of
    from gongkai.portal import open_portal

    guide = good / "disclosure_items/service-guides/example.yml"
    guide.write_text(guide.read_text("utf-8").replace("statutory: 20", "statutory: 5"), "utf-8")
    told = FORMATS["markdown"](telling_of(open_portal(good), "zh-Hans", "markdown", "office"))
    assert "\n**便民服务中心**\n\n- `disclosure_items/service-guides/example.yml:22` **GK301**" in told
