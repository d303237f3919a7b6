"""`gongkai check`: read, check, report; writes nothing."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from gongkai.commands.progress import working
from gongkai.portal import Portal, open_portal
from gongkai.portal.commit import commit_of
from gongkai.reports import FORMATS, Telling


def check(
    root: Path,
    *,
    today: date | None = None,
    form: str = "text",
    lang: str | None = None,
    strict: bool = False,
    group_by: str = "file",
) -> int:
    """Check the portal at `root` and print the report; 0 clean, 1 findings, 2 settings."""
    with working("检查" if lang != "en" else "Checking"):
        portal = open_portal(root, today)
        report = portal.report
    print(FORMATS[form](telling(portal, lang or portal.settings.language, form, group_by, strict)), end="")
    return report.exit_code(strict)


def telling(portal: Portal, lang: str, form: str = "text", group_by: str = "file", strict: bool = False) -> Telling:
    """What a report of this portal is made from."""
    return Telling(
        portal.report,
        lang,
        len(portal.catalogue.records),
        commit_of(portal.root),
        form == "text" and sys.stdout.isatty(),
        group_by,
        groups(portal, group_by, lang),
        strict,
    )


def groups(portal: Portal, group_by: str, lang: str) -> dict[str, str]:
    """The office or the category of each record; for categories also of each duty."""
    if group_by == "office":
        return {record.id: portal.catalogue.office_name(record) for record in portal.catalogue.records}
    if group_by == "category":
        rows = portal.standard.requirements
        titles = {row.id: portal.standard.category(row.category).title.get(lang) for row in rows.values()}
        for record in portal.catalogue.records:
            titles[record.id] = next((titles[id] for id in record.requirements if id in titles), "")
        return titles
    return {}
