"""Policy document (政策文件): number, issuer, whether it still holds, its text, and what explains it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from gongkai.records.model import Choice, Day, Line, Lines, Many, Ref
from gongkai.records.record import Record, Validity


class Genre(Choice):
    """What kind of document it is."""

    NORMATIVE = "normative"
    OTHER_DOCUMENT = "other-document"
    EXPLANATION = "explanation"
    PLAN = "plan"
    SYSTEM = "system"


_Document = Annotated[Line, Ref("policy-document", "disclosure")]


class PolicyDocument(Record):
    """政策文件. 条例第二十条第（一）项; number after GB/T 9704-2012 7.2.5."""

    type: ClassVar[str] = "policy-document"
    folder: ClassVar[str] = "policy-documents"
    owner: ClassVar[str] = "policy-document"

    genre: Genre = Genre.OTHER_DOCUMENT
    document_number: Line | None = None
    issuing_body: Line
    subjects: Lines = ()
    validity: Validity
    effective: Day | None = None
    expires: Day | None = None
    repealed: Day | None = None
    replaced_by: _Document | None = None
    repeals: Annotated[tuple[_Document, ...], Many] = ()
    explains: Annotated[tuple[_Document, ...], Many] = ()
    explained_by: Annotated[tuple[_Document, ...], Many] = ()
