"""The words: every key of the portal with its Chinese and English label, read from `words/*.yml` on first use."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from gongkai.problem import Text

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
HTML_LANG = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en"}

_WORDS = Path(__file__).parent / "words"


class MissingWord(KeyError):
    """A key that has no label: a fault of the program, found by a test."""


@cache
def _table() -> dict[str, tuple[Text, tuple[str, ...]]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, tuple[Text, tuple[str, ...]]] = {}
    for file in sorted(_WORDS.glob("*.yml")):
        tree: dict[str, Any] = yaml.load(file.read_text("utf-8"), loader)
        for group, entries in tree.items():
            for key, entry in entries.items():
                zh, en, *also = entry
                table[f"{group}.{key}"] = (Text(zh, en), tuple(also))
    return table


def text(group: str, key: str) -> Text:
    """The label of `key` in both languages; raises MissingWord for a key without one."""
    try:
        return _table()[f"{group}.{key}"][0]
    except KeyError:
        raise MissingWord(f"{group}.{key}") from None


def label(group: str, key: str, lang: str = "zh-Hans") -> str:
    """The label of `key` in `lang`."""
    return text(group, key).get(lang)


def field_text(name: str, owner: str = "") -> Text:
    """The label of a field; `owner` (a record type or part) may have a wording of its own."""
    table = _table()
    found = table.get(f"field.{owner}.{name}") or table.get(f"field.{name}")
    if found is None:
        raise MissingWord(f"field.{name}")
    return found[0]


@cache
def field_spellings(name: str, owner: str = "") -> tuple[str, ...]:
    """Every Chinese spelling that a record may use for a field: its labels first, then the other customary words."""
    table = _table()
    spellings: list[str] = []
    for key in (f"field.{owner}.{name}", f"field.{name}"):
        if key in table:
            words, also = table[key]
            spellings += [words.zh, *also]
    return tuple(dict.fromkeys(spellings))


def choices(group: str) -> dict[str, Text]:
    """Every key of a group with its label, in the order of the file."""
    head = f"{group}."
    return {key[len(head) :]: entry[0] for key, entry in _table().items() if key.startswith(head)}


def spellings(group: str) -> dict[str, str]:
    """Each accepted wording of a group (key, Chinese label, English label, other words) → key."""
    head = f"{group}."
    found: dict[str, str] = {}
    for key, (words, also) in _table().items():
        if key.startswith(head):
            short = key[len(head) :]
            for word in (short, words.zh, words.en.lower(), *also):
                found.setdefault(word, short)
    return found


def has(group: str, key: str) -> bool:
    """Whether a label exists."""
    return f"{group}.{key}" in _table()
