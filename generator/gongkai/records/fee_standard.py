"""Fee standard (收费标准): what is charged, how much for which case, by whom, on which basis, with which reductions."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from gongkai.records.model import Amount, BodyId, Choice, Day, Flag, Line, Many, Model
from gongkai.records.record import Basis, Contact, Record, Validity


class FeeKind(Choice):
    """Which list of charges it belongs to (优化营商环境条例第二十五条)."""

    ADMINISTRATIVE = "administrative"
    GOVERNMENT_FUND = "government-fund"
    GOVERNMENT_PRICED = "government-priced"


class Payer(Choice):
    """Who pays."""

    INDIVIDUAL = "individual"
    ENTERPRISE = "enterprise"
    BOTH = "both"


class FundManagement(Choice):
    """Where the money goes (资金管理方式)."""

    CENTRAL_TREASURY = "central-treasury"
    CENTRAL_AND_LOCAL_TREASURY = "central-and-local-treasury"
    LOCAL_TREASURY = "local-treasury"
    FISCAL_ACCOUNT = "fiscal-account"
    COLLECTOR = "collector"
    NONE = "none"


class FeeItem(Model):
    """One case with its standard: amount and unit, or a formula, or free with the reason."""

    owner: ClassVar[str] = "fee-item"
    case: Line
    amount: Amount | None = None
    unit: Line | None = None
    formula: Line | None = None
    free: Flag = False
    note: Line | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None


class Reduction(Model):
    """Who pays less or nothing, from when to when."""

    owner: ClassVar[str] = "reduction"
    who: Line
    what: Line
    case: Line | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    basis: Annotated[tuple[Basis, ...], Many] = ()


class Abolition(Model):
    """Since when and why a fee is no longer charged."""

    owner: ClassVar[str] = "abolition"
    date: Day
    basis: Annotated[tuple[Basis, ...], Many, Field(min_length=1)]
    now: Line


class FeeStandard(Record):
    """收费标准. Elements: 条例第二十条第（八）项, 优化营商环境条例第二十五条, 行政许可法第五十八、五十九条."""

    type: ClassVar[str] = "fee-standard"
    folder: ClassVar[str] = "fee-standards"
    dated: ClassVar[bool] = False
    owner: ClassVar[str] = "fee-standard"

    kind: FeeKind = FeeKind.ADMINISTRATIVE
    field: Line
    items: Annotated[tuple[FeeItem, ...], Many, Field(min_length=1)]
    collecting_body: BodyId
    payers: Payer
    reductions: Annotated[tuple[Reduction, ...], Many] = ()
    fund_management: FundManagement
    business_related: Flag
    valid_from: Day
    valid_to: Day | None = None
    validity: Validity = Validity.IN_FORCE
    abolition: Abolition | None = None
    complaint: Annotated[tuple[Contact, ...], Many] = ()
