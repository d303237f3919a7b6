"""The report for a merge request: Markdown with the counts on top, errors open, the rest folded, and never too long."""

from __future__ import annotations

import re
from collections import Counter

from gongkai.problem import Problem, Severity, Text
from gongkai.reports.summary import Telling, closing, counts
from gongkai.vocabulary import label

LIMIT = 60_000
"""Characters; GitHub refuses a comment of more than 65,536."""
_RESERVE = 1_000
"""Room for what must always be said: the note on what was cut."""

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&@$]")
_TICKS = re.compile(r"`+")
_SPACE = re.compile(r"\s+")

_TITLE = Text("政务公开检查", "Disclosure check")
_FAILED = Text("未通过", "failed")
_PASSED = Text("通过", "passed")
_COVERAGE = Text("公开情况", "Coverage")
_COLON = Text("：", ": ")
_NOTHING = Text("没有发现问题。", "No findings.")
_CUT = Text(
    "内容太长，还有{count}条没有列在这里（{by_level}）。运行“gongkai check”看全部。",
    "Too long for one comment: {count} more are not listed here ({by_level}). Run “gongkai check” to see them all.",
)


def render(telling: Telling) -> str:
    """At most LIMIT characters; findings that do not fit are counted at the end, errors are the last to be cut."""
    page = _Page(telling)
    page.head()
    for severity in Severity:
        page.section(severity)
    return page.text()


class _Page:
    """The comment as it grows; once something did not fit, nothing more is added, so that nothing is left out between."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._lines: list[str] = []
        self._length = 0
        self._full = False
        self._cut: Counter[Severity] = Counter()

    def head(self) -> None:
        """Title, counts, closing sentence."""
        telling = self._telling
        report = telling.report
        found = counts(report)
        verdict = _FAILED if any(telling.fails(problem) for problem in report.problems) else _PASSED
        levels = [self._level(severity) for severity in Severity]
        coverage = f"{report.coverage.settled}/{len(report.coverage.cells)}"
        self._put("<!-- gongkai -->")
        self._put(f"## {telling.say(_TITLE)}{telling.say(_COLON)}{telling.say(verdict)}", "")
        self._put(f"| {' | '.join([*levels, telling.say(_COVERAGE)])} |")
        self._put("| ---: | ---: | ---: | ---: |")
        self._put(f"| {' | '.join([*(str(found[severity.value]) for severity in Severity), coverage])} |", "")
        self._put(escaped(closing(telling)))
        if not report.problems:
            self._put("", telling.say(_NOTHING))

    def section(self, severity: Severity) -> None:
        """The findings of one level, by group where another than the file is asked for; all but errors are folded."""
        groups = [
            (name, [problem for problem in problems if problem.severity is severity])
            for name, problems in self._telling.groups()
        ]
        total = sum(len(problems) for _, problems in groups)
        if not total:
            return
        heading = f"{self._level(severity)} {total}"
        opening = ["", f"### {heading}"]
        if severity is not Severity.ERROR:
            opening = ["", f"<details><summary>{heading}</summary>"]
        if not self._fits(*opening):
            self._cut[severity] += total
            return
        self._put(*opening)
        for name, problems in groups:
            self._group(name, problems)
        if severity is not Severity.ERROR:
            self._put("", "</details>")

    def text(self) -> str:
        """The whole comment with the note on what was cut."""
        if self._cut:
            by_level = self._telling.say(Text("，", ", ")).join(
                f"{self._level(severity)} {self._cut[severity]}" for severity in Severity if self._cut[severity]
            )
            note = self._telling.say(_CUT).format(count=self._cut.total(), by_level=by_level)
            self._put("", f"**{note}**")
        return "\n".join([*self._lines, ""])

    def _group(self, name: str, problems: list[Problem]) -> None:
        head: tuple[str, ...] = ("", f"**{escaped(name)}**", "")
        if self._telling.group_by == "file":  # each finding names its file already
            head = () if self._lines[-1].startswith("- ") else ("",)
        for problem in problems:
            item = self._item(problem)
            if self._fits(*head, item):
                self._put(*head, item)
                head = ()
            else:
                self._cut[problem.severity] += 1

    def _item(self, problem: Problem) -> str:
        where = problem.where
        lang = self._telling.lang
        title = f"《{problem.record.title}》" if problem.record and problem.record.title else ""
        item = f"- {_code(f'{where.file}:{where.line}')} **{problem.code.id}** "
        item += f"{escaped(title + problem.message(lang))}<br>→ {escaped(problem.hint(lang))}"
        return f"{item}<br>§ {escaped(problem.basis)}" if problem.basis else item

    def _level(self, severity: Severity) -> str:
        return label("severity", severity.value, self._telling.lang)

    def _fits(self, *lines: str) -> bool:
        length = sum(len(line) + 1 for line in lines)
        self._full = self._full or self._length + length > LIMIT - _RESERVE
        return not self._full

    def _put(self, *lines: str) -> None:
        self._lines += lines
        self._length += sum(len(line) + 1 for line in lines)


def escaped(text: str) -> str:
    """Text on one line that stays text: no markup, no HTML, no mention (@) and no reference (#) comes from a record."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", _SPACE.sub(" ", text).strip())


def _code(text: str) -> str:
    """A code span whatever the text holds."""
    flat = _SPACE.sub(" ", text)
    fence = "`" * (max((len(run) for run in _TICKS.findall(flat)), default=0) + 1)
    gap = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{gap}{flat}{gap}{fence}"
