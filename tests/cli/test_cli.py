"""The command line: exit codes are the same in every format, output is deterministic, messages speak three languages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from gongkai import reports
from gongkai.cli import Form, app
from gongkai.reports import FORMATS

RUNNER = CliRunner()
SCHEMA = json.loads((Path(reports.__file__).parent / "report.schema.json").read_text("utf-8"))
GUIDE = "disclosure_items/service-guides/example.yml"


def run(*arguments: str) -> tuple[int, str]:
    result = RUNNER.invoke(app, list(arguments))
    return result.exit_code, result.output


def break_promise(portal: Path) -> None:
    file = portal / GUIDE
    file.write_text(file.read_text("utf-8").replace("statutory: 20", "statutory: 5"), "utf-8")


@pytest.mark.parametrize("form", [form.value for form in Form])
def test_exit_codes_are_the_same_in_every_format(good: Path, form: str) -> None:
    assert run("check", "--root", str(good), "--format", form)[0] == 0
    break_promise(good)
    assert run("check", "--root", str(good), "--format", form)[0] == 1
    (good / "mkdocs.yml").write_text("site_name: x\nplugins: [search]\n", "utf-8")
    assert run("check", "--root", str(good), "--format", form)[0] == 2


def test_every_format_has_its_choice() -> None:
    assert {form.value for form in Form} == set(FORMATS)


def test_strict_makes_warnings_fail_and_changes_nothing_else(good: Path) -> None:
    file = good / GUIDE
    file.write_text(file.read_text("utf-8").replace("index_number: 11999999000000027G/2026-00001\n", ""), "utf-8")
    loose, text = run("check", "--root", str(good))
    strict, same = run("check", "--root", str(good), "--strict")
    assert (loose, strict) == (0, 1)
    assert text == same and "GK211" in text


def test_the_place_is_named_with_line_and_column(good: Path) -> None:
    break_promise(good)
    line = next(n for n, text in enumerate((good / GUIDE).read_text("utf-8").splitlines(), 1) if "promised" in text)
    assert f"{GUIDE}:{line}:" in run("check", "--root", str(good))[1]


def test_json_is_valid_against_its_schema_sorted_and_deterministic(good: Path) -> None:
    break_promise(good)
    (good / "disclosure_items/disclosures/2026/broken.yml").write_text("title: [", "utf-8")
    code, text = run("check", "--root", str(good), "--format", "json")
    report = json.loads(text)
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(report)
    assert code == 1 and report["schema_version"] == 1 and report["today"] == "2026-11-20"
    places = [(problem["file"], problem["line"], problem["column"], problem["code"]) for problem in report["problems"]]
    assert places == sorted(places) and len(places) >= 2
    assert run("check", "--root", str(good), "--format", "json")[1] == text


def test_the_schema_refuses_what_it_should() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert not Draft202012Validator(SCHEMA).is_valid({"schema_version": 2})


def test_github_puts_each_finding_beside_its_line(good: Path) -> None:
    break_promise(good)
    lines = run("check", "--root", str(good), "--format", "github")[1].splitlines()
    assert any(line.startswith(f"::error file={GUIDE},line=") and "title=GK301::" in line for line in lines)


@pytest.mark.parametrize(("lang", "word"), [("zh-Hans", "承诺"), ("zh-Hant", "承"), ("en", "promised")])
def test_messages_speak_the_language_asked_for(good: Path, lang: str, word: str) -> None:
    break_promise(good)
    assert word in run("check", "--root", str(good), "--lang", lang)[1]


def test_the_clock_is_the_option_then_the_setting(good: Path) -> None:
    assert "2026年11月20日" in run("check", "--root", str(good))[1]
    assert "2026年12月1日" in run("check", "--root", str(good), "--today", "2026-12-01")[1]
    code, text = run("check", "--root", str(good), "--today", "morgen")
    assert code == 2 and "morgen" in text


def test_explain_tells_why_law_and_examples() -> None:
    code, text = run("explain", "gk301")
    assert code == 0 and "第三十六条" in text and "错例" in text
    assert run("explain", "promised-over-statutory", "--lang", "en")[1].count("GK301") == 1
    assert run("explain", "GK999")[0] == 2


def test_our_own_fault_exits_with_three(good: Path) -> None:
    script = (
        "import sys; from gongkai import cli, portal\n"
        "def broken(*a, **k): raise ValueError('ours')\n"
        "portal.open_portal = broken\n"
        "import gongkai.commands.check as check; check.open_portal = broken\n"
        f"sys.argv = ['gongkai', 'check', '--root', {str(good)!r}]; cli.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == 3 and "ours" in done.stderr and "Traceback" not in done.stderr


def test_the_sample_is_clean_at_its_own_today(repository: Path) -> None:
    code, text = run("check", "--root", str(repository), "--strict", "--format", "json")
    summary = json.loads(text)["summary"]
    assert code == 0 and summary["error"] == summary["warning"] == 0
    states = summary["coverage"]["states"]
    assert summary["coverage"]["settled"] == summary["coverage"]["cells"]
    assert states["nil"] >= 1 and states["not-applicable"] >= 1
