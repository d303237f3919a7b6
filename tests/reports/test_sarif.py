"""SARIF: valid by the published schema of version 2.1.0 (vendored), rules with help, fingerprints, encoded paths."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gongkai.checks import CODES
from gongkai.reports import FORMATS
from reports.broken_portal import broken, odd, telling

SCHEMA = json.loads((Path(__file__).parents[1] / "vendor/sarif-schema-2.1.0.json").read_text("utf-8"))
VALID = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return broken(tmp_path_factory.mktemp("sarif"))


def sarif(folder: Path, lang: str = "zh-Hans") -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(FORMATS["sarif"](telling(folder, lang)))
    VALID.validate(tree)
    return tree


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
def test_it_is_valid_with_and_without_findings(portal: Path, good: Path, lang: str) -> None:
    assert sarif(portal, lang)["runs"][0]["results"]
    assert sarif(good, lang)["runs"][0]["results"] == []


def test_the_schema_does_refuse(portal: Path) -> None:
    """Guards the test itself: the vendored schema is read with a dialect that enforces it."""
    tree = sarif(portal)
    del tree["runs"][0]["results"][0]["message"]
    assert not VALID.is_valid(tree)


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_every_code_is_a_rule_with_its_help(portal: Path, lang: str) -> None:
    rules = sarif(portal, lang)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(CODES)
    for rule in rules:
        assert rule["shortDescription"]["text"] and "{" not in rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"] and rule["help"]["text"]
        wrong, right = ("Wrong", "Right") if lang == "en" else ("错例", "正例")
        assert f"**{wrong}**" in rule["help"]["markdown"] and f"**{right}**" in rule["help"]["markdown"]


def test_results_point_to_their_rule_their_place_and_their_record(portal: Path) -> None:
    run = sarif(portal, "en")["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    (found,) = [result for result in run["results"] if result["ruleId"] == "GK301"]
    (place,) = found["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "disclosure_items/service-guides/example.yml"
    assert place["physicalLocation"]["region"]["startLine"] == 22
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "service-guides/example"
    assert found["level"] == "error" and found["properties"]["path"] == "processing_time.promised"
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}
    prints = [result["partialFingerprints"]["gongkai/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_a_file_name_is_a_uri(portal: Path) -> None:
    base = telling(portal)
    problem = odd("disclosure_items/disclosures/2026/防汛 预案#1.yml")
    tree = json.loads(FORMATS["sarif"](replace(base, report=replace(base.report, problems=(problem,)))))
    VALID.validate(tree)
    (result,) = tree["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "disclosure_items/disclosures/2026/%E9%98%B2%E6%B1%9B%20%E9%A2%84%E6%A1%88%231.yml"


def test_settings_that_stop_the_build_are_an_unsuccessful_run(good: Path) -> None:
    (good / "mkdocs.yml").write_text("site_name: 示例镇\nplugins: []\n", "utf-8")
    assert sarif(good)["runs"][0]["invocations"] == [{"executionSuccessful": False}]
