"""The standard that a portal is held to: the merged rows of its tables, the category tree, and the policy of levels."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from gongkai.problem import Severity, Text
from gongkai.standards.model import Category, Group, Requirement, Source, Table


@dataclass(frozen=True)
class Standard:
    """Obligations by row, in order, from one or more tables."""

    ids: tuple[str, ...]
    """The tables that were asked for, then the agency's own."""
    tables: tuple[Table, ...]
    """Every table that took part, the extended ones first."""
    groups: tuple[Group, ...]
    requirements: Mapping[str, Requirement]
    severity: Mapping[str, Severity]
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """The versions of the tables asked for: `cn-township 2026.1, cn-service-hall 2026.1`."""
        return ", ".join(f"{table.id} {table.version}" for table in self._asked)

    @property
    def title(self) -> Text:
        """The titles of the tables asked for."""
        titles = [table.title for table in self._asked]
        return Text("、".join(title.zh for title in titles), ", ".join(title.en for title in titles))

    @property
    def authority(self) -> str:
        """The laws on which the tables asked for stand."""
        return "；".join(dict.fromkeys(table.authority for table in self._asked))

    @property
    def _asked(self) -> tuple[Table, ...]:
        return tuple(table for name in self.ids for table in self.tables if table.id == name)

    def requirement(self, id: str) -> Requirement:
        """The row of that id; KeyError where there is none."""
        return self.requirements[id]

    def category(self, id: str) -> Category:
        """The category of that id; KeyError where there is none."""
        for group in self.groups:
            for category in group.categories:
                if category.id == id:
                    return category
        raise KeyError(id)

    def group_of(self, category: str) -> Group:
        """The group in which a category stands; KeyError where there is none."""
        for group in self.groups:
            if any(entry.id == category for entry in group.categories):
                return group
        raise KeyError(category)

    def within_category(self, category: str) -> tuple[Requirement, ...]:
        """The rows of a category, in order."""
        return tuple(row for row in self.requirements.values() if row.category == category)

    def demanded(self, requirement: Requirement, level: str) -> bool:
        """Whether a body of this level owes the row on its public site, so that an empty cell is a finding.

        Not demanded: what was not read in a source, what another level owes, what is not for the public website,
        and what is owed only when some event has happened.
        """
        return requirement.verified and requirement.online and requirement.when is None and level in requirement.level

    def served_by(self, record_type: str, named: Collection[str]) -> tuple[str, ...]:
        """Ids of every row that a record of this type serves when it names these rows."""
        return tuple(id for id, row in self.requirements.items() if row.is_served_by(record_type, named))

    def level_of(self, problem: str, code: str, default: Severity, requirement: Requirement | None = None) -> Severity:
        """The level of a problem by the policy (`name@row`, then name or code), never above the ceiling of its row."""
        level = self.severity.get(problem, self.severity.get(code, default))
        if requirement is None:
            return level
        level = self.severity.get(f"{problem}@{requirement.id}", level)
        return max(level, requirement.ceiling, key=lambda one: one.rank)

    def nearest(self, id: str) -> str | None:
        """The row that a mistyped id most likely meant: a row below it, else the closest spelling; None if far."""
        word = id.strip().lower()
        below = next((name for name in self.requirements if name.startswith(f"{word}.")), None)
        if below:
            return below
        close = get_close_matches(word, self.requirements, n=1, cutoff=0.6)
        return close[0] if close else None
