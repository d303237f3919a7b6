"""Zeros in dates: in values and prose, on a document a warning, and where they are part of something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import found, fragment, problems
from gongkai.checks.written_dates import without_zeros, zeros


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2026年01月05日", "2026年1月5日"),
        ("2026年1月05日", "2026年1月5日"),
        ("2026年01月", "2026年1月"),
        ("03月12日", "3月12日"),
        ("3月02日", "3月2日"),
        ("２０２６年０１月０５日", "２０２６年１月５日"),
    ],
)
def test_written_with_a_zero(text: str, right: str) -> None:
    (match,) = zeros(f"会议于{text}召开")
    assert match.group() == text
    assert without_zeros(text) == right


@pytest.mark.parametrize(
    "text",
    [
        *("2026年10月20日", "10月30日", "2026年1月5日", "2026-01-05", "01月", "20月05", "10月10日", "0000-0001"),
        *("附件2026年01月05日会议记录.pdf", "[表](2026年01月05日.docx)", "1002月03日程"),
    ],
)
def test_harmless(text: str) -> None:
    assert zeros(text) == []


def test_places_and_levels(good: Path) -> None:
    fragment(good, "disclosure", "summary: 2026年01月05日、2026年02月06日两次开会\n")
    fragment(good, "policy-document", "summary: 2026年04月1日起施行\n")
    told = [p for p in problems(good) if p.code.id == "GK251"]
    assert [p.severity.value for p in told] == ["info", "warning"]
    assert "另有1处" in told[0].message("zh-Hans") and "1 more" in told[0].message("en")


def test_the_line_in_the_prose(good: Path) -> None:
    file = good / "disclosure_items/disclosures/2026/example.md"
    file.write_text(file.read_text("utf-8") + "\n03月05日开工。\n", "utf-8")
    lines = file.read_text("utf-8").splitlines()
    assert found(good, "GK251") == [("GK251", "info", lines.index("03月05日开工。") + 1)]
