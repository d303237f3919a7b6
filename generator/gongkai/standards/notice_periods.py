"""Reads the packaged table of statutory minimum periods of public notices (notice_periods.yml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from gongkai.problem import Fault, Severity
from gongkai.source import parse
from gongkai.standards.model import Basis
from gongkai.standards.values import Many, Mark, Part, Span

_FILE = Path(__file__).with_name("notice_periods.yml")


class NoticeMinimum(Span):
    """The least length of a notice of one subject, in the unit of the law that sets it."""

    subject: str
    text: str
    days: Annotated[int, "at least one"]
    basis: Basis
    reason: Literal["", "excuses", "eases"] = ""
    """What a stated reason for a shorter period does: nothing, makes it lawful, or makes the finding a warning."""
    at_most: Severity = Severity.ERROR
    mark: Mark


class NoticePeriods(Part):
    """The whole file: rows that are applied, and local ones that only show how."""

    rows: Annotated[tuple[NoticeMinimum, ...], Many]
    examples: Annotated[tuple[NoticeMinimum, ...], Many] = ()


@cache
def notice_periods() -> NoticePeriods:
    """The packaged table; raises ValueError where the file cannot be read."""
    sheet = parse("standards/notice_periods.yml", _FILE.read_bytes())
    if isinstance(sheet, Fault):
        raise ValueError(f"{sheet.where.file}:{sheet.where.line}: {sheet.params}")
    return NoticePeriods.model_validate(sheet.values)


@cache
def least_periods() -> dict[str, NoticeMinimum]:
    """The statutory minimum of each subject that has one."""
    return {row.subject: row for row in notice_periods().rows}
