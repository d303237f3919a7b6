"""The report for code scanning: SARIF 2.1.0 (OASIS), every code a rule with its explanation."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from gongkai import __version__
from gongkai.checks import CHECKS, CODES
from gongkai.checks.explain import Explanation, explanations
from gongkai.problem import Code, Problem, Severity
from gongkai.reports.explained import markdown, plain, sentence
from gongkai.reports.fingerprint import VERSION, fingerprints
from gongkai.reports.summary import Telling, closing

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FAMILIES = {
    "1": "files",
    "2": "fields",
    "3": "sense",
    "4": "coverage",
    "5": "time",
    "6": "privacy",
    "7": "history",
    "8": "site",
    "9": "settings",
}


def render(telling: Telling) -> str:
    """One SARIF log with one run; files are relative to the root of the portal, columns count characters."""
    report = telling.report
    index = {id: position for position, id in enumerate(sorted(CODES))}
    prints = fingerprints(report.problems)
    properties = {
        "summary": closing(telling),
        "standard": report.standard,
        "today": report.today.isoformat(),
        "commit": telling.commit or None,
        "notChecked": list(report.not_run),
    }
    run = {
        "tool": {
            "driver": {
                "name": "gongkai",
                "version": __version__,
                "language": telling.lang,
                "rules": rules(telling.lang),
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not report.blocks_build}],
        "results": [
            _result(problem, index[problem.code.id], fingerprint, telling)
            for problem, fingerprint in zip(report.problems, prints, strict=True)
        ],
        "properties": properties,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def rules(lang: str) -> list[dict[str, Any]]:
    """Every code as a SARIF rule, by number; a clean run tells by them what was looked for."""
    told: dict[str, Explanation] = {}
    for module in CHECKS:
        told |= explanations(module)
    return [_rule(CODES[id], told.get(id), lang) for id in sorted(CODES)]


def _rule(code: Code, found: Explanation | None, lang: str) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": code.id,
        "name": code.name,
        "shortDescription": {"text": sentence(code.message, lang)},
        "defaultConfiguration": {"level": _LEVEL[code.severity]},
        "properties": {"tags": [_FAMILIES[code.id[2]]]},
    }
    if found:
        rule["fullDescription"] = {"text": found.en if lang == "en" else found.zh}
        rule["help"] = {"text": plain(found, lang), "markdown": markdown(found, lang)}
    return rule


def _result(problem: Problem, index: int, fingerprint: str, telling: Telling) -> dict[str, Any]:
    where = problem.where
    record = problem.record
    title = f"《{record.title}》" if record and record.title else ""
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(where.file, errors="replace"), "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": where.line, "startColumn": where.column},
        }
    }
    if record:
        place["logicalLocations"] = [{"name": record.title, "fullyQualifiedName": record.id, "kind": "object"}]
    properties = {
        "path": where.key or None,
        "recordType": record.type if record else None,
        "requirement": problem.requirement or None,
        "basis": problem.basis or None,
        "fixable": problem.code.fixable,
    }
    return {
        "ruleId": problem.code.id,
        "ruleIndex": index,
        "level": _LEVEL[problem.severity],
        "message": {"text": f"{title}{problem.message(telling.lang)} {problem.hint(telling.lang)}"},
        "locations": [place],
        "partialFingerprints": {f"gongkai/{VERSION}": fingerprint},
        "properties": {key: value for key, value in properties.items() if value is not None},
    }
