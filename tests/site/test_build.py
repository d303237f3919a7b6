"""Building: same input same bytes, a failed build leaves the last good site, nothing leaves the host, links are relative."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from gongkai.commands.build import render
from gongkai.portal import open_portal


def digest(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def build(portal: Path) -> Path:
    render(open_portal(portal))
    return portal / "site"


def test_the_same_input_gives_the_same_bytes(good: Path) -> None:
    first = digest(build(good))
    second = digest(build(good))
    assert first == second and len(first) > 30


def test_another_process_and_hash_seed_give_the_same_bytes(good: Path) -> None:
    first = digest(build(good))
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q"],
            cwd=good,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
        )
        assert digest(good / "site") == first


def test_a_failed_build_leaves_the_last_good_site(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = build(good)
    before = digest(site)
    from gongkai import site as module

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(module, "write_attachments", broken)
    with pytest.raises(RuntimeError):
        build(good)
    assert digest(site) == before
    assert not list(good.glob(".site.*")), "the stage is thrown away"


def test_wrong_settings_build_nothing(good: Path) -> None:
    site = build(good)
    before = digest(site)
    (good / "mkdocs.yml").write_text("site_name: x\nplugins:\n  - gongkai: {standard: cn-townshp}\n", "utf-8")
    from gongkai.commands.build import build as command

    assert command(good) == 2
    assert digest(site) == before


def test_a_folder_with_other_files_is_never_replaced(good: Path) -> None:
    (good / "site").mkdir()
    (good / "site/thesis.txt").write_text("mine")
    with pytest.raises(SystemExit, match="别的文件"):
        build(good)
    assert (good / "site/thesis.txt").read_text() == "mine"


def test_a_killed_swap_is_mended_by_the_next_build(good: Path) -> None:
    site = build(good)
    site.rename(good / ".site.old")
    assert (build(good) / "index.html").is_file()
    assert not (good / ".site.old").exists()


class Links(HTMLParser):
    """Every address of a page, and its ids."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[tuple[str, str, str]] = []
        self.ids: set[str] = set()
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if identifier := values.get("id"):
            self.ids.add(identifier)
        for name in ("href", "src", "action"):
            if values.get(name):
                self.addresses.append((tag, name, values[name] or ""))
        if "style" in values or any(name.startswith("on") for name in values):
            self.inline.append(tag)
        if tag == "style" or (tag == "script" and not values.get("src")):
            self.inline.append(tag)


def test_every_link_of_the_sample_leads_somewhere(sample_site: Path) -> None:
    pages: dict[Path, Links] = {}
    for file in sample_site.rglob("*.html"):
        reader = Links()
        reader.feed(file.read_text("utf-8"))
        pages[file] = reader
    broken = []
    for file, reader in pages.items():
        if file.name == "404.html":
            continue  # served from any address, so its links start at the root of site_url
        for tag, name, address in reader.addresses:
            if re.match(r"https?:|tel:|mailto:|data:", address):
                continue
            assert not address.startswith("/"), f"{file.name}: {address} is not relative"
            path, anchor = urldefrag(address.split("?", 1)[0])
            target = (file.parent / unquote(path)).resolve() if path else file
            if not target.is_file() or (anchor and target in pages and unquote(anchor) not in pages[target].ids):
                broken.append((file.relative_to(sample_site).as_posix(), tag, name, address))
    assert broken == []


def test_no_page_has_inline_script_or_style_and_each_has_a_strict_policy(sample_site: Path) -> None:
    for file in sample_site.rglob("*.html"):
        text = file.read_text("utf-8")
        reader = Links()
        reader.feed(text)
        assert reader.inline == [], file.name
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
        assert policy and "default-src 'none'" in policy[1] and "unsafe" not in policy[1]


def test_no_page_loads_anything_from_another_host(sample_site: Path) -> None:
    for file in sample_site.rglob("*.html"):
        reader = Links()
        reader.feed(file.read_text("utf-8"))
        for tag, name, address in reader.addresses:
            if tag in ("script", "img", "iframe", "source") or (tag == "link" and name == "href"):
                foreign = re.match(r"https?:|//", address) and not address.startswith("https://www.example.com/zfxxgk/")
                assert not foreign, f"{file.name}: {tag} {address}"
    for file in (*sample_site.rglob("*.css"), *sample_site.rglob("assets/*.js")):
        assert not re.search(r"url\(\s*['\"]?https?:|@import", file.read_text("utf-8")), file.name


def test_closed_records_never_reach_the_site(good: Path) -> None:
    texts = {
        "internal": "audience: 内部\n",
        "withheld": "mode: 不予公开\n",
        "refused": "",
        "unreviewed": "",
    }
    for name, extra in texts.items():
        review = "{date: 2026-03-04, conclusion: 不予公开}" if name == "refused" else "2026-03-04"
        lines = [
            f"title: 绝密标题{name}",
            'requirements: ["20-03"]',
            "issued: 2026-03-02",
            *([] if name == "unreviewed" else [f"review: {review}"]),
            f"summary: 绝密概述{name}",
        ]
        file = good / f"disclosure_items/disclosures/2026/{name}.md"
        file.write_text("---\n" + "\n".join(lines) + f"\n{extra}---\n绝密正文{name}\n", "utf-8")
    site = build(good)
    for file in site.rglob("*"):
        if file.is_file():
            assert "绝密".encode() not in file.read_bytes(), file


def test_an_identity_number_never_reaches_the_site(good: Path) -> None:
    from stdnum.cn import ric

    body = "00000019900307123"
    number = body + next(check for check in "0123456789X" if ric_check(body, check))
    assert ric.calc_check_digit(number) == number[-1]
    file = good / "disclosure_items/disclosures/2026/example.md"
    file.write_text(file.read_text("utf-8") + f"\n王某某，{number}\n", "utf-8")
    portal = open_portal(good)
    assert [problem.code.id for problem in portal.report.problems if problem.code.id.startswith("GK6")] == ["GK601"]
    site = build(good)
    for built in site.rglob("*"):
        if built.is_file():
            assert number.encode() not in built.read_bytes(), built
            assert "今年修三条路".encode() not in built.read_bytes(), built


def ric_check(body: str, check: str) -> bool:
    from stdnum.cn import ric

    return bool(ric.calc_check_digit(body + check) == check)
