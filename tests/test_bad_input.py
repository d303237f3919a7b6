"""Bad input: each gets one clear problem with its place; everything else is checked and built; nothing hangs or leaks."""

from __future__ import annotations

import os
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest

from gongkai.commands.build import render
from gongkai.portal import open_portal
from gongkai.problem import Severity

NEW = "disclosure_items/disclosures/2026/bad.yml"
SOUND = 'title: {title}\nrequirements: ["20-03"]\nindex_number: 11999999000000027G/2026-00090\nissued: 2026-03-02\nreview: 2026-03-04\n'


def found(portal: Path) -> list[tuple[str, str, int]]:
    return [
        (problem.code.id, problem.where.file, problem.where.line)
        for problem in open_portal(portal).report.problems
        if problem.severity is not Severity.INFO
    ]


@pytest.mark.parametrize(
    ("name", "content", "code", "line"),
    [
        ("broken", b"title: [one\nrequirements: x\n", "GK101", 1),
        ("full-width colon", "标题：甲\n成文日期：乙\n".encode(), "GK101", 1),
        ("tab", b"title: a\n\tissued: b\n", "GK101", 2),
        ("gbk", "title: 工作计划\n".encode("gbk"), "GK102", 1),
        ("utf-16", "title: 工作计划\n".encode("utf-16"), "GK102", 1),
        ("binary", b"\x89PNG\r\n\x1a\n\x00\x00", "GK103", 1),
        ("empty", b"", "GK108", 1),
        ("list", b"- a\n", "GK110", 1),
        ("tag", b"title: !!python/object/apply:os.system [id]\n", "GK109", 1),
        (
            "bomb",
            b"a: &a [x,x,x,x,x,x,x,x,x]\n"
            + b"".join(
                f"{c}: &{c} [{','.join([f'*{p}'] * 9)}]\n".encode() for p, c in zip("abcdefgh", "bcdefghi", strict=True)
            ),
            "GK109",
            None,
        ),
        ("deep", b"title: " + b"[" * 50_000, "GK109", 1),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem(
    good: Path, name: str, content: bytes, code: str, line: int | None
) -> None:
    (good / NEW).write_bytes(content)
    start = time.monotonic()
    problems = found(good)
    assert time.monotonic() - start < 60, "it must not hang"
    about = [problem for problem in problems if problem[1] == NEW]
    assert [problem[0] for problem in about] == [code]
    if line is not None:
        assert about[0][2] == line
    assert {problem[1] for problem in problems} == {NEW}, "nothing else may be touched by it"


def test_a_folder_where_a_file_should_be(good: Path) -> None:
    (good / NEW).mkdir()
    assert found(good) == [("GK105", NEW, 1)]


def test_a_link_out_of_the_portal_is_not_read(good: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text(SOUND.format(title="外面的秘密"), "utf-8")
    (good / NEW).symlink_to(secret)
    assert found(good) == [("GK106", NEW, 1)]
    site = built(good)
    assert not any("外面的秘密" in page.read_text("utf-8") for page in site.rglob("*.html"))


def test_an_attachment_that_links_out_is_not_published(good: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("外面的秘密", "utf-8")
    form = good / "disclosure_items/attachments/2026/homestead-form.txt"
    form.unlink()
    form.symlink_to(secret)
    assert ("GK106", "disclosure_items/attachments/2026/homestead-form.txt", 1) in found(good)
    assert not (built(good) / "files/2026/homestead-form.txt").exists()


@pytest.mark.parametrize("path", ["../bodies.yml", "/etc/passwd", "2026/../../bodies.yml", "..\\bodies.yml"])
def test_an_attachment_path_that_climbs_is_refused(good: Path, path: str) -> None:
    (good / NEW).write_text(SOUND.format(title="附件") + f"attachments: [{{file: '{path}', title: 甲}}]\n", "utf-8")
    assert [problem[0] for problem in found(good)] == ["GK233"]
    site = built(good)
    assert not any(file.name in ("bodies.yml", "passwd") for file in site.rglob("*"))


def test_a_file_of_fifty_megabytes_is_not_read(good: Path) -> None:
    with (good / NEW).open("wb") as file:
        file.truncate(50_000_000)
    start = time.monotonic()
    assert found(good) == [("GK104", NEW, 1)]
    assert time.monotonic() - start < 30


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_block(good: Path) -> None:
    os.mkfifo(good / NEW)
    assert found(good) == [("GK105", NEW, 1)]


def test_a_link_that_goes_in_circles(good: Path) -> None:
    (good / NEW).symlink_to(good / NEW)
    assert [problem[0] for problem in found(good)] == ["GK106"]


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_html_and_script_are_harmless_in_any_field(good: Path) -> None:
    text = SOUND.format(title=f"'{HOSTILE}'") + (
        f"summary: '{HOSTILE}'\nkeywords: ['{HOSTILE}']\naliases: ['{HOSTILE}']\n"
        f"changes: [{{date: 2026-03-05, what: '{HOSTILE}'}}]\nbasis: [{{law: '{HOSTILE}', article: '{HOSTILE}'}}]\n"
    )
    prose = f"# {HOSTILE}\n\n{HOSTILE}\n\n[link](javascript:alert(3)) ![x](http://evil.example/x.png) <b onclick=alert(4)>b</b>\n"
    (good / NEW).with_suffix(".md").write_text(f"---\n{text}---\n{prose}", "utf-8")
    (good / "content/hostile.md").write_text(prose, "utf-8")
    site = built(good)
    pages = [
        site / "disclosures/2026/bad.html",
        site / "hostile.html",
        site / "index.html",
        site / "latest.html",
        site / "all.html",
    ]
    for page in pages:
        reader = Dangers()
        reader.feed(page.read_text("utf-8"))
        assert reader.found == [], page.name


class Dangers(HTMLParser):
    """Collects whatever could run or load: scripts that are not ours, event attributes, odd addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            bad = name.startswith("on") or name == "style" or (name in ("src", "href") and ":" in (value or ""))
            if bad and not (tag in ("a", "link") and (value or "").startswith(("tel:", "https://", "http://"))):
                self.found.append((tag, name, value or ""))
        if tag == "script" and not dict(attrs).get("src"):
            self.found.append((tag, "inline", ""))


def test_the_rest_of_the_site_is_built(good: Path) -> None:
    (good / NEW).write_bytes(b"title: [one\n")
    site = built(good)
    assert (site / "service-guides/example.html").is_file()
    assert (site / "disclosures/2026/example.html").is_file()


def built(portal: Path) -> Path:
    render(open_portal(portal))
    return portal / "site"
