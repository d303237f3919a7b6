"""What every record has: title, duties served, dates, review, body and office, basis, attachments, changes, status."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from gongkai.records.model import (
    AnyRecordId,
    BodyId,
    Choice,
    Day,
    FilePath,
    Flag,
    Line,
    Lines,
    Many,
    Model,
    OfficeId,
    Prose,
    Ref,
    Url,
)


class Mode(Choice):
    """How it is disclosed (公开方式)."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on-request"
    WITHHELD = "withheld"


class Audience(Choice):
    """To whom it is disclosed (公开对象)."""

    PUBLIC = "public"
    SPECIAL_GROUP = "special-group"
    INTERNAL = "internal"


class Status(Choice):
    """Whether the record stands or left a tombstone."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Validity(Choice):
    """Whether a document or a fee still holds (有效性)."""

    IN_FORCE = "in-force"
    AMENDED = "amended"
    EXPIRED = "expired"
    REPEALED = "repealed"


class Conclusion(Choice):
    """What the review before publication found (条例第十七条)."""

    PUBLISH = "publish"
    PUBLISH_REDACTED = "publish-redacted"
    WITHHOLD = "withhold"


class LawLevel(Choice):
    """Rank of a basis in the order of laws."""

    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative-regulation"
    LOCAL_REGULATION = "local-regulation"
    RULE = "rule"
    NORMATIVE_DOCUMENT = "normative-document"
    STANDARD = "standard"
    PARTY_DOCUMENT = "party-document"


class Stage(Choice):
    """Stage of a major matter that this record tells of."""

    PROPOSAL = "proposal"
    HEARING = "hearing"
    DECISION = "decision"
    PROGRESS = "progress"
    RESULT = "result"


class Review(Model):
    """Review before publication: who (a post, not a name), when, with what result. 条例第十七条."""

    owner: ClassVar[str] = "review"
    shorthand: ClassVar[str] = "date"
    post: Line
    date: Day
    conclusion: Conclusion = Conclusion.PUBLISH


class Basis(Model):
    """A law, regulation or document that something stands on, with the article."""

    owner: ClassVar[str] = "basis"
    shorthand: ClassVar[str] = "law"
    law: Line
    article: Line | None = None
    number: Line | None = None
    level: LawLevel | None = None
    quote: Prose | None = None
    link: Url | None = None
    record: Annotated[Line, Ref("policy-document")] | None = None


class Attachment(Model):
    """A file under disclosure_items/attachments/, named by its path there."""

    owner: ClassVar[str] = "attachment"
    shorthand: ClassVar[str] = "file"
    file: FilePath
    title: Line | None = None


class Change(Model):
    """One change of the content, in plain words, with what was and what is."""

    owner: ClassVar[str] = "change"
    date: Day
    what: Line
    was: Line | None = None
    now: Line | None = None


class Withdrawal(Model):
    """Why and when a record left the site, and what stands in its place."""

    owner: ClassVar[str] = "withdrawal"
    date: Day
    reason: Line
    successor: AnyRecordId | None = None
    erase: Flag = False


class Contact(Model):
    """A way to reach an office: at least one of telephone, address, e-mail, web page."""

    owner: ClassVar[str] = "contact"
    shorthand: ClassVar[str] = "phone"
    name: Line | None = None
    office: OfficeId | None = None
    phone: Line | None = None
    address: Line | None = None
    email: Line | None = None
    link: Url | None = None
    hours: Line | None = None


_COVERS = r"^(19|20)\d{2}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?$"


def _covers(value: Any) -> Any:
    if isinstance(value, str):
        import re

        from gongkai.records.model import plain

        word = plain(value).upper()
        if found := re.fullmatch(r"(\d{4})年?(?:第?([一二三四1-4])季度)", word):
            word = f"{found[1]}-Q{'一二三四'.find(found[2]) + 1 or found[2]}"
        elif found := re.fullmatch(r"(\d{4})年?([上下])半年", word):
            word = f"{found[1]}-H{'上下'.find(found[2]) + 1}"
        elif found := re.fullmatch(r"(\d{4})年(?:(\d{1,2})月)?度?", word):
            word = found[1] if found[2] is None else f"{found[1]}-{int(found[2]):02d}"
        if not re.fullmatch(_COVERS, word):
            raise PydanticCustomError("covers_form", "not a period")
        return word
    return value


Covers = Annotated[str, BeforeValidator(_covers)]
"""The period that a record covers: 2026, 2026-H1, 2026-Q3 or 2026-09 (2026年第三季度 is understood)."""


class Record(Model):
    """What every record has. Fields left out are inherited (defaults.yml) or derived (properties below)."""

    type: ClassVar[str]
    """Key of the record type."""
    folder: ClassVar[str]
    """Folder below disclosure_items."""
    dated: ClassVar[bool] = True
    """Whether the records lie in folders by year."""

    id: str = ""
    title: Line
    requirements: Annotated[tuple[Annotated[Line, Ref("requirement")], ...], Many, Field(min_length=1)]
    issued: Day
    review: Review
    index_number: Line | None = None
    body: BodyId
    office: OfficeId | None = None
    published: Day | None = None
    updated: Day | None = None
    backfilled: Line | None = None
    mode: Mode = Mode.PROACTIVE
    audience: Audience = Audience.PUBLIC
    basis: Annotated[tuple[Basis, ...], Many] = ()
    summary: Line | None = None
    keywords: Lines = ()
    aliases: Lines = ()
    attachments: Annotated[tuple[Attachment, ...], Many] = ()
    changes: Annotated[tuple[Change, ...], Many] = ()
    matter: Line | None = None
    stage: Stage | None = None
    covers: Covers | None = None
    persons: Flag = False
    status: Status = Status.PUBLISHED
    withdrawal: Withdrawal | None = None
    prose: str = ""

    @field_validator("requirements", "keywords", "aliases")
    @classmethod
    def _once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value))

    @property
    def url(self) -> str:
        """Address of its page, relative to the root of the site; for ever the same."""
        return f"{self.id}.html"

    @property
    def published_on(self) -> date:
        """Day of publication; a record that does not state it went out on the day of its review."""
        return self.published or self.review.date

    @property
    def updated_on(self) -> date:
        """Day of the last change of content; the day of publication where none is stated."""
        return self.updated or max((change.date for change in self.changes), default=self.published_on)

    @property
    def withdrawn(self) -> bool:
        """Whether only the tombstone may be shown."""
        return self.status is Status.WITHDRAWN

    @property
    def openable(self) -> bool:
        """Whether the content may reach the public site at all (条例第十四至十七条): public, not withheld, reviewed."""
        return (
            self.audience is not Audience.INTERNAL
            and self.mode is not Mode.WITHHELD
            and self.review.conclusion is not Conclusion.WITHHOLD
        )

    @property
    def covered(self) -> str:
        """The period it counts for: the one stated, else the year of issue."""
        return self.covers or str(self.issued.year)
