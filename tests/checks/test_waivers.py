"""Waivers and baseline: what is accepted leaves the exit code and is shown; what can never be accepted stays."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checks.portals import fragment
from gongkai.checks.waivers import acceptable
from gongkai.cli import app
from gongkai.portal import open_portal
from gongkai.problem import Location, Severity
from gongkai.reports import baseline
from page_views import Render, page_html, view_of  # noqa: F401 (a fixture)

ITEMS = "disclosure_items"
GUIDE = "service-guides/example"
FAULT = "processing_time: {statutory: 8, promised: 10, unit: working-days}\n"
IDENTITY = "summary: 申请人身份证号码11010519491231002X，请核对\n"
"""The published example of GB 11643; it belongs to nobody."""


def waive(portal: Path, *entries: str) -> None:
    (portal / ITEMS / "waivers.yml").write_text("".join(f"- {entry}\n" for entry in entries), "utf-8")


def entry(code: str, target: str, until: str = "2026-12-31") -> str:
    return f"{{code: {code}, target: {target}, reason: 县里的新办法还没有下发, approver: 镇长, until: {until}}}"


def codes(portal: Path, today: date | None = None) -> list[str]:
    return sorted({problem.code.id for problem in open_portal(portal, today).report.problems})


@pytest.fixture
def broken(good: Path) -> Path:
    """The sound portal whose guide promises more days than the law allows (GK301), with nothing else that counts."""
    fragment(good, "service-guide", FAULT)
    assert open_portal(good).report.exit_code() == 1
    return good


@pytest.mark.parametrize("target", [GUIDE, f"{ITEMS}/{GUIDE}.yml"])
def test_a_waived_finding_leaves_the_exit_code_and_is_listed(broken: Path, target: str) -> None:
    before = codes(broken)
    waive(broken, *(entry(code, target) for code in before))
    report = open_portal(broken).report
    assert report.problems == () and report.exit_code(strict=True) == 0
    assert sorted({one.problem.code.id for one in report.waived}) == before
    first = report.waived[0]
    assert (first.reason, first.approver, first.until) == ("县里的新办法还没有下发", "镇长", date(2026, 12, 31))


def test_a_duty_may_be_named(good: Path) -> None:
    (good / ITEMS / "public-notices/2026/example.yml").unlink()
    (good / ITEMS / "disclosures/2026/example.md").unlink()
    missing = [p for p in open_portal(good).report.problems if p.code.id == "GK401"]
    assert [p.requirement for p in missing] == ["20-03"]
    waive(good, entry("GK401", '"20-03"'))
    report = open_portal(good).report
    assert [one.problem.requirement for one in report.waived] == ["20-03"]
    assert [cell.state.value for cell in report.coverage.cells if cell.requirement.id == "20-03"] == ["missing"]


def test_other_findings_of_the_record_still_count(broken: Path) -> None:
    fragment(broken, "service-guide", "title: 待填\n")
    others = [code for code in codes(broken) if code != "GK301"]
    waive(broken, entry("GK301", GUIDE))
    assert codes(broken) == others and others


def test_the_day_of_its_end_still_holds(broken: Path) -> None:
    waive(broken, *(entry(code, GUIDE, "2026-11-20") for code in codes(broken)))
    assert codes(broken) == []
    assert {"GK301", "GK432"} <= set(codes(broken, date(2026, 11, 21)))


@pytest.mark.parametrize("left_out", ["reason", "approver", "until"])
def test_without_reason_approver_or_end_it_does_not_count(broken: Path, left_out: str) -> None:
    parts = {"reason": "县里的新办法还没有下发", "approver": "镇长", "until": "2026-12-31"}
    said = ", ".join(f"{key}: {value}" for key, value in parts.items() if key != left_out)
    waive(broken, f"{{code: GK301, target: {GUIDE}, {said}}}")
    found = [problem for problem in open_portal(broken).report.problems if problem.code.id == "GK433"]
    assert len(found) == 1 and f"（{left_out}）" in found[0].message("zh-Hans")
    assert "GK301" in codes(broken)


def test_an_unused_waiver_is_told_with_its_line(good: Path) -> None:
    waive(good, entry("GK301", GUIDE), entry("GK501", GUIDE))
    found = [(p.code.id, p.where.file, p.where.line) for p in open_portal(good).report.problems]
    assert found == [("GK431", f"{ITEMS}/waivers.yml", 1), ("GK431", f"{ITEMS}/waivers.yml", 2)]


def test_a_waiver_of_what_was_not_looked_for_is_not_called_unused(good: Path) -> None:
    waive(good, entry("GK704", GUIDE))
    assert codes(good) == []


def test_a_waiver_cannot_waive_what_is_wrong_with_waivers(good: Path) -> None:
    waive(good, entry("GK301", GUIDE), entry("GK431", f"{ITEMS}/waivers.yml"))
    assert codes(good) == ["GK431"]


def test_an_identity_number_is_never_accepted(good: Path) -> None:
    fragment(good, "service-guide", IDENTITY)
    assert "GK601" in codes(good)
    waive(good, entry("GK601", GUIDE))
    report = open_portal(good).report
    assert {"GK434", "GK601"} <= {p.code.id for p in report.problems} and report.waived == ()
    assert report.held == {GUIDE: "GK601"}


def test_a_record_without_review_is_never_accepted(good: Path) -> None:
    file = good / ITEMS / "disclosures/2026/example.md"
    file.write_text(file.read_text("utf-8").replace("review: 2026-03-04\n", ""), "utf-8")
    unreviewed = [p for p in open_portal(good).report.problems if p.where.path[:1] == ("review",)]
    assert unreviewed and not any(acceptable(p) for p in unreviewed)
    waive(good, *(entry(p.code.id, "disclosures/2026/example") for p in unreviewed[:1]))
    assert {"GK434", unreviewed[0].code.id} <= set(codes(good))


def test_a_lowered_level_opens_no_way_round(good: Path) -> None:
    fragment(good, "service-guide", IDENTITY)
    problem = next(p for p in open_portal(good).report.problems if p.code.id == "GK601")
    assert not acceptable(problem.with_severity(Severity.INFO))
    assert not acceptable(replace(problem, where=Location("x", path=("review", "date"))))


def test_a_wrong_key_in_waivers_is_told(good: Path) -> None:
    waive(good, f"{{code: GK301, targett: {GUIDE}, reason: 县里的新办法还没有下发}}")
    assert codes(good) == ["GK201", "GK202"]


def test_the_coverage_page_shows_what_is_waived(broken: Path, page_html: Render) -> None:  # noqa: F811
    view = view_of(open_portal(broken))
    assert "经批准暂不处理" not in page_html(view, "coverage.html")
    waive(broken, entry("GK301", GUIDE))
    html = page_html(view_of(open_portal(broken)), "coverage.html")
    shown = html[html.index('id="waived"') :].split("</section>", 1)[0]
    assert "经批准暂不处理的" in shown and f'<a href="{GUIDE}.html">农村村民宅基地申请</a>（GK301）' in shown
    assert "理由：县里的新办法还没有下发。镇长批准，到2026年12月31日为止。" in shown


def run(portal: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["check", "--root", str(portal), *arguments])
    return result.exit_code, result.output


def test_a_baseline_lets_an_old_portal_start(broken: Path) -> None:
    assert run(broken)[0] == 1
    assert run(broken, "--write-baseline")[0] == 0
    assert run(broken)[0] == 1, "without the option nothing is left out"
    code, said = run(broken, "--baseline", "--strict")
    assert code == 0 and "GK301" not in said
    fragment(broken, "outcome", "title: 待填\n")
    code, said = run(broken, "--baseline")
    assert code == 1 and "GK301" not in said and "outcomes/2026/example.yml" in said


def test_a_baseline_survives_lines_that_move(broken: Path) -> None:
    run(broken, "--write-baseline")
    file = broken / ITEMS / f"{GUIDE}.yml"
    file.write_text(f"# 说明\n\n{file.read_text('utf-8')}", "utf-8")
    assert run(broken, "--baseline")[0] == 0


def test_a_baseline_never_holds_an_identity_number(broken: Path) -> None:
    fragment(broken, "service-guide", IDENTITY)
    run(broken, "--write-baseline")
    text = (broken / ITEMS / "baseline.json").read_text("utf-8")
    assert "GK301" in text and "GK601" not in text and "11010519491231002X" not in text
    code, said = run(broken, "--baseline")
    assert code == 1 and "GK601" in said and "GK301" not in said


def test_a_forged_entry_hides_nothing(good: Path) -> None:
    fragment(good, "service-guide", IDENTITY)
    report = open_portal(good).report
    from gongkai.reports.fingerprint import fingerprints

    left = baseline.without(report, frozenset(fingerprints(report.problems)))
    assert "GK601" in {problem.code.id for problem in left.problems}


@pytest.mark.parametrize("text", [None, "", "[]", "{", '{"baseline": "v0", "problems": {}}', '{"baseline": "v1"}'])
def test_a_baseline_that_cannot_be_read_is_said(broken: Path, text: str | None) -> None:
    if text is not None:
        (broken / ITEMS / "baseline.json").write_text(text, "utf-8")
    code, said = run(broken, "--baseline")
    assert code == 2 and "--write-baseline" in said


def test_the_file_is_json_in_a_fixed_order(broken: Path) -> None:
    run(broken, "--write-baseline")
    first = (broken / ITEMS / "baseline.json").read_bytes()
    run(broken, "--write-baseline")
    assert (broken / ITEMS / "baseline.json").read_bytes() == first
    tree = json.loads(first)
    assert list(tree["problems"]) == sorted(tree["problems"]) and tree["problems"]
