"""The runner: calls every check, gives each finding the level of the policy, and says what must not be published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import ModuleType

from gongkai.checks.check import Context
from gongkai.checks.coverage import cover
from gongkai.checks.report import Report
from gongkai.checks.waivers import accept
from gongkai.identifiers.person import find_numbers, mask
from gongkai.problem import Param, Problem, Severity, Text

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
    problems = _ordered(problems)
    kept, waived, about = accept(problems, context)
    counted = _ordered([*kept, *(_levelled(problem, context) for problem in about)]) if about else kept
    version = context.standard.version
    return Report(tuple(counted), coverage, held, context.today, version, _not_run(checks, context), waived)


def _not_run(checks: Sequence[ModuleType], context: Context) -> tuple[str, ...]:
    asked = (getattr(module, "not_run", None) for module in checks)
    return tuple(code for left_out in asked if left_out for code in left_out(context))


def _ordered(problems: Sequence[Problem]) -> list[Problem]:
    """Each finding once, in the order of every report."""
    unique = dict.fromkeys(_key(problem) for problem in problems)
    by_key = {_key(problem): problem for problem in reversed(problems)}
    return sorted((by_key[key] for key in unique), key=lambda problem: problem.sort_key)


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
    return _discreet(problem.with_severity(level))


def _discreet(problem: Problem) -> Problem:
    """A finding that repeats no private number: reports stand in logs that strangers read."""
    words = {key: _masked(value) for key, value in problem.params.items()}
    record = problem.record
    if record is not None and (title := _masked(record.title)) != record.title:
        record = replace(record, title=str(title))
    if words != problem.params or record is not problem.record:
        return replace(problem, params=words, record=record)
    return problem


def _masked(value: Param) -> Param:
    if isinstance(value, Text):
        return Text(str(_masked(value.zh)), str(_masked(value.en)))
    if not isinstance(value, str):
        return value
    for span in reversed(find_numbers(value)):
        value = f"{value[: span.start]}{mask(span.kind, value[span.start : span.end])}{value[span.end :]}"
    return value


def held_back(problems: Sequence[Problem], context: Context) -> dict[str, str]:
    """Records that stay off the site: not open at all, or with an error of a holding family."""
    held = {record.id: "not-open" for record in context.catalogue.records if not record.openable}
    for problem in problems:
        if problem.severity is Severity.ERROR and problem.record and problem.code.id.startswith(_HOLDING):
            held.setdefault(problem.record.id, problem.code.id)
    return held


def _key(problem: Problem) -> tuple[object, ...]:
    return (*problem.sort_key, problem.message("zh-Hans"), problem.requirement)
