"""Rows of registers: order, numbers, names, reasons, taking down, promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import PENALTY, RESULT, found, fragment, record, results, row
from gongkai.checks.person_names import is_covered, is_full_name


def penalties(portal: Path, *rows: str) -> None:
    fragment(portal, "outcome", "results: []\npenalties:\n" + "".join(rows))


@pytest.mark.parametrize("name", ["王建国", "赵守田", "李娜", "欧阳守田", "司马青", "　王 建国 "])
def test_full_names(name: str) -> None:
    assert is_full_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("王某某", "王某", "王*国", "王＊＊", "李××", "王女士", "张先生", "欧阳某某"),
        *("石桥村", "石桥村612户", "金溪社区", "云溪镇山泉小吃店", "农户", "申请人", "党员", "全镇", "方圆超市", "马家湾", "高家院"),
        *("柳湾供销社", "许可证", "A公司", "某某"),
    ],
)  # fmt: skip
def test_no_full_names(name: str) -> None:
    assert not is_full_name(name)


def test_what_counts_as_covered() -> None:
    assert all(map(is_covered, ("王某某", "王*", "王×", "王xx", "王〇〇", "王女士")))
    assert not any(map(is_covered, ("王建国", "石桥村")))


def test_a_natural_person_in_a_penalty(good: Path) -> None:
    penalties(good, row(PENALTY, party="王建国", party_kind="natural-person", uscc=None))
    assert [(code, level) for code, level, _ in found(good, "GK573")] == [("GK573", "warning")]
    penalties(good, row(PENALTY, party="王某某", party_kind="natural-person", uscc=None))
    assert found(good, "GK573", "GK272") == []
    penalties(good, row(PENALTY, party="王建国建材店", party_kind="individual-business", uscc=None))
    assert found(good, "GK573", "GK272") == []


def test_numbers_are_used_once(good: Path) -> None:
    results(good, row(RESULT), row(RESULT, number="示政宅批〔2026〕4号"))
    assert found(good, "GK572") == []
    results(good, row(RESULT), row(RESULT, applicant="钱某某"))
    assert [code for code, *_ in found(good, "GK572")] == ["GK572"]


def test_across_registers_only_document_numbers_must_differ(good: Path) -> None:
    results(good, row(RESULT), row(RESULT, number="1"))
    text = (good / "disclosure_items/outcomes/2026/example.yml").read_text("utf-8")
    other = text.replace("2026-00003", "2026-00033").replace("宅基地审批结果", "另一本登记簿")
    second = good / "disclosure_items/outcomes/2026/second.yml"
    second.write_text(other.replace("示政宅批〔2026〕3号", "示政宅批〔2026〕9号"), "utf-8")
    assert found(good, "GK572") == []
    second.write_text(other, "utf-8")
    assert len(found(good, "GK572")) == 1


@pytest.mark.parametrize(
    ("until", "withdrawn", "told"),
    [
        ("2026-11-20", None, False),
        ("2026-11-19", None, True),
        ("2026-11-19", "{date: 2026-11-19, reason: 公示期满}", False),
    ],
)
def test_a_penalty_past_its_term(good: Path, until: str, withdrawn: str | None, told: bool) -> None:
    penalties(good, row(PENALTY, shown_until=until, withdrawn=withdrawn))
    assert [code for code, *_ in found(good, "GK571")] == (["GK571"] if told else [])


@pytest.mark.parametrize(
    ("decided", "date", "late"),
    [
        ("2026-05-11", "2026-05-14", False),
        ("2026-05-11", "2026-05-15", True),
        # Friday the 30th of April; the 1st to the 5th of May are off, Saturday the 9th is worked.
        ("2026-04-30", "2026-05-08", False),
        ("2026-04-30", "2026-05-09", True),
    ],
)
def test_taken_down_within_three_working_days(good: Path, decided: str, date: str, late: bool) -> None:
    penalties(good, row(PENALTY, withdrawn=f"{{date: {date}, reason: 行政复议撤销处罚决定, decided: {decided}}}"))
    assert [code for code, *_ in found(good, "GK575")] == (["GK575"] if late else [])


def test_a_row_that_lapsed_has_no_such_limit(good: Path) -> None:
    penalties(good, row(PENALTY, withdrawn="{date: 2026-09-30, reason: 公示期满}"))
    assert found(good, "GK575") == []


@pytest.mark.parametrize("reason", [None, "无", "略", "按有关规定"])
def test_a_refusal_gives_its_reason(good: Path, reason: str | None) -> None:
    results(good, row(RESULT, decision="refused", reason=reason))
    assert [code for code, *_ in found(good, "GK574")] == ["GK574"]
    results(good, row(RESULT, decision="refused", reason="已有一处宅基地"))
    assert found(good, "GK574") == []


def test_the_promise_of_the_guide(good: Path) -> None:
    results(good, row(RESULT, promised="20"))
    assert [code for code, *_ in found(good, "GK576")] == ["GK576"]
    fragment(good, "service-guide", "changes: [{date: 2026-03-09, what: 承诺改短, was: 20个工作日, now: 10个工作日}]\n")
    assert found(good, "GK576") == []
    results(good, row(RESULT, promised="20", received="2026-03-10", completed="2026-03-12"))
    assert [code for code, *_ in found(good, "GK576")] == ["GK576"]


def test_a_row_names_its_own_guide(good: Path) -> None:
    record(good, "policy-documents/2026/other", 50, "title: 别的文件\nissuing_body: 镇政府\nvalidity: in-force\n")
    results(good, row(RESULT, promised="20", service="policy-documents/2026/other"))
    assert found(good, "GK576") == []
