"""Whatever the bytes: a Document or one Fault of a known kind, placed in the file, in bounded time."""

import time
from pathlib import Path

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gongkai.problem import Fault, Text
from gongkai.source import KINDS, Document, heading_anchors, parse, parse_text, read
from gongkai.source.compose import compose
from gongkai.source.text import decode

VALID = """\
title: 关于云溪镇2026年低保对象的公示
requirements: [20-05, household.move-in]
issued: 2026-03-01
summary: >-
  为规范审核，
  现予公示。
review: &r
  reviewer: 党政办主任
  conclusion: "可以公开"
materials:
  - name: 户口簿
    copies: 2
  - {name: '身份证', copies: 1}
again: *r
"""
MARKDOWN = f"---\n{VALID}---\n\n# 第一条\n\n正文 [链接](record:a)。\n\n---\n"
PIECES = [
    *"：:-[]{}&*!|>'\"%@`#,?~<\t \n\r\0\x85\u2028\ufeff",
    *("---", "...", "<<: *r", "*r", "&r ", "!!python/object:x", "\n\t", "- - ", ": ", "\\u", "\\ud800", "公示", "\r\n"),
]


def plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(k, str) and plain(v) for k, v in value.items())
    return all(map(plain, value)) if isinstance(value, list) else value is None or isinstance(value, str)


def paths(value: object, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = {path} if path else set()
    return found.union(*(paths(v, (*path, k)) for k, v in items))


def judge(result: Document | Fault, data: bytes) -> None:
    faults = (result,) if isinstance(result, Fault) else result.faults
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for fault in faults:
        assert frozenset(fault.params) == KINDS[fault.kind]
        assert 1 <= fault.where.line <= lines and 1 <= fault.where.column <= len(data) + 1
        for value in fault.params.values():
            for word in (value.zh, value.en) if isinstance(value, Text) else (str(value),):
                word.encode("utf-8")
    if isinstance(result, Document):
        assert plain(result.values)
        assert set(result.marks) == paths(result.values)
        assert all(1 <= m.line <= lines and 1 <= m.key_line <= lines for m in result.marks.values())
        result.prose.encode("utf-8")
        heading_anchors(result.prose)


def everything(data: bytes) -> None:
    began = time.process_time()
    for name in ("a.yml", "a.md"):
        judge(parse(name, data, top=object), data)
        judge(parse(name, data), data)
    judge(parse_text("a.md", data), data)
    assert time.process_time() - began < 5


@given(st.binary(max_size=400))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"---")
@settings(max_examples=400, deadline=None)
def test_arbitrary_bytes(data: bytes) -> None:
    everything(data)


@given(st.text(max_size=300), st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-be", "big5"]))
@settings(max_examples=300, deadline=None)
def test_arbitrary_text_in_any_encoding(text: str, codec: str) -> None:
    data = text.encode(codec, "replace")
    everything(data)
    everything(b"---\n" + data + b"\n---\n" + data)


@given(
    st.sampled_from([VALID, MARKDOWN]),
    st.lists(st.tuples(st.integers(0, 600), st.integers(0, 8), st.sampled_from(PIECES)), min_size=1, max_size=6),
)
@settings(max_examples=600, deadline=None)
def test_mutated_yaml(text: str, edits: list[tuple[int, int, str]]) -> None:
    for at, cut, piece in edits:
        text = text[:at] + piece + text[at + cut :]
    everything(text.encode())


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=600, deadline=None)
def test_yaml_made_of_its_signs(text: str) -> None:
    everything(text.encode())
    decoded = decode("a.yml", text.encode())
    if isinstance(decoded, str):  # PyYAML's own parser has its own ways to fail
        slow = compose("a.yml", decoded, loader=yaml.SafeLoader)
        assert isinstance(slow, Fault) or plain(slow.values) or slow.values is not None


@given(
    st.recursive(
        st.none() | st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text("abc标题：: -#'\"", min_size=1, max_size=8), inner)
        ),
        max_leaves=20,
    ),
    st.booleans(),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_pyyaml_writes_is_read_back(value: object, flow: bool) -> None:
    text = yaml.safe_dump({"top": value}, allow_unicode=True, default_flow_style=flow, default_style='"')
    text = text.replace('!!null "null"', "null")
    document = parse("a.yml", text.encode())
    if isinstance(document, Fault) and document.kind == "control-character":
        return
    assert isinstance(document, Document), (document, text)
    assert document.values == {"top": value}


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_arbitrary_names(tmp_path: Path, name: str) -> None:
    result = read(tmp_path, Path(name))
    assert isinstance(result, Fault)
    assert frozenset(result.params) == KINDS[result.kind]
    result.where.file.encode("utf-8", "strict")
