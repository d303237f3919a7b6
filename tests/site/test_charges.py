"""Charges: which standard, case and reduction holds on a day, and what a guide costs by them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from gongkai.records.fee_standard import FeeItem, FeeStandard, Reduction
from gongkai.records.record import Status, Validity
from gongkai.records.service_guide import Fees, FeeUse, ServiceGuide
from gongkai.site.charges import (
    Standing,
    amount_text,
    charges,
    ended_on,
    ending,
    items_on,
    price,
    reductions_on,
    standing,
)
from gongkai.site.view import View
from page_views import on, with_record

TODAY = date(2026, 11, 20)


@pytest.fixture
def waste(sample_view: View) -> FeeStandard:
    fee = sample_view.by_id["fee-standards/household-waste"]
    assert isinstance(fee, FeeStandard)
    return fee


@pytest.fixture
def renewal(sample_view: View) -> ServiceGuide:
    guide = sample_view.by_id["service-guides/id-card-renewal"]
    assert isinstance(guide, ServiceGuide)
    return guide


def dated(fee: FeeStandard, **values: object) -> FeeStandard:
    return fee.model_copy(update={"validity": Validity.IN_FORCE, "abolition": None, "valid_to": None, **values})


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"valid_from": date(2026, 11, 20)}, Standing.CHARGED),
        ({"valid_from": date(2026, 11, 21)}, Standing.COMING),
        ({"valid_to": date(2026, 11, 20)}, Standing.CHARGED),
        ({"valid_to": date(2026, 11, 19)}, Standing.ENDED),
        ({"validity": Validity.REPEALED}, Standing.ENDED),
        ({"validity": Validity.AMENDED}, Standing.CHARGED),
    ],
)
def test_first_and_last_day_are_charged(waste: FeeStandard, values: dict[str, object], expected: Standing) -> None:
    fee = dated(waste, **{"valid_from": date(2020, 1, 1), **values})
    assert standing(fee, TODAY) is expected
    assert bool(items_on(fee.model_copy(update={"items": (FeeItem(case="户", amount=Decimal(1)),)}), TODAY)) is (
        expected is Standing.CHARGED
    )


def test_an_abolished_fee_is_charged_until_its_day(sample_view: View) -> None:
    fee = sample_view.by_id["fee-standards/marriage-registration"]
    assert isinstance(fee, FeeStandard)
    assert ended_on(fee) == date(2017, 4, 1)
    assert standing(fee, date(2017, 3, 31)) is Standing.CHARGED
    assert standing(fee, date(2017, 4, 1)) is Standing.ENDED


def test_a_case_has_its_own_period_within_its_standard(waste: FeeStandard) -> None:
    old = FeeItem(case="居民", amount=Decimal(4), valid_to=date(2025, 12, 31))
    new = FeeItem(case="居民", amount=Decimal(5), valid_from=date(2026, 1, 1))
    fee = dated(waste, items=(old, new), valid_from=date(2025, 1, 1), valid_to=date(2026, 6, 30))
    assert items_on(fee, date(2025, 12, 31)) == (old,)
    assert items_on(fee, date(2026, 1, 1)) == (new,)
    assert items_on(fee, date(2026, 7, 1)) == ()
    assert items_on(fee, date(2024, 12, 31)) == ()


def test_a_reduction_without_a_case_is_for_every_case_and_ends_on_its_day(waste: FeeStandard) -> None:
    every = Reduction(who="残疾人", what="免收", valid_to=date(2026, 11, 20))
    shops = Reduction(who="新开的店", what="减半", case="商户")
    fee = dated(waste, reductions=(every, shops), valid_from=date(2025, 1, 1))
    assert reductions_on(fee, TODAY, "居民") == (every,)
    assert reductions_on(fee, TODAY, "商户") == (every, shops)
    assert reductions_on(fee, date(2026, 11, 21), "居民") == ()


@pytest.mark.parametrize(
    ("last", "note", "tone"),
    [
        (date(2026, 11, 19), "已到期", "bad"),
        (date(2026, 11, 20), "今天到期", "warn"),
        (date(2026, 12, 31), "还有41天到期", "warn"),
        (date(2027, 1, 19), "还有60天到期", "warn"),
        (date(2027, 1, 20), "", ""),
    ],
)
def test_an_end_within_sixty_days_is_told(last: date, note: str, tone: str) -> None:
    assert ending(last, TODAY) == {"iso": last.isoformat(), "note": note, "tone": tone}


def test_amounts_are_written_without_spaces() -> None:
    assert amount_text(FeeItem(case="居民", amount=Decimal("0.85"), unit="元/立方米")) == "0.85元/立方米"
    assert amount_text(FeeItem(case="低保户", amount=Decimal(0))) == "免收"
    assert amount_text(FeeItem(case="商户", formula="按面积算")) == "按面积算"


def test_the_amount_comes_from_the_standard_not_from_the_guide(sample_view: View, renewal: ServiceGuide) -> None:
    wrong = renewal.model_copy(
        update={"fees": Fees(items=(FeeUse(fee="fee-standards/id-card", case="到期换领", amount=Decimal(99)),))}
    )
    cost = price(wrong, sample_view)
    assert cost is not None and (cost.text, cost.figure, cost.unit) == ("20元", "20", "元/证")


def test_a_fee_that_ended_makes_the_service_free_and_a_vanished_one_does_not(
    sample_view: View, renewal: ServiceGuide
) -> None:
    ended = renewal.model_copy(update={"fees": Fees(items=(FeeUse(fee="fee-standards/id-card-first"),))})
    lost = renewal.model_copy(update={"fees": Fees(items=(FeeUse(fee="fee-standards/nothing"),))})
    assert price(ended, sample_view).text == "免费"  # type: ignore[union-attr]
    assert price(lost, sample_view).text == "先打电话问"  # type: ignore[union-attr]
    assert charges(lost, sample_view)[0].fee is None


def test_prices_of_several_cases(sample_view: View, renewal: ServiceGuide) -> None:
    def text(*uses: FeeUse) -> str:
        cost = price(renewal.model_copy(update={"fees": Fees(items=uses)}), sample_view)
        assert cost is not None
        return cost.text

    card, permit = "fee-standards/id-card", "fee-standards/residence-permit"
    assert text(FeeUse(fee=card)) == "10—40元"
    assert text(FeeUse(fee=permit)) == "免费或20元"
    assert text(FeeUse(fee=permit, case="第一次申领")) == "免费"
    assert text(FeeUse(fee=card), FeeUse(fee=permit, case="每年签注")) == "最多40元"


def test_a_withdrawn_standard_gives_no_amount(sample_view: View, renewal: ServiceGuide) -> None:
    card = sample_view.by_id["fee-standards/id-card"]
    view = with_record(sample_view, card.model_copy(update={"status": Status.WITHDRAWN}))
    assert [one.item for one in charges(renewal, view)] == [None, None]


def test_the_day_of_the_view_decides(sample_view: View, waste: FeeStandard) -> None:
    view = on(sample_view, date(2027, 1, 1))
    assert {cut.who for cut in reductions_on(waste, sample_view.today)} - {
        cut.who for cut in reductions_on(waste, view.today)
    } == {"低保户、特困供养人员"}
