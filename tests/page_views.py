"""Views for tests of pages: of a portal, with one record changed, on another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gongkai.catalogue.model import Filed
from gongkai.portal import Portal
from gongkai.records.record import Record
from gongkai.site.view import View


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
