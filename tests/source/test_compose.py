"""Values as written, places of every key, duplicate keys, and everything that is refused."""

import json
import pickle
import time

import pytest
import yaml

from gongkai.problem import Fault, Location
from gongkai.source import KINDS, Document, Limits, Mark, parse
from gongkai.source.compose import LOADER, Composition, compose


def values(text: str, top: type = dict) -> object:
    document = parse("a.yml", text.encode(), top=top)
    assert isinstance(document, Document), document
    return document.values


def fault(text: str, top: type = object, limits: Limits | None = None) -> Fault:
    result = parse("a.yml", text.encode(), top=top, limits=limits or Limits())
    assert isinstance(result, Fault), result
    assert frozenset(result.params) == KINDS[result.kind]
    return result


@pytest.mark.parametrize(
    "written",
    ["no", "yes", "on", "012", "0x1F", "1:30", "110101199003070017", "2026-01-01", "1e3", ".inf", "Null", "true", "="],
)
def test_a_scalar_stays_as_it_is_written(written: str) -> None:
    assert values(f"a: {written}\nb: [{written}]\n") == {"a": written, "b": [written]}


@pytest.mark.parametrize("written", ["", " ~", " null", " # nothing"])
def test_nothing_is_none(written: str) -> None:
    assert values(f"a:{written}\nb: 1\n") == {"a": None, "b": "1"}


def test_quoted_and_block_scalars_keep_their_text() -> None:
    text = "a: 'null'\nb: \"~\"\nc: ''\nd: |\n  一\n\n   二\ne: >-\n  一\n  二\nf: |-\n  ~\n"
    assert values(text) == {"a": "null", "b": "~", "c": "", "d": "一\n\n 二\n", "e": "一 二", "f": "~"}


def test_keys_are_text() -> None:
    assert values('no: 1\n2026: 2\n"null": 3\n标题: 4\n') == {"no": "1", "2026": "2", "null": "3", "标题": "4"}


NESTED = """\
# 说明
title: 关于
materials:
  - name: 户口簿
    issuer:   公安
  -
    name: {zh: 证, en: "card"}
  - [a, [b]]
summary: >-
  一
  二
empty:
plain: 一
  二
last: "三
  四"
"""


def test_marks_of_nested_lists_flow_and_lines() -> None:
    document = parse("x/a.yml", NESTED.encode())
    assert isinstance(document, Document)
    assert dict(document.marks) == {
        ("title",): Mark(2, 8, 2, 1),
        ("materials",): Mark(4, 3, 3, 1),
        ("materials", 0): Mark(4, 5, 4, 5),
        ("materials", 0, "name"): Mark(4, 11, 4, 5),
        ("materials", 0, "issuer"): Mark(5, 15, 5, 5),
        ("materials", 1): Mark(7, 5, 7, 5),
        ("materials", 1, "name"): Mark(7, 11, 7, 5),
        ("materials", 1, "name", "zh"): Mark(7, 16, 7, 12),
        ("materials", 1, "name", "en"): Mark(7, 23, 7, 19),
        ("materials", 2): Mark(8, 5, 8, 5),
        ("materials", 2, 0): Mark(8, 6, 8, 6),
        ("materials", 2, 1): Mark(8, 9, 8, 9),
        ("materials", 2, 1, 0): Mark(8, 10, 8, 10),
        ("summary",): Mark(9, 10, 9, 1),
        ("empty",): Mark(12, 7, 12, 1),
        ("plain",): Mark(13, 8, 13, 1),
        ("last",): Mark(15, 7, 15, 1),
    }
    assert list(document.marks)[:3] == [("title",), ("materials",), ("materials", 0)]
    assert len(document.marks) == 17


def test_places_fall_back_to_the_nearest_parent() -> None:
    document = parse("x/a.yml", NESTED.encode())
    assert isinstance(document, Document)
    assert document.place("materials", 0, "issuer") == Location("x/a.yml", 5, 15)
    assert document.key_place("materials", 0, "issuer") == Location("x/a.yml", 5, 5)
    missing = document.place("materials", 0, "copies")
    assert (missing.line, missing.column, missing.key) == (4, 5, "materials[1].copies")
    assert document.key_place("materials", 9, "x").line == 3
    assert document.place("nowhere") == Location("x/a.yml", 1, 1)
    assert document.place() == Location("x/a.yml", 1, 1)


def test_columns_count_characters_not_bytes() -> None:
    document = parse("a.yml", "{𠮷: é, 标题: 公示}\n".encode())
    assert isinstance(document, Document)
    assert document.marks["标题",] == Mark(1, 12, 1, 8)


def test_a_document_survives_pickling() -> None:
    document = parse("x/a.yml", NESTED.encode())
    assert isinstance(document, Document)
    document.place("title")
    again = pickle.loads(pickle.dumps(document))
    assert again == document and again.place("last") == document.place("last")


def test_duplicate_keys_keep_the_first_and_go_on() -> None:
    text = "a: 1\nb:\n  x: {k: 1, k: 2}\na: {deep: [1, 2]}\na: 3\nc: 4\n"
    document = parse("f.yml", text.encode())
    assert isinstance(document, Document)
    assert document.values == {"a": "1", "b": {"x": {"k": "1"}}, "c": "4"}
    found = [(f.kind, f.where.line, f.where.column, f.where.path, f.params["first_line"]) for f in document.faults]
    assert found == [
        ("duplicate-key", 3, 13, ("b", "x", "k"), 3),
        ("duplicate-key", 4, 1, ("a",), 1),
        ("duplicate-key", 5, 1, ("a",), 1),
    ]
    assert all(frozenset(f.params) == KINDS[f.kind] for f in document.faults)
    assert list(document.marks) == [("a",), ("b",), ("b", "x"), ("b", "x", "k"), ("c",)]


def test_thousands_of_duplicates_are_bounded() -> None:
    document = parse("f.yml", b"a: 1\n" * 50_000)
    assert isinstance(document, Document)
    assert document.values == {"a": "1"} and len(document.faults) == 100


def test_aliases_are_values_with_places() -> None:
    document = parse("a.yml", b"a: &x {k: [1, &y two]}\nb: *x\nc: [*y]\n")
    assert isinstance(document, Document)
    assert document.values == {"a": {"k": ["1", "two"]}, "b": {"k": ["1", "two"]}, "c": ["two"]}
    assert document.marks["b",] == Mark(2, 4, 2, 1)
    assert document.marks["b", "k", 1] == document.marks["a", "k", 1] == Mark(1, 15, 1, 15)
    assert document.marks["c", 0] == Mark(3, 5, 3, 5)
    assert ("b", "k", 0) in list(document.marks)


@pytest.mark.parametrize(
    ("text", "kind", "line", "column"),
    [
        ("a: 1\nb: !!python/object/apply:os.system [x]\n", "yaml-tag", 2, 4),
        ("a: !!str 012\n", "yaml-tag", 1, 4),
        ("a: ! x\n", "yaml-tag", 1, 4),
        ("!!map {a: 1}\n", "yaml-tag", 1, 1),
        ("# x\n%TAG !a! b\n---\na: 1\n", "yaml-tag", 2, 1),
        ("base: &b {x: 1}\nc:\n  <<: *b\n", "yaml-merge", 3, 3),
        ("a: 1\n? [x]\n: b\n", "yaml-key", 2, 3),
        ("a: 1\n? {x: 1}\n: b\n", "yaml-key", 2, 3),
        ("a: 1\n~: b\n", "yaml-key", 2, 1),
        ("a: &k x\n*k : 2\n", "yaml-key", 2, 1),
        ("a: 1\n---\nb: 2\n", "yaml-documents", 2, 1),
        ("a: 1\n---\n", "yaml-documents", 2, 1),
        ("a: &x [1, *x]\n", "yaml-alias", 1, 11),
        ("&x {a: {b: *x}}\n", "yaml-alias", 1, 12),
        ("a: 1\nb: 'x\x07'\n", "control-character", 2, 6),
        ('a: 1\nb: "x\\0"\n', "control-character", 2, 4),
        ('a: 1\nb: "\\a"\n', "control-character", 2, 4),
        ("a: 1\nb: x\u2028y\n", "control-character", 2, 5),
        ("a: 1\nb: x\x85y\n", "control-character", 2, 5),
    ],
)
def test_what_is_refused(text: str, kind: str, line: int, column: int) -> None:
    found = fault(text)
    assert (found.kind, found.where.line, found.where.column) == (kind, line, column)


def test_a_quoted_merge_sign_is_an_ordinary_key() -> None:
    assert values('"<<": 1\n') == {"<<": "1"}


def test_settings_may_ask_for_tagged_values_as_text() -> None:
    document = parse("mkdocs.yml", b"a: !!python/name:x.y ''\nb: !ENV [X, '1']\n", limits=Limits(tags=True))
    assert isinstance(document, Document)
    assert document.values == {"a": "", "b": ["X", "1"]}


def test_wrong_top() -> None:
    assert fault("- a\n", dict).kind == "wrong-top"
    assert fault("# c\n\na: 1\n", list).kind == "wrong-top"
    assert fault("公示\n", dict).kind == "wrong-top"
    assert fault("~\n", dict).kind == "wrong-top"
    assert values("- a\n", list) == ["a"]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", "# only\n", "---\n", "---\n...\n"])
def test_nothing_written_is_an_empty_file(text: str) -> None:
    assert fault(text, dict).kind == "empty-file"


def laughs(levels: int, width: int) -> str:
    lines = ["a0: &a0 [" + ", ".join(["ha"] * width) + "]"]
    lines += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * width) + "]" for i in range(1, levels)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        laughs(9, 9),
        laughs(30, 2),
        "a: &a x\nb: [" + ", ".join(["*a"] * 100_000) + "]\n",
        "a: &a [" + "x, " * 15_000 + "]\nb: *a\nc: *a\n",
    ],
)
def test_a_bomb_is_one_fault_at_once(text: str) -> None:
    began = time.process_time()
    assert fault(text).kind == "yaml-alias"
    assert time.process_time() - began < 1


@pytest.mark.parametrize("loader", [LOADER, yaml.SafeLoader])
@pytest.mark.parametrize(
    "text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "? " * 100_000, "a: " + "[" * 100_000 + "]" * 100_000]
)
def test_deep_nesting_is_one_fault_at_once(text: str, loader: object) -> None:
    began = time.process_time()
    found = compose("a.yml", text, loader=loader)
    assert isinstance(found, Fault) and found.kind in ("yaml-depth", "yaml-key")
    assert found.where.line == 1
    assert time.process_time() - began < 2


def test_the_depth_limit_is_exact_also_through_aliases() -> None:
    deep = "[" * 32 + "]" * 32
    assert isinstance(parse("a.yml", deep.encode(), top=list), Document)
    assert fault(f"[{deep}]").kind == "yaml-depth"
    half = "[" * 16 + "]" * 16
    assert isinstance(parse("a.yml", f"a: &a {half}\nb: {'[' * 15}*a{']' * 15}\n".encode()), Document)
    assert fault(f"a: &a {half}\nb: {'[' * 16}*a{']' * 16}\n").kind == "yaml-depth"


def test_the_number_of_nodes_is_bounded() -> None:
    small = Limits(nodes=100)
    assert fault("- a\n" * 200, limits=small).kind == "yaml-nodes"
    assert fault("- []\n" * 200, limits=small).kind == "yaml-nodes"
    assert isinstance(parse("a.yml", b"- a\n" * 90, top=list, limits=small), Document)


def test_a_large_register_is_read_in_linear_time() -> None:
    row = "- {case: 云溪许决{n}, service: 迁入, received: 2026-03-01, completed: 2026-03-02, result: 准予}\n"
    rows = "".join(row.replace("{n}", str(n)) for n in range(10_000))
    began = time.process_time()
    document = parse("a.yml", rows.encode(), top=list)
    assert isinstance(document, Document)
    assert document.place(9_999, "result").line == 10_000
    assert len(document.values) == 10_000 and time.process_time() - began < 20


@pytest.mark.parametrize("text", [NESTED, "a: &x {k: [1, 2]}\nb: *x\n", "- 'a\n\n  b'\n- |2\n   c\n"])
def test_both_parsers_give_the_same(text: str) -> None:
    fast, slow = compose("a.yml", text), compose("a.yml", text, loader=yaml.SafeLoader)
    assert isinstance(fast, Composition) and isinstance(slow, Composition)
    assert fast.values == slow.values and dict(fast.marks) == dict(slow.marks)


def test_values_agree_with_an_independent_reader_of_plain_text() -> None:
    """PyYAML's BaseLoader also leaves scalars as text; only the empty ones differ."""
    text = NESTED.replace("empty:\n", "empty: x\n")
    assert values(text) == yaml.load(text, yaml.BaseLoader)
    assert json.loads(json.dumps(values(text))) == values(text)
