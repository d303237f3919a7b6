"""Visits against the ways to apply, and results against the registers."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import RESULT, found, fragment, results, row


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("visits: 0\nvisit_note:\n", True),
        ("visits: 0\nvisit_note: 一次也不用来\n", True),
        ("visits: 0\nways: [window, village-agent]\nvisit_note:\n", False),
        ("visits: 0\nvisit_note: 村干部上门收材料\n", False),
        ("visits: 0\nonline: https://www.example.com/apply\nvisit_note:\n", False),
        ("visits: 1\n", False),
    ],
)
def test_no_visit_and_only_the_window(good: Path, text: str, hit: bool) -> None:
    fragment(good, "service-guide", text)
    assert found(good, "GK341", "GK342") == ([("GK341", "error", 26)] if hit else [])


@pytest.mark.parametrize(("note", "hit"), [("", True), ("无", True), ("要当面签字", False)])
def test_a_visit_has_a_reason(good: Path, note: str, hit: bool) -> None:
    fragment(good, "service-guide", f"visits: 2\nvisit_note: {note}\n")
    assert found(good, "GK342") == ([("GK342", "info", 26)] if hit else [])


@pytest.mark.parametrize(
    ("name", "hit"),
    [("农村宅基地批准书", False), ("《农村宅基地批准书》（正本）", False), ("批准书", False), ("建房许可证", True)],
)
def test_the_result_has_the_name_of_the_register(good: Path, name: str, hit: bool) -> None:
    fragment(good, "service-guide", f"result: {{name: {name}}}\n")
    assert found(good, "GK343") == ([("GK343", "warning", 24)] if hit else [])


def test_without_a_register_of_the_service_there_is_nothing_to_compare(good: Path) -> None:
    fragment(good, "service-guide", "result: {name: 建房许可证}\n")
    fragment(good, "outcome", "service:\n")
    assert found(good, "GK343") == []
    results(good, row(RESULT, service="service-guides/example"))
    assert found(good, "GK343") == [("GK343", "warning", 24)]
    fragment(good, "outcome", "result_name:\n")
    assert found(good, "GK343") == []
