"""Reads one record from a text, as the catalogue would."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Fault
from gongkai.records.parse import Parsed, parse
from gongkai.records.record import Record
from gongkai.source import Document
from gongkai.source import parse as read

INHERITED: dict[str, Any] = {"body": "town", "office": "hall", "review": {"post": "党政办公室主任"}}


def record(model: type[Record], text: str, name: str = "example.yml") -> Parsed[Any]:
    """The record in `text`, with the sample's inheritance."""
    document = read(name, text.encode())
    assert not isinstance(document, Fault), document
    assert isinstance(document, Document)
    return parse(document, model, {"id": "x/example", "prose": document.prose}, INHERITED)


def kinds(parsed: Parsed[Any]) -> list[tuple[str, str, int]]:
    """Kind, key path and line of every fault."""
    return [(fault.kind, fault.where.key, fault.where.line) for fault in parsed.faults]
