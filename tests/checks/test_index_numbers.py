"""Index numbers: free ones that differ, owners, the year, and a scheme of the portal's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import found, fragment, problems, record

CODES = ("GK211", "GK261", "GK262", "GK263", "GK906")
ORG = "11999999000000027G"


def proposed(portal: Path, code: str) -> list[str]:
    return [str(p.params["proposed"]) for p in problems(portal) if p.code.id == code]


def test_every_record_without_a_number_gets_its_own(good: Path) -> None:
    fragment(good, "disclosure", "index_number:\n")
    fragment(good, "service-guide", "index_number:\n")
    assert sorted(proposed(good, "GK211")) == [f"{ORG}/2026-00006", f"{ORG}/2026-00007"]


def test_the_number_stays_with_what_was_published_first(good: Path) -> None:
    fragment(good, "disclosure", f"index_number: {ORG}/2026-00004\nissued: 2026-11-03\nreview: 2026-11-04\n")
    problem = next(p for p in problems(good) if p.code.id == "GK262")
    assert problem.where.file.endswith("disclosures/2026/example.md")
    assert problem.params["proposed"] == f"{ORG}/2026-00006"
    assert "public-notices/2026/example.yml" in problem.message("zh-Hans")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (f"{ORG}/2026-00006", None),
        ("MB1234560/2026-00006", "GK261"),
        ("11999999000000027H/2026-00006", "GK261"),
        (f"{ORG}/2026-6", "GK261"),
        (f"{ORG}／2026-00006", "GK261"),
        (f"{ORG}/2062-00006", "GK263"),
        (f"{ORG}/2025-00006", "GK263"),
    ],
)
def test_the_default_scheme(good: Path, number: str, code: str | None) -> None:
    fragment(good, "disclosure", f"index_number: {number}\n")
    assert [(id, level) for id, level, _ in found(good, *CODES)] == ([(code, "warning")] if code else [])


def scheme(portal: Path, template: str) -> None:
    file = portal / "mkdocs.yml"
    file.write_text(file.read_text("utf-8") + f'      index_number_pattern: "{template}"\n', "utf-8")


def test_a_scheme_of_its_own(good: Path) -> None:
    scheme(good, "SL-{word}-{year}-{serial:4}")
    assert {code for code, *_ in found(good, *CODES)} == {"GK261"}
    fragment(good, "disclosure", "index_number: SL-规划-2026-0006\n")
    assert not [
        p for p in problems(good) if p.code.id == "GK261" and p.where.file.endswith("disclosures/2026/example.md")
    ]


@pytest.mark.parametrize("template", ["{org}/{serial:5}", "{office}/{year}-{serial}", "{year}-{serial}-{org}"])
def test_a_scheme_that_is_none(good: Path, template: str) -> None:
    scheme(good, template)
    told = [p for p in problems(good) if p.code.id in CODES]
    assert [p.code.id for p in told] == ["GK906"]
    assert template in told[0].message("zh-Hans") and "{org}/{year}-{serial:5}" in told[0].hint("en")


def test_many_records_are_numbered_in_one_pass(good: Path) -> None:
    for number in range(60):
        id = f"disclosures/2026/n{number}"
        record(good, id, 0, f"title: 第{number}条\n")
        file = good / f"disclosure_items/{id}.md"
        file.write_text(file.read_text("utf-8").replace(f"index_number: {ORG}/2026-00000\n", ""), "utf-8")
    found_numbers = proposed(good, "GK211")
    assert len(found_numbers) == len(set(found_numbers)) == 60
    assert f"{ORG}/2026-00066" in found_numbers
