"""Fees of a guide: contradictions, and the match with the fee standard and its basis."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checks.portals import found, fragment

USE = "fees: [{{fee: fee-standards/example{}}}]\n"
HOUSE = USE.format(", case: 住宅, amount: 80")
FREE_CASE = USE.format(", case: 农村宅基地首次登记")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"charged: false\n{HOUSE}", 33),
        ("charged: true\nfees: 免费\n", 33),
        (f"charged: true\n{FREE_CASE}", 33),
        ("fees: {free: true, items: [{fee: fee-standards/example, case: 住宅}]}\n", 23),
        (f"charged: false\n{FREE_CASE}", None),
        (f"charged: true\n{HOUSE}", None),
        ("charged: false\nfees: 免费\n", None),
        (f"charged: false\n{USE.format(', case: 住宅, amount: 0')}", None),
    ],
)
def test_free_and_not_free(good: Path, text: str, line: int | None) -> None:
    fragment(good, "service-guide", text)
    assert found(good, "GK311", "GK312") == ([("GK312", "error", line)] if line else [])


def test_not_stated(good: Path) -> None:
    fragment(good, "service-guide", "fees:\n")
    assert found(good, "GK311", "GK312") == [("GK311", "error", 23)]
    fragment(good, "service-guide", "charged: false\n")
    assert found(good, "GK311", "GK312") == []


@pytest.mark.parametrize(
    ("use", "code"),
    [
        (", case: 住宅, amount: 80", None),
        (", case: 住宅, amount: 80.00", None),
        (", case: 住宅", None),
        (", amount: 80", None),
        (", case: 住 宅, amount: 80", None),
        (", case: 农村宅基地首次登记, amount: 0", None),
        (", case: 住宅, amount: 90", "GK313"),
        (", amount: 85", "GK313"),
        (", case: 农村宅基地首次登记, amount: 80", "GK313"),
        (", case: 非住宅, amount: 80", "GK314"),
    ],
)
def test_amount_and_case(good: Path, use: str, code: str | None) -> None:
    fragment(good, "service-guide", USE.format(use))
    assert found(good, "GK313", "GK314", "GK315") == ([(code, "error", 23)] if code else [])


def test_an_amount_by_formula_or_of_a_past_line_is_not_compared(good: Path) -> None:
    fragment(good, "service-guide", USE.format(", case: 住宅, amount: 90"))
    fragment(good, "fee-standard", "items:\n  - {case: 住宅, formula: 按面积每平方米0.5元}\n")
    assert found(good, "GK313") == []
    lines = "  - {case: 住宅, amount: 60, unit: 元/件, valid_to: 2025-12-31}\n"
    lines += "  - {case: 住宅, amount: 90, unit: 元/件, valid_from: 2026-01-01}\n"
    fragment(good, "fee-standard", f"items:\n{lines}")
    assert found(good, "GK313") == []
    assert [code for code, *_ in found(good, "GK313", today=date(2025, 6, 1))] == ["GK313"]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("valid_to: 2026-11-19\n", True),
        ("valid_to: 2026-11-20\n", False),
        ("valid_from: 2026-11-21\n", True),
        ("validity: expired\nvalid_to: 2025-12-31\n", True),
        ("validity: repealed\n", True),
        ("validity: amended\n", False),
        ("status: withdrawn\nwithdrawal: {date: 2026-11-01, reason: 内容有误}\n", True),
        ("abolition: {date: 2026-11-20, basis: [{law: 关于取消的通知}], now: 不再收}\n", True),
        ("abolition: {date: 2026-11-21, basis: [{law: 关于取消的通知}], now: 不再收}\n", False),
    ],
)
def test_a_standard_that_does_not_hold_today(good: Path, text: str, hit: bool) -> None:
    fragment(good, "service-guide", HOUSE)
    fragment(good, "fee-standard", text)
    assert found(good, "GK315") == ([("GK315", "error", 23)] if hit else [])


@pytest.mark.parametrize(
    ("title", "fees", "hit"),
    [
        ("不动产登记（住宅）", "免费", True),
        ("住宅不动产登记", "{free: true, note: 不收钱}", True),
        ("不动产登记（住宅）", "{free: true, note: 登记费由县财政负担}", False),
        ("农村宅基地首次登记（不动产登记）", "免费", False),
        ("不动产登记查询", "免费", False),
        ("农村村民宅基地申请", "免费", False),
    ],
)
def test_free_though_a_standard_charges_for_the_same(good: Path, title: str, fees: str, hit: bool) -> None:
    fragment(good, "service-guide", f"title: {title}\nfees: {fees}\n")
    assert found(good, "GK316") == ([("GK316", "warning", 23)] if hit else [])
    fragment(good, "fee-standard", "validity: expired\nvalid_to: 2025-12-31\n")
    assert found(good, "GK316") == []


LAW = "{law: 中华人民共和国民法典, article: 第二百二十三条, level: law}"


@pytest.mark.parametrize(
    ("basis", "hit"),
    [
        (LAW, False),
        ("{law: 不动产登记暂行条例, number: 国务院令第656号, level: administrative-regulation}", False),
        ("{law: 不动产登记暂行条例}", False),
        ("{law: 示例省不动产登记条例}", True),
        ("{law: 中华人民共和国行政许可法, level: law}", True),
        ("{law: 财政部关于不动产登记收费的通知, number: 财税〔2016〕79号, level: normative-document}", True),
    ],
)
def test_a_licence_fee_needs_a_law(good: Path, basis: str, hit: bool) -> None:
    fragment(good, "service-guide", f"service_type: licence\n{HOUSE}")
    fragment(good, "fee-standard", f"business_related: false\nbasis: [{basis}]\n")
    assert found(good, "GK351") == ([("GK351", "error", 23)] if hit else [])


def test_what_costs_nothing_needs_no_law(good: Path) -> None:
    fragment(good, "service-guide", f"service_type: licence\n{FREE_CASE}")
    assert found(good, "GK351") == []
    fragment(good, "service-guide", f"service_type: confirmation\n{HOUSE}")
    assert found(good, "GK351") == []


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("basis: [{law: 示例县人民政府关于收费的通知, number: 示政发〔2024〕3号}]\n", True),
        ("basis: [{law: 示例省不动产登记条例, level: local-regulation}]\n", True),
        ("basis: [{law: 关于登记收费的通知, number: 财税〔2016〕79号}]\n", False),
        ("basis: [{law: 国务院关于登记收费的批复, number: 国函〔2016〕9号}]\n", False),
        (f"basis: [{LAW}]\n", False),
        ("business_related: false\nbasis: [{law: 示例县人民政府关于收费的通知}]\n", False),
        ("kind: government-priced\nbasis: [{law: 示例县人民政府关于收费的通知}]\n", False),
        ("basis: [{law: 示例县人民政府关于收费的通知}]\nitems: [{case: 住宅, free: true}]\n", False),
        ("basis: [{law: 示例县人民政府关于收费的通知}]\nvalidity: expired\nvalid_to: 2025-12-31\n", False),
    ],
)
def test_a_charge_on_business_stands_in_the_list(good: Path, text: str, hit: bool) -> None:
    fragment(good, "fee-standard", text)
    assert found(good, "GK352", "GK353") == ([("GK352", "error", 11 if "business" not in text else 10)] if hit else [])


def test_no_basis_at_all(good: Path) -> None:
    fragment(good, "fee-standard", "basis:\n")
    assert found(good, "GK352", "GK353") == [("GK353", "error", 11)]
    fragment(good, "fee-standard", "basis: [{law: 无}]\n")
    assert found(good, "GK352", "GK353") == [("GK353", "error", 11)]
    fragment(good, "fee-standard", "basis: [{article: 第三条}]\n")
    assert found(good, "GK352", "GK353") == []


@pytest.mark.parametrize(
    ("basis", "hit"),
    [
        ("{law: 示例县物价局关于登记收费标准的通知, number: 示价〔2012〕7号}", True),
        ("{law: 国家发展改革委 财政部关于不动产登记收费标准等有关问题的通知}", False),
        ("{law: 关于登记收费的通知, number: 发改价格规〔2016〕2559号}", False),
        ("{law: 中华人民共和国价格法, level: law}", False),
        ("{law: 行政事业性收费标准管理办法}", False),
        ("{law: 中华人民共和国土地管理法, level: law}", False),
    ],
)
def test_guide_and_standard_name_the_same_basis(good: Path, basis: str, hit: bool) -> None:
    fragment(good, "service-guide", f"basis:\n  - {basis}\n{HOUSE}")
    assert found(good, "GK354") == ([("GK354", "warning", 9)] if hit else [])
