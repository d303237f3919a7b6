"""Report: the findings, the cells, and which records must not reach the site; CI, the pages and the score read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.checks.coverage import Coverage
from gongkai.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that is accepted for a time: it leaves the exit code and is shown on the coverage page."""

    problem: Problem
    reason: str
    approver: str
    """The post, not a name."""
    until: date


@dataclass(frozen=True)
class Report:
    """What a check of a portal found, sorted and deterministic."""

    problems: tuple[Problem, ...]
    coverage: Coverage
    held: Mapping[str, str]
    """Records that must not be published, with the code that holds them."""
    today: date
    standard: str
    not_run: tuple[str, ...] = field(default=())
    """Codes that could not be checked (shown as 未检查)."""
    waived: tuple[Waived, ...] = ()
    """Accepted findings; they are not among `problems`."""

    def count(self, severity: Severity) -> int:
        """How many findings of a level."""
        return sum(1 for problem in self.problems if problem.severity is severity)

    @property
    def blocks_build(self) -> bool:
        """Whether a setting (GK9xx) is so wrong that nothing may be built."""
        return any(
            problem.code.id.startswith("GK9") and problem.severity is Severity.ERROR for problem in self.problems
        )

    def exit_code(self, strict: bool = False) -> int:
        """0 clean, 1 findings at or above the threshold, 2 settings."""
        if self.blocks_build:
            return 2
        graves = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return 1 if any(problem.severity in graves for problem in self.problems) else 0
