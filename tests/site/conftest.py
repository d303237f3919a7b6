"""The sample portal built once per worker, and served below a sub-path as a county portal would."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.commands.build import render
from gongkai.portal import Portal, open_portal
from gongkai.site.view import View
from page_views import page_html, sample_view  # noqa: F401 - fixtures

REPOSITORY = Path(__file__).resolve().parents[2]
SUB_PATH = "zfxxgk"


def copied(target: Path) -> Path:
    """The sample portal in a folder of its own."""
    for name in ("content", "disclosure_items"):
        shutil.copytree(REPOSITORY / name, target / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", target / "mkdocs.yml")
    return target


def view_of(portal: Portal) -> View:
    return View(
        portal.root, portal.settings, portal.catalogue, portal.standard, portal.report, portal.calendar, portal.today
    )


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copied(tmp_path_factory.mktemp("sample"))
    render(open_portal(root))
    return root / "site"


@pytest.fixture(scope="session")
def served(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the sample below /zfxxgk/."""
    host = tmp_path_factory.mktemp("host")
    (host / SUB_PATH).symlink_to(sample_site, target_is_directory=True)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(host)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
    server.shutdown()
