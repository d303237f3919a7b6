"""Front matter and prose: split without a change, every line number that of the file."""

import pytest

from gongkai.problem import Fault
from gongkai.source import Document, parse, parse_text

RECORD = "---\ntitle: 通知\nreview:\n  date: 2026-03-01\n---\n\n# 第一条\n\n---\n\n标题\n---\n\n正文  \n    code\n"


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_record_is_split_where_its_front_matter_ends(bom: str, end: str) -> None:
    document = parse("a.md", (bom + RECORD.replace("\n", end)).encode())
    assert isinstance(document, Document)
    assert document.values == {"title": "通知", "review": {"date": "2026-03-01"}}
    assert document.place("review", "date").line == 4
    assert document.key_place("title").line == 2
    assert document.prose == "\n# 第一条\n\n---\n\n标题\n---\n\n正文  \n    code\n"
    assert document.prose_line == 6
    assert RECORD.split("\n")[document.prose_line - 1 :] == document.prose.split("\n")


@pytest.mark.parametrize(
    ("text", "values", "prose", "line"),
    [
        ("---\n\n\na: 1\n\n\n---\n\n\nx\n", {"a": "1"}, "\n\nx\n", 8),
        ("---  \na: 1\n---\t\nx", {"a": "1"}, "x", 4),
        ("---\na: 1\n...\nx\n---\ny\n", {"a": "1"}, "x\n---\ny\n", 4),
        ("---\na: 1\n---", {"a": "1"}, "", 4),
        ("---\na: |\n  一\n  ---\n  二\n---\nx", {"a": "一\n---\n二\n"}, "x", 7),
        ("---\na: --- x\n---\nx\n", {"a": "--- x"}, "x\n", 4),
        ("---\na: 1\n---\nx\u2028y\n", {"a": "1"}, "x\u2028y\n", 4),
    ],
)
def test_where_the_prose_begins(text: str, values: object, prose: str, line: int) -> None:
    document = parse("a.md", text.encode())
    assert isinstance(document, Document), document
    assert (document.values, document.prose, document.prose_line) == (values, prose, line)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# 标题\n\n正文\n", "front-matter-missing"),
        ("\n---\na: 1\n---\n", "front-matter-missing"),
        ("-----\na: 1\n-----\n", "front-matter-missing"),
        ("---\n---\n正文\n", "front-matter-missing"),
        ("---\n# only\n---\n正文\n", "front-matter-missing"),
        ("---\na: 1\n正文\n", "front-matter-unclosed"),
        ("---\na: 1\n-----\n正文\n", "front-matter-unclosed"),
        ("---", "front-matter-unclosed"),
        ("---\n- a\n---\n", "wrong-top"),
        (" \n", "empty-file"),
    ],
)
def test_a_record_without_proper_front_matter(text: str, kind: str) -> None:
    fault = parse("a.MD", text.encode())
    assert isinstance(fault, Fault)
    assert (fault.kind, fault.where.line) == (kind, 2 if kind == "wrong-top" else 1)


def test_duplicate_keys_in_front_matter_have_lines_of_the_file() -> None:
    document = parse("a.md", b"---\na: 1\nb: 2\na: 3\n---\n")
    assert isinstance(document, Document)
    (fault,) = document.faults
    assert (fault.where.line, fault.params["first_line"]) == (4, 2)


@pytest.mark.parametrize(
    ("text", "values", "prose", "line"),
    [
        ("# 首页\n", {}, "# 首页\n", 1),
        ("---\ntitle: 首页\n---\n\n# 首页\n", {"title": "首页"}, "\n# 首页\n", 4),
        ("---\n---\n# 首页\n", {}, "# 首页\n", 3),
        ("---\n\n一段文字\n", {}, "---\n\n一段文字\n", 1),
        ("---\n\n一段文字\n\n---\n\n又一段\n", {}, "---\n\n一段文字\n\n---\n\n又一段\n", 1),
    ],
)
def test_a_prose_page_needs_no_front_matter(text: str, values: object, prose: str, line: int) -> None:
    document = parse_text("index.md", text.encode())
    assert isinstance(document, Document), document
    assert (document.values, document.prose, document.prose_line) == (values, prose, line)


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("---\ntitle: 首页\n\n# 首页\n", "front-matter-unclosed", 1),
        ("---\ntitle: a: b\n---\n", "yaml-syntax", 2),
        ("---\n标题：首页\n---\n", "yaml-syntax", 2),
        ("", "empty-file", 1),
    ],
)
def test_a_prose_page_with_broken_front_matter(text: str, kind: str, line: int) -> None:
    fault = parse_text("index.md", text.encode())
    assert isinstance(fault, Fault)
    assert (fault.kind, fault.where.line) == (kind, line)
