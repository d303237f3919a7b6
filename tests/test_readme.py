"""The README is true: every command in it runs, in both languages; the wheel builds a data-only repository."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import time
import urllib.request
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")
PORT = {"README.md": 8127, "README.zh-CN.md": 8128}


def commands(name: str) -> list[str]:
    text = (REPOSITORY / name).read_text("utf-8")
    return [textwrap.dedent(block) for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The repository as a newcomer has it, named gongkai, with the environment that `make` has already set up."""
    target = tmp_path / "gongkai"
    subprocess.run(["git", "clone", "--quiet", str(REPOSITORY), str(target)], check=True, capture_output=True)
    tracked = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout
    for name in tracked.splitlines():  # what is not committed yet is tested too
        source, copy = REPOSITORY / name, target / name
        if source.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
    (target / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    for stamp in (".ready", ".ready-tests"):
        (Path(sys.prefix) / stamp).touch()
    return target


def environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PYTEST_", "VIRTUAL_ENV"))}
    identity = {"GIT_AUTHOR_NAME": "officer", "GIT_AUTHOR_EMAIL": "officer@example.com"}
    identity |= {"GIT_COMMITTER_NAME": "officer", "GIT_COMMITTER_EMAIL": "officer@example.com"}
    return {**kept, **identity}


def run(block: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=400,
    )


@pytest.mark.parametrize("name", READMES)
def test_every_command_runs(clone: Path, name: str) -> None:
    blocks = commands(name)
    assert len(blocks) == 9
    for block in blocks:
        if block.strip() == "make test":
            continue
        if block.strip() == "make serve":
            serves(clone, PORT[name])
            continue
        if "pip install" in block and name != READMES[0]:
            assert block.split("||")[0] == next(b for b in commands(READMES[0]) if "pip install" in b).split("||")[0]
            continue  # the same lines, and an installation takes a minute
        done = run(block, clone)
        assert done.returncode == 0, f"{block}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    if name == READMES[0]:
        site = clone.parent / "my-town/site"
        assert (site / "coverage.html").is_file() and (site / "assets/gongkai.css").is_file()
        assert "示例镇政府信息公开" in (site / "index.html").read_text("utf-8")
    assert "footbridge-repair" in run("git log -1 --name-only", clone).stdout


def serves(folder: Path, port: int) -> None:
    """`make serve` answers at its address with the home page of the sample."""
    process = subprocess.Popen(
        ["make", "serve", f"PORT={port}"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + 180
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                    assert "云溪镇政府信息公开" in answer.read().decode()
                return
            except OSError:
                assert process.poll() is None, (process.stdout.read() if process.stdout else b"").decode()[-2000:]
                assert time.monotonic() < deadline, "it did not answer"
                time.sleep(0.3)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def test_both_languages_show_the_same_in_the_same_order() -> None:
    english, chinese = (
        [line for line in (REPOSITORY / name).read_text("utf-8").splitlines() if line.startswith(("## ", "!["))]
        for name in READMES
    )
    assert len(english) == len(chinese) == 6
    first, second = (commands(name) for name in READMES)
    assert [block.split()[0] for block in first] == [block.split()[0] for block in second]


def test_the_wheel_carries_theme_standards_and_words(tmp_path: Path) -> None:
    import zipfile

    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(REPOSITORY)],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("gongkai-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "gongkai/theme/base.html",
        "gongkai/theme/assets/gongkai.css",
        "gongkai/standards/tables/cn-township.yml",
    ):
        assert wanted in names
    for folder in ("words", "workdays/years", "site/search", "standards"):
        for file in (REPOSITORY / "generator/gongkai" / folder).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                assert file.relative_to(REPOSITORY / "generator").as_posix() in names, file
    for file in (REPOSITORY / "theme").rglob("*"):
        if file.is_file():
            assert f"gongkai/{file.relative_to(REPOSITORY).as_posix()}" in names
