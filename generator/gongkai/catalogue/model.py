"""Catalogue: the one model that everything shares; every record with its places, bodies, declarations, what was unread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from gongkai.catalogue.declaration import Declaration
from gongkai.catalogue.waiver import WaiverFiled
from gongkai.problem import Fault, Location, RecordRef
from gongkai.records import BY_FOLDER, BY_TYPE
from gongkai.records.bodies import Bodies, Body, Office, Window
from gongkai.records.record import Record
from gongkai.records.tidy import Tidied
from gongkai.source import Document, Heading

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Filed:
    """A record with the document it was read from, so that every check can name the place."""

    record: Record
    document: Document
    tidied: Tidied
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A record that could not be read: what is known of it, and the faults that say why."""

    id: str
    type: str
    file: str
    title: str
    requirements: tuple[str, ...] | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A hand-written page of `content/`: its document, address and headings."""

    file: str
    url: str
    title: str
    document: Document
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class DeclarationFiled:
    """A declaration and where it stands."""

    declaration: Declaration
    where: Location
    keys: Mapping[str, Location] = field(default_factory=dict)
    """Place of each value that was written."""


@dataclass(frozen=True, slots=True)
class AttachmentFile:
    """A file below disclosure_items/attachments: path there, bytes, or the fault that keeps it off the site."""

    path: str
    size: int
    fault: Fault | None = None


@dataclass(frozen=True)
class Catalogue:
    """Everything that was read. Records are in the order of their ids; nothing here changes after loading."""

    filed: Mapping[str, Filed]
    unread: tuple[Unread, ...]
    bodies: Bodies | None
    bodies_document: Document | None
    bodies_tidied: Tidied | None
    declarations: tuple[DeclarationFiled, ...]
    pages: tuple[ProsePage, ...]
    attachments: Mapping[str, AttachmentFile]
    faults: tuple[Fault, ...]
    extras: Mapping[str, Document] = field(default_factory=dict)
    """Other files of the root folder by name: featured, synonyms, waivers, indicators …"""
    waivers: tuple[WaiverFiled, ...] = ()

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """All records, withdrawn ones too."""
        return tuple(filed.record for filed in self.filed.values())

    @cached_property
    def by_type(self) -> dict[str, tuple[Record, ...]]:
        """Records of each type."""
        found: dict[str, list[Record]] = {key: [] for key in BY_TYPE}
        for record in self.records:
            found[record.type].append(record)
        return {key: tuple(value) for key, value in found.items()}

    def of(self, model: type[R]) -> tuple[R, ...]:
        """Records of one model."""
        return tuple(record for record in self.by_type[model.type] if isinstance(record, model))

    def get(self, id: str) -> Record | None:
        """The record of that id, or None."""
        filed = self.filed.get(id)
        return filed.record if filed else None

    @cached_property
    def serving(self) -> dict[str, tuple[Record, ...]]:
        """For each requirement id the records that name it."""
        found: dict[str, list[Record]] = {}
        for record in self.records:
            for requirement in record.requirements:
                found.setdefault(requirement, []).append(record)
        return {key: tuple(value) for key, value in found.items()}

    def place(self, record: Record, *path: str | int) -> Location:
        """Where a value of a record stands (its key where the value is absent: the nearest parent)."""
        filed = self.filed[record.id]
        return filed.tidied.place(filed.document, path)

    def prose_place(self, record: Record, offset: int) -> Location:
        """Where a character of the record's prose stands; `offset` counts from the start of the prose."""
        document = self.filed[record.id].document
        # The prose of a record has no blank lines at its start.
        before = document.prose[: offset + len(document.prose) - len(document.prose.lstrip())]
        line = document.prose_line + before.count("\n")
        return Location(document.file, line, offset - (before.rfind("\n") + 1) + 1, ("prose",))

    def ref(self, record: Record) -> RecordRef:
        """How a problem names a record."""
        return RecordRef(record.type, record.id, record.title)

    def body_place(self, *path: str | int) -> Location:
        """Where a value of bodies.yml stands."""
        if self.bodies_document is None or self.bodies_tidied is None:
            return Location("disclosure_items/bodies.yml")
        return self.bodies_tidied.place(self.bodies_document, path)

    @cached_property
    def body(self) -> dict[str, Body]:
        """Bodies by id."""
        return dict(self.bodies.bodies) if self.bodies else {}

    @cached_property
    def office(self) -> dict[str, Office]:
        """Offices by id."""
        return dict(self.bodies.offices) if self.bodies else {}

    @cached_property
    def window(self) -> dict[str, Window]:
        """Windows by id."""
        return dict(self.bodies.windows) if self.bodies else {}

    @cached_property
    def main_body(self) -> Body | None:
        """The first body that has duties of its own."""
        return next((body for body in self.body.values() if not body.external), None)

    def office_name(self, record: Record) -> str:
        """The office that answers for a record, else its body; its id where bodies.yml does not know it."""
        if record.office:
            office = self.office.get(record.office)
            return office.name if office else record.office
        return self.body_name(record.body)

    def body_name(self, id: str) -> str:
        """The full name of a body; its id where bodies.yml does not know it."""
        body = self.body.get(id)
        return body.name if body else id


def type_of_folder(folder: str) -> type[Record] | None:
    """The record type whose records lie in a folder."""
    return BY_FOLDER.get(folder)


def texts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text inside values, with its key path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts(inner, (*path, key))
    elif isinstance(value, (list, tuple)):
        for position, inner in enumerate(value):
            yield from texts(inner, (*path, position))
