"""Results, feedback and the seven contents of public notices."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checks.portals import found, fragment, record

ENDED = "issued: 2026-09-01\nreview: 2026-09-01\nperiod: {start: 2026-09-01, end: 2026-10-09}\n"
MAJOR = """subject: major-decision
major:
  situation: 改造石门村供水管8公里。
  necessity: 旧管漏水三成，夏天停水。
  evidence: 入户问了120户，108户赞成。
  consultation: 开了两次座谈会，请专家2人论证。
  legal_opinion: 合法性审查结论为合法。
  feedback_channel: 打电话，或者到便民服务中心说。
  other: 无
"""


@pytest.mark.parametrize(
    ("today", "level"),
    [
        (date(2026, 10, 9), None),
        (date(2026, 10, 10), "info"),
        (date(2026, 10, 16), "info"),
        (date(2026, 10, 17), "warning"),
        (date(2026, 10, 24), "warning"),
        (date(2026, 10, 25), "error"),
    ],
)
def test_fifteen_days_after_the_end(good: Path, today: date, level: str | None) -> None:
    fragment(good, "public-notice", ENDED)
    assert [severity for _, severity, _ in found(good, "GK551", today=today)] == ([level] if level else [])


def test_the_day_that_the_notice_promises_counts(good: Path) -> None:
    reply = "feedback: [{office: hall, phone: 0000-0000101, reply_by: 2026-11-20}]\n"
    fragment(good, "public-notice", ENDED + reply)
    assert [severity for _, severity, _ in found(good, "GK551")] == ["warning"]
    assert [severity for _, severity, _ in found(good, "GK551", today=date(2026, 11, 21))] == ["error"]


@pytest.mark.parametrize(
    ("result", "told"),
    [
        ("result: {text: 收到两条意见，都采纳了。}\n", True),
        ("result: 公示期间没有收到意见。\n", True),
        ("result: {text: 见结果, record: disclosures/2026/example}\n", True),
        ("result: {text: 待补充}\n", False),
    ],
)
def test_a_result_has_content(good: Path, result: str, told: bool) -> None:
    fragment(good, "public-notice", ENDED + result)
    assert [code for code, *_ in found(good, "GK551")] == ([] if told else ["GK551"])


def test_a_later_decision_of_the_same_matter_is_its_result(good: Path) -> None:
    fragment(good, "public-notice", ENDED + "matter: 石门村规划\nstage: proposal\n")
    assert [code for code, *_ in found(good, "GK551")] == ["GK551"]
    text = "title: 石门村规划批准\nissued: 2026-11-02\nreview: 2026-11-03\nmatter: 石门村规划\nstage: decision\n"
    record(good, "disclosures/2026/approved", 40, text + 'requirements: ["20-03"]\n')
    assert found(good, "GK551") == []


@pytest.mark.parametrize(
    ("feedback", "reachable"),
    [
        ("[{office: hall, address: 示例镇正街8号}]", True),
        ("[{name: 中心, email: a@example.com}]", True),
        ("[{name: 中心, meeting: 11月25日14:30在村委会}]", True),
        ("[]", False),
        ("[{name: 便民服务中心}]", False),
        ("[{name: 中心, phone: 待补充}]", False),
    ],
)
def test_a_way_to_speak(good: Path, feedback: str, reachable: bool) -> None:
    fragment(good, "public-notice", f"feedback: {feedback}\n")
    assert [code for code, *_ in found(good, "GK552")] == ([] if reachable else ["GK552"])


def test_the_seven_contents(good: Path) -> None:
    fragment(good, "public-notice", MAJOR)
    assert found(good, "GK553") == []
    fragment(good, "public-notice", MAJOR.replace("合法性审查结论为合法。", "略"))
    text = (good / "disclosure_items/public-notices/2026/example.yml").read_text("utf-8").splitlines()
    assert found(good, "GK553") == [("GK553", "error", text.index("  legal_opinion: 略") + 1)]


def test_a_missing_part_is_told_once(good: Path) -> None:
    fragment(good, "public-notice", MAJOR.replace("  evidence: 入户问了120户，108户赞成。\n", ""))
    assert [code for code, *_ in found(good, "GK202", "GK553")] == ["GK202"]


def test_other_notices_need_none_of_them(good: Path) -> None:
    fragment(good, "public-notice", "subject: homestead\n")
    assert found(good, "GK553") == []
