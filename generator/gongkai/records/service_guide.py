"""Service guide (办事指南): who may apply, with what, by which steps, how long, how much, where, how to complain."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from gongkai.records.model import (
    Amount,
    BodyId,
    Choice,
    FilePath,
    Flag,
    Line,
    Lines,
    Many,
    Model,
    Prose,
    Ref,
    Url,
    Whole,
    WindowId,
)
from gongkai.records.record import Contact, Record


class ServiceType(Choice):
    """Kind of matter (事项类型, GB/T 39046-2020 A.1)."""

    LICENCE = "licence"
    CONFIRMATION = "confirmation"
    PAYMENT = "payment"
    FILING = "filing"
    ADJUDICATION = "adjudication"
    REWARD = "reward"
    LEVY = "levy"
    OTHER_POWER = "other-power"
    PUBLIC_SERVICE = "public-service"


class Applicant(Choice):
    """Whom the service is for (服务对象, GB/T 39046-2020 A.4)."""

    INDIVIDUAL = "individual"
    ENTERPRISE = "enterprise"
    INSTITUTION = "institution"
    SOCIAL_ORGANISATION = "social-organisation"
    GOVERNMENT_BODY = "government-body"
    OTHER_ORGANISATION = "other-organisation"


class ItemKind(Choice):
    """Done at once or within a promised time (办件类型, GB/T 39046-2020 A.6)."""

    IMMEDIATE = "immediate"
    PROMISED = "promised"


class WayToApply(Choice):
    """How one may apply (办理形式, GB/T 39046-2020 A.5)."""

    WINDOW = "window"
    ONLINE = "online"
    MOBILE = "mobile"
    POST = "post"
    HOME_VISIT = "home-visit"
    VILLAGE_AGENT = "village-agent"


class Medium(Choice):
    """Paper, electronic, or either."""

    PAPER = "paper"
    ELECTRONIC = "electronic"
    EITHER = "either"


class Necessity(Choice):
    """Whether every applicant needs the material (是否必备材料)."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"


class Unit(Choice):
    """What a number of days counts."""

    WORKING_DAYS = "working-days"
    CALENDAR_DAYS = "calendar-days"


class Procedure(Choice):
    """Special procedures whose time is not counted but must be told (行政许可法第四十五条)."""

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    EXAMINATION = "examination"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert-review"
    SURVEY = "survey"
    PUBLIC_DISPLAY = "public-display"


class Lane(Choice):
    """At which level of the drawn flow a step happens."""

    APPLICANT = "applicant"
    VILLAGE = "village"
    TOWNSHIP = "township"
    COUNTY = "county"
    ABOVE = "above"


class LifeEvent(Choice):
    """The eight stations of a life, by which the home page groups services."""

    BIRTH = "birth"
    SCHOOL = "school"
    WORK = "work"
    FAMILY = "family"
    HOUSE = "house"
    HARDSHIP = "hardship"
    AGEING = "ageing"
    FAREWELL = "farewell"


class Material(Model):
    """One thing to bring (申请材料)."""

    owner: ClassVar[str] = "material"
    shorthand: ClassVar[str] = "name"
    name: Line
    issuer: Line | None = None
    originals: Whole = 0
    copies: Whole = 0
    medium: Medium = Medium.PAPER
    form: FilePath | None = None
    sample: FilePath | None = None
    sample_text: Prose | None = None
    necessity: Necessity = Necessity.REQUIRED
    condition: Line | None = None
    note: Line | None = None


class Step(Model):
    """One step of the procedure: what happens, by whom, in how many days."""

    owner: ClassVar[str] = "step"
    name: Line
    who: Line
    lane: Lane
    days: Amount = Decimal(0)
    detail: Line
    outside_promise: Flag = False


class SpecialProcedure(Model):
    """A procedure whose time is told apart from the promise."""

    owner: ClassVar[str] = "special-procedure"
    procedure: Procedure
    days: Whole | None = None
    unit: Unit = Unit.WORKING_DAYS
    note: Line | None = None


class ProcessingTime(Model):
    """Time to do (办理时限): what the law allows and what the office promises; not the time to publish."""

    owner: ClassVar[str] = "processing-time"
    statutory: Whole | None = None
    statutory_unit: Unit | None = None
    statutory_note: Line | None = None
    promised: Amount
    unit: Unit = Unit.WORKING_DAYS
    note: Line | None = None
    includes_superior: Flag | None = None
    special: Annotated[tuple[SpecialProcedure, ...], Many] = ()


class FeeUse(Model):
    """A fee of this service: the fee standard, and which of its cases."""

    owner: ClassVar[str] = "fee-use"
    shorthand: ClassVar[str] = "fee"
    fee: Annotated[Line, Ref("fee-standard")]
    case: Line | None = None
    amount: Amount | None = None
    note: Line | None = None


class Fees(Model):
    """Free, or the fees by reference; written `fees: 免费` or as a list of fee standards."""

    owner: ClassVar[str] = "fees"
    listed: ClassVar[str] = "items"
    free: Flag = False
    note: Line | None = None
    items: Annotated[tuple[FeeUse, ...], Many] = ()


_FREE = frozenset({"free", "免费", "不收费", "免收", "无收费"})


def _fees(value: Any) -> Any:
    if isinstance(value, str) and value.strip().lower() in _FREE:
        return {"free": True}
    if isinstance(value, str):
        return {"items": [{"fee": value}]}
    return value


class Result(Model):
    """What the applicant gets (办理结果)."""

    owner: ClassVar[str] = "result"
    shorthand: ClassVar[str] = "name"
    name: Line
    sample: FilePath | None = None
    validity: Line | None = None
    delivery: Line | None = None


class Place(Model):
    """Where to apply (办理地点): a window of bodies.yml, or an address with hours."""

    owner: ClassVar[str] = "place"
    shorthand: ClassVar[str] = "window"
    window: WindowId | None = None
    address: Line | None = None
    hours: Line | None = None
    phone: Line | None = None
    map: Url | None = None
    note: Line | None = None


class Appeal(Model):
    """Against a decision: to whom and within which time (行政复议、行政诉讼)."""

    owner: ClassVar[str] = "appeal"
    reconsideration: Line
    litigation: Line


class Question(Model):
    """A question people ask, with its answer."""

    owner: ClassVar[str] = "question"
    question: Line
    answer: Prose


class ServiceGuide(Record):
    """办事指南. Elements: 行政许可法第三十条, 国务院令第716号第六条, GB/T 39046-2020 表4."""

    type: ClassVar[str] = "service-guide"
    folder: ClassVar[str] = "service-guides"
    dated: ClassVar[bool] = False
    owner: ClassVar[str] = "service-guide"

    service_type: ServiceType
    item_kind: ItemKind = ItemKind.PROMISED
    service_code: Line | None = None
    implementing_body: BodyId | None = None
    deciding_body: BodyId | None = None
    applicants: Annotated[tuple[Applicant, ...], Many, Field(min_length=1)]
    eligibility: Line | None = None
    conditions: Lines
    quantity_limit: Line | None = None
    materials: Annotated[tuple[Material, ...], Many]
    not_needed: Lines = ()
    steps: Annotated[tuple[Step, ...], Many]
    processing_time: ProcessingTime
    charged: Flag | None = None
    fees: Annotated[Fees, BeforeValidator(_fees)] | None = None
    result: Result
    where_to_apply: Annotated[tuple[Place, ...], Many]
    ways: Annotated[tuple[WayToApply, ...], Many] = (WayToApply.WINDOW,)
    online: Url | None = None
    visits: Whole
    visit_note: Line | None = None
    enquiry: Annotated[tuple[Contact, ...], Many] = ()
    complaint: Annotated[tuple[Contact, ...], Many] = ()
    appeal: Appeal
    questions: Annotated[tuple[Question, ...], Many] = ()
    life_events: Annotated[tuple[LifeEvent, ...], Many] = ()
    related: Annotated[tuple[Annotated[Line, Ref("record")], ...], Many] = ()
