"""Baseline (baseline.json): the findings an old portal starts with; only new ones count, some are never left out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from gongkai.checks import Report
from gongkai.checks.waivers import acceptable
from gongkai.problem import Problem
from gongkai.reports.fingerprint import VERSION, fingerprints

FILE = "baseline.json"
"""Name of the file in the folder of records."""


class BaselineUnreadable(ValueError):
    """The file is not there, is no baseline, or was written by another recipe of fingerprints."""


def written(report: Report) -> str:
    """The file: one line per finding with fingerprint, code and place, so that a reader of the change sees what it hides."""
    entries = {
        print_: {"code": problem.code.id, "file": problem.where.file, "requirement": problem.requirement}
        for problem, print_ in _named(report.problems)
    }
    lines = ",\n".join(
        f"    {json.dumps(print_)}: {json.dumps(entry, ensure_ascii=False)}"
        for print_, entry in sorted(entries.items())
    )
    return f'{{\n  "baseline": "{VERSION}",\n  "problems": {{\n{lines}\n  }}\n}}\n'


def read(file: Path) -> frozenset[str]:
    """The fingerprints of a baseline file; raises BaselineUnreadable."""
    try:
        tree = json.loads(file.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise BaselineUnreadable(str(error)) from error
    problems = tree.get("problems") if isinstance(tree, dict) else None
    if not isinstance(problems, dict) or tree.get("baseline") != VERSION:
        raise BaselineUnreadable(f"baseline {VERSION}")
    return frozenset(problems)


def without(report: Report, known: frozenset[str]) -> Report:
    """The report without the findings of a baseline; what can never be accepted stays."""
    new = {id(problem) for problem, print_ in _named(report.problems) if print_ not in known}
    return replace(
        report,
        problems=tuple(problem for problem in report.problems if not acceptable(problem) or id(problem) in new),
    )


def _named(problems: tuple[Problem, ...]) -> list[tuple[Problem, str]]:
    """Findings that may be accepted, each with its fingerprint."""
    open_to = tuple(problem for problem in problems if acceptable(problem))
    return list(zip(open_to, fingerprints(open_to), strict=True))
