"""The runner: calls every check, gives each finding the level of the policy, and says what must not be published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType

from gongkai.checks.check import Context
from gongkai.checks.coverage import cover
from gongkai.checks.report import Report
from gongkai.problem import Problem, Severity

_HOLDING = ("GK6",)
"""Errors of these families keep a record off the site (DESIGN §4 b); what could not be read has no record at all."""


def run_checks(context: Context, checks: Sequence[ModuleType]) -> Report:
    """All findings, sorted; the same whatever the order of files on disk."""
    problems = [_levelled(problem, context) for module in checks for problem in _problems(module, context)]
    held = held_back(problems, context)
    coverage = cover(context, frozenset(held))
    for module in checks:
        if over := getattr(module, "over", None):
            problems += (_levelled(problem, context) for problem in over(context, coverage))
    unique = dict.fromkeys(_key(problem) for problem in problems)
    by_key = {_key(problem): problem for problem in reversed(problems)}
    ordered = sorted((by_key[key] for key in unique), key=lambda problem: problem.sort_key)
    return Report(tuple(ordered), coverage, held, context.today, context.standard.version)


def _problems(module: ModuleType, context: Context) -> Iterator[Problem]:
    if each := getattr(module, "each", None):
        types = module.FOR
        for record in context.catalogue.records:
            if isinstance(record, types) and not record.withdrawn:
                yield from each(record, context)
    if whole := getattr(module, "whole", None):
        yield from whole(context)


def _levelled(problem: Problem, context: Context) -> Problem:
    row = context.standard.requirements.get(problem.requirement)
    level = context.standard.level_of(problem.code.name, problem.code.id, problem.severity, row)
    return problem.with_severity(level)


def held_back(problems: Sequence[Problem], context: Context) -> dict[str, str]:
    """Records that stay off the site: not open at all, or with an error of a holding family."""
    held = {record.id: "not-open" for record in context.catalogue.records if not record.openable}
    for problem in problems:
        if problem.severity is Severity.ERROR and problem.record and problem.code.id.startswith(_HOLDING):
            held.setdefault(problem.record.id, problem.code.id)
    return held


def _key(problem: Problem) -> tuple[object, ...]:
    return (*problem.sort_key, problem.message("zh-Hans"), problem.requirement)
