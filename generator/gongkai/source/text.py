"""Bytes to text: UTF-8 with or without BOM; another encoding is recognised where possible and refused with its cure."""

from __future__ import annotations

import codecs
import re
import shlex

from gongkai.problem import Fault, Location, Text

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that neither YAML nor HTML nor XML may hold."""

BREAKS = re.compile("[\x85\u2028\u2029]")
"""Characters that YAML takes for a line end and no editor shows as one: they would shift every line number."""

_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SIGNATURES = (
    (b"PK\x03\x04", Text("Word、Excel 或压缩文件", "a Word, Excel or zip file")),
    (b"\xd0\xcf\x11\xe0", Text("旧版 Word 或 Excel 文件", "an old Word or Excel file")),
    (b"%PDF-", Text("PDF 文件", "a PDF file")),
    (b"\x89PNG", Text("图片", "an image")),
    (b"\xff\xd8\xff", Text("图片", "an image")),
)
_SAMPLE = 64 * 1024


def decode(file: str, data: bytes) -> str | Fault:
    """The text of `data`, BOM removed and every line end `\\n`; `file` is only named in the fault.

    Faults: not-text, encoding-utf16, encoding-gbk, encoding-unknown, control-character.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return Fault("not-text", Location(file), {"what": what})
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Fault("encoding-utf16", Location(file), {"encoding": name, "command": _cure(file, name)})
    if 0 in data and (name := _bare_utf16(data[:_SAMPLE])):
        return Fault("encoding-utf16", Location(file), {"encoding": name, "command": _cure(file, name)})
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _foreign(file, data, error.start)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _suspicious(data) and (found := CONTROL.search(text)):
        return character_fault(file, text, found.start())
    return text


def character_fault(file: str, text: str, at: int, first_line: int = 1) -> Fault:
    """The fault `control-character` for the character at index `at` of `text`, whose first line is `first_line`."""
    line = text.count("\n", 0, at)
    column = at - (text.rfind("\n", 0, at) + 1)
    where = Location(file, first_line + line, column + 1)
    return Fault("control-character", where, {"character": f"U+{ord(text[at]):04X}"})


def _suspicious(data: bytes) -> bool:
    """Whether valid UTF-8 may hold a character of CONTROL: a few searches in C, because nearly no file has one."""
    if len(data) != len(data.translate(None, _CONTROL_BYTES)):
        return True
    return b"\xc2" in data or b"\xef\xbf" in data


def _foreign(file: str, data: bytes, offset: int) -> Fault:
    line_start = data.rfind(b"\n", 0, offset) + 1
    where = Location(
        file, data.count(b"\n", 0, offset) + 1, len(data[line_start:offset].decode("utf-8", "replace")) + 1
    )
    if name := _gbk(data):
        return Fault("encoding-gbk", where, {"encoding": name, "command": _cure(file, name)})
    return Fault("encoding-unknown", where, {"offset": offset, "byte": f"0x{data[offset]:02X}"})


def _gbk(data: bytes) -> str:
    """`GBK` or `GB18030` if `data` is most likely that, else an empty text.

    Nearly every sequence of bytes is some GB18030 text, so what is not ASCII in it must be what people write.
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        if error.start < len(data) - 3:  # only a character cut off at the end is forgiven
            return ""
        data = data[: error.start]
        text = data.decode("gb18030")
    if not _usual(re.sub(r"[\x00-\x7f]+", "", text[:_SAMPLE])):
        return ""
    try:
        data.decode("gbk")
    except UnicodeDecodeError:
        return "GB18030"
    return "GBK"


def _bare_utf16(sample: bytes) -> str:
    """`UTF-16LE` or `UTF-16BE` if `sample`, which has zero bytes but no BOM, is most likely that, else an empty text."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    name = "UTF-16LE" if odd > even else "UTF-16BE"
    text = sample[: len(sample) // 2 * 2].decode(name, "replace")
    return name if _usual(text) and not CONTROL.search(text) else ""


def _usual(text: str) -> bool:
    """Whether four fifths of the characters are those that people write: ASCII and the 7,445 of GB 2312."""
    return len(text.encode("gb2312", "replace").decode("gb2312").replace("?", "")) >= 0.8 * len(text.replace("?", ""))


def _cure(file: str, name: str) -> str:
    return f"iconv -f {name} -t UTF-8 {shlex.quote(file)} > {shlex.quote(file + '.new')}"
