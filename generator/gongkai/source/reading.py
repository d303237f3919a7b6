"""Reads one file of the portal into a Document, or says in one Fault why it cannot be read."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any, Final

from gongkai.problem import Fault, Location, Text
from gongkai.source import frontmatter
from gongkai.source.compose import EMPTY, compose, syntax_fault
from gongkai.source.document import LIMITS, Document, Limits, Marks
from gongkai.source.files import fetch, relative
from gongkai.source.syntax import explain_scalar
from gongkai.source.text import decode

_TOPS: Final[dict[type, Text]] = {
    dict: Text("「键: 值」的各行", "lines of the form “key: value”"),
    list: Text("以「- 」开头的列表", "a list of items that begin with “- ”"),
    str: Text("一段文字", "a text"),
    type(None): Text("空值", "nothing"),
}
_KEY_LINE = re.compile(r"\s*[^\s:：#>*+-][^:：]{0,40}[:：]")


def read(root: Path, file: Path, *, top: type = dict, limits: Limits = LIMITS) -> Document | Fault:
    """The record or settings file `file` (below `root`, or relative to it); never raises, whatever the file is.

    A name that ends in `.md` is Markdown with front matter, any other is YAML, whose top value must be a `top`
    (dict or list). Faults: those of `files.fetch`, `text.decode`, `compose.compose`, and too-large, empty-file,
    front-matter-missing, front-matter-unclosed, wrong-top.
    """
    name = relative(root, file)
    data = fetch(root, name, limits.size)
    return data if isinstance(data, Fault) else parse(name, data, top=top, limits=limits)


def read_text(root: Path, file: Path, *, limits: Limits = LIMITS) -> Document | Fault:
    """The prose page `file`: as `read`, but it is Markdown whatever its name, and front matter is optional."""
    name = relative(root, file)
    data = fetch(root, name, limits.size)
    return data if isinstance(data, Fault) else parse_text(name, data, limits=limits)


def parse(file: str, data: bytes, *, top: type = dict, limits: Limits = LIMITS) -> Document | Fault:
    """The pure part of `read`: `data` are the bytes of `file`, a POSIX path relative to the root."""
    text = _text(file, data, limits)
    if isinstance(text, Fault):
        return text
    if not file.lower().endswith(".md"):
        composed = _compose(file, text, 1, top, limits)
        if isinstance(composed, Fault):
            return composed
        return _document(file, data, composed, "", 0)
    if not frontmatter.opens(text):
        return Fault("front-matter-missing", Location(file))
    parts = frontmatter.split(text)
    if parts is None:
        return Fault("front-matter-unclosed", Location(file))
    composed = _compose(file, parts.block, parts.block_line, top, limits)
    if isinstance(composed, Fault):
        # An empty block and a file without one have the same cure.
        return Fault("front-matter-missing", Location(file)) if composed.kind == "empty-file" else composed
    return _document(file, data, composed, parts.prose, parts.prose_line)


def parse_text(file: str, data: bytes, *, limits: Limits = LIMITS) -> Document | Fault:
    """The pure part of `read_text`.

    As in MkDocs, a block between two `---` lines that is no mapping is prose: the lines are rules.
    """
    text = _text(file, data, limits)
    if isinstance(text, Fault):
        return text
    whole = Document(file, {}, Marks([], [], {}), text, 1, _digest(data))
    if not frontmatter.opens(text):
        return whole
    parts = frontmatter.split(text)
    if parts is None:
        _, _, below = text.partition("\n")
        return Fault("front-matter-unclosed", Location(file)) if _KEY_LINE.match(below) else whole
    composed = _compose(file, parts.block, parts.block_line, dict, limits)
    if not isinstance(composed, Fault):
        return _document(file, data, composed, parts.prose, parts.prose_line)
    if composed.kind == "empty-file":
        return Document(file, {}, whole.marks, parts.prose, parts.prose_line, whole.digest)
    return whole if composed.kind == "wrong-top" else composed


def _text(file: str, data: bytes, limits: Limits) -> str | Fault:
    if len(data) > limits.size:
        return Fault("too-large", Location(file), {"size": len(data), "limit": limits.size})
    text = decode(file, data)
    return Fault("empty-file", Location(file)) if isinstance(text, str) and not text.strip() else text


def _compose(file: str, text: str, line: int, top: type, limits: Limits) -> Any:
    composed = compose(file, text, first_line=line, limits=limits)
    if isinstance(composed, Fault):
        return composed
    if composed.values is EMPTY:
        return Fault("empty-file", Location(file))
    if isinstance(composed.values, top):
        return composed
    if isinstance(composed.values, str) and (cause := explain_scalar(text)):
        return syntax_fault(file, cause, line)
    words = {"expected": _TOPS.get(top, _TOPS[dict]), "found": _TOPS[type(composed.values)]}
    return Fault("wrong-top", Location(file, line), words)


def _document(file: str, data: bytes, composed: Any, prose: str, prose_line: int) -> Document:
    return Document(file, composed.values, composed.marks, prose, prose_line, _digest(data), composed.faults)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
