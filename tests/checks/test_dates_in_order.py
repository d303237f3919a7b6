"""Dates of a record: after today, the other way round, and what only looks so."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import found, fragment

CODES = ("GK511", "GK512", "GK513")


@pytest.mark.parametrize(
    ("type", "text", "code", "severity"),
    [
        ("disclosure", "issued: 2026-11-21\nreview: 2026-11-21\n", "GK511", "error"),
        ("disclosure", "published: 2026-11-21\n", "GK511", "error"),
        ("disclosure", "changes:\n  - {date: 2026-11-21, what: 改了数字}\n", "GK511", "error"),
        ("disclosure", "issued: 2026-03-05\n", "GK512", "error"),
        ("disclosure", "issued: 2026-03-05\npublished: 2026-03-09\n", "GK512", "warning"),
        ("disclosure", "issued: 2026-03-12\npublished: 2026-03-09\n", "GK512", "error"),
        ("disclosure", "published: 2026-03-03\n", "GK512", "error"),
        ("policy-document", "repealed: 2026-03-30\nvalidity: repealed\nreplaced_by: disclosures/2026/example\n", "GK512", "error"),
        ("fee-standard", "items: [{case: 住宅, amount: 80, unit: 元, valid_from: 2026-01-01, valid_to: 2025-12-31}]\n", "GK512", "error"),
        ("fee-standard", "reductions: [{who: 低保户, what: 免收, valid_from: 2027-06-01, valid_to: 2027-05-31}]\n", "GK512", "error"),
        ("public-notice", "period: {start: 2026-12-02, end: 2026-11-02}\n", "GK512", "error"),
        ("disclosure", "backfilled: 是\n", "GK513", "warning"),
    ],
)  # fmt: skip
def test_wrong(good: Path, type: str, text: str, code: str, severity: str) -> None:
    fragment(good, type, text)
    assert (code, severity) in {(id, level) for id, level, _ in found(good, *CODES)}


def test_a_result_before_the_end_of_the_notice_is_odd(good: Path) -> None:
    text = "period: {start: 2026-09-01, end: 2026-10-09}\nissued: 2026-09-01\nreview: 2026-09-01\n"
    fragment(good, "public-notice", text + "result: {date: 2026-10-08, text: 没有收到意见，照草案报批。}\n")
    assert [(code, level) for code, level, _ in found(good, *CODES)] == [("GK512", "warning")]


@pytest.mark.parametrize(
    ("type", "text"),
    [
        ("disclosure", "issued: 2026-11-20\nreview: 2026-11-20\npublished: 2026-11-20\nupdated: 2026-11-20\n"),
        ("disclosure", "updated: 2026-03-04\n"),
        ("disclosure", "backfilled: 2026年3月网站改版时漏迁，6月核对目录时发现\n"),
        ("policy-document", "effective: 2027-01-01\n"),
        ("policy-document", "effective: 2026-01-01\n"),
        ("policy-document", "effective: 2031-03-31\n"),
        ("fee-standard", "valid_to: 2026-12-31\n"),
        ("public-notice", "feedback: [{office: hall, phone: 0000-0000101, reply_by: 2026-12-20}]\n"),
    ],
)
def test_harmless(good: Path, type: str, text: str) -> None:
    fragment(good, type, text)
    assert found(good, *CODES) == []


def test_the_line_is_that_of_the_key(good: Path) -> None:
    fragment(good, "disclosure", "成文日期: 2026-03-02\nupdated: 2026-12-01\n")
    file = good / "disclosure_items/disclosures/2026/example.md"
    text = file.read_text("utf-8").replace("issued: 2026-03-02\n", "")
    file.write_text(text, "utf-8")
    line = text.splitlines().index("updated: 2026-12-01") + 1
    assert found(good, "GK511") == [("GK511", "error", line)]
