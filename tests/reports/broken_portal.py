"""A portal with findings of every level, and with words in its records that a careless report would take for markup."""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import PORTALS
from gongkai.portal import open_portal
from gongkai.problem import Code, Location, Problem, RecordRef, Severity, Text
from gongkai.reports import Telling

NASTY = "甲|乙 <b>@all</b> #1 *重* _点_ `码` [链](x) & 100%"

_ODD = Code(
    "GK231",
    "broken-reference",
    Severity.ERROR,
    Text("“{given}”不存在\n第二行。", "“{given}” is not\nthere."),
    Text("改正{given}。", "Correct {given}."),
)


def broken(folder: Path) -> Path:
    """Copy the sound portal below `folder` and break it: errors, warnings, an advice, an unreadable file."""
    portal = Path(shutil.copytree(PORTALS / "good", folder / "broken"))
    records = portal / "disclosure_items"
    guide = records / "service-guides/example.yml"
    text = guide.read_text("utf-8").replace("statutory: 20", "statutory: 5").replace("fees: 免费\n", "")
    guide.write_text(text.replace("title: 农村村民宅基地申请", f"title: {NASTY!r}"), "utf-8")
    plan = records / "disclosures/2026/example.md"
    late = plan.read_text("utf-8").replace("issued: 2026-03-02", "issued: 2026-01-05")
    plan.write_text(late.replace("index_number: 11999999000000027G/2026-00006\n", ""), "utf-8")
    (records / "fee-standards/example.yml").write_text("title：全角冒号\n", "utf-8")
    return portal


def telling(portal: Path, lang: str = "zh-Hans", **more: object) -> Telling:
    """What a report of this portal is made from."""
    opened = open_portal(portal)
    return Telling(opened.report, lang, len(opened.catalogue.records), **more)  # type: ignore[arg-type]


def odd(file: str, line: int = 1, given: str = NASTY, title: str = NASTY) -> Problem:
    """A problem whose file, title and values hold everything that a format must escape."""
    record = RecordRef("disclosure", "disclosures/2026/odd", title)
    where = Location(file, line, 3, ("related", 0))
    return _ODD.at(where, record=record, given=given, basis="《条例》第二十条")
