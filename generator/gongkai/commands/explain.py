"""`gongkai explain CODE`: why a code exists, its law, a wrong and a right example; the same text as the documentation."""

from __future__ import annotations

import difflib
import textwrap

from gongkai.checks import CHECKS, CODES
from gongkai.checks.explain import Explanation, explanations
from gongkai.problem import Text
from gongkai.vocabulary import label

_WORDS = {
    "why": Text("为什么", "Why"),
    "law": Text("依据", "Law"),
    "cure": Text("怎么改", "Cure"),
    "wrong": Text("错例", "Wrong"),
    "right": Text("正例", "Right"),
}


def explain(code: str, *, lang: str) -> int:
    """Print the explanation; 2 for a code that does not exist."""
    wanted = code.strip().upper()
    named = {one.name: one.id for one in CODES.values()}
    wanted = named.get(code.strip().lower(), wanted)
    for module in CHECKS:
        found = explanations(module).get(wanted)
        if found:
            print(told(found, lang))
            return 0
    near = difflib.get_close_matches(wanted, CODES, n=1)
    print(Text(f"没有{code}这个编号。", f"There is no code {code}.").get(lang), near[0] if near else "")
    return 2


def told(found: Explanation, lang: str) -> str:
    """The explanation as text."""
    code = found.code
    say = {key: words.get(lang) for key, words in _WORDS.items()}
    lines = [
        f"{code.id} {code.name} ({label('severity', code.severity.value, lang)})",
        "",
        f"  {code.message.get(lang)}",
        "",
        f"{say['why']}: {found.en if lang == 'en' else found.zh}",
        f"{say['cure']}: {code.hint.get(lang)}",
    ]
    if found.law:
        lines.append(f"{say['law']}: {found.law}")
    for key, example in (("wrong", found.wrong), ("right", found.right)):
        lines += ["", f"{say[key]}:", textwrap.indent(example.shown, "    ")]
    return "\n".join([*lines, ""])
