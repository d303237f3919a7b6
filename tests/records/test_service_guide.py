"""A service guide: fees are stated or free, never guessed; parts know their places; required parts are missed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.records.service_guide import Lane, ServiceGuide
from records.reading import kinds, record

GOOD = (Path(__file__).parents[1] / "portals/good/disclosure_items/service-guides/example.yml").read_text("utf-8")


def test_the_example_is_whole() -> None:
    found = record(ServiceGuide, GOOD)
    assert found.faults == ()
    guide = found.record
    assert [step.days for step in guide.steps] == [Decimal(0), Decimal(5), Decimal(5)]
    assert guide.steps[1].lane is Lane.TOWNSHIP
    assert guide.where_to_apply[0].window == "window-1"


@pytest.mark.parametrize("free", ["免费", "free", "不收费", "{free: 是}"])
def test_free_is_said_in_words(free: str) -> None:
    assert record(ServiceGuide, GOOD.replace("fees: 免费", f"fees: {free}")).record.fees.free


@pytest.mark.parametrize(
    "fee", ["fee-standards/example", "[fee-standards/example]", "[{fee: fee-standards/example, case: 住宅}]"]
)
def test_a_fee_is_a_reference(fee: str) -> None:
    fees = record(ServiceGuide, GOOD.replace("fees: 免费", f"fees: {fee}")).record.fees
    assert not fees.free and fees.items[0].fee == "fee-standards/example"


def test_a_place_inside_a_list_of_fees_is_right() -> None:
    parsed = record(ServiceGuide, GOOD.replace("fees: 免费", "fees:\n  - {fee: a, amount: 二十元}"))
    line = GOOD.split("fees: 免费")[0].count("\n") + 2
    assert [(fault.kind, fault.where.line) for fault in parsed.faults] == [("wrong-value", line)]


@pytest.mark.parametrize(
    "key", ["conditions", "materials", "steps", "processing_time", "result", "where_to_apply", "visits", "appeal"]
)
def test_a_guide_cannot_do_without(key: str) -> None:
    from checks.overlay import overlaid

    parsed = record(ServiceGuide, overlaid(GOOD, f"{key}:\n"))
    assert parsed.record is None
    assert [kind for kind, _, _ in kinds(parsed)] == ["blank-field"]


def test_a_wrong_part_names_its_path() -> None:
    parsed = record(
        ServiceGuide, GOOD.replace("lane: township, days: 5, detail: 到现场", "lane: 镇上吧, days: 5, detail: 到现场")
    )
    (fault,) = parsed.faults
    assert fault.where.key == "steps[2].lane" and "镇" in fault.params["expected"].zh
