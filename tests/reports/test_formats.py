"""What all formats share: they are deterministic, say the same findings, and end with the same exit code."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from gongkai import reports
from gongkai.cli import Form, GroupBy, app
from gongkai.commands.check import telling as telling_of
from gongkai.portal import open_portal
from gongkai.reports import FORMATS
from gongkai.reports.fingerprint import fingerprints
from reports.broken_portal import broken, odd, telling

SCHEMA = json.loads((Path(reports.__file__).parent / "report.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return broken(tmp_path_factory.mktemp("reports"))


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["check", *arguments])
    return result.exit_code, result.stdout


def test_every_format_can_be_asked_for() -> None:
    assert {form.value for form in Form} == set(FORMATS)


def test_the_broken_portal_has_every_level(portal: Path) -> None:
    report = open_portal(portal).report
    assert {problem.severity.value for problem in report.problems} == {"error", "warning", "info"}
    assert {"GK101", "GK211", "GK301", "GK311", "GK403", "GK501"} <= {problem.code.id for problem in report.problems}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_every_format_names_every_finding(portal: Path, form: str, lang: str) -> None:
    told = FORMATS[form](telling(portal, lang))
    for problem in open_portal(portal).report.problems:
        assert problem.code.id in told
        assert problem.where.file in told
    sentence = "没有写收不收费" if lang == "zh-Hans" else "It does not say whether there is a fee"
    assert sentence in told


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_gives_the_same_text_again(portal: Path, form: str) -> None:
    assert FORMATS[form](telling(portal)) == FORMATS[form](telling(portal))


def test_a_format_does_not_depend_on_the_seed_of_hashes(portal: Path) -> None:
    """Two processes with different hash seeds write the same bytes, in every format."""
    code = (
        "import sys; from pathlib import Path; from reports.broken_portal import telling; "
        "from gongkai.reports import FORMATS; "
        "print(''.join(FORMATS[form](telling(Path(sys.argv[1]))) for form in FORMATS))"
    )
    tests = Path(__file__).resolve().parents[1]
    told = [
        subprocess.run(
            [sys.executable, "-c", code, str(portal)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(tests), "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] and b"GK311" in told[0]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_ends_with_the_same_exit_code(good: Path, portal: Path, form: str) -> None:
    assert run("--root", str(good), "--format", form)[0] == 0
    assert run("--root", str(portal), "--format", form)[0] == 1
    plan = good / "disclosure_items/disclosures/2026/example.md"
    plan.write_text(plan.read_text("utf-8").replace("index_number: 11999999000000027G/2026-00006\n", ""), "utf-8")
    assert run("--root", str(good), "--format", form)[0] == 0
    assert run("--root", str(good), "--format", form, "--strict")[0] == 1
    (good / "mkdocs.yml").write_text("site_name: 示例镇\nplugins: []\n", "utf-8")
    assert run("--root", str(good), "--format", form)[0] == 2
    assert run("--root", str(good), "--format", "no-such-format")[0] == 2


def test_json_keeps_to_its_written_schema(portal: Path, good: Path) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    for folder in (portal, good):
        for lang in ("zh-Hans", "zh-Hant", "en"):
            tree = json.loads(FORMATS["json"](telling(folder, lang)))
            validator.validate(tree)
    assert tree["problems"] == [] and tree["summary"]["records"] == 6


def test_json_says_where_and_how_to_cure(portal: Path) -> None:
    tree = json.loads(FORMATS["json"](telling(portal, "en")))
    (found,) = [problem for problem in tree["problems"] if problem["code"] == "GK301"]
    assert found["file"] == "disclosure_items/service-guides/example.yml"
    assert (found["line"], found["path"]) == (22, "processing_time.promised")
    assert found["record"]["id"] == "service-guides/example"
    assert found["hint"] and found["basis"] and found["message"].startswith("10 working days promised")
    assert tree["summary"]["error"] == sum(1 for problem in tree["problems"] if problem["severity"] == "error")


def test_github_escapes_what_would_end_a_command(portal: Path) -> None:
    base = telling(portal)
    problem = odd("a,b:c%\n.yml", 7)
    told = FORMATS["github"](replace(base, report=replace(base.report, problems=(problem,))))
    first = told.splitlines()[0]
    assert first.startswith("::error file=a%2Cb%3Ac%25%0A.yml,line=7,col=3,title=GK231::")
    message = first.split("::", 2)[2]
    assert "\n" not in message and "%0A第二行" in message and "100%25" in message
    assert len(told.splitlines()) == 2


def test_github_knows_three_levels(portal: Path) -> None:
    lines = FORMATS["github"](telling(portal)).splitlines()
    assert {line.split(" ", 1)[0] for line in lines[:-1]} == {"::error", "::warning", "::notice"}


@pytest.mark.parametrize("by", GroupBy)
def test_the_text_is_grouped_as_asked(good: Path, by: GroupBy) -> None:
    guide = good / "disclosure_items/service-guides/example.yml"
    guide.write_text(guide.read_text("utf-8").replace("statutory: 20", "statutory: 5"), "utf-8")
    bodies = good / "disclosure_items/bodies.yml"
    bodies.write_text(
        bodies.read_text("utf-8").replace("    level: township", "    level: township\n    colour: 红"), "utf-8"
    )
    for lang, heads in (
        (
            "zh-Hans",
            {
                "file": ["disclosure_items/bodies.yml", "disclosure_items/service-guides/example.yml"],
                "office": ["便民服务中心", "其他"],
                "category": ["其他", "办事"],
            },
        ),
        (
            "en",
            {
                "file": ["disclosure_items/bodies.yml", "disclosure_items/service-guides/example.yml"],
                "office": ["Other", "便民服务中心"],
                "category": ["Other", "Services"],
            },
        ),
    ):
        code, told = run("--root", str(good), "--group-by", by.value, "--lang", lang)
        assert code == 1
        assert [line for line in told.splitlines()[:-1] if line and not line.startswith(" ")] == heads[by.value]
    assert run("--root", str(good), "--group-by", "colour")[0] == 2


def test_a_missing_duty_stands_under_its_category(good: Path) -> None:
    (good / "disclosure_items/fee-standards/example.yml").unlink()
    told = FORMATS["text"](telling_of(open_portal(good), "en", "text", "category"))
    assert re.search(r"^Fees\n.*GK401", told, re.MULTILINE)


def test_fingerprints_survive_moved_lines_and_other_languages(portal: Path, tmp_path: Path) -> None:
    before = open_portal(portal).report.problems
    moved = broken(tmp_path)
    for file in (moved / "disclosure_items").rglob("example.*"):
        text = file.read_text("utf-8")
        head = "---\n# 说明一\n# 说明二\n" if text.startswith("---\n") else "# 说明一\n# 说明二\n"
        file.write_text(head + text.removeprefix("---\n"), "utf-8")
    after = open_portal(moved).report.problems
    assert [problem.where.line for problem in before] != [problem.where.line for problem in after]
    assert fingerprints(before) == fingerprints(after)


def test_fingerprints_survive_a_new_row_above(good: Path) -> None:
    register = good / "disclosure_items/outcomes/2026/example.yml"
    text = register.read_text("utf-8")
    late = text.replace("published: 2026-03-16}\n", "published: 2026-06-16}\n", 1)
    register.write_text(late, "utf-8")
    before = open_portal(good).report.problems
    row = (
        "  - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-03, promised: 10, completed: 2026-03-12, "
        "decision: granted, result: 批准, published: 2026-03-16}\n"
    )
    register.write_text(late.replace("results:\n", "results:\n" + row), "utf-8")
    after = open_portal(good).report.problems
    assert [problem.code.id for problem in before] == ["GK501"]
    assert fingerprints(before) == fingerprints(after)
    assert before[0].where.path != after[0].where.path


def test_fingerprints_are_never_the_same(portal: Path) -> None:
    twins = [odd("same.yml", line) for line in (3, 9, 12)] + [odd("other.yml", 3)]
    found = fingerprints([*open_portal(portal).report.problems, *twins])
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[0-9a-f]{64}", one) for one in found)
