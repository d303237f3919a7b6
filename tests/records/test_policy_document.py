"""A policy document: its text is the Markdown, its validity is stated and never guessed."""

from __future__ import annotations

from pathlib import Path

from gongkai.records.policy_document import Genre, PolicyDocument
from gongkai.records.record import Validity
from records.reading import kinds, record

GOOD = (Path(__file__).parents[1] / "portals/good/disclosure_items/policy-documents/2026/example.md").read_text("utf-8")


def test_the_example_is_whole() -> None:
    found = record(PolicyDocument, GOOD, "example.md")
    assert found.faults == ()
    assert found.record.validity is Validity.IN_FORCE and found.record.genre is Genre.NORMATIVE
    assert "第二条" in found.record.prose


def test_validity_must_be_said() -> None:
    parsed = record(PolicyDocument, GOOD.replace("validity: in-force\n", ""), "example.md")
    assert parsed.record is None and kinds(parsed) == [("missing-field", "validity", 1)]


def test_one_explanation_needs_no_list() -> None:
    text = GOOD.replace("effective:", "explained_by: policy-documents/2026/other\neffective:")
    assert record(PolicyDocument, text, "example.md").record.explained_by == ("policy-documents/2026/other",)
