"""Says in whole words why YAML could not be read and where the cause stands: seldom where the parser stopped.

Longer than other modules because every mistake has its rule and its sentence in two languages, which belong together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from gongkai.problem import Text

FULL_WIDTH_COLON = "full-width-colon"
MISSING_SPACE = "missing-space"
MISSING_COLON = "missing-colon"
COLON_IN_VALUE = "colon-in-value"
TAB = "tab"
MISSING_KEY = "missing-key"
INDENTATION = "indentation"
UNCLOSED_QUOTE = "unclosed-quote"
TEXT_AFTER_QUOTE = "text-after-quote"
UNCLOSED_BRACKET = "unclosed-bracket"
BRACKET_START = "bracket-start"
SPECIAL_START = "special-start"
BAD_ESCAPE = "bad-escape"
OTHER = "other"

_ITEM = r"[ \t]*(?:-[ ]+)*"
_WIDE_KEY = re.compile(_ITEM + r"([^\s:：#\"'\[{,][^:：]{0,40})：")
_TIGHT_KEY = re.compile(_ITEM + r"(?!https?:)([^\s:：#\"'\[{,][^:：\s]{0,40}):(?=[^\s:])")
_KEY = re.compile(_ITEM + r"(?:\"[^\"]*\"|'[^']*'|[^\s:#\"'\[{][^:]*):(?=\s|$)")
_VALUE = re.compile(_ITEM + r"(?:(?:\"[^\"]*\"|'[^']*'|[^\s:#\"'\[{][^:]*):[ \t]+)?")
_BLANK = re.compile(r"\s*(?:#.*)?$")
_UP = 500
"""How many lines above the place where the parser stopped are looked at for the cause."""


@dataclass(frozen=True, slots=True)
class Cause:
    """The cause of a syntax error: its slug, line and column from 0 in the text, and a whole sentence."""

    slug: str
    line: int
    column: int
    reason: Text


def explain(text: str, error: Any) -> Cause:
    """The cause of `error`, a `yaml.YAMLError` that PyYAML (with or without libyaml) raised on `text`.

    Both parsers say where they stopped and what they were doing; what a clerk did wrong is judged by the lines there.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return unexplained(str(error))
    lines = text.split("\n")
    began = getattr(error, "context_mark", None) or mark
    stop = _Stop(
        lines,
        min(mark.line, len(lines) - 1),
        mark.column,
        min(began.line, len(lines) - 1),
        began.column,
        getattr(error, "context", None) or "",
        getattr(error, "problem", None) or "",
    )
    for judge in (_quoted, _tab, _start, _simple_key, _colon, _flow, _structure):
        cause = judge(stop)
        if cause:
            return cause
    return Cause(OTHER, stop.line, stop.column, _GENERAL)


def explain_scalar(text: str) -> Cause | None:
    """Why a text that should hold keys is one scalar for YAML: its first line has `：`, or no space after `:`."""
    for number, line in enumerate(text.split("\n")):
        if not _BLANK.match(line) and not line.startswith(("---", "%")):
            return _wide(line, number) or _tight(line, number)
    return None


def special_start(char: str, line: int, column: int) -> Cause:
    """A value that begins with a character that means something else to YAML (line and column from 0)."""
    return Cause(
        SPECIAL_START,
        line,
        column,
        Text(
            f"值不能以「{char}」开头。请用半角引号把整个值括起来。",
            f"A value cannot begin with “{char}”. Put the whole value between straight quotes.",
        ),
    )


def unexplained(problem: str) -> Cause:
    """A cause without a known place; `problem` is the parser's own wording."""
    return Cause(OTHER, 0, 0, Text(f"这里不符合YAML的写法（{problem}）。", f"This is not valid YAML ({problem})."))


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the parser stopped (line, column), where what it was reading began, and its own words."""

    lines: list[str]
    line: int
    column: int
    began_line: int
    began_column: int
    context: str
    problem: str

    @property
    def text(self) -> str:
        return self.lines[self.line]

    def indent(self, line: int) -> int:
        return len(self.lines[line]) - len(self.lines[line].lstrip(" \t"))


def _quoted(stop: _Stop) -> Cause | None:
    if "quoted scalar" not in stop.context:
        return None
    if "unexpected" in stop.problem:
        return _unclosed_quote(stop.began_line, stop.began_column)
    return Cause(
        BAD_ESCAPE,
        stop.line,
        stop.column,
        Text(
            "双引号里的反斜杠「\\」有特殊含义。请改用单引号，或者写成「\\\\」。",
            "A backslash between double quotes has a special meaning. Use single quotes, or write “\\\\”.",
        ),
    )


def _tab(stop: _Stop) -> Cause | None:
    tab = stop.text.find("\t", 0, stop.indent(stop.line))
    if tab < 0 or stop.column > stop.indent(stop.line):
        return None
    return Cause(
        TAB,
        stop.line,
        tab,
        Text("这一行用制表符（Tab）缩进。请改用空格。", "This line is indented with a tab. Use spaces."),
    )


def _start(stop: _Stop) -> Cause | None:
    """A value that begins with one of @ ` % * & ! | > - ? ] } , in unquoted form."""
    line, column = stop.line, stop.column
    if any(word in stop.context for word in ("an alias", "an anchor", "a tag", "a block scalar", "a directive")):
        line, column = stop.began_line, stop.began_column
    elif not any(
        word in stop.problem
        for word in (
            "cannot start any token",
            "node content",
            "block sequence entries are not allowed",
            "sequence entries are not allowed",
            "mapping keys are not allowed",
        )
    ):
        return None
    char = stop.lines[line][column : column + 1]
    return special_start(char, line, column) if char.strip() and char in "@`%*&!|>-?]}," else None


def _simple_key(stop: _Stop) -> Cause | None:
    """A line that should be `key: value` but has no colon that YAML sees."""
    if "simple key" not in stop.context:
        return None
    number = stop.began_line
    line = stop.lines[number]
    return (
        _wide(line, number)
        or _tight(line, number)
        or Cause(
            MISSING_COLON,
            number,
            stop.began_column,
            Text(
                "这一行没有半角冒号，看不出键和值。长文字换行时，下一行要比键多缩进两格。",
                "This line has no colon, so key and value cannot be told apart. "
                "A long text that goes on in the next line must be indented deeper than its key.",
            ),
        )
    )


def _colon(stop: _Stop) -> Cause | None:
    """A colon where no key can be: a second one in the line, or the lines above swallowed this one."""
    if "mapping values are not allowed" not in stop.problem:
        return None
    own = _KEY.match(stop.text)
    if own and own.end() - 1 < stop.column:
        return Cause(
            COLON_IN_VALUE,
            stop.line,
            stop.column,
            Text(
                "值里面有半角冒号加空格。请用半角引号把整个值括起来，或者改用全角冒号「：」。",
                "The value contains a colon followed by a space. Put the whole value between straight quotes.",
            ),
        )
    found: Cause | None = None
    for number in range(stop.line - 1, max(-1, stop.line - _UP), -1):
        line = stop.lines[number]
        if _BLANK.match(line):
            continue
        cause = _wide(line, number) or _tight(line, number)
        if cause is None:
            break
        found = cause
    return found or Cause(INDENTATION, stop.line, stop.indent(stop.line), _INDENTATION)


def _flow(stop: _Stop) -> Cause | None:
    char = stop.lines[stop.began_line][stop.began_column : stop.began_column + 1]
    if "flow" not in stop.context or char not in ("[", "{"):
        return None
    return Cause(
        UNCLOSED_BRACKET,
        stop.began_line,
        stop.began_column,
        Text(
            f"从这个「{char}」开始的括号没有正确结束：可能缺右括号、缺半角逗号，或者里面的文字要加引号。",
            f"The bracket “{char}” opened here is not closed properly: "
            "a closing bracket or a comma is missing, or a text inside needs quotes.",
        ),
    )


def _structure(stop: _Stop) -> Cause | None:
    """The parser wanted another key: text after a closing quote or bracket, a forgotten quote above, or indentation."""
    line = stop.text
    before = line[: stop.column].rstrip()
    value = _VALUE.match(line)
    start = value.end() if value else 0
    if (
        line[stop.column : stop.column + 1] == ":"
        and before
        and _closing(line, start) == stop.column - 1
        and ":" not in line[:start]
    ):
        return _missing_space(before.strip(), stop.line, stop.column)
    if before.endswith(('"', "'")):
        if _closing(line, start) == len(before) - 1:
            return Cause(
                TEXT_AFTER_QUOTE,
                stop.line,
                stop.column,
                Text(
                    "引号在这里之前已经结束，后面还有文字。文字里的引号请用中文引号“”，或者把整个值括在单引号里。",
                    "The quoted value has ended before this place, but text follows. "
                    "Use “ ” inside a text, or put the whole value between single quotes.",
                ),
            )
        quote = before[-1]
        for number in range(stop.line - 1, max(-1, stop.line - _UP), -1):
            opening = _VALUE.match(stop.lines[number])
            if opening and stop.lines[number][opening.end() : opening.end() + 1] == quote:
                if _closing(stop.lines[number], opening.end()) < 0:
                    return _unclosed_quote(number, opening.end())
                break
    if start < stop.column and line[start : start + 1] in ("[", "{"):
        char = line[start]
        return Cause(
            BRACKET_START,
            stop.line,
            start,
            Text(
                f"值以「{char}」开头，YAML把它当作列表或一组键，后面却还有文字。请用半角引号把整个值括起来。",
                f"The value begins with “{char}”, which YAML takes for a list or a group of keys, but text follows. "
                "Put the whole value between straight quotes.",
            ),
        )
    if line[stop.column : stop.column + 1] == ":" and (not before or before[-1] in "-{,["):
        return Cause(MISSING_KEY, stop.line, stop.column, _NO_KEY)
    if stop.column == stop.indent(stop.line) and line.strip():
        return Cause(INDENTATION, stop.line, stop.column, _INDENTATION)
    return None


def _wide(line: str, number: int) -> Cause | None:
    found = _WIDE_KEY.match(line)
    if not found:
        return None
    key = found[1].strip()
    return Cause(
        FULL_WIDTH_COLON,
        number,
        found.end() - 1,
        Text(
            f"「{key}」后面是全角冒号「：」。请改成半角冒号「:」并加一个空格。",
            f"A full-width colon “：” stands after “{key}”. Write a plain colon “:” and a space.",
        ),
    )


def _tight(line: str, number: int) -> Cause | None:
    found = _TIGHT_KEY.match(line)
    return _missing_space(found[1], number, found.end() - 1) if found else None


def _missing_space(key: str, line: int, column: int) -> Cause:
    return Cause(
        MISSING_SPACE,
        line,
        column,
        Text(f"「{key}:」的冒号后面缺一个空格。", f"A space is missing after the colon of “{key}:”."),
    )


def _unclosed_quote(line: int, column: int) -> Cause:
    return Cause(
        UNCLOSED_QUOTE,
        line,
        column,
        Text("从这里开始的引号没有结束。", "The quotation mark opened here is never closed."),
    )


def _closing(line: str, start: int) -> int:
    """Index of the quote that closes the one at `start` of `line`; -1 if there is none or `start` is no quote."""
    quote = line[start : start + 1]
    if quote not in ('"', "'"):
        return -1
    at = start + 1
    while at < len(line):
        if line[at] == "\\" and quote == '"':
            at += 2
        elif line[at] == quote:
            if quote == '"' or line[at + 1 : at + 2] != "'":
                return at
            at += 2
        else:
            at += 1
    return -1


_NO_KEY = Text("冒号前面没有键。", "There is no key before the colon.")
_INDENTATION = Text(
    "这一行的缩进与上下文不一致。同一层的键要左对齐，下一层多缩进两格；有值的键下面不能再缩进写别的键。",
    "The indentation of this line does not fit the lines around it. Keys of one level begin in the same column; "
    "a key that has a value on its line cannot have keys below it.",
)
_GENERAL = Text(
    "这里不符合YAML的写法。请检查这一行和上一行的冒号、引号、括号和缩进。",
    "This is not valid YAML. Look at the colons, quotes, brackets and indentation of this line and the one above.",
)
