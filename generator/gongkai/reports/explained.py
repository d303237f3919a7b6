"""Explanations of codes as Markdown: the same words in the SARIF report and on the page of all codes."""

from __future__ import annotations

import re

from gongkai.checks.explain import Example, Explanation
from gongkai.problem import Code, Text

_HOLE = re.compile(r"\{(\w+)\}")
_FENCES = re.compile(r"`{3,}")
_WORDS = {
    "why": Text("为什么", "Why"),
    "law": Text("依据", "Law"),
    "cure": Text("怎么改", "Cure"),
    "wrong": Text("错例", "Wrong"),
    "right": Text("正例", "Right"),
}
_TOLD_THEN = Text("发现时会提示最接近的正确写法。", "The finding itself names the nearest right value.")
_COLON = Text("：", ": ")


def sentence(text: Text, lang: str) -> str:
    """A message or cure without its values: each stands as an ellipsis; a cure that is all value says so."""
    words = text.get(lang)
    if not _HOLE.sub("", words).strip():
        return _TOLD_THEN.get(lang)
    return _HOLE.sub("…" if lang == "en" else "……", words)


def plain(found: Explanation, lang: str) -> str:
    """Why, cure and law, one line each."""
    return "\n".join(f"{name}{_COLON.get(lang)}{text}" for name, text in _parts(found, lang))


def markdown(found: Explanation, lang: str) -> str:
    """Why, cure, law, and the wrong and the right example as blocks."""
    paragraphs = [f"**{name}**{_COLON.get(lang)}{text}" for name, text in _parts(found, lang)]
    for key, example in (("wrong", found.wrong), ("right", found.right)):
        paragraphs.append(f"**{_WORDS[key].get(lang)}**{_COLON.get(lang).rstrip()}")
        paragraphs.append(_block(example))
    return "\n\n".join(paragraphs)


def _parts(found: Explanation, lang: str) -> list[tuple[str, str]]:
    code: Code = found.code
    parts = [("why", found.en if lang == "en" else found.zh), ("cure", sentence(code.hint, lang))]
    if found.law:
        parts.append(("law", found.law))
    return [(_WORDS[key].get(lang), text) for key, text in parts]


def _block(example: Example) -> str:
    if example.description and not example.files:
        return example.description
    shown = example.shown
    fence = "`" * max(3, *(len(run) + 1 for run in _FENCES.findall(shown)), 3)
    return f"{fence}yaml\n{shown}\n{fence}"
