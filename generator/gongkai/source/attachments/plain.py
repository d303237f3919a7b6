"""Text files and CSV among the attachments: UTF-8, UTF-16 or GBK, line by line, or cell by cell with row and column."""

from __future__ import annotations

import csv
import io

from gongkai.problem import Text
from gongkai.source.attachments.extract import Reading, Stop

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
_SEPARATORS = ",\t;|，"


def decoded(data: bytes) -> str | None:
    """The text of bytes in an encoding that Chinese offices use; None for what is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    if (wide := _without_mark(data)) is not None:
        return wide
    if _BINARY & set(data[:65536]):
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 that was saved without its mark: every other byte of its digits and line ends is zero."""
    head = data[:4096]
    if len(data) % 2 or len(head) < 4 or b"\x00" not in head:
        return None
    low, high = head[0::2].count(0), head[1::2].count(0)
    if (low == 0) == (high == 0):
        return None
    try:
        return data.decode("utf-16-be" if low else "utf-16-le")
    except UnicodeDecodeError:
        return None


def read_text(data: bytes, reading: Reading) -> None:
    """Add a text as one piece for each hundred lines, so that what a line break split is still found."""
    text = decoded(data)
    if text is None:
        raise Stop("attachment-unreadable", Text("内容不是文字", "its content is no text"))
    lines = text.splitlines()
    step = 100
    for start in range(0, len(lines), step):
        # One line of the next block, for a number that goes over the end of this one.
        block = "\n".join(lines[start : start + step + 1])
        reading.add(block, Text(f"第{start + 1}行起", f"from line {start + 1}"), row=start + 1)


def read_csv(data: bytes, reading: Reading) -> None:
    """Add every cell of a table of comma-, tab- or semicolon-separated values."""
    text = decoded(data)
    if text is None:
        raise Stop("attachment-unreadable", Text("内容不是文字", "its content is no text"))
    head = text[:20_000]
    separator = max(_SEPARATORS, key=lambda one: (head.count(one), -_SEPARATORS.index(one)))
    table = reading.table()
    source = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    csv.field_size_limit(max(csv.field_size_limit(), reading.bounds.unpacked))
    while True:
        row = source.line_num + 1
        try:
            cells = next(source, None)
        except csv.Error:
            read_text(data, reading)
            return
        if cells is None:
            return
        spot = Text(f"第{row}行", f"line {row}")
        for column, cell in enumerate(cells, 1):
            # Excel is kept from rounding by ="…" or a leading apostrophe.
            plain = cell.strip().removeprefix("=").strip("\"'")
            reading.add(plain, spot, table, row, column)
