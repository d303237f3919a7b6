"""The report for programs: JSON by the written schema `report.schema.json`, version 1."""

from __future__ import annotations

import json
from typing import Any

from gongkai import __version__
from gongkai.problem import Problem
from gongkai.reports.summary import Telling, counts

SCHEMA_VERSION = 1


def render(telling: Telling) -> str:
    """One JSON document, keys in a fixed order."""
    report = telling.report
    coverage = report.coverage
    states: dict[str, int] = {}
    for cell in coverage.cells:
        states[cell.state.value] = states.get(cell.state.value, 0) + 1
    tree = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "gongkai", "version": __version__},
        "standard": report.standard,
        "commit": telling.commit or None,
        "today": report.today.isoformat(),
        "summary": {
            "records": telling.records,
            **counts(report),
            "coverage": {
                "settled": coverage.settled,
                "cells": len(coverage.cells),
                "states": dict(sorted(states.items())),
            },
            "held": dict(sorted(report.held.items())),
            "not_checked": list(report.not_run),
        },
        "problems": [problem_tree(problem, telling.lang) for problem in report.problems],
    }
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def problem_tree(problem: Problem, lang: str) -> dict[str, Any]:
    """One problem as the schema has it."""
    where = problem.where
    record = problem.record
    return {
        "code": problem.code.id,
        "name": problem.code.name,
        "severity": problem.severity.value,
        "message": problem.message(lang),
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "path": where.key or None,
        "record": {"type": record.type, "id": record.id, "title": record.title} if record else None,
        "requirement": problem.requirement or None,
        "basis": problem.basis or None,
        "hint": problem.hint(lang),
        "fixable": problem.code.fixable,
    }
