"""The reports: one module per format, each a function from a Report to text; one line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable

from gongkai.reports import github, gitlab, json_report, junit, markdown, sarif, text
from gongkai.reports.summary import Telling

FORMATS: dict[str, Callable[[Telling], str]] = {
    "text": text.render,
    "json": json_report.render,
    "github": github.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "gitlab": gitlab.render,
    "markdown": markdown.render,
}

__all__ = ["FORMATS", "Telling"]
