"""One-fault files: each file of tests/portals/faulty/, laid over the sound portal, gives its code at its line, no more.

Layout: `<record type>/<field>_<fault>.yml|md` takes the place of the example of that type (checks/overlay.py EXAMPLES);
`bodies/`, `declarations/`, `waivers/`, `defaults/`, `settings/`, `standard/` and `page/` take the place of the file named in SPECIAL.
`expected/*.yml` lists `{file, code, line}`; `also` names codes that follow from the fault, `at` the file of the finding where
it is another, `today` a later day. A file that has more than one finding of its code lists each of them.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from checks.overlay import EXAMPLES
from conftest import PORTALS
from gongkai.checks import CHECKS, CODES
from gongkai.checks.explain import explanations
from gongkai.portal import open_portal
from gongkai.problem import Problem

FAULTY = PORTALS / "faulty"
EXPECTED = FAULTY / "expected"
SPECIAL = {
    "bodies": "disclosure_items/bodies.yml",
    "declarations": "disclosure_items/declarations.yml",
    "defaults": "disclosure_items/defaults.yml",
    "settings": "mkdocs.yml",
    "waivers": "disclosure_items/waivers.yml",
    "standard": "standard.yml",
    "page": "content/",
}
UNSHOWABLE = {
    "GK104": "a file larger than the limit",
    "GK105": "a folder, a pipe or a device in the place of a file",
    "GK106": "a symbolic link",
    "GK107": "a file that cannot be opened",
    "GK113": "the name of the file",
    "GK114": "the folder of the file",
    "GK115": "two files of one name",
    "GK116": "the place of the file",
    "GK206": "a file that is not there",
}
"""What the text of one file cannot show; tests/checks/test_unshowable.py shows these with what they need."""
_FOLLOWS = {"GK403"}
"""Where a file is unreadable, its duty is unknown: that is said too."""


@dataclass(frozen=True)
class Case:
    file: str
    code: str
    line: int
    also: tuple[str, ...] = ()
    at: str = ""
    today: date | None = None

    @property
    def folder(self) -> str:
        return self.file.split("/", 1)[0]

    @property
    def field(self) -> str:
        return Path(self.file).stem.rsplit("_", 1)[0]


def cases() -> list[Case]:
    found: list[Case] = []
    for file in sorted(EXPECTED.glob("*.yml")):
        for entry in yaml.safe_load(file.read_text("utf-8")) or ():
            entry["also"] = tuple(entry.get("also", ()))
            found.append(Case(**entry))
    return found


CASES = cases()
BY_FILE: dict[str, list[Case]] = {}
for case in CASES:
    BY_FILE.setdefault(case.file, []).append(case)


def target(case: Case) -> str:
    """Where the file is laid, relative to the portal."""
    suffix = Path(case.file).suffix
    if case.folder == "page":
        return SPECIAL["page"] + Path(case.file).name
    if case.folder in SPECIAL:
        return SPECIAL[case.folder]
    return f"disclosure_items/{Path(EXAMPLES[case.folder]).with_suffix(suffix).as_posix()}"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(PORTALS / "good", tmp_path_factory.mktemp("faulty") / "portal"))


@pytest.fixture
def laid(portal: Path, request: pytest.FixtureRequest) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """The findings of the sound portal with one faulty file in it; the portal is sound again afterwards."""
    first: Case = BY_FILE[request.param][0]
    name = target(first)
    place = portal / name
    example = portal / "disclosure_items" / EXAMPLES[first.folder] if first.folder in EXAMPLES else place
    before = example.read_bytes() if example.exists() else None
    example.unlink(missing_ok=True)
    place.write_bytes((FAULTY / first.file).read_bytes())
    try:
        yield name, open_portal(portal, first.today).report.problems
    finally:
        place.unlink()
        if before is not None:
            example.write_bytes(before)


@pytest.mark.parametrize("laid", sorted(BY_FILE), indirect=True, ids=lambda file: file)
def test_the_fault_is_found_at_its_line_and_nothing_else(
    laid: tuple[str, tuple[Problem, ...]], request: pytest.FixtureRequest
) -> None:
    name, problems = laid
    wanted = BY_FILE[request.node.callspec.params["laid"]]
    told = Counter((problem.code.id, problem.where.file, problem.where.line) for problem in problems)
    expected = Counter((case.code, case.at or name, case.line) for case in wanted)
    codes = {case.code for case in wanted}
    assert Counter({key: count for key, count in told.items() if key[0] in codes}) == expected
    follows = {code for case in wanted for code in case.also}
    if any(code.startswith(("GK1", "GK202", "GK203")) for code in codes):
        follows |= _FOLLOWS
    if not any(code.startswith("GK9") for code in codes):  # without its settings a portal is another one
        assert {code for code, *_ in told} <= codes | follows, [
            problem.message("en") for problem in problems if problem.code.id not in codes | follows
        ]
    assert follows - _FOLLOWS <= {code for code, *_ in told}, "what is said to follow does not"


def test_every_file_is_expected_and_every_expectation_has_its_file() -> None:
    files = {
        file.relative_to(FAULTY).as_posix()
        for file in FAULTY.rglob("*")
        if file.is_file() and EXPECTED not in file.parents and file.name != "README.md"
    }
    assert files == set(BY_FILE)
    assert all(case.folder in {*EXAMPLES, *SPECIAL} for case in CASES)
    assert not [case for case in CASES if case.code not in CODES]


def test_names_tell_field_and_fault() -> None:
    for file in BY_FILE:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*/[a-z0-9]+(?:[-_][a-z0-9]+)*_[a-z0-9]+(?:-[a-z0-9]+)*\.(yml|md)", file), (
            file
        )


def test_no_two_show_the_same_code_in_the_same_field() -> None:
    seen = Counter((found[0].code, found[0].folder, found[0].field) for found in BY_FILE.values())
    assert [key for key, count in seen.items() if count > 1] == []


def test_every_code_has_two_files_where_a_text_can_show_it() -> None:
    shown = Counter(code for found in BY_FILE.values() for code in {case.code for case in found})
    told = {id: found for module in CHECKS for id, found in explanations(module).items()}
    missing = [id for id in CODES if id not in UNSHOWABLE and not told[id].wrong.description and shown[id] < 2]
    assert missing == [], "codes without two one-fault files"
    assert not set(UNSHOWABLE) & set(shown)
    assert set(UNSHOWABLE) <= set(CODES)


def test_there_are_at_least_a_hundred() -> None:
    assert len(BY_FILE) >= 100
