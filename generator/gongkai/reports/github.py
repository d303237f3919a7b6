"""The report for GitHub Actions: one workflow command per finding, so that it stands beside the changed line."""

from __future__ import annotations

from gongkai.problem import Severity
from gongkai.reports.summary import Telling, closing

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(telling: Telling) -> str:
    """`::error file=…,line=…,col=…,title=…::message`, then the closing line."""
    lines = []
    for problem in telling.report.problems:
        where = problem.where
        record = f"《{problem.record.title}》" if problem.record and problem.record.title else ""
        message = f"{record}{problem.message(telling.lang)} {problem.hint(telling.lang)}"
        place = f"file={_property(where.file)},line={where.line},col={where.column},title={problem.code.id}"
        lines.append(f"::{_LEVEL[problem.severity]} {place}::{_escape(message)}")
    return "\n".join([*lines, closing(telling), ""])


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
