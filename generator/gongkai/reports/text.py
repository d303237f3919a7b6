"""The report for people at a terminal: grouped, one finding in two lines, the cure under it."""

from __future__ import annotations

from gongkai.problem import Problem, Severity
from gongkai.reports.summary import Telling, closing
from gongkai.vocabulary import label

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def render(telling: Telling) -> str:
    """Findings by group, then the closing line."""
    lines: list[str] = []
    for name, problems in telling.groups():
        lines += [_paint(name, "1", telling.colour), *(_told(problem, telling) for problem in problems), ""]
    return "\n".join([*lines, closing(telling), ""])


def _told(problem: Problem, telling: Telling) -> str:
    where = problem.where
    level = label("severity", problem.severity.value, telling.lang)
    head = _paint(f"{level} {problem.code.id}", _COLOURS[problem.severity], telling.colour)
    title = f"《{problem.record.title}》" if problem.record and problem.record.title else ""
    place = f"{where.file}:{where.line}:{where.column}"
    lines = [f"  {place}: {head} {title}{problem.message(telling.lang)}", f"      → {problem.hint(telling.lang)}"]
    if problem.basis:
        lines.append(f"      § {problem.basis}")
    return "\n".join(lines)


def _paint(text: str, colour: str, on: bool) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if on else text
