"""What the tests of pages share: the sample as a view, a page rendered in a bare shell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai.portal import Portal
from gongkai.site.page import SECTIONS
from gongkai.site.pages import BY_KIND
from gongkai.site.render import render
from gongkai.site.shell import MARKS, Shells
from gongkai.site.view import View
from page_views import view_of


@pytest.fixture(scope="session")
def sample_view(sample: Portal) -> View:
    """The sample at its own today; nobody may change it."""
    return view_of(sample)


@pytest.fixture(scope="session")
def bare_shells() -> Shells:
    """A shell per section and depth with nothing in it but the marks."""
    shells = Shells()
    for section in SECTIONS:
        for depth in range(4):
            shells.add(section, depth, "\n".join(MARKS))
    return shells


@pytest.fixture
def page_html(bare_shells: Shells) -> Callable[[View, str], str]:
    """Renders the page of an address, without its chrome."""

    def rendered(view: View, url: str) -> str:
        for kind in BY_KIND.values():
            for page in kind.plan(view):
                if page.url == url:
                    return render(page, kind, view, bare_shells).decode()
        raise LookupError(url)

    return rendered
