"""`gongkai check`: read, check, report; writes nothing."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from gongkai.checks import Report
from gongkai.commands.progress import working
from gongkai.portal import Portal, open_portal
from gongkai.portal.commit import commit_of
from gongkai.reports import FORMATS, Telling, baseline


def check(
    root: Path,
    *,
    today: date | None = None,
    form: str = "text",
    lang: str | None = None,
    strict: bool = False,
    group_by: str = "file",
    against: str | None = None,
    only_new: bool = False,
    write_baseline: bool = False,
) -> int:
    """Check the portal at `root` and print the report; 0 clean, 1 findings, 2 settings.

    `against`: the commit to compare with. `only_new`: findings of baseline.json are not counted; `write_baseline` writes
    that file from what is found now and returns 0.
    """
    with working("检查" if lang != "en" else "Checking"):
        portal = open_portal(root, today, against)
        report = portal.report
    file = root / portal.settings.records / baseline.FILE
    if write_baseline:
        return _write(file, report)
    if only_new:
        try:
            report = baseline.without(report, baseline.read(file))
        except baseline.BaselineUnreadable as error:
            print(f"{file}读不出来（{error}）。用“gongkai check --write-baseline”重新生成。", file=sys.stderr)
            print(f"{file} cannot be read ({error}); write it with gongkai check --write-baseline.", file=sys.stderr)
            return 2
    told = telling(portal, lang or portal.settings.language, form, group_by, strict)
    print(FORMATS[form](replace(told, report=report)), end="")
    return report.exit_code(strict)


def _write(file: Path, report: Report) -> int:
    """Write the baseline beside the records; with wrong settings nothing is known and nothing is written."""
    if report.blocks_build:
        print("设置有错，没有写baseline.json。 The settings are wrong; nothing was written.", file=sys.stderr)
        return 2
    file.write_text(baseline.written(report), "utf-8")
    print(f"已写{file}：其中的问题不再计入，新出现的照样算。 Written: these findings no longer count, new ones do.")
    return 0


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
