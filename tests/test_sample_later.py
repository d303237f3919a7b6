"""The sample portal on 2027-03-01: exactly the findings of sample-2027-03-01.yml appear, no more and no fewer.

The sample is clean on its own day; three months later duties have come due that nobody has met, terms have run out and the
holidays of 2027 are not known. After a change of rules or of the sample, look at what differs, then write the list anew:

    .venv/bin/python tests/test_sample_later.py
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import yaml

from gongkai.portal import open_portal
from gongkai.problem import Problem

LATER = date(2027, 3, 1)
LIST = Path(__file__).parent / "sample-2027-03-01.yml"
ROOT = Path(__file__).resolve().parents[1]
HEAD = """# Every finding of the sample portal on 2027-03-01: code, level, and the record or else the file, with the duty if there is one.
# Written by: .venv/bin/python tests/test_sample_later.py
"""

Entry = tuple[str, str, str, str]


def entry(problem: Problem) -> Entry:
    """How the list names a finding: nothing that moves with a line or a wording."""
    about = problem.record.id if problem.record else problem.where.file
    return (problem.code.id, problem.severity.value, about, problem.requirement)


def found() -> list[Entry]:
    return sorted(entry(problem) for problem in open_portal(ROOT, LATER).report.problems)


def listed() -> list[Entry]:
    entries = yaml.safe_load(LIST.read_text("utf-8")) or []
    return [(one["code"], one["level"], one["about"], str(one.get("duty", ""))) for one in entries]


def write() -> None:
    """Write the list as the rules and the sample are now."""
    lines = []
    for code, level, about, duty in found():
        tail = f', duty: "{duty}"' if duty else ""
        lines.append(f"- {{code: {code}, level: {level}, about: {about}{tail}}}\n")
    LIST.write_text(HEAD + "".join(lines), "utf-8", newline="\n")


def test_exactly_the_listed_findings_appear() -> None:
    now, then = Counter(found()), Counter(listed())
    assert sorted((now - then).elements()) == [], "found, and not in the list"
    assert sorted((then - now).elements()) == [], "in the list, and not found"


def test_the_list_is_sorted_and_shows_that_time_matters() -> None:
    entries = listed()
    assert entries == sorted(entries)
    codes = {code for code, *_ in entries}
    assert {"GK401", "GK402"} <= codes, "duties that came due since the sample's own day"


def test_on_its_own_day_the_sample_has_neither_errors_nor_warnings() -> None:
    report = open_portal(ROOT).report
    assert [entry(problem) for problem in report.problems if problem.severity.value != "info"] == []


if __name__ == "__main__":
    write()
