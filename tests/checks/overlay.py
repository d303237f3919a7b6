"""Lays an example over the sound little portal: a fragment over the record of its type, or whole files."""

from __future__ import annotations

from pathlib import Path

from gongkai.checks.explain import Example
from gongkai.portal import open_portal
from gongkai.problem import Problem
from gongkai.records import BY_TYPE

EXAMPLES = {
    "service-guide": "service-guides/example.yml",
    "fee-standard": "fee-standards/example.yml",
    "outcome": "outcomes/2026/example.yml",
    "public-notice": "public-notices/2026/example.yml",
    "policy-document": "policy-documents/2026/example.md",
    "disclosure": "disclosures/2026/example.md",
}


def lay(portal: Path, example: Example, type: str) -> str:
    """Change the portal by an example; returns the file that was changed, relative to the portal."""
    for name, text in example.files:
        target = portal / name if name == "mkdocs.yml" else portal / "disclosure_items" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        return target.relative_to(portal).as_posix()
    assert type in BY_TYPE
    file = portal / "disclosure_items" / EXAMPLES[type]
    file.write_text(overlaid(file.read_text("utf-8"), example.fragment), "utf-8")
    return file.relative_to(portal).as_posix()


def overlaid(text: str, fragment: str) -> str:
    """Replace the top-level keys of a record by those of the fragment, text for text; new keys come at the end."""
    marked = text.startswith("---\n")
    block, prose = text, ""
    if marked:
        block, prose = text[4:].split("\n---\n", 1)
        block += "\n"
    pieces = blocks(block)
    for key, piece in blocks(fragment):
        place = next((i for i, (known, _) in enumerate(pieces) if known == key), None)
        if place is None or sum(1 for known, _ in blocks(fragment) if known == key) > 1:
            pieces.append((key, piece))
        else:
            pieces[place] = (key, piece)
    block = "".join(piece for _, piece in pieces)
    return f"---\n{block}---\n{prose}" if marked else block


def blocks(text: str) -> list[tuple[str, str]]:
    """Top-level keys of a YAML text with the lines that belong to each."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines(keepends=True):
        if line[:1] not in (" ", "-", "#", "\n", "") and ":" in line:
            found.append((line.split(":", 1)[0], line))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def problems(portal: Path) -> tuple[Problem, ...]:
    """Everything a check of the portal finds."""
    return open_portal(portal).report.problems


__all__ = ["EXAMPLES", "blocks", "lay", "overlaid", "problems"]
