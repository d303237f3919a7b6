"""The examples of the documentation are true: the wrong one gives its code, the right one does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.overlay import lay, problems
from gongkai.checks import CHECKS
from gongkai.checks.explain import Explanation, explanations

TOLD = [found for module in CHECKS for found in explanations(module).values()]
SHOWN_IN_WORDS = [found for found in TOLD if found.wrong.description]
RUN = [found for found in TOLD if not found.wrong.description]


def test_the_sound_portal_has_no_findings(good: Path) -> None:
    assert [(p.code.id, p.message("en")) for p in problems(good)] == []


@pytest.mark.parametrize("found", RUN, ids=lambda found: found.code.id)
def test_the_wrong_example_is_found(good: Path, found: Explanation) -> None:
    file = lay(good, found.wrong, found.type)
    hits = [problem for problem in problems(good) if problem.code.id == found.code.id]
    assert hits, f"{found.code.id} was not found in its own wrong example"
    if file.startswith("disclosure_items/") and "/" in file.removeprefix("disclosure_items/"):
        assert any(problem.where.file == file for problem in hits)


@pytest.mark.parametrize("found", RUN, ids=lambda found: found.code.id)
def test_the_right_example_is_clean_of_it(good: Path, found: Explanation) -> None:
    if not found.right.description:
        lay(good, found.right, found.type)
    assert [p.message("en") for p in problems(good) if p.code.id == found.code.id] == []


def test_examples_in_words_are_the_exception() -> None:
    """What no text can show (encodings, folders, the whole portal) has tests of its own."""
    assert len(SHOWN_IN_WORDS) <= len(TOLD) // 3
