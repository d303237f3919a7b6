"""The three vetoes: five still columns of news, notices and policy; ten that should have been updated; five blank ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checks.portals import found, problems, record, rows_of_standard
from gongkai.checks.freshness import Kind, kind_of
from gongkai.standards import Category


def columns(portal: Path, count: int, name: str, *, filled: bool, extra: str = "") -> None:
    """Add columns with one row each; the filled ones hold a record of 2026-03-04."""
    categories = "".join(f'      - {{id: "c{n}", title: {{zh: {name}{n}, en: Column {n}}}}}\n' for n in range(count))
    rows = [
        f"{{id: r{n}, category: c{n}, title: 事项{n}, content: 内容, records: [disclosure]{extra}}}"
        for n in range(count)
    ]
    rows_of_standard(portal, *rows, categories=categories)
    for n in range(count if filled else 0):
        record(portal, f"disclosures/2026/c{n}", 100 + n, f"title: 第{n}条\nrequirements: [r{n}]\n")


@pytest.mark.parametrize(("count", "veto"), [(3, False), (4, True)])
def test_notices_stand_still_after_six_months(good: Path, count: int, veto: bool) -> None:
    # The column 规范性文件 of the sound portal is one of them.
    columns(good, count, "通知公告", filled=True)
    day = date(2026, 9, 5)
    assert found(good, "GK531", today=date(2026, 9, 4)) == []
    assert found(good, "GK531", today=day) == ([("GK531", "error", 3)] if veto else [])
    assert [p.params["count"] for p in problems(good, day) if p.code.id == "GK531"] == ([count + 1] if veto else [])


def test_news_stand_still_after_two_weeks(good: Path) -> None:
    columns(good, 5, "工作动态", filled=True)
    assert found(good, "GK531", today=date(2026, 3, 18)) == []
    assert len(found(good, "GK531", today=date(2026, 3, 19))) == 1


def test_ten_columns_past_the_age_that_the_standard_sets(good: Path) -> None:
    columns(good, 10, "数据", filled=True, extra=", freshness: {months: 3}")
    assert found(good, "GK532", today=date(2026, 6, 4)) == []
    assert found(good, "GK532", today=date(2026, 6, 5)) == [("GK532", "error", 3)]


def test_nine_are_no_veto(good: Path) -> None:
    columns(good, 9, "数据", filled=True, extra=", freshness: {months: 3}")
    assert found(good, "GK532", today=date(2026, 6, 5)) == []


@pytest.mark.parametrize(("count", "veto"), [(4, False), (5, True)])
def test_blank_columns(good: Path, count: int, veto: bool) -> None:
    columns(good, count, "民生", filled=False)
    assert len(found(good, "GK401")) == count
    assert found(good, "GK533") == ([("GK533", "error", 3)] if veto else [])


@pytest.mark.parametrize(
    ("title", "column", "kind"),
    [
        ("行政法规、规章和规范性文件", "政策文件", Kind.NOTICES),
        ("国民经济和社会发展规划", "规划信息", Kind.PLANS),
        ("公务员招考", None, Kind.PLANS),
        ("云溪要闻", None, Kind.NEWS),
        ("农业农村政策", None, None),
        ("财政预算、决算信息", "财政预决算", None),
    ],
)
def test_the_kind_of_a_column(title: str, column: str | None, kind: Kind | None) -> None:
    assert kind_of(Category.model_validate({"id": "c", "title": title, "column": column})) is kind
