"""The reports: one module per format, each a function from a Report to text; one line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable

from gongkai.reports import github, json_report, text
from gongkai.reports.summary import Telling

FORMATS: dict[str, Callable[[Telling], str]] = {
    "text": text.render,
    "json": json_report.render,
    "github": github.render,
}

__all__ = ["FORMATS", "Telling"]
