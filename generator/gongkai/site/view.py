"""View: what pages may look at, and the few questions that every page kind asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from gongkai.catalogue import Catalogue
from gongkai.checks import Report
from gongkai.problem import Severity
from gongkai.records.record import Record
from gongkai.settings import Settings
from gongkai.standards import Standard
from gongkai.workdays import Calendar

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class View:
    """A checked portal as the site shows it: only what may be public."""

    root: Path
    settings: Settings
    catalogue: Catalogue
    standard: Standard
    report: Report
    calendar: Calendar
    today: date

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Records that may be shown, withdrawn ones too (as tombstones)."""
        return tuple(record for record in self.catalogue.records if record.id not in self.report.held)

    @cached_property
    def standing(self) -> tuple[Record, ...]:
        """Records that may be shown with their content."""
        return tuple(record for record in self.records if not record.withdrawn)

    @cached_property
    def kept_back(self) -> frozenset[str]:
        """Paths of attachments with an error of their own (private, broken, unsafe): neither linked nor copied."""
        base = f"{self.settings.records}/attachments/"
        return frozenset(
            problem.where.file.removeprefix(base)
            for problem in self.report.problems
            if problem.severity is Severity.ERROR and problem.where.file.startswith(base)
        )

    def of(self, model: type[R]) -> tuple[R, ...]:
        """Standing records of one model, the newest first."""
        found = [record for record in self.standing if isinstance(record, model)]
        return tuple(sorted(found, key=lambda record: (record.published_on, record.id), reverse=True))

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Records that may be shown, by id."""
        return {record.id: record for record in self.records}

    @cached_property
    def by_requirement(self) -> Mapping[str, tuple[Record, ...]]:
        """Standing records that serve each row of the standard, the newest first."""
        found: dict[str, list[Record]] = {}
        for record in sorted(self.standing, key=lambda one: (one.published_on, one.id), reverse=True):
            for row in self.standard.served_by(record.type, record.requirements):
                found.setdefault(row, []).append(record)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def by_office(self) -> Mapping[str, tuple[Record, ...]]:
        """Standing records of each office, the newest first."""
        found: dict[str, list[Record]] = {}
        for record in sorted(self.standing, key=lambda one: (one.updated_on, one.id), reverse=True):
            if record.office:
                found.setdefault(record.office, []).append(record)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def first_category(self) -> Mapping[str, str]:
        """The category id of the first row that each record serves; empty where the standard knows none."""
        rows = self.standard.requirements
        return {
            record.id: next((rows[id].category for id in record.requirements if id in rows), "")
            for record in self.records
        }

    def category_title(self, id: str) -> str:
        """Title of a category; empty for an unknown one."""
        return self._categories.get(id, "")

    @cached_property
    def _categories(self) -> Mapping[str, str]:
        lang = self.settings.language
        return {one.id: one.title.get(lang) for group in self.standard.groups for one in group.categories}

    @cached_property
    def page_urls(self) -> Mapping[str, str]:
        """Addresses of the prose pages by file name without suffix."""
        return {page.url.removesuffix(".html"): page.url for page in self.catalogue.pages}
