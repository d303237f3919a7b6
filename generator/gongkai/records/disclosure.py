"""Disclosure (公开事项): any information that a duty asks for and that has no type of its own; its content is prose."""

from __future__ import annotations

from typing import Annotated, ClassVar

from gongkai.records.model import AnyRecordId, Many
from gongkai.records.record import Record


class Disclosure(Record):
    """公开事项: the smallest record type; the content is the Markdown below the front matter."""

    type: ClassVar[str] = "disclosure"
    folder: ClassVar[str] = "disclosures"
    owner: ClassVar[str] = "disclosure"

    related: Annotated[tuple[AnyRecordId, ...], Many] = ()
