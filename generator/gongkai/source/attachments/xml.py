"""Reads XML in slices without ever expanding an entity: start, text and end of each element, by local name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from gongkai.problem import Text
from gongkai.source.attachments.extract import Reading, Stop

_DEPTH = 256
_BROKEN = Text("内部的XML写坏了", "its inner XML is damaged")
_ENTITIES = Text("内部的XML定义了实体，不安全", "its inner XML defines entities, which is not safe")


class Watcher(Protocol):
    """What wants to know of elements; names have no prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def text(self, text: str) -> None:
        """Characters inside the innermost element."""

    def end(self, name: str) -> None:
        """An element ends."""


def watch(slices: Iterable[bytes], watcher: Watcher, reading: Reading) -> None:
    """Tell `watcher` of everything in an XML document; raises Stop for what is damaged or defines entities."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise Stop("attachment-unsafe", Text("内部的XML嵌套过深", "its inner XML nests too deep"))
        reading.tick()
        watcher.start(name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        watcher.end(name.rpartition(":")[2])

    def entity(*declared: object) -> int:
        raise Stop("attachment-unsafe", _ENTITIES)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = watcher.text
    parser.EntityDeclHandler = entity
    parser.ExternalEntityRefHandler = entity
    try:
        for part in slices:
            parser.Parse(part, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Stop("attachment-broken", _BROKEN) from error


class Texts:
    """Gathers the texts of any XML: one for each paragraph (`p`), one for each other element that has any."""

    def __init__(self, attributes: frozenset[str] = frozenset()) -> None:
        self.found: list[str] = []
        self._attributes = attributes
        self._paragraphs = 0
        self._words: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a paragraph or an element."""
        if name == "p":
            self._flush()
            self._paragraphs += 1
        elif not self._paragraphs:
            self._flush()
        for key in self._attributes & attributes.keys():
            self.found.append(attributes[key])

    def text(self, text: str) -> None:
        """Keep characters."""
        self._words.append(text)

    def end(self, name: str) -> None:
        """Close a paragraph or an element."""
        if name == "p":
            self._paragraphs -= 1
            self._flush()
        elif not self._paragraphs:
            self._flush()

    def _flush(self) -> None:
        if text := "".join(self._words).strip():
            self.found.append(text)
        self._words.clear()


class Attributes:
    """Gathers the attributes of elements of some names."""

    def __init__(self, *names: str) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []
        self._names = names

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep an element's attributes."""
        if name in self._names:
            self.found.append((name, attributes))

    def text(self, text: str) -> None:
        """Characters do not matter here."""

    def end(self, name: str) -> None:
        """Ends do not matter here."""
