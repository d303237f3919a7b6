"""A fee standard: amounts are numbers with their unit beside them, money never becomes a float."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.records.fee_standard import FeeStandard, FundManagement, Payer
from records.reading import record

GOOD = (Path(__file__).parents[1] / "portals/good/disclosure_items/fee-standards/example.yml").read_text("utf-8")


def test_the_example_is_whole() -> None:
    found = record(FeeStandard, GOOD)
    assert found.faults == ()
    assert found.record.items[0].amount == Decimal("80") and found.record.items[1].free
    assert found.record.payers is Payer.BOTH and found.record.fund_management is FundManagement.LOCAL_TREASURY


@pytest.mark.parametrize(("written", "amount"), [("0.85", "0.85"), ("１，２００", "1200"), ("20.00", "20.00")])
def test_an_amount_keeps_its_digits(written: str, amount: str) -> None:
    assert str(record(FeeStandard, GOOD.replace("amount: 80", f'amount: "{written}"')).record.items[0].amount) == amount


@pytest.mark.parametrize("written", ["80元", "NaN", "-5", "1e400", "八十"])
def test_what_is_no_amount_is_told_and_only_that_is_dropped(written: str) -> None:
    parsed = record(FeeStandard, GOOD.replace("amount: 80", f"amount: {written}"))
    assert [fault.kind for fault in parsed.faults] == ["wrong-value"]
    assert parsed.record.items[0].amount is None


@pytest.mark.parametrize("words", ["缴入同级国库", "缴入地方国库", "local-treasury"])
def test_customary_words_are_understood(words: str) -> None:
    text = GOOD.replace("fund_management: local-treasury", f"资金管理方式: {words}")
    assert record(FeeStandard, text).record.fund_management is FundManagement.LOCAL_TREASURY
