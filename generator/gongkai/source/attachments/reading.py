"""From an attachment to its Extract: what kind of file it is is told by its bytes, never by its name alone."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from pathlib import Path, PurePosixPath

from gongkai.problem import Fault, Text
from gongkai.source.attachments.extract import Bounds, Exhausted, Extract, Reading, Stop
from gongkai.source.attachments.packed import Package, member_name
from gongkai.source.attachments.parts import read_rest
from gongkai.source.attachments.pictures import read_picture
from gongkai.source.attachments.plain import decoded, read_csv, read_text
from gongkai.source.attachments.portable import read_pdf
from gongkai.source.attachments.sheets import is_workbook, read_old_workbook, read_workbook
from gongkai.source.attachments.words import is_document, read_document
from gongkai.source.attachments.xml import Texts, watch
from gongkai.source.files import fetch

_LIMIT = 20_000_000
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_CLOSED = (
    (b"Rar!", Text("是RAR压缩包", "it is a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", Text("是7z压缩包", "it is a 7z archive")),
    (b"\x1f\x8b", Text("是gzip压缩包", "it is a gzip archive")),
    (b"{\\rtf", Text("是RTF文件", "it is an RTF file")),
)
_OLD_WORDS = {
    ".doc": Text("是旧版Word文件（.doc）", "it is an old Word file (.doc)"),
    ".wps": Text("是WPS文字文件（.wps）", "it is a WPS file (.wps)"),
    ".ppt": Text("是旧版PPT文件（.ppt）", "it is an old PowerPoint file (.ppt)"),
    ".dps": Text("是WPS演示文件（.dps）", "it is a WPS file (.dps)"),
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_OPEN_KINDS = ("content.xml", "ppt/presentation.xml")
_KEPT = 256
_KEPT_PIECES = 500_000

_read: OrderedDict[tuple[bytes, str, Bounds], Extract] = OrderedDict()


def read_attachment(root: Path, name: str, limit: int = _LIMIT, bounds: Bounds | None = None) -> Extract:
    """The text of the file `name` below `root`, at most `limit` bytes; never raises on content, never follows links out.

    What cannot be read is a fault of the Extract. The same bytes are read once in a process.
    """
    data = fetch(root, name, limit)
    if isinstance(data, Fault):
        return Extract(fault=data.kind)
    bounds = bounds or Bounds()
    key = (hashlib.sha256(data).digest(), PurePosixPath(name).suffix.lower(), bounds)
    if (known := _read.get(key)) is not None:
        _read.move_to_end(key)
        return known
    extract = read_bytes(name, data, bounds)
    _read[key] = extract
    while len(_read) > 1 and (len(_read) > _KEPT or sum(len(one.pieces) for one in _read.values()) > _KEPT_PIECES):
        _read.popitem(last=False)
    return extract


def read_bytes(name: str, data: bytes, bounds: Bounds | None = None) -> Extract:
    """The text of a file given by its name and bytes."""
    reading = Reading(bounds or Bounds())
    try:
        _read_file(name, data, reading)
    except Stop as stop:
        reading.fail(stop.fault, stop.reason)
    except (RecursionError, MemoryError):
        reading.fail("attachment-unsafe", Text("内部结构嵌套过深", "its inner structure nests too deep"))
    fault, reason = reading.fault or (None, Text("", ""))
    return Extract(tuple(reading.pieces), fault, reason, tuple(reading.links))


def _read_inside(name: str, data: bytes, reading: Reading) -> None:
    """Read a file inside a file; what is wrong with it is remembered and hides nothing else."""
    if reading.depth >= reading.bounds.depth:
        raise Exhausted(Text("压缩包套得太深", "archives nest too deep in it"))
    reading.depth += 1
    try:
        _read_file(name, data, reading)
    except Exhausted:
        raise
    except Stop as stop:
        reading.fail(stop.fault, stop.reason)
    finally:
        reading.depth -= 1


def _read_file(name: str, data: bytes, reading: Reading) -> None:
    suffix = PurePosixPath(name).suffix.lower()
    if not data:
        raise Stop("attachment-empty", Text("是空文件", "it is empty"))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        _read_package(Package(data, reading))
    elif b"%PDF-" in data[:1024]:
        read_pdf(data, reading, _read_inside)
    elif data.startswith(_OLE):
        _read_ole(suffix, data, reading)
    elif data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        read_picture(data, reading)
    elif (closed := next((text for start, text in _CLOSED if data.startswith(start)), None)) is not None:
        raise Stop("attachment-unreadable", closed)
    elif suffix == ".csv":
        read_csv(data, reading)
    elif decoded(data) is not None and suffix not in (".pdf", ".xlsx", ".docx", ".zip", ".jpg", ".jpeg", ".png"):
        _read_loose(data, reading)
    elif suffix in (".pdf", ".xlsx", ".docx", ".zip", ".jpg", ".jpeg", ".png", ".xls", ".doc", ".ofd"):
        raise Stop("attachment-broken", Text(f"内容不是{suffix[1:]}文件", f"its content is no {suffix[1:]} file"))
    else:
        raise Stop("attachment-unreadable", Text("是认不出的文件", "its kind is not known"))


def _read_loose(data: bytes, reading: Reading) -> None:
    """Text, also what is called .xls or .doc and is a web page: its tags part the words."""
    head = data[:2000].lower()
    if b"<html" in head or b"<table" in head or b"<?mso" in head:
        text = decoded(data) or ""
        text = re.sub(r"(?i)</t[dh]>", "\t", text)
        reading.add(re.sub(r"<[^<>]*>", "", re.sub(r"(?i)<(?:br|/p|/tr|/div)[^<>]*>", "\n", text)))
    else:
        read_text(data, reading)


def _read_ole(suffix: str, data: bytes, reading: Reading) -> None:
    if _LOCKED_OFFICE in data:
        raise Stop("attachment-unreadable", Text("加了密码", "it is locked with a password"))
    if suffix in _OLD_WORDS:
        raise Stop("attachment-unreadable", _OLD_WORDS[suffix])
    read_old_workbook(data, reading)


def _read_package(package: Package) -> None:
    reading = package.reading
    if is_workbook(package):
        read_workbook(package, _read_inside)
    elif is_document(package):
        read_document(package, _read_inside)
    elif "OFD.xml" in package:
        _read_ofd(package)
    elif any(name in package for name in _OPEN_KINDS):
        read_rest(package, (), _read_inside)
    else:
        _read_archive(package, reading)


def _read_ofd(package: Package) -> None:
    """OFD (GB/T 33190): pages are XML parts whose TextCode elements hold the words."""
    words = 0
    for name in package.names(""):
        if not name.endswith(".xml"):
            continue
        page = "/Page_" in name
        number = name.rpartition("/Page_")[2].split("/")[0] if page else ""
        inside = (
            Text(f"第{int(number) + 1}页", f"page {int(number) + 1}")
            if number.isdecimal()
            else Text("元数据", "metadata")
        )
        with package.reading.within(inside):
            texts = Texts()
            watch(package.slices(name), texts, package.reading)
            if page:
                words += sum(map(len, texts.found))
                package.reading.add("\n".join(texts.found))
            else:
                for text in texts.found:
                    package.reading.add(text)
    if not words:
        raise Stop("attachment-unreadable", Text("是扫描件，没有文字层", "it is a scan without a layer of text"))


def _read_archive(package: Package, reading: Reading) -> None:
    if not package.members:
        raise Stop("attachment-empty", Text("是空压缩包", "it is an empty archive"))
    for member in package.members:
        name = member_name(member)
        with reading.within(Text(f"压缩包内“{name}”", f"member “{name}”")):
            reading.add(name, Text("文件名", "file name"))
            try:
                data = package.content(member)
                if data:
                    _read_inside(name, data, reading)
            except Exhausted:
                raise
            except Stop as stop:
                reading.fail(stop.fault, stop.reason)
    if comment := decoded(package.comment):
        reading.add(comment, Text("压缩包注释", "archive comment"))


__all__ = ["read_attachment", "read_bytes"]
