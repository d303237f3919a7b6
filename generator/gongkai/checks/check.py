"""What a check is: a module with its codes and one or two functions; and what it may look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from gongkai.catalogue import Catalogue
from gongkai.checks.history_facts import History
from gongkai.problem import Code, Fault, Problem, RecordRef
from gongkai.records.record import Record
from gongkai.settings import Settings
from gongkai.standards import Requirement, Standard
from gongkai.workdays import Calendar

if TYPE_CHECKING:
    from gongkai.checks.attached import Attached


@dataclass(frozen=True)
class Context:
    """Everything a check may look at. The clock is `today` and nothing else."""

    root: Path
    settings: Settings
    catalogue: Catalogue
    standard: Standard
    calendar: Calendar
    today: date
    faults: tuple[Fault, ...] = ()
    """Faults of settings and standards, beside those of the catalogue."""
    added: frozenset[str] = frozenset()
    """Ids of records that came after the commit that `--against` names."""
    history: History | None = None
    """What changed since the commit that `--against` names; None where it was not asked for."""

    def ref(self, record: Record) -> RecordRef:
        """How a problem names a record."""
        return self.catalogue.ref(record)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Title of each record by id."""
        return {record.id: record.title for record in self.catalogue.records}

    @cached_property
    def written(self) -> Mapping[str, str]:
        """Every value of each record as written, by id, parted by zero bytes: what most searches look through first."""
        return {id: "\0".join(_strings(filed.tidied.values, [])) for id, filed in self.catalogue.filed.items()}

    @cached_property
    def attached(self) -> Mapping[str, Attached]:
        """Every attachment by its path: who names it, and its text."""
        from gongkai.checks.attached import all_attached

        return all_attached(self.root, self.settings, self.catalogue)

    @cached_property
    def attachment_names(self) -> Mapping[str, str]:
        """Paths of attachments by their form without capitals."""
        return {path.casefold(): path for path in self.catalogue.attachments}

    def requirements_of(self, record: Record) -> tuple[Requirement, ...]:
        """The rows that a record serves, as far as the standard knows them."""
        known = self.standard.requirements
        return tuple(known[id] for id in record.requirements if id in known)


def _strings(value: object, found: list[str]) -> list[str]:
    """Every text inside values, without its path: three times as fast as `catalogue.texts`."""
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, Mapping):
        for inner in value.values():
            _strings(inner, found)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _strings(inner, found)
    return found


class Check(Protocol):
    """A family of rules. `each` looks at one record (and may be cached by it), `whole` at everything."""

    CODES: tuple[Code, ...]


class EachCheck(Check, Protocol):
    """A check of single records; FOR names the record types it looks at."""

    FOR: tuple[type[Record], ...]

    def each(self, record: Record, context: Context) -> Iterator[Problem]:
        """Problems of one record."""
        ...


class WholeCheck(Check, Protocol):
    """A check of the whole portal."""

    def whole(self, context: Context) -> Iterator[Problem]:
        """Problems of the portal."""
        ...


def codes_of(module: ModuleType) -> tuple[Code, ...]:
    """The codes a check module owns."""
    codes: tuple[Code, ...] = module.CODES
    return codes
