"""Composes one YAML document into plain values as written, with the place of every key, within the limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from gongkai.problem import Fault, KeyPath, Location, Text
from gongkai.source import syntax
from gongkai.source.document import LIMITS, ORPHAN, ROOT, Limits, Marks
from gongkai.source.text import BREAKS, CONTROL, character_fault

LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser, or PyYAML's own where it was built without libyaml: ten times slower, same events."""

EMPTY: Final = object()
"""Stands for the value of a text in which nothing is written (blank, only comments)."""

_NOTHING = frozenset({"", "~", "null"})
_MOST_FAULTS = 100


@dataclass(frozen=True, slots=True)
class Composition:
    """The values of one YAML text, their places, and the duplicate keys met."""

    values: Any
    marks: Marks
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Anchor:
    value: Any
    number: int
    size: int = 1
    height: int = 0
    open: bool = False


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being filled, and what its parent waits for when it is full."""

    box: dict[str, Any] | list[Any] | None
    number: int
    anchor: _Anchor | None = None
    nodes_before: int = 0
    height: int = 0


class _Refused(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def compose(
    file: str, text: str, *, first_line: int = 1, limits: Limits = LIMITS, loader: Any = LOADER
) -> Composition | Fault:
    """Values of `text`, whose first line is line `first_line` of `file`; EMPTY if nothing is written.

    Works on the events of the parser, so nothing recurses: depth, aliases and size are known before they can hurt.
    Faults: yaml-syntax, yaml-depth, yaml-alias, yaml-tag, yaml-key, yaml-merge, yaml-documents, yaml-nodes,
    control-character; a duplicate key does not stop the reading (first value kept).
    """
    if found := BREAKS.search(text):
        return character_fault(file, text, found.start(), first_line)
    # libyaml compares every %TAG line with all before it, so thousands of them would take minutes.
    if "%TAG" in text and (text.startswith("%TAG") or "\n%TAG" in text):
        line = text.count("\n", 0, text.find("\n%TAG") + 1) if not text.startswith("%TAG") else 0
        return Fault("yaml-tag", Location(file, first_line + line), {"tag": "%TAG"})
    parser = None
    try:
        parser = loader(text)
        return _Composer(file, first_line, limits).run(parser)
    except _Refused as refused:
        return refused.fault
    except yaml.YAMLError as error:
        return syntax_fault(file, syntax.explain(text, error), first_line)
    except (ValueError, OverflowError) as error:  # PyYAML's own scanner on an escape beyond Unicode
        return syntax_fault(file, syntax.unexplained(str(error)), first_line)
    finally:
        if parser is not None:
            parser.dispose()


def syntax_fault(file: str, cause: syntax.Cause, first_line: int) -> Fault:
    """The fault `yaml-syntax` at the place of its cause."""
    where = Location(file, first_line + cause.line, cause.column + 1)
    return Fault("yaml-syntax", where, {"cause": cause.slug, "reason": cause.reason})


class _Composer:
    """One pass over the events of a parser."""

    def __init__(self, file: str, first_line: int, limits: Limits) -> None:
        self.file = file
        self.first_line = first_line
        self.limits = limits
        self.keys: list[str | int] = []
        self.spots: list[int] = []
        self.redirects: dict[int, int] = {}
        self.anchors: dict[str, _Anchor] = {}
        self.faults: list[Fault] = []
        self.aliases = 0
        self.expanded = 0

    def run(self, parser: Any) -> Composition:
        """All events of `parser` as one Composition; raises _Refused or yaml.YAMLError.

        One long loop on purpose: it sees every key and value of the portal, and a call for each would cost a third.
        """
        values: Any = EMPTY
        stack: list[_Frame] = []
        frame = _Frame(None, ROOT)
        box: Any = None
        in_mapping = False
        number = ROOT  # of the value that `box` is
        key: str | None = None  # of the mapping `box`: None while a key is awaited
        key_line = key_column = 0
        duplicate = False
        documents = 0
        nodes = 0
        keys, spots = self.keys, self.spots
        first_line, most_nodes, most_deep = self.first_line, self.limits.nodes, self.limits.depth

        for event in iter(parser.get_event, None):
            kind = type(event)
            if kind is ScalarEvent:
                nodes += 1
                value: Any = event.value
                style = event.style
                if event.tag is not None:
                    self._tag(event)
                elif not style:
                    if value in _NOTHING:
                        value = None
                elif style == '"' and (found := CONTROL.search(value)):
                    self._refuse("control-character", event, character=f"U+{ord(found[0]):04X}")
                mark = event.start_mark
                line = mark.line + first_line
                column = mark.column + 1
                if in_mapping:
                    if key is None:
                        if value is None:
                            self._refuse("yaml-key", event)
                        if value == "<<" and not style:
                            self._refuse("yaml-merge", event)
                        key = value
                        key_line = line
                        key_column = column
                        duplicate = key in box
                        if duplicate:
                            self._duplicate(number, value, line, column)
                        if event.anchor is not None:
                            self.anchors[event.anchor] = _Anchor(value, ORPHAN)
                        continue
                    keys.append(key)
                    if duplicate:
                        spots += (ORPHAN, line, column, key_line, key_column)
                    else:
                        spots += (number, line, column, key_line, key_column)
                        box[key] = value
                    key = None
                elif box is not None:
                    keys.append(len(box))
                    spots += (number, line, column, line, column)
                    box.append(value)
                else:
                    values = EMPTY if not style and event.value == "" else value
                if event.anchor is not None:
                    self.anchors[event.anchor] = _Anchor(value, len(keys))
                continue

            if kind is MappingEndEvent or kind is SequenceEndEvent:
                height = frame.height + 1
                if frame.anchor:
                    frame.anchor.open = False
                    frame.anchor.height = height
                    frame.anchor.size = nodes + self.expanded - frame.nodes_before
                frame = stack.pop()
                box, number = frame.box, frame.number
                in_mapping = type(box) is dict
                if height > frame.height:
                    frame.height = height
                continue

            if kind is MappingStartEvent:
                value = {}
            elif kind is SequenceStartEvent:
                value = []
            elif kind is not AliasEvent:
                if kind is DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self._refuse("yaml-documents", event)
                continue

            if in_mapping and key is None:
                self._refuse("yaml-key", event)
            before = nodes + self.expanded
            nodes += 1
            if nodes > most_nodes:
                self._refuse("yaml-nodes", event, limit=most_nodes)
            anchor: _Anchor | None = None
            if kind is AliasEvent:
                anchor = self._alias(event, len(stack))
                value = anchor.value
                self.redirects[len(keys) + 1] = anchor.number
                frame.height = max(frame.height, anchor.height)
            elif event.tag is not None:
                self._tag(event)

            mark = event.start_mark
            line = mark.line + first_line
            column = mark.column + 1
            if key is not None:
                keys.append(key)
                spots += (ORPHAN if duplicate else number, line, column, key_line, key_column)
                if not duplicate:
                    box[key] = value
                key = None
            elif box is not None:
                keys.append(len(box))
                spots += (number, line, column, line, column)
                box.append(value)
            else:
                values = value
            if anchor:
                continue

            if len(stack) >= most_deep:
                self._refuse("yaml-depth", event, limit=most_deep)
            stack.append(frame)
            box, number = value, len(keys)
            in_mapping = kind is MappingStartEvent
            frame = _Frame(box, number)
            if event.anchor is not None:
                frame.anchor = self.anchors[event.anchor] = _Anchor(value, number, open=True)
                frame.nodes_before = before

        if nodes > most_nodes:  # one long list has no other place at which it is seen
            raise _Refused(Fault("yaml-nodes", Location(self.file, first_line), {"limit": most_nodes}))
        return Composition(values, Marks(keys, spots, self.redirects), tuple(self.faults))

    def _alias(self, event: Any, depth: int) -> _Anchor:
        name = event.anchor
        anchor = self.anchors.get(name)
        if anchor is None:
            mark = event.start_mark
            raise _Refused(syntax_fault(self.file, syntax.special_start("*", mark.line, mark.column), self.first_line))
        if anchor.open:
            self._refuse("yaml-alias", event, name=name, reason=_ENDLESS)
        self.aliases += 1
        self.expanded += anchor.size
        if self.aliases > self.limits.aliases or self.expanded > self.limits.expanded:
            self._refuse("yaml-alias", event, name=name, reason=_TOO_MANY)
        if depth + anchor.height > self.limits.depth:
            self._refuse("yaml-depth", event, limit=self.limits.depth)
        return anchor

    def _tag(self, event: Any) -> None:
        if not self.limits.tags:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self._refuse("yaml-tag", event, tag=tag)

    def _duplicate(self, number: int, key: str, line: int, column: int) -> None:
        if len(self.faults) >= _MOST_FAULTS:  # thousands of them are one mistake, and each costs a search
            return
        first = next(i for i, k in enumerate(self.keys) if k == key and self.spots[i * 5] == number)
        path = (*self._path(number), key)
        where = Location(self.file, line, column, path)
        self.faults.append(Fault("duplicate-key", where, {"key": key, "first_line": self.spots[first * 5 + 3]}))

    def _path(self, number: int) -> KeyPath:
        parts: list[str | int] = []
        while ROOT < number < ORPHAN:
            parts.append(self.keys[number - 1])
            number = self.spots[(number - 1) * 5]
        return tuple(reversed(parts))

    def _refuse(self, kind: str, event: Any, **params: str | int | Text) -> NoReturn:
        mark = event.start_mark
        where = Location(self.file, self.first_line + mark.line, mark.column + 1)
        raise _Refused(Fault(kind, where, params))


_ENDLESS = Text("它引用了包含它自己的内容，没有尽头。", "It refers to the value that contains it, which never ends.")
_TOO_MANY = Text("展开以后内容过多。", "Written out in full, the aliases are too much.")
