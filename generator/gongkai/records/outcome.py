"""Outcome register (办理结果): many rows in one file by year; licences, penalties, or the results of a service."""

from __future__ import annotations

from typing import Annotated, ClassVar

from gongkai.records.model import Amount, Choice, Day, Line, Many, Model, Ref, Whole
from gongkai.records.record import Record
from gongkai.records.service_guide import Procedure, Unit


class Party(Choice):
    """Kind of party (行政相对人类别)."""

    LEGAL_PERSON = "legal-person"
    INDIVIDUAL_BUSINESS = "individual-business"
    NATURAL_PERSON = "natural-person"


class LicenceKind(Choice):
    """Kind of licence (许可类别)."""

    ORDINARY = "ordinary"
    FRANCHISE = "franchise"
    ACCREDITATION = "accreditation"
    APPROVAL = "approval"
    REGISTRATION = "registration"
    OTHER = "other"


class RowState(Choice):
    """Whether the decision of a row stands (当前状态)."""

    VALID = "valid"
    INVALID = "invalid"
    REVOKED = "revoked"


class Decision(Choice):
    """How an application ended."""

    GRANTED = "granted"
    REFUSED = "refused"
    PENDING = "pending"
    ENDED = "ended"


class RowWithdrawal(Model):
    """Why and when a row was taken down; number, date and reason stay (行政处罚法第四十八条)."""

    owner: ClassVar[str] = "row-withdrawal"
    date: Day
    reason: Line
    decided: Day | None = None


class LicenceRow(Model):
    """One licence of the national 双公示 table, public columns only (发改办财金〔2018〕424号)."""

    owner: ClassVar[str] = "licence-row"
    number: Line
    party: Line
    party_kind: Party
    uscc: Line | None = None
    document: Line
    licence_kind: LicenceKind
    certificate: Line | None = None
    certificate_number: Line | None = None
    content: Line
    decided: Day
    valid_from: Day
    valid_to: Day | None = None
    authority: Line
    authority_code: Line
    state: RowState = RowState.VALID
    source: Line
    source_code: Line | None = None
    published: Day
    note: Line | None = None
    withdrawn: RowWithdrawal | None = None


class PenaltyRow(Model):
    """One penalty of the national 双公示 table, public columns only; money in 万元 (发改办财金〔2018〕424号)."""

    owner: ClassVar[str] = "penalty-row"
    number: Line
    party: Line
    party_kind: Party
    uscc: Line | None = None
    offence: Line
    facts: Line
    penalty_basis: Line
    penalty_kind: Line
    content: Line
    fine: Amount | None = None
    confiscated: Amount | None = None
    suspended_licence: Line | None = None
    decided: Day
    valid_until: Day | None = None
    shown_until: Day
    authority: Line
    authority_code: Line
    source: Line
    source_code: Line | None = None
    published: Day
    note: Line | None = None
    withdrawn: RowWithdrawal | None = None


class Suspension(Model):
    """Days that do not count: a special procedure with its first and last day."""

    owner: ClassVar[str] = "suspension"
    procedure: Procedure
    start: Day
    end: Day | None = None


class Extension(Model):
    """A longer time, asked for in time and with a reason (行政许可法第四十二条)."""

    owner: ClassVar[str] = "extension"
    until: Day
    reason: Line
    asked: Day


class ResultRow(Model):
    """One case of a service, from application to delivery; the applicant as shown to the public."""

    owner: ClassVar[str] = "result-row"
    number: Line
    service: Annotated[Line, Ref("service-guide")] | None = None
    applicant: Line
    place: Line | None = None
    size: Line | None = None
    received: Day
    complete: Day | None = None
    suspended: Annotated[tuple[Suspension, ...], Many] = ()
    promised: Whole
    unit: Unit = Unit.WORKING_DAYS
    due: Day | None = None
    extended: Extension | None = None
    completed: Day | None = None
    delivered: Day | None = None
    decision: Decision
    result: Line
    reason: Line | None = None
    published: Day
    withdrawn: RowWithdrawal | None = None


Row = LicenceRow | PenaltyRow | ResultRow


class Outcome(Record):
    """办理结果登记. One of three lists of rows: `licences`, `penalties`, `results`. 条例第二十条第（五）（六）项."""

    type: ClassVar[str] = "outcome"
    folder: ClassVar[str] = "outcomes"
    owner: ClassVar[str] = "outcome"

    service: Annotated[Line, Ref("service-guide")] | None = None
    result_name: Line | None = None
    licences: Annotated[tuple[LicenceRow, ...], Many] = ()
    penalties: Annotated[tuple[PenaltyRow, ...], Many] = ()
    results: Annotated[tuple[ResultRow, ...], Many] = ()

    lists: ClassVar[tuple[str, ...]] = ("licences", "penalties", "results")

    @property
    def list_name(self) -> str:
        """The field that holds the rows; `results` for an empty register."""
        return next((name for name in self.lists if getattr(self, name)), "results")

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, whatever their kind."""
        return (*self.licences, *self.penalties, *self.results)
