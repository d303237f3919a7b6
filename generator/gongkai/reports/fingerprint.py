"""Fingerprints: a finding keeps its own while lines move, rows are added above it, or the language changes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from gongkai.problem import Problem, Text

VERSION = "v1"
"""Changes when the recipe changes, so that an old list is never compared with a new one."""


def fingerprints(problems: Sequence[Problem]) -> tuple[str, ...]:
    """One SHA-256 (64 hexadecimal digits) per finding, in their order, no two the same.

    Made of the code, the file, the names of its key path (not the positions in lists), the duty and the Chinese sentence
    without its numbers: a line number or a count of days may change while the finding is the same. Findings that are
    alike in all of that are told apart by their order.
    """
    seen: Counter[str] = Counter()
    found: list[str] = []
    for problem in problems:
        name = _name(problem)
        found.append(hashlib.sha256(f"{name}\n{seen[name]}".encode("utf-8", "surrogatepass")).hexdigest())
        seen[name] += 1
    return tuple(found)


def _name(problem: Problem) -> str:
    path = ".".join(part for part in problem.where.path if isinstance(part, str))
    said: dict[str, object] = {"requirement": problem.requirement}
    for key, value in problem.params.items():
        said[key] = value.zh if isinstance(value, Text) else value if isinstance(value, str) else ""
    sentence = problem.code.message.zh.format_map(said)
    return "\n".join((VERSION, problem.code.id, problem.where.file, path, problem.requirement, sentence))
