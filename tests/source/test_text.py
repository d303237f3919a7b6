"""Encodings and line ends: what is read, and what is refused with its cure."""

import subprocess
from pathlib import Path

import pytest

from gongkai.problem import Fault
from gongkai.source import KINDS, Document, parse

CHINESE = "title: 关于云溪镇低保对象的公示\nsummary: |\n  第一行，“引号”——与《办法》。\n  第二行\nissued: 2026-03-01\n"


def refused(data: bytes, file: str = "a.yml") -> Fault:
    result = parse(file, data)
    assert isinstance(result, Fault), result
    assert frozenset(result.params) == KINDS[result.kind]
    return result


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_bom_and_line_ends_change_nothing(bom: bytes, end: str) -> None:
    plain = parse("a.yml", CHINESE.encode())
    other = parse("a.yml", bom + CHINESE.replace("\n", end).encode())
    assert isinstance(plain, Document) and isinstance(other, Document)
    assert other.values == plain.values and dict(other.marks) == dict(plain.marks)
    assert other.values["summary"] == "第一行，“引号”——与《办法》。\n第二行\n"
    assert other.place("issued").line == 5
    if bom or end != "\n":
        assert other.digest != plain.digest


@pytest.mark.parametrize(("codec", "name"), [("gbk", "GBK"), ("gb18030", "GB18030")])
def test_gbk_is_refused_with_a_command_that_works(codec: str, name: str, tmp_path: Path) -> None:
    text = CHINESE if codec == "gbk" else CHINESE + "person: 㐀𠮷\n"
    (tmp_path / "低保 公示.yml").write_bytes(text.encode(codec))
    fault = refused(text.encode(codec), "低保 公示.yml")
    assert (fault.kind, fault.params["encoding"]) == ("encoding-gbk", name)
    assert (fault.where.line, fault.where.column) == (1, 8)
    command = str(fault.params["command"])
    assert command == f"iconv -f {name} -t UTF-8 '低保 公示.yml' > '低保 公示.yml.new'"
    subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True)
    assert (tmp_path / "低保 公示.yml.new").read_text("utf-8") == text


def test_gbk_cut_off_in_the_middle_of_a_character_is_still_gbk() -> None:
    assert refused(CHINESE.encode("gbk")[:-13]).kind == "encoding-gbk"
    assert refused("title: 关于低保的公示".encode("gbk")[:-1]).kind == "encoding-gbk"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_refused_with_its_command(codec: str) -> None:
    fault = refused(CHINESE.encode(codec))
    assert fault.kind == "encoding-utf16"
    assert str(fault.params["command"]).startswith(
        f"iconv -f {codec.upper().replace('-LE', 'LE').replace('-BE', 'BE')} "
    )


@pytest.mark.parametrize(
    "data",
    [
        CHINESE.encode("big5", "replace"),
        "title: café\nname: Müller\n".encode("latin-1"),
        CHINESE.encode() + "x: 公示内容\n".encode("gbk"),
        CHINESE.encode()[:-14] + b"\xe5\xe5\n",
    ],
)
def test_other_bytes_are_named_with_offset_and_line(data: bytes) -> None:
    fault = refused(data)
    assert fault.kind == "encoding-unknown"
    offset = fault.params["offset"]
    assert isinstance(offset, int)
    data[:offset].decode("utf-8")
    assert fault.where.line == data[:offset].count(b"\n") + 1
    assert fault.params["byte"] == f"0x{data[offset]:02X}"


@pytest.mark.parametrize(
    ("data", "line", "column", "name"),
    [
        (b"a: 1\nb: x\x00y\n", 2, 5, "U+0000"),
        (b"a: 1\r\nb: 2\r\nc: \x1b[0m\r\n", 3, 4, "U+001B"),
        ("a: 1\nb: \x9d\n".encode(), 2, 4, "U+009D"),
        ("a: 1\nb: ﾿\uffff\n".encode(), 2, 5, "U+FFFF"),
    ],
)
def test_control_characters_have_a_line(data: bytes, line: int, column: int, name: str) -> None:
    fault = refused(data)
    assert (fault.kind, fault.where.line, fault.where.column) == ("control-character", line, column)
    assert fault.params["character"] == name


@pytest.mark.parametrize("data", [b"PK\x03\x04xyz", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1", b"\x89PNG\r\n\x1a\n"])
def test_an_office_file_with_a_wrong_name_is_called_what_it_is(data: bytes) -> None:
    assert refused(data, "a.md").kind == "not-text"


def test_too_large_bytes_are_not_decoded() -> None:
    fault = refused(b"\xff" * (4 * 1024 * 1024 + 1))
    assert (fault.kind, fault.params) == ("too-large", {"size": 4194305, "limit": 4194304})
