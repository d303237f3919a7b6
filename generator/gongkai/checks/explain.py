"""What `gongkai explain` and the documentation say of a code: read from the docstring of the module that owns it.

Such a docstring has, after its first line, for each code `GK123:` and below it, indented by two, `zh:` and `en:` (one line
each: why), `law:`, `for:` (the record type of the examples), `wrong:` and `right:`. An example is a fragment that is laid
over a sound record (`|` block), a mapping of file to text, or, where no text can show it, a description in （）.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from types import ModuleType

import yaml

from gongkai.problem import Code


@dataclass(frozen=True, slots=True)
class Example:
    """An example: `fragment` over a record of a type, or whole `files`, or only a `description`."""

    fragment: str = ""
    files: tuple[tuple[str, str], ...] = ()
    description: str = ""

    @property
    def shown(self) -> str:
        """How it reads on a page."""
        if self.files:
            return "\n".join(f"# {name}\n{text}".rstrip() for name, text in self.files)
        return self.fragment.rstrip() or self.description


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a code exists, by which law, with a wrong and a right example."""

    code: Code
    zh: str
    en: str
    law: str
    type: str
    wrong: Example
    right: Example


_HEAD = re.compile(r"^(GK\d{3}):\s*$")
_KEY = re.compile(r"^  (zh|en|law|for|wrong|right):(?: (.*))?$")


def explanations(module: ModuleType) -> dict[str, Explanation]:
    """The explanation of every code that a check module owns."""
    codes: dict[str, Code] = {code.id: code for code in module.CODES}
    told: dict[str, dict[str, str]] = {}
    current: dict[str, str] = {}
    key = ""
    for line in (module.__doc__ or "").split("\n")[1:]:
        if head := _HEAD.match(line):
            current = told.setdefault(head[1], {})
            key = ""
        elif found := _KEY.match(line):
            key = found[1]
            current[key] = found[2] or ""
        elif key in ("wrong", "right") and current.get(key, "").startswith("|"):
            current[key] += "\n" + line
    return {id: _explanation(codes[id], told[id]) for id in codes if id in told}


def _explanation(code: Code, told: dict[str, str]) -> Explanation:
    return Explanation(
        code,
        told.get("zh", ""),
        told.get("en", ""),
        told.get("law", "") or code.basis,
        told.get("for", "disclosure"),
        _example(told.get("wrong", "")),
        _example(told.get("right", "")),
    )


def _example(text: str) -> Example:
    if text.startswith("|"):
        return Example(fragment=textwrap.dedent(text[1:].strip("\n")).rstrip() + "\n")
    if text.startswith("{"):
        files = yaml.safe_load(text)
        return Example(files=tuple((str(name), str(body)) for name, body in files.items()))
    return Example(description=text.strip('"'))
