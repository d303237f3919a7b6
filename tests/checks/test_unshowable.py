"""Codes that no text of a file can show: sizes, links, folders, pipes, names, places; each with its file and its line."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.test_faulty import UNSHOWABLE
from gongkai.portal import open_portal

Break = Callable[[Path], None]


def _move(source: str, target: str) -> Break:
    def change(records: Path) -> None:
        (records / target).parent.mkdir(parents=True, exist_ok=True)
        (records / source).rename(records / target)

    return change


def _large(name: str) -> Break:
    def change(records: Path) -> None:
        text = (records / name).read_text("utf-8")
        (records / name).write_text(text + f"# {'长' * 100}\n" * 14_000, "utf-8")

    return change


def _instead(name: str, make: Callable[[Path], None]) -> Break:
    def change(records: Path) -> None:
        (records / name).unlink()
        make(records / name)

    return change


def _twin(name: str, twin: str, front: bool) -> Break:
    def change(records: Path) -> None:
        text = (records / name).read_text("utf-8")
        (records / twin).write_text(f"---\n{text}---\n" if front else text.replace("---\n", ""), "utf-8")

    return change


def _outside(file: Path) -> None:
    other = file.parents[3] / "outside.yml"
    other.write_text("title: 站外\n", "utf-8")
    file.symlink_to(other)


CASES: list[tuple[str, str, str, Break]] = [
    ("GK104", "a guide over the limit", "service-guides/example.yml", _large("service-guides/example.yml")),
    ("GK104", "a fee standard over the limit", "fee-standards/example.yml", _large("fee-standards/example.yml")),
    ("GK105", "a pipe", "outcomes/2026/example.yml", _instead("outcomes/2026/example.yml", os.mkfifo)),
    ("GK105", "a folder", "fee-standards/example.yml", _instead("fee-standards/example.yml", Path.mkdir)),
    (
        "GK106",
        "a link that leaves the portal",
        "fee-standards/example.yml",
        _instead("fee-standards/example.yml", _outside),
    ),
    (
        "GK106",
        "a link to itself",
        "service-guides/example.yml",
        _instead("service-guides/example.yml", lambda file: file.symlink_to(file.name)),
    ),
    (
        "GK113",
        "Han letters",
        "service-guides/宅基地.yml",
        _move("service-guides/example.yml", "service-guides/宅基地.yml"),
    ),
    (
        "GK113",
        "capitals and a space",
        "fee-standards/Fee List.yml",
        _move("fee-standards/example.yml", "fee-standards/Fee List.yml"),
    ),
    ("GK114", "no year", "disclosures/plan.md", _move("disclosures/2026/example.md", "disclosures/plan.md")),
    (
        "GK114",
        "a year in words",
        "outcomes/y26/example.yml",
        _move("outcomes/2026/example.yml", "outcomes/y26/example.yml"),
    ),
    (
        "GK115",
        "yml and md",
        "service-guides/example.yml",
        _twin("service-guides/example.yml", "service-guides/example.md", True),
    ),
    (
        "GK115",
        "yml and yaml",
        "fee-standards/example.yml",
        _twin("fee-standards/example.yml", "fee-standards/example.yaml", False),
    ),
    ("GK116", "a folder of no type", "guides", _move("service-guides/example.yml", "guides/example.yml")),
    ("GK116", "a record beside the folders", "outcome.yml", _move("outcomes/2026/example.yml", "outcome.yml")),
    ("GK206", "no bodies", "bodies.yml", lambda records: (records / "bodies.yml").unlink()),
    ("GK206", "bodies under another name", "bodies.yml", _move("bodies.yml", "body.yml")),
]


@pytest.mark.parametrize(
    ("code", "name", "file", "change"), CASES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_it_is_found_once_at_its_file(good: Path, code: str, name: str, file: str, change: Break) -> None:
    change(good / "disclosure_items")
    found = [problem for problem in open_portal(good).report.problems if problem.code.id == code]
    assert [(problem.where.file, problem.where.line) for problem in found] == [(f"disclosure_items/{file}", 1)], name


@pytest.mark.parametrize("code", ["GK104", "GK105", "GK106", "GK113", "GK114"])
def test_its_duty_is_unknown_not_missing(good: Path, code: str) -> None:
    change = next(case[3] for case in CASES if case[0] == code)
    change(good / "disclosure_items")
    codes = {problem.code.id for problem in open_portal(good).report.problems}
    assert code in codes and "GK401" not in codes


def test_a_file_without_permission_is_told(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal of the system is put in its place."""
    refused = "fee-standards/example.yml"
    real = os.open

    def refuse(path: str, *arguments: object, **more: object) -> int:
        if str(path).endswith(refused):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    found = {(problem.code.id, problem.where.file) for problem in open_portal(good).report.problems}
    assert ("GK107", f"disclosure_items/{refused}") in found


def test_a_name_that_cannot_be_shown_is_told(good: Path) -> None:
    folder = os.fsencode(good / "disclosure_items/fee-standards")
    shutil.copy(folder + b"/example.yml", folder + b"/fee\x07.yml")
    codes = [problem.code.id for problem in open_portal(good).report.problems]
    assert codes.count("GK107") == 1


def test_every_unshowable_code_is_shown_here() -> None:
    assert {case[0] for case in CASES} | {"GK107"} == set(UNSHOWABLE)
