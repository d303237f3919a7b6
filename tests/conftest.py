"""What all tests share: the repository, the sample portal read once, a sound little portal to break, a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.portal import Portal, open_portal

REPOSITORY = Path(__file__).resolve().parents[1]
PORTALS = REPOSITORY / "tests" / "portals"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def sample() -> Portal:
    """The sample portal at its own today; nobody may change it."""
    return open_portal(REPOSITORY)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the sound little portal, for a test to break."""
    return Path(shutil.copytree(PORTALS / "good", tmp_path / "portal"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; without one the test is skipped with the reason, except in CI, where that is a failure."""
    if CHROMIUM is None:
        reason = "no Chromium: run `make test` as root on Debian, or install the package chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return CHROMIUM


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield running
        running.close()
