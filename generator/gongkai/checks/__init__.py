"""The checks: every rule is one module here and one line in CHECKS; the runner orders, levels and gathers."""

from __future__ import annotations

from types import ModuleType

from gongkai.checks import (
    duties,
    fields,
    files,
    guide_fees,
    identity_numbers,
    index_numbers,
    lateness,
    portal_settings,
    processing_time,
    references,
)
from gongkai.checks.check import Context
from gongkai.checks.coverage import Cell, Coverage, State
from gongkai.checks.report import Report
from gongkai.checks.run import run_checks
from gongkai.problem import Code

CHECKS: tuple[ModuleType, ...] = (
    files,
    fields,
    index_numbers,
    references,
    processing_time,
    guide_fees,
    duties,
    lateness,
    identity_numbers,
    portal_settings,
)

CODES: dict[str, Code] = {code.id: code for module in CHECKS for code in module.CODES}

__all__ = ["CHECKS", "CODES", "Cell", "Context", "Coverage", "Report", "State", "run"]


def run(context: Context) -> Report:
    """Check a portal with every rule."""
    return run_checks(context, CHECKS)
