"""For tests of pages: the sample as a view, a page rendered in a bare shell, one record changed, another day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from gongkai.catalogue.model import Filed
from gongkai.portal import Portal
from gongkai.records.record import Record
from gongkai.site.page import SECTIONS
from gongkai.site.pages import PAGE_KINDS
from gongkai.site.render import render
from gongkai.site.shell import MARKS, Shells
from gongkai.site.view import View

Render = Callable[[View, str], str]
"""Gives the HTML of the page at an address, without chrome."""


def view_of(portal: Portal) -> View:
    """What the site is built from."""
    return View(
        portal.root,
        portal.settings,
        portal.catalogue,
        portal.standard,
        portal.report,
        portal.calendar,
        portal.today,
    )


def with_record(view: View, record: Record) -> View:
    """The same view with one record in place of the one of its id, or added."""
    filed = dict(view.catalogue.filed)
    old = filed.get(record.id) or next(iter(filed.values()))
    filed[record.id] = Filed(record, old.document, old.tidied)
    return replace(view, catalogue=replace(view.catalogue, filed=filed))


def on(view: View, day: date) -> View:
    """The same view on another day."""
    return replace(view, today=day)


@pytest.fixture(scope="session")
def sample_view(sample: Portal) -> View:
    """The sample at its own today; nobody may change it."""
    return view_of(sample)


@pytest.fixture(scope="session")
def page_html() -> Render:
    """Renders the page of an address into a shell that holds nothing but the marks."""
    shells = Shells()
    for section in SECTIONS:
        for depth in range(4):
            shells.add(section, depth, "\n".join(MARKS))

    def rendered(view: View, url: str) -> str:
        for kind in PAGE_KINDS:
            for page in kind.plan(view):
                if page.url == url:
                    return render(page, kind, view, shells).decode()
        raise LookupError(url)

    return rendered
