"""JUnit: valid by the published XML schema of the Jenkins xUnit plugin (vendored); what fails the check is a failure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

import pytest

from gongkai.checks import CODES
from gongkai.reports import FORMATS, Telling
from reports.broken_portal import broken, odd, telling

XSD = Path(__file__).parents[1] / "vendor/junit-10.xsd"


@pytest.fixture(scope="module")
def schema() -> Any:
    """The vendored schema, ready to validate; `make test` installs the validator with the other tools of the tests."""
    validator = pytest.importorskip(
        "xmlschema", reason="xmlschema validates against junit-10.xsd: pip install -e .[dev]"
    )
    return validator.XMLSchema(str(XSD))


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return broken(tmp_path_factory.mktemp("junit"))


def junit(schema: Any, told: Telling) -> xml.Element:
    text = FORMATS["junit"](told)
    schema.validate(text)
    root = xml.fromstring(text)
    for key in ("tests", "failures"):
        assert int(root.attrib[key]) == sum(int(suite.attrib[key]) for suite in root)
    for suite in root:
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
    return root


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_it_is_valid_with_and_without_findings(schema: Any, portal: Path, good: Path, lang: str) -> None:
    assert int(junit(schema, telling(portal, lang)).attrib["failures"]) > 0
    clean = junit(schema, telling(good, lang))
    assert clean.attrib["failures"] == "0" and int(clean.attrib["tests"]) == len(CODES)


def test_the_schema_does_refuse(schema: Any) -> None:
    assert not schema.is_valid('<testsuites><testsuite name="a" tests="1"/></testsuites>')


def test_errors_fail_and_warnings_fail_when_strict(schema: Any, portal: Path) -> None:
    told = telling(portal)
    problems = told.report.problems
    by_level = {level: sum(1 for one in problems if one.severity.value == level) for level in ("error", "warning")}
    root = junit(schema, told)
    assert int(root.attrib["failures"]) == by_level["error"]
    strict = junit(schema, replace(told, strict=True))
    assert int(strict.attrib["failures"]) == by_level["error"] + by_level["warning"]
    told_only = root.findall("testsuite[@name='GK211 index-number-absent']/testcase/system-out")
    assert [one.text.splitlines()[0] for one in told_only] == ["警告 《示例镇2026年工作计划》没有索引号。"]


def test_a_failure_tells_place_cure_and_law(schema: Any, portal: Path) -> None:
    root = junit(schema, telling(portal, "en"))
    (failure,) = root.findall("testsuite[@name='GK301 promised-over-statutory']/testcase/failure")
    assert failure.attrib["type"] == "GK301" and "10 working days promised" in failure.attrib["message"]
    place, cure, law = (failure.text or "").strip().splitlines()
    assert place.startswith("disclosure_items/service-guides/example.yml:22:")
    assert cure.startswith("Check the statutory time") and law == "《优化营商环境条例》第三十六条"


def test_no_text_can_break_the_xml(schema: Any, portal: Path) -> None:
    base = telling(portal)
    problem = odd("a&<\x07>.yml", given="]]>\x00\x1b \ufffe\U0001f600", title="\"'<&>")
    root = junit(schema, replace(base, report=replace(base.report, problems=(problem,))))
    (case,) = root.findall("testsuite[@name='GK231 broken-reference']/testcase")
    assert case.attrib["classname"] == "a&<\ufffd>.yml"
    assert "]]>\ufffd\ufffd \ufffd\U0001f600" in case.attrib["name"]


def test_what_was_not_checked_is_skipped(schema: Any, good: Path) -> None:
    base = telling(good, "en")
    root = junit(schema, replace(base, report=replace(base.report, not_run=("GK501",))))
    (skipped,) = root.findall("testsuite/testcase/skipped")
    assert skipped.attrib["message"] == "This was not checked."
    assert [suite.attrib["name"] for suite in root if suite.attrib["skipped"] == "1"] == ["GK501 late-publication"]
