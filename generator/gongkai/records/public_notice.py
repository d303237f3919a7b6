"""Public notice (公示): something shown for a period, with a way to say something about it. A 公告 has none of both."""

from __future__ import annotations

from typing import Annotated, ClassVar

from gongkai.records.model import AnyRecordId, Choice, Day, Line, Many, Model, Prose
from gongkai.records.record import Contact, Record
from gongkai.records.service_guide import Unit


class Subject(Choice):
    """What a notice is about, as far as a law sets a minimum period (rules.md §9)."""

    MAJOR_DECISION = "major-decision"
    BUSINESS_RULES = "business-rules"
    OTHER_RULES = "other-rules"
    LAND_ACQUISITION_NOTICE = "land-acquisition-notice"
    LAND_COMPENSATION = "land-compensation"
    HOUSE_COMPENSATION = "house-compensation"
    PLANNING_DRAFT = "planning-draft"
    CIVIL_SERVANTS = "civil-servants"
    CONSCRIPTS = "conscripts"
    BID_CANDIDATES = "bid-candidates"
    HISTORIC_DISTRICT = "historic-district"
    SOCIAL_ASSISTANCE = "social-assistance"
    SUBSIDY = "subsidy"
    HOMESTEAD = "homestead"
    ASSESSMENT = "assessment"
    OTHER = "other"


class Period(Model):
    """From the day of posting to the last day. The day of posting is not counted."""

    owner: ClassVar[str] = "period"
    start: Day
    end: Day
    unit: Unit = Unit.CALENDAR_DAYS
    shortened: Line | None = None


class Feedback(Contact):
    """Where to comment: telephone, address, e-mail or web form, and a meeting if there is one."""

    owner: ClassVar[str] = "feedback"
    meeting: Line | None = None
    reply_by: Day | None = None


class MajorDecision(Model):
    """The seven contents of a notice of a major matter (事前公示)."""

    owner: ClassVar[str] = "major-decision"
    situation: Prose
    necessity: Prose
    evidence: Prose
    consultation: Prose
    legal_opinion: Prose
    feedback_channel: Prose
    other: Prose


class NoticeResult(Model):
    """What came of it."""

    owner: ClassVar[str] = "notice-result"
    shorthand: ClassVar[str] = "text"
    date: Day | None = None
    text: Prose
    record: AnyRecordId | None = None


class PublicNotice(Record):
    """公示与征求意见."""

    type: ClassVar[str] = "public-notice"
    folder: ClassVar[str] = "public-notices"
    owner: ClassVar[str] = "public-notice"

    subject: Subject = Subject.OTHER
    about: Prose
    period: Period
    feedback: Annotated[tuple[Feedback, ...], Many] = ()
    major: MajorDecision | None = None
    result: NoticeResult | None = None
