"""The record types, one pydantic model each. To add one: a module, a line here, a template, a sample, a test."""

from __future__ import annotations

from gongkai.records.disclosure import Disclosure
from gongkai.records.fee_standard import FeeStandard
from gongkai.records.outcome import Outcome
from gongkai.records.policy_document import PolicyDocument
from gongkai.records.public_notice import PublicNotice
from gongkai.records.record import Record
from gongkai.records.service_guide import ServiceGuide

RECORD_TYPES: tuple[type[Record], ...] = (
    ServiceGuide,
    FeeStandard,
    Outcome,
    PublicNotice,
    PolicyDocument,
    Disclosure,
)

BY_TYPE: dict[str, type[Record]] = {model.type: model for model in RECORD_TYPES}
BY_FOLDER: dict[str, type[Record]] = {model.folder: model for model in RECORD_TYPES}
