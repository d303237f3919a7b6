"""A disclosure: the least a clerk must write, inheritance, derived values, both languages of keys, and bad values."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.records.disclosure import Disclosure
from gongkai.records.record import Conclusion, Mode
from records.reading import kinds, record

LEAST = 'title: 工作计划\nrequirements: ["20-03"]\nissued: 2026-03-02\nreview: 2026-03-04\n'


def test_four_lines_are_enough() -> None:
    parsed = record(Disclosure, LEAST)
    assert parsed.faults == ()
    found = parsed.record
    assert found.body == "town" and found.office == "hall"
    assert found.review.post == "党政办公室主任" and found.review.conclusion is Conclusion.PUBLISH
    assert found.published_on == found.updated_on == date(2026, 3, 4)
    assert found.mode is Mode.PROACTIVE and found.openable
    assert found.url == "x/example.html"


def test_chinese_keys_and_full_width_digits_say_the_same() -> None:
    chinese = "标题: 工作计划\n公开目录: [20-03]\n成文日期: ２０２６年3月2日\n公开审查: {日期: 2026/3/4, 职务: 主任}\n公开方式: 主动公开\n"
    parsed = record(Disclosure, chinese)
    assert parsed.faults == ()
    assert parsed.record.issued == date(2026, 3, 2)
    assert parsed.record.review.date == date(2026, 3, 4) and parsed.record.review.post == "主任"


def test_an_unknown_key_names_the_nearest_and_hides_nothing() -> None:
    parsed = record(Disclosure, LEAST + "sumary: 一句话\n")
    assert kinds(parsed) == [("unknown-key", "sumary", 5)]
    assert "summary" in parsed.faults[0].params["advice"].zh
    assert parsed.record is not None


@pytest.mark.parametrize(
    ("line", "kind", "where", "stands"),
    [
        ("issued: 2026-02-30", "wrong-value", 3, False),
        ("issued:", "blank-field", 3, False),
        ("mode: 公开吧", "wrong-value", 5, True),
        ("updated: 明天", "wrong-value", 5, True),
        ("basis: [{law: 某法, link: javascript:alert(1)}]", "wrong-value", 5, True),
    ],
)
def test_a_wrong_value_is_told_at_its_line(line: str, kind: str, where: int, stands: bool) -> None:
    text = LEAST.replace("issued: 2026-03-02", line) if line.startswith("issued") else f"{LEAST}{line}\n"
    parsed = record(Disclosure, text)
    assert [(fault.kind, fault.where.line) for fault in parsed.faults] == [(kind, where)]
    assert (parsed.record is not None) is stands


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2026年第三季度", "2026-Q3"),
        ("2026年3季度", "2026-Q3"),
        ("2026年上半年", "2026-H1"),
        ("2026年9月", "2026-09"),
        ("2026年", "2026"),
        ("2026-q2", "2026-Q2"),
    ],
)
def test_a_period_may_be_written_as_people_say_it(written: str, means: str) -> None:
    assert record(Disclosure, f"{LEAST}covers: {written}\n").record.covered == means


def test_a_withheld_review_keeps_the_record_closed() -> None:
    text = LEAST.replace("review: 2026-03-04", "review: {date: 2026-03-04, conclusion: 不予公开}")
    assert not record(Disclosure, text).record.openable
    assert not record(Disclosure, LEAST + "audience: 内部\n").record.openable
    assert not record(Disclosure, LEAST + "mode: 不予公开\n").record.openable
