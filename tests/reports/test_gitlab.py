"""GitLab Code Quality: GitLab publishes no schema, so the fields its documentation asks for are checked one by one.

Documented: a JSON array of objects with `description`, `check_name`, `fingerprint` (unique in the report), `severity` (info,
minor, major, critical or blocker), `location.path` (relative, no leading ./) and `location.lines.begin`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from gongkai.portal import open_portal
from gongkai.reports import FORMATS
from reports.broken_portal import broken, telling

ISSUE = {"description", "check_name", "fingerprint", "severity", "location"}
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def test_every_issue_has_what_gitlab_documents(tmp_path: Path) -> None:
    portal = broken(tmp_path)
    issues = json.loads(FORMATS["gitlab"](telling(portal)))
    assert len(issues) == len(open_portal(portal).report.problems)
    for issue in issues:
        assert set(issue) == ISSUE
        assert re.fullmatch(r"gongkai/GK\d{3}", issue["check_name"])
        assert issue["severity"] in SEVERITIES and issue["description"].startswith("GK")
        assert set(issue["location"]) == {"path", "lines"}
        assert not issue["location"]["path"].startswith((".", "/"))
        assert (portal / issue["location"]["path"]).is_file()
        assert isinstance(issue["location"]["lines"]["begin"], int) and issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_levels_are_told_apart(tmp_path: Path) -> None:
    issues = json.loads(FORMATS["gitlab"](telling(broken(tmp_path))))
    levels = {issue["check_name"]: issue["severity"] for issue in issues}
    assert levels["gongkai/GK301"] == "major"
    assert levels["gongkai/GK211"] == "minor"
    assert levels["gongkai/GK501"] == "info"


def test_what_stops_publishing_is_a_blocker(good: Path) -> None:
    (good / "mkdocs.yml").write_text("site_name: 示例镇\nplugins: []\n", "utf-8")
    issues = json.loads(FORMATS["gitlab"](telling(good)))
    assert [(issue["check_name"], issue["severity"]) for issue in issues][-1] == ("gongkai/GK902", "blocker")


def test_a_clean_portal_is_an_empty_list(good: Path) -> None:
    assert json.loads(FORMATS["gitlab"](telling(good))) == []
