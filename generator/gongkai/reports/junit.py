"""The report for test dashboards: JUnit XML, one suite per code, one case per finding, a passing case where none is."""

from __future__ import annotations

import re
from xml.etree import ElementTree as xml

from gongkai.checks import CODES
from gongkai.problem import Code, Problem, Text
from gongkai.reports.explained import sentence
from gongkai.reports.summary import Telling
from gongkai.vocabulary import label

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CLEAN = Text("没有发现问题", "no finding")
_NOT_CHECKED = Text("这一项没有检查。", "This was not checked.")


def render(telling: Telling) -> str:
    """Findings that make the check fail are failures (warnings too with `--strict`); the others pass and are told.

    No times are given: they would differ from run to run.
    """
    by_code: dict[str, list[Problem]] = {id: [] for id in sorted(CODES)}
    for problem in telling.report.problems:
        by_code[problem.code.id].append(problem)
    root = xml.Element("testsuites", name="gongkai")
    tests = failures = 0
    for id, problems in by_code.items():
        suite = _suite(root, CODES[id], problems, telling)
        tests += int(suite.attrib["tests"])
        failures += int(suite.attrib["failures"])
    root.attrib |= {"tests": str(tests), "failures": str(failures), "errors": "0"}
    xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _suite(root: xml.Element, code: Code, problems: list[Problem], telling: Telling) -> xml.Element:
    name = f"{code.id} {code.name}"
    skipped = code.id in telling.report.not_run
    failing = [problem for problem in problems if telling.fails(problem)]
    counts = {"tests": len(problems) or 1, "failures": len(failing), "errors": 0, "skipped": int(skipped)}
    suite = xml.SubElement(root, "testsuite", {"name": name} | {key: str(count) for key, count in counts.items()})
    if skipped and not problems:
        case = xml.SubElement(suite, "testcase", name=_text(sentence(code.message, telling.lang)), classname=name)
        xml.SubElement(case, "skipped", message=telling.say(_NOT_CHECKED))
    elif not problems:
        xml.SubElement(suite, "testcase", name=telling.say(_CLEAN), classname=name)
    for problem in problems:
        _case(suite, problem, telling)
    return suite


def _case(suite: xml.Element, problem: Problem, telling: Telling) -> None:
    where = problem.where
    title = f"《{problem.record.title}》" if problem.record and problem.record.title else ""
    message = _text(f"{title}{problem.message(telling.lang)}")
    place = _text(f"{where.file}:{where.line}:{where.column}")
    case = xml.SubElement(suite, "testcase", name=f"{place} {message}", classname=_text(where.file))
    lines = [place, problem.hint(telling.lang), problem.basis]
    told = _text("\n".join(line for line in lines if line))
    level = label("severity", problem.severity.value, telling.lang)
    if telling.fails(problem):
        failure = xml.SubElement(case, "failure", type=problem.code.id, message=message)
        failure.text = told
    else:
        xml.SubElement(case, "system-out").text = f"{level} {message}\n{told}"


def _text(text: str) -> str:
    """Without the few characters that no XML document may hold."""
    return _NOT_XML.sub("\ufffd", text)
