"""The report for GitLab merge requests: Code Quality JSON, a list of issues with fingerprints that survive line moves."""

from __future__ import annotations

import json

from gongkai.problem import Problem, Severity
from gongkai.reports.fingerprint import fingerprints
from gongkai.reports.summary import Telling

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_BLOCKING = ("GK6", "GK9")


def render(telling: Telling) -> str:
    """A JSON list, empty for a clean portal; files are relative to the root of the portal."""
    problems = telling.report.problems
    issues = [
        {
            "description": _description(problem, telling),
            "check_name": f"gongkai/{problem.code.id}",
            "fingerprint": fingerprint,
            "severity": _severity(problem),
            "location": {"path": problem.where.file, "lines": {"begin": problem.where.line}},
        }
        for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _severity(problem: Problem) -> str:
    """What keeps a record or the whole site from being published is a blocker."""
    if problem.severity is Severity.ERROR and problem.code.id.startswith(_BLOCKING):
        return "blocker"
    return _SEVERITY[problem.severity]


def _description(problem: Problem, telling: Telling) -> str:
    title = f"《{problem.record.title}》" if problem.record and problem.record.title else ""
    return f"{problem.code.id} {title}{problem.message(telling.lang)} {problem.hint(telling.lang)}"
