"""Checks 7xx on repositories that the tests make with git: delete, rename, back-date, date-bump, silent change, shallow."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from gongkai.checks import CODES
from gongkai.commands.check import check
from gongkai.portal import open_portal
from gongkai.problem import Problem

ITEMS = "disclosure_items"
NOTICE = f"{ITEMS}/public-notices/2026/example.yml"
GUIDE = f"{ITEMS}/service-guides/example.yml"
FEE = f"{ITEMS}/fee-standards/example.yml"
PLAN = f"{ITEMS}/disclosures/2026/example.md"
SEVENS = tuple(f"GK70{n}" for n in range(1, 6))


def git(folder: Path, *arguments: str, on: str = "2026-11-20T10:00:00+08:00") -> str:
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_DATE": on,
        "GIT_COMMITTER_DATE": on,
    }
    identity = ("-c", "user.name=office", "-c", "user.email=office@example.com", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *identity, "-C", str(folder), *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def commit(portal: Path, *, on: str = "2026-11-20T10:00:00+08:00") -> str:
    git(portal, "add", "-A", on=on)
    git(portal, "commit", "-q", "-m", "change", on=on)
    return git(portal, "rev-parse", "HEAD")


@pytest.fixture
def portal(good: Path) -> Path:
    """The sound portal as the first commit of a repository, in March."""
    git(good, "init", "-q")
    commit(good, on="2026-03-20T10:00:00+08:00")
    git(good, "tag", "start")
    return good


def change(portal: Path, file: str, old: str, new: str) -> None:
    text = (portal / file).read_text("utf-8")
    assert text.count(old) == 1, old
    (portal / file).write_text(text.replace(old, new), "utf-8")


def add(portal: Path, name: str = "roads", more: str = "", issued: str = "2026-11-02") -> Path:
    file = portal / ITEMS / f"disclosures/2026/{name}.md"
    file.write_text(
        f'---\ntitle: {name}修路进度\nrequirements: ["20-03"]\nindex_number: 11999999000000027G/2026-00011\n'
        f"issued: {issued}\nreview: {issued}\n{more}---\n\n三条路都开了工。\n",
        "utf-8",
    )
    return file


def sevens(portal: Path, against: str = "start") -> list[tuple[str, str, int]]:
    return [(p.code.id, p.where.file, p.where.line) for p in found(portal, against)]


def found(portal: Path, against: str = "start") -> list[Problem]:
    return [p for p in open_portal(portal, against=against).report.problems if p.code.id.startswith("GK7")]


def test_nothing_changed_is_nothing_found(portal: Path) -> None:
    report = open_portal(portal, against="start").report
    assert (report.problems, report.not_run) == ((), ())


def test_without_against_history_is_not_asked(portal: Path) -> None:
    (portal / NOTICE).unlink()
    report = open_portal(portal).report
    assert [p for p in report.problems if p.code.id.startswith("GK7")] == [] and report.not_run == ()


@pytest.mark.parametrize("committed", [True, False])
def test_a_deleted_record_is_told(portal: Path, committed: bool) -> None:
    (portal / NOTICE).unlink()
    if committed:
        commit(portal)
    assert sevens(portal) == [("GK701", NOTICE, 1)]
    problem = found(portal)[0]
    assert problem.record and problem.record.id == "public-notices/2026/example"
    assert "石门村村庄规划" in problem.message("zh-Hans") and f"-- {NOTICE}" in problem.hint("en")


def test_the_command_of_the_cure_brings_the_file_back(portal: Path) -> None:
    (portal / NOTICE).unlink()
    commit(portal)
    command = found(portal)[0].hint("en").split("“")[1].split("”")[0]
    git(portal, *command.split()[1:])
    assert sevens(portal) == []


def test_a_withdrawal_is_no_deletion(portal: Path) -> None:
    (portal / NOTICE).write_text(
        (portal / NOTICE).read_text("utf-8")
        + "status: withdrawn\nwithdrawal: {date: 2026-11-18, reason: 草案重编，重新公示}\n",
        "utf-8",
    )
    commit(portal)
    assert sevens(portal) == []


def test_a_tombstone_stays_too(portal: Path) -> None:
    test_a_withdrawal_is_no_deletion(portal)
    git(portal, "tag", "tombstone")
    (portal / NOTICE).unlink()
    assert [code for code, *_ in sevens(portal, "tombstone")] == ["GK701"]


def test_what_was_never_open_may_go(portal: Path) -> None:
    file = add(portal, "inner", "audience: internal\n")
    commit(portal)
    git(portal, "tag", "with-inner")
    file.unlink()
    commit(portal)
    assert sevens(portal, "with-inner") == []


def test_a_renamed_record_loses_its_address(portal: Path) -> None:
    new = f"{ITEMS}/disclosures/2026/work-plan.md"
    (portal / PLAN).rename(portal / new)
    commit(portal)
    assert sevens(portal) == [("GK702", new, 1)]
    assert "disclosures/2026/example.html" in found(portal)[0].message("zh-Hans")


def test_another_suffix_is_the_same_address(portal: Path) -> None:
    (portal / NOTICE).rename((portal / NOTICE).with_suffix(".yaml"))
    commit(portal)
    assert sevens(portal) == []


def test_pages_and_attachments_have_addresses_too(portal: Path) -> None:
    (portal / "content/about.md").write_text("# 关于\n\n说明。\n", "utf-8")
    (portal / ITEMS / "attachments/2026/map.txt").write_text("图\n", "utf-8")
    commit(portal)
    git(portal, "tag", "more")
    (portal / "content/about.md").unlink()
    (portal / ITEMS / "attachments/2026/map.txt").unlink()
    assert sevens(portal, "more") == [
        ("GK702", "content/about.md", 1),
        ("GK702", f"{ITEMS}/attachments/2026/map.txt", 1),
    ]
    assert "files/2026/map.txt" in found(portal, "more")[1].message("en")


def test_a_date_before_the_commit_is_told(portal: Path) -> None:
    add(portal, more="published: 2026-11-02\n")
    commit(portal)
    assert sevens(portal) == [("GK703", f"{ITEMS}/disclosures/2026/roads.md", 7)]
    assert found(portal)[0].params["days"] == 14


@pytest.mark.parametrize(
    ("published", "day", "told"),
    [
        ("2026-11-17", "2026-11-20T10:00:00+08:00", False),  # three working days
        ("2026-11-16", "2026-11-20T10:00:00+08:00", True),  # four
        ("2026-11-13", "2026-11-16T10:00:00+08:00", False),  # a weekend does not count
        ("2026-11-16", "2026-11-19T16:30:00Z", True),  # half past midnight of the 20th in Shanghai
        ("2026-11-16", "2026-11-19T15:30:00Z", False),
        ("2026-11-20", "2026-11-17T10:00:00+08:00", False),  # committed ahead of its day
    ],
)
def test_three_working_days_are_allowed(portal: Path, published: str, day: str, told: bool) -> None:
    add(portal, more=f"published: {published}\n")
    commit(portal, on=day)
    assert ("GK703" in [code for code, *_ in sevens(portal)]) is told


def test_a_reason_for_a_late_entry_is_enough(portal: Path) -> None:
    add(portal, more="published: 2026-11-02\nbackfilled: 旧网站11月2日发过，迁入本站时补录\n")
    commit(portal)
    assert sevens(portal) == []


def test_what_is_not_committed_yet_is_judged_by_today(portal: Path) -> None:
    add(portal, more="published: 2026-11-02\n")
    assert [code for code, *_ in sevens(portal)] == ["GK703"]


def test_later_commits_do_not_make_it_younger(portal: Path) -> None:
    file = add(portal, more="published: 2026-11-02\n")
    commit(portal, on="2026-11-03T10:00:00+08:00")
    file.rename(file.with_name("road-works.md"))
    commit(portal)
    change(portal, f"{ITEMS}/disclosures/2026/road-works.md", "都开了工", "都已开工")
    commit(portal)
    assert sevens(portal) == []


def test_only_what_came_after_the_base_is_judged(portal: Path) -> None:
    add(portal, more="published: 2026-11-02\n")
    commit(portal)
    git(portal, "tag", "later")
    (portal / "README.md").write_text("说明\n", "utf-8")
    commit(portal)
    assert sevens(portal, "later") == []


def test_the_first_commit_of_a_portal_is_exempt(good: Path) -> None:
    git(good, "init", "-q")
    git(good, "commit", "-q", "--allow-empty", "-m", "empty")
    git(good, "tag", "empty")
    commit(good)
    assert sevens(good, "empty") == []
    add(good, more="published: 2026-11-02\n")
    commit(good)
    assert [code for code, *_ in sevens(good, "empty")] == ["GK703"]


@pytest.mark.parametrize("by", ["commit", "day"])
def test_commits_before_history_since_are_exempt(portal: Path, by: str) -> None:
    add(portal, more="published: 2026-11-02\n")
    commit(portal, on="2026-11-18T10:00:00+08:00")
    (portal / "README.md").write_text("说明\n", "utf-8")
    since = commit(portal, on="2026-11-19T10:00:00+08:00")
    change(
        portal,
        "mkdocs.yml",
        "      today:",
        f"      history_since: {since if by == 'commit' else '2026-11-19'}\n      today:",
    )
    assert sevens(portal) == []
    second = add(portal, "bridges", more="published: 2026-11-02\n")
    second.write_text(second.read_text("utf-8").replace("00011", "00012"), "utf-8")
    commit(portal)
    assert [file for _, file, _ in sevens(portal)] == [f"{ITEMS}/disclosures/2026/bridges.md"]


def test_a_wrong_history_since_is_told(portal: Path) -> None:
    add(portal, more="published: 2026-11-02\n")
    change(portal, "mkdocs.yml", "      today:", "      history_since: nowhere\n      today:")
    commit(portal)
    assert [code for code, *_ in sevens(portal)] == ["GK707"]


def test_lateness_of_what_is_new_is_an_error(portal: Path) -> None:
    add(portal, more="published: 2026-11-19\n", issued="2026-09-01")
    commit(portal)
    late = [p for p in open_portal(portal, against="start").report.problems if p.code.id == "GK501"]
    assert [p.severity.value for p in late] == ["error"]
    late = [p for p in open_portal(portal).report.problems if p.code.id == "GK501"]
    assert [p.severity.value for p in late] == ["info"]


SILENT = [
    (FEE, "amount: 80", "amount: 100", 8, "80元/件", "100元/件"),
    (FEE, "free: true", "amount: 10, unit: 元/件", 9, "免费", "10元/件"),
    (FEE, "  - {case: 住宅, amount: 80, unit: 元/件}\n", "", 8, "80元/件", "没有"),
    (GUIDE, "promised: 10,", "promised: 15,", 22, "承诺10个工作日、法定20个工作日", "承诺15个工作日、法定20个工作日"),
    (
        GUIDE,
        "fees: 免费",
        "fees: [{fee: fee-standards/example, case: 住宅}]",
        23,
        "免费",
        "fee-standards/example（住宅）",
    ),
    (GUIDE, "承诺书, issuer: 申请人填写, originals: 1", "承诺书, issuer: 申请人填写, originals: 2", 17, "1份", "2份"),
    (GUIDE, "集体经济组织成员\n", "集体经济组织成员\n  - 没有其他住房\n", 14, "成员", "没有其他住房"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "was", "now"), SILENT, ids=lambda value: str(value)[:24])
def test_a_silent_change_is_told(portal: Path, file: str, old: str, new: str, line: int, was: str, now: str) -> None:
    change(portal, file, old, new)
    commit(portal)
    assert [one for one in sevens(portal) if one[0] == "GK704"] == [("GK704", file, line)]
    problem = next(p for p in found(portal) if p.code.id == "GK704")
    assert was in str(problem.params["was"]) and now in str(problem.params["now"])


@pytest.mark.parametrize(("file", "old", "new", "line", "was", "now"), SILENT, ids=lambda value: str(value)[:24])
def test_a_change_that_is_told_is_no_finding(
    portal: Path, file: str, old: str, new: str, line: int, was: str, now: str
) -> None:
    change(portal, file, old, new)
    with (portal / file).open("a", encoding="utf-8") as text:
        text.write("changes: [{date: 2026-11-20, what: 按县里的通知调整}]\n")
    commit(portal)
    assert sevens(portal) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("amount: 80,", "amount: 80.00,"),
        ("field: 自然资源", "field: 自然资源和规划"),
        ("title: 不动产登记费", "title: 不动产登记收费"),
    ],
)
def test_the_same_money_or_other_words_are_no_silent_change(portal: Path, old: str, new: str) -> None:
    change(portal, FEE, old, new)
    commit(portal)
    assert sevens(portal) == []


def test_a_new_date_on_an_old_text_is_told(portal: Path) -> None:
    change(portal, PLAN, "review: 2026-03-04\n", "review: 2026-03-04\nupdated: 2026-11-20\n")
    commit(portal)
    assert sevens(portal) == [("GK705", PLAN, 7)]


def test_a_date_with_new_content_or_an_entry_is_fine(portal: Path) -> None:
    change(portal, PLAN, "review: 2026-03-04\n", "review: 2026-03-04\nupdated: 2026-11-20\n")
    change(portal, PLAN, "两处饮水点", "三处饮水点")
    commit(portal)
    assert sevens(portal) == []
    git(portal, "tag", "second")
    change(portal, PLAN, "updated: 2026-11-20\n", "changes: [{date: 2026-11-20, what: 逐项核对，内容没有变}]\n")
    commit(portal)
    assert sevens(portal, "second") == []


def test_publication_moved_back_is_told_whatever_else_changed(portal: Path) -> None:
    change(portal, PLAN, "review: 2026-03-04\n", "review: 2026-03-04\npublished: 2026-03-02\n")
    change(portal, PLAN, "两处饮水点", "三处饮水点")
    commit(portal)
    assert sevens(portal) == [("GK705", PLAN, 7)]


def test_a_shallow_clone_is_one_finding_and_the_rest_is_not_checked(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (portal / NOTICE).unlink()
    commit(portal)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{portal}", "clone")
    clone = tmp_path / "clone"
    report = open_portal(clone, against="HEAD").report
    assert [p.code.id for p in report.problems if p.code.id.startswith("GK7")] == ["GK706"]
    assert report.not_run == SEVENS
    assert check(clone, against="HEAD") == report.exit_code()
    printed = capsys.readouterr().out
    assert "git fetch --unshallow" in printed and f"未检查：{'、'.join(SEVENS)}" in printed
    check(clone, against="HEAD", form="json")
    assert '"GK701"' in capsys.readouterr().out
    git(clone, "fetch", "-q", "--unshallow")
    assert [code for code, *_ in sevens(clone, "HEAD~1")] == ["GK701"]


@pytest.mark.parametrize("against", ["nowhere", "--all", "0" * 40, ""])
def test_a_base_that_is_not_there_is_told(portal: Path, against: str) -> None:
    report = open_portal(portal, against=against or "x y").report
    assert [(p.code.id, p.severity.value) for p in report.problems] == [("GK707", "error")]
    assert report.not_run == SEVENS


def test_no_repository_is_told(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(good.parent))
    problems = open_portal(good, against="main").report.problems
    assert [p.code.id for p in problems] == ["GK707"] and "不是git仓库" in problems[0].message("zh-Hans")


def test_a_portal_in_a_subfolder_of_a_repository(good: Path) -> None:
    outer = good.parent
    git(outer, "init", "-q")
    git(outer, "add", "-A")
    git(outer, "commit", "-q", "-m", "first")
    git(outer, "tag", "start")
    (good / NOTICE).unlink()
    change(good, FEE, "amount: 80", "amount: 100")
    add(good, more="published: 2026-11-02\n")
    git(outer, "add", "-A")
    git(outer, "commit", "-q", "-m", "second")
    assert [code for code, *_ in sevens(good)] == ["GK703", "GK704", "GK701"]


def test_a_branch_is_compared_with_where_it_left_the_trunk(portal: Path) -> None:
    git(portal, "checkout", "-q", "-b", "work")
    add(portal, more="published: 2026-11-20\n")
    commit(portal)
    git(portal, "checkout", "-q", "main")
    other = add(portal, "bridges", more="published: 2026-11-20\n")
    other.write_text(other.read_text("utf-8").replace("00011", "00012"), "utf-8")
    commit(portal)
    git(portal, "checkout", "-q", "work")
    assert sevens(portal, "main") == []  # what the trunk has won meanwhile was not deleted here


def test_names_with_spaces_and_han_letters(portal: Path) -> None:
    name = f"{ITEMS}/attachments/2026/申请 表.txt"
    (portal / name).write_text("表\n", "utf-8")
    commit(portal)
    git(portal, "tag", "more")
    (portal / name).unlink()
    assert sevens(portal, "more") == [("GK702", name, 1)]


def test_git_runs_a_handful_of_times(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        file = add(portal, f"road-{number}", more="published: 2026-11-20\n")
        file.write_text(file.read_text("utf-8").replace("00011", f"001{number:02d}"), "utf-8")
    commit(portal)
    runs: list[object] = []
    real = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: runs.append(a) or real(*a, **k))
    portal_now = open_portal(portal, against="start")
    assert portal_now.history and len(portal_now.history.added) == 12
    assert portal_now.history.brought["disclosures/2026/road-3"] == date(2026, 11, 20)
    assert len(runs) <= 10


def test_every_code_of_the_history_is_shown_here() -> None:
    text = Path(__file__).read_text("utf-8")
    assert all(f'"{code}"' in text for code in CODES if code.startswith("GK7"))
