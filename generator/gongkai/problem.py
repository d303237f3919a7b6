"""What can be wrong and where: Location, Fault (a fact from below), Code and Problem (a finding with its cure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
Param: TypeAlias = "str | int | float | Text"


class Severity(StrEnum):
    """How bad a finding is: error breaks a duty or the build, warning will break, info is advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for info: lower is graver."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Text:
    """A short text in both languages of the portal."""

    zh: str
    en: str

    def get(self, lang: str) -> str:
        """The text in `lang` (`zh-Hans`, `zh-Hant` or `en`); Chinese is the fallback."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the portal: POSIX path relative to its root, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1
    path: KeyPath = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """The key path as people write it: `materials[2].name`."""
        text = ""
        for part in self.path:
            text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
        return text


@dataclass(frozen=True, slots=True)
class Fault:
    """A fact that a lower floor met while reading: its kind (a slug), its place and the words its message needs."""

    kind: str
    where: Location
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordRef:
    """The record a problem belongs to."""

    type: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem: number, slug, level, message, cure and law. Codes are never reused (checks/ledger.txt)."""

    id: str
    name: str
    severity: Severity
    message: Text
    hint: Text
    basis: str = ""
    fixable: bool = False

    def at(
        self,
        where: Location,
        words: Mapping[str, Param] | None = None,
        *,
        record: RecordRef | None = None,
        requirement: str = "",
        severity: Severity | None = None,
        basis: str = "",
        **params: Param,
    ) -> Problem:
        """A problem of this kind at a place; `words` and `params` fill its sentences."""
        filled = {**words, **params} if words else params
        return Problem(self, severity or self.severity, where, filled, record, requirement, basis or self.basis)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: what is wrong, where, for which record and duty, by which law, and how to cure it."""

    code: Code
    severity: Severity
    where: Location
    params: Mapping[str, Param] = field(default_factory=dict)
    record: RecordRef | None = None
    requirement: str = ""
    basis: str = ""

    def message(self, lang: str) -> str:
        """The finding as a whole sentence in `lang`."""
        return self._fill(self.code.message, lang)

    def hint(self, lang: str) -> str:
        """The cure as a whole sentence in `lang`."""
        return self._fill(self.code.hint, lang)

    def with_severity(self, severity: Severity) -> Problem:
        """The same finding at the level that the policy of the standard gives it."""
        return self if severity is self.severity else replace(self, severity=severity)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of every report: file, line, column, code, key path."""
        where = self.where
        return (where.file, where.line, where.column, self.code.id, where.key)

    def _fill(self, text: Text, lang: str) -> str:
        words: dict[str, object] = {"requirement": self.requirement}
        words |= {k: v.get(lang) if isinstance(v, Text) else v for k, v in self.params.items()}
        return text.get(lang).format_map(words)
