"""PDF files: the text of each page, of annotations and form fields, and the properties; a scan has no text to read."""

from __future__ import annotations

import io
import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gongkai.problem import Text
from gongkai.source.attachments.extract import Exhausted, Reading, Stop
from gongkai.source.attachments.parts import ReadInside

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_PAGES = 3_000
_FEW = 10
_META = Text("元数据", "metadata")
_BROKEN = Text("PDF损坏，打不开", "the PDF is damaged")
_SLOW = Text("读了太久还没读完", "reading it takes too long")
_SCAN = Text("是扫描件，没有文字层", "it is a scan without a layer of text")
_LOCKED = Text("加了密码", "it is locked with a password")


class _TimeOut(BaseException):
    """The clock rang; no `except Exception` on the way may swallow it."""


def read_pdf(data: bytes, reading: Reading, read_inside: ReadInside) -> None:
    """Add the text of a PDF; raises Stop when it is locked, damaged or only pictures."""
    import pypdf
    from pypdf.errors import PyPdfError

    # Its complaints about sloppy files concern nobody here.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with _alarm(reading.left):
            reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
            if reader.is_encrypted and not _opened(reader):
                raise Stop("attachment-unreadable", _LOCKED)
            _read(reader, reading, read_inside)
    except _TimeOut as error:
        raise Exhausted(_SLOW) from error
    except Stop:
        raise
    except MemoryError as error:
        raise Exhausted(Text("读它要用的内存太多", "reading it takes too much memory")) from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError) as error:
        raise Stop("attachment-broken", _BROKEN) from error


def _opened(reader: PdfReader) -> bool:
    """Whether a PDF that only forbids printing opens without a password."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # a missing cipher is one of many errors here; each means that nobody can read it
        return False


def _read(reader: PdfReader, reading: Reading, read_inside: ReadInside) -> None:
    count = len(reader.pages)
    if count > _PAGES:
        raise Exhausted(Text("页数太多", "it has too many pages"))
    read = failed = 0
    for number in range(count):
        reading.tick(64)
        with reading.within(Text(f"第{number + 1}页", f"page {number + 1}")):
            try:
                page = reader.pages[number]
                text = page.extract_text() or ""
            except RecursionError:
                raise
            except Exception:  # one damaged page must not hide the others
                failed += 1
                continue
            read += len("".join(text.split()))
            reading.add(text)
            _annotations(page, reading)
    with reading.within(_META):
        for value in (reader.metadata or {}).values():
            reading.add(str(value))
        _packet(reader, reading)
    for name, value in _fields(reader):
        reading.add(f"{name}：{value}", Text("表单", "form field"))
    for name, contents in (reader.attachments or {}).items():
        for content in contents:
            with reading.within(Text(f"内嵌文件{name}", f"embedded file {name}")):
                reading.spend(len(content))
                reading.add(name)
                read_inside(str(name), content, reading)
    if failed:
        raise Stop("attachment-broken", Text(f"有{failed}页读不出来", f"{failed} pages cannot be read"))
    if count and read < _FEW:
        raise Stop("attachment-unreadable", _SCAN)


def _annotations(page: PageObject, reading: Reading) -> None:
    for one in page.get("/Annots") or ():
        try:
            note: Any = one.get_object()
            if contents := note.get("/Contents"):
                reading.add(str(contents), Text("注释", "annotation"))
            action = note.get("/A")
            if action is not None and (target := action.get_object().get("/URI")):
                reading.link(str(target))
        except Exception:  # a damaged note hides nothing else
            continue


def _fields(reader: PdfReader) -> Iterator[tuple[str, str]]:
    try:
        fields = reader.get_fields() or {}
    except Exception:  # a damaged form hides nothing else
        return
    for name, one in fields.items():
        if value := one.get("/V"):
            yield str(name), str(value)


def _packet(reader: PdfReader, reading: Reading) -> None:
    from gongkai.source.attachments.xml import Texts, watch

    try:
        root: Any = reader.trailer["/Root"]
        stream = root.get_object().get("/Metadata")
        if stream is None:
            return
        texts = Texts()
        watch((stream.get_object().get_data(),), texts, reading)
    except Exhausted:
        raise
    except Exception:  # a damaged packet of properties hides nothing else
        return
    for text in texts.found:
        reading.add(text)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Ring after `seconds` where the system can; elsewhere only the clock between two pages counts."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: object) -> None:
        raise _TimeOut

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.05))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
