"""What a clerk gets wrong in YAML: one fault each, at the place of the cause, in words."""

import pytest
import yaml

from gongkai.problem import Fault, Text
from gongkai.source import parse
from gongkai.source.compose import compose

# text, cause, line, column
MISTAKES = [
    ("标题：公示\nissued: 2026\n", "full-width-colon", 1, 3),
    ("title: x\n标题：公示\nissued: y\n", "full-width-colon", 2, 3),
    ("title: x\n标题：公示\n", "full-width-colon", 2, 3),
    ("review:\n  结论：通过\n  date: 1\n", "full-width-colon", 2, 5),
    ("review:\n  date: 1\n  结论：通过\n", "full-width-colon", 3, 5),
    ("# 说明\n\n标题：公示\n时间：今天\n", "full-width-colon", 3, 3),
    ("标题：公示\n时间：今天\nissued: 1\n", "full-width-colon", 1, 3),
    ("a:\n  - name：x\n    who: y\n", "full-width-colon", 2, 9),
    ("a:\n  - name: x\n    who：y\n", "full-width-colon", 3, 8),
    ("a:\n\tb: c\n", "tab", 2, 1),
    ("a:\n  b: c\n\td: e\n", "tab", 3, 1),
    ("a:\n  b: c\n \td: e\n", "tab", 3, 2),
    ("a: x\n\tb: c\n", "tab", 2, 1),
    ("a:\n\t- b\n", "tab", 2, 1),
    ("a: |\n\tfoo\n", "tab", 2, 1),
    ("title:公示\nissued: 1\n", "missing-space", 1, 6),
    ("a: b\ntitle:公示\nissued: 1\n", "missing-space", 2, 6),
    ("title:公示\n", "missing-space", 1, 6),
    ("a:\n  b:1\n  c: 2\n", "missing-space", 2, 4),
    ('"a":1\n"b": 2\n', "missing-space", 1, 4),
    ('title: "公示\nissued: 1\n', "unclosed-quote", 1, 8),
    ('title: "公示\nsummary: "abc"\n', "unclosed-quote", 1, 8),
    ("title: '公示\nsummary: 'abc'\n", "unclosed-quote", 1, 8),
    ('title: "公示\nsummary: abc\nx: "y"\nz: 1\n', "unclosed-quote", 1, 8),
    ('title: "abc\n---\nfoo', "unclosed-quote", 1, 8),
    ('title: "云溪镇"公示\nb: 1\n', "text-after-quote", 1, 13),
    ('a: "C:\\docs\\x"\n', "bad-escape", 1, 7),
    ("title: x\n issued: y\n", "indentation", 2, 2),
    ("a:\n  b: 1\n c: 2\n", "indentation", 3, 2),
    ("a:\n    b: 1\n   c: 2\n", "indentation", 3, 4),
    ("a:\n  - x\n - y\n", "indentation", 3, 2),
    ("a:\n  b: 1\n    c: 2\n", "indentation", 3, 5),
    ("a: x\n- b\n", "indentation", 2, 1),
    ("  a: 1\nb: 2\n", "indentation", 2, 1),
    ("a: @foo\n", "special-start", 1, 4),
    ("a: `foo`\n", "special-start", 1, 4),
    ("a: 1\nb: %foo\n", "special-start", 2, 4),
    ("a: * foo\n", "special-start", 1, 4),
    ("a: *foo\n", "special-start", 1, 4),
    ("a: **重要**\n", "special-start", 1, 4),
    ("a: &中 foo\n", "special-start", 1, 4),
    ("a: > 公示\n", "special-start", 1, 4),
    ("a: |公示\n", "special-start", 1, 4),
    ("a: !重要\n", "special-start", 1, 4),
    ("a: ]x\n", "special-start", 1, 4),
    ("a: - x\n", "special-start", 1, 4),
    ("- @x\n", "special-start", 1, 3),
    ("a: [2026]5号\nb: 1\n", "bracket-start", 1, 4),
    ("a: {x} 元\n", "bracket-start", 1, 4),
    ("title: 时间: 9点\n", "colon-in-value", 1, 10),
    ("- title: 时间: 9点\n", "colon-in-value", 1, 12),
    ("a: [b, c\nd: 1\n", "unclosed-bracket", 1, 4),
    ("a: {b: c\nd: 1\n", "unclosed-bracket", 1, 4),
    ("title: x\nfoo bar\nb: 1\n", "missing-colon", 2, 1),
    ("a: 1\n: b\n", "missing-key", 2, 1),
    ("a:\n  - : b\n", "missing-key", 2, 5),
]


@pytest.mark.parametrize(("text", "cause", "line", "column"), MISTAKES)
def test_each_mistake_has_its_cause_and_place(text: str, cause: str, line: int, column: int) -> None:
    fault = parse("a.yml", text.encode())
    assert isinstance(fault, Fault)
    assert (fault.kind, fault.params["cause"]) == ("yaml-syntax", cause)
    assert (fault.where.line, fault.where.column) == (line, column)
    reason = fault.params["reason"]
    assert isinstance(reason, Text)
    assert reason.zh.endswith("。") and reason.en.endswith(".")


# In Markdown a line `---` ends the front matter, so that mistake cannot be made there.
@pytest.mark.parametrize(("text", "cause", "line", "column"), [m for m in MISTAKES if "---" not in m[0]])
def test_front_matter_counts_lines_of_the_file(text: str, cause: str, line: int, column: int) -> None:
    fault = parse("a.md", f"---\n{text}---\n正文\n".encode())
    assert isinstance(fault, Fault)
    assert (fault.params["cause"], fault.where.line, fault.where.column) == (cause, line + 1, column)


@pytest.mark.parametrize(("text", "cause", "line", "column"), MISTAKES)
def test_without_libyaml_the_cause_is_the_same(text: str, cause: str, line: int, column: int) -> None:
    result = compose("a.yml", text, loader=yaml.SafeLoader)
    if not isinstance(result, Fault):  # one scalar: only `parse`, which knows that keys were wanted, can object
        assert cause in ("full-width-colon", "missing-space") and isinstance(result.values, str)
        return
    assert (result.kind, result.params["cause"], result.where.line) == ("yaml-syntax", cause, line)


def test_the_reason_names_the_key() -> None:
    fault = parse("a.yml", "标题：公示\nissued: 1\n".encode())
    assert isinstance(fault, Fault)
    reason = fault.params["reason"]
    assert isinstance(reason, Text)
    assert "「标题」" in reason.zh and "“标题”" in reason.en


def test_a_mistake_that_no_rule_knows_still_gets_a_sentence_and_a_place() -> None:
    fault = parse("a.yml", b"a: 1\n%b c\n")
    assert isinstance(fault, Fault)
    assert (fault.kind, fault.where.line) == ("yaml-syntax", 2)
    assert isinstance(fault.params["reason"], Text)


def test_a_link_is_no_key_without_space() -> None:
    fault = parse("a.yml", b"a: b\nhttps://example.invalid/x\nc: d\n")
    assert isinstance(fault, Fault)
    assert fault.params["cause"] == "missing-colon"
