"""What every report is made from: the findings, the language, how to group, and the closing sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.checks import Report
from gongkai.problem import Problem, Severity, Text


@dataclass(frozen=True, slots=True)
class Telling:
    """One report to be told: in which language, coloured or not, grouped how."""

    report: Report
    lang: str = "zh-Hans"
    records: int = 0
    commit: str = ""
    colour: bool = False
    group_by: str = "file"
    group_of: Mapping[str, str] = field(default_factory=dict)
    """For grouping by office or category: the group of each record id."""
    strict: bool = False
    """Whether warnings make the check fail too."""

    def fails(self, problem: Problem) -> bool:
        """Whether this finding alone makes the check fail."""
        return problem.severity is Severity.ERROR or (self.strict and problem.severity is Severity.WARNING)

    def say(self, text: Text) -> str:
        """A text in the report's language."""
        return text.get(self.lang)

    def groups(self) -> list[tuple[str, list[Problem]]]:
        """Problems by group, in order of the groups' names."""
        found: dict[str, list[Problem]] = {}
        for problem in self.report.problems:
            found.setdefault(self._group(problem), []).append(problem)
        return sorted(found.items())

    def _group(self, problem: Problem) -> str:
        if self.group_by == "file":
            return problem.where.file
        key = problem.requirement if self.group_by == "category" else (problem.record.id if problem.record else "")
        record = problem.record.id if problem.record else ""
        return self.group_of.get(key) or self.group_of.get(record) or self.say(_REST)


_REST = Text("其他", "Other")


def counts(report: Report) -> dict[str, int]:
    """How many errors, warnings and pieces of advice."""
    return {severity.value: report.count(severity) for severity in Severity}


def closing(telling: Telling) -> str:
    """The last line: how much there is to do."""
    report = telling.report
    coverage = report.coverage
    found = counts(report)
    zh = (
        f"{telling.records}条记录：{found['error']}个错误，{found['warning']}个警告，{found['info']}条提示；"
        f"公开情况{coverage.settled}/{len(coverage.cells)}。（{chinese_date(report.today)}，{report.standard}）"
    )
    en = (
        f"{telling.records} records: {found['error']} errors, {found['warning']} warnings, {found['info']} notes; "
        f"coverage {coverage.settled}/{len(coverage.cells)}. ({report.today.isoformat()}, {report.standard})"
    )
    if report.waived:
        zh += f"经批准暂不处理{len(report.waived)}项。"
        en += f" {len(report.waived)} waived with approval."
    if report.not_run:
        zh += f"未检查：{'、'.join(report.not_run)}。"
        en += f" Not checked: {', '.join(report.not_run)}."
    return telling.say(Text(zh, en))


def chinese_date(day: date) -> str:
    """2026年11月20日: no leading zeros (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"


Render = Callable[[Telling], str]
