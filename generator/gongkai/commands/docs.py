"""`gongkai docs codes`: the pages of all codes, written from the docstrings of the checks, in Chinese and in English."""

from __future__ import annotations

from pathlib import Path

from gongkai.checks import CHECKS
from gongkai.checks.explain import Explanation, explanations
from gongkai.problem import Text
from gongkai.reports.explained import markdown, sentence
from gongkai.vocabulary import label

PAGES = {"zh-Hans": "codes.md", "en": "codes.en.md"}

_NOTE = Text(
    "<!-- 由“gongkai docs codes --out docs”写成，请勿手改；文字在各检查模块的说明里。 -->",
    "<!-- Written by `gongkai docs codes --out docs`; do not edit. The words stand in the docstrings of the checks. -->",
)
_TITLE = Text("检查编号", "Codes of the checks")
_INTRO = Text(
    "每条检查结果都有一个编号。编号定了就不改，也不会另作他用。下面逐个说明：为什么查、怎么改、依据、错例和正例。"
    "“gongkai explain 编号”显示的是同样的文字。",
    "Every finding has a code. A code is never changed and never given again. For each: why it is checked, the cure, "
    "the law, a wrong and a right example. `gongkai explain CODE` prints the same words.",
)
_HEADS = (Text("编号", "Code"), Text("名称", "Name"), Text("级别", "Level"), Text("说的是什么", "What it says"))
_FAMILIES = {
    "1": Text("GK1xx 文件", "GK1xx Files"),
    "2": Text("GK2xx 字段和引用", "GK2xx Fields and references"),
    "3": Text("GK3xx 一条记录说得通不通", "GK3xx Sense of one record"),
    "4": Text("GK4xx 该公开的公开了没有", "GK4xx Coverage"),
    "5": Text("GK5xx 时间", "GK5xx Time"),
    "6": Text("GK6xx 个人信息和保密", "GK6xx Privacy and secrecy"),
    "7": Text("GK7xx 与上一版比较", "GK7xx History"),
    "8": Text("GK8xx 链接、附件、网站", "GK8xx Links, attachments, site"),
    "9": Text("GK9xx 门户设置", "GK9xx Settings"),
}
_LEVEL = Text("级别", "Level")
_FIXABLE = Text("可以自动改", "can be mended automatically")
_COLON = Text("：", ": ")


def docs(out: Path) -> int:
    """Write the pages of all codes into the folder `out`; 0."""
    out.mkdir(parents=True, exist_ok=True)
    for lang, name in PAGES.items():
        (out / name).write_text(codes_page(lang), "utf-8", newline="\n")
    return 0


def codes_page(lang: str) -> str:
    """The page of all codes in one language: a table by family, then every explanation."""
    told: dict[str, Explanation] = {}
    for module in CHECKS:
        told |= explanations(module)
    families: dict[str, list[Explanation]] = {}
    for id in sorted(told):
        families.setdefault(id[2], []).append(told[id])
    parts = [_NOTE.get(lang), f"# {_TITLE.get(lang)}", _INTRO.get(lang)]
    for digit, found in sorted(families.items()):
        parts += [f"## {_FAMILIES[digit].get(lang)}", _table(found, lang)]
        parts += [_told(one, lang) for one in found]
    return "\n\n".join(parts) + "\n"


def _table(found: list[Explanation], lang: str) -> str:
    lines = [f"| {' | '.join(head.get(lang) for head in _HEADS)} |", "| --- | --- | --- | --- |"]
    for one in found:
        code = one.code
        anchor = f"{code.id}-{code.name}".lower()
        level = label("severity", code.severity.value, lang)
        says = sentence(code.message, lang).replace("|", "\\|")
        lines.append(f"| [{code.id}](#{anchor}) | {code.name} | {level} | {says} |")
    return "\n".join(lines)


def _told(found: Explanation, lang: str) -> str:
    code = found.code
    level = f"**{_LEVEL.get(lang)}**{_COLON.get(lang)}{label('severity', code.severity.value, lang)}"
    if code.fixable:
        level += f" · {_FIXABLE.get(lang)}"
    return "\n\n".join((f"### {code.id} {code.name}", sentence(code.message, lang), level, markdown(found, lang)))
