"""Word documents of today (docx): paragraphs with their runs joined, table cells, deleted text, headers, notes, comments."""

from __future__ import annotations

from gongkai.problem import Text
from gongkai.source.attachments.extract import Reading
from gongkai.source.attachments.packed import Package
from gongkai.source.attachments.parts import ReadInside, read_rest, relations
from gongkai.source.attachments.xml import watch

_MAIN = "word/document.xml"
_SIDE = (
    ("word/header", Text("页眉", "header")),
    ("word/footer", Text("页脚", "footer")),
    ("word/footnotes", Text("脚注", "footnotes")),
    ("word/endnotes", Text("尾注", "endnotes")),
    ("word/comments", Text("批注", "comments")),
)


def is_document(package: Package) -> bool:
    """Whether a package is a Word document."""
    return _MAIN in package


def read_document(package: Package, read_inside: ReadInside) -> None:
    """Add the text of a document, then of its headers, notes, comments, properties, pictures and embedded files."""
    reading = package.reading
    watch(package.slices(_MAIN), _Body(reading), reading)
    relations(package, _MAIN)
    done = {_MAIN, "word/commentsExtended.xml", "word/commentsIds.xml"}
    for start, place in _SIDE:
        for name in package.names(start):
            if name.endswith(".xml") and name not in done:
                done.add(name)
                with reading.within(place):
                    watch(package.slices(name), _Body(reading), reading)
                    relations(package, name)
    read_rest(package, done, read_inside)


class _Level:
    """What is open inside one paragraph (a text box holds paragraphs of its own)."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.deleted: list[str] = []
        self.fields: list[str] = []


class _Table:
    """Where one stands in a table."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.row = 0
        self.column = 0
        self.span = 1
        self.cell: list[str] = []


class _Body:
    """Tells paragraphs and cells to the reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._levels: list[_Level] = []
        self._tables: list[_Table] = []
        self._boxes: list[int] = []
        self._open = ""
        self._paragraph = 0
        self._seen_tables = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._open = name
        if name == "p":
            self._levels.append(_Level())
        elif name == "tbl":
            self._seen_tables += 1
            self._tables.append(_Table(self._reading.table()))
        elif name == "txbxContent":
            self._boxes.append(len(self._tables))
        elif name in ("tab", "br", "cr") and self._levels:
            self._levels[-1].words.append("\t" if name == "tab" else "\n")
        elif name == "noBreakHyphen" and self._levels:
            self._levels[-1].words.append("-")
        elif name in ("docPr", "cNvPr"):
            self._reading.add(
                f"{attributes.get('descr', '')} {attributes.get('title', '')}", Text("替代文字", "alt text")
            )
        elif self._tables and name == "tr":
            self._tables[-1].row += 1
            self._tables[-1].column = 0
        elif self._tables and name == "tc":
            self._tables[-1].column += 1
            self._tables[-1].span = 1
            self._tables[-1].cell.clear()
        elif self._tables and name == "gridSpan":
            width = attributes.get("val", "1")
            self._tables[-1].span = int(width) if width.isdecimal() and len(width) < 4 else 1

    def text(self, text: str) -> None:
        if not self._levels:
            return
        level = self._levels[-1]
        if self._open == "t":
            level.words.append(text)
        elif self._open == "delText":
            level.deleted.append(text)
        elif self._open == "instrText":
            level.fields.append(text)

    def end(self, name: str) -> None:
        self._open = ""
        if name == "p" and self._levels:
            self._close_paragraph(self._levels.pop())
        elif name == "txbxContent" and self._boxes:
            self._boxes.pop()
        elif name == "tc" and self._tables:
            table = self._tables[-1]
            spot = Text(
                f"表{table.number}第{table.row}行第{table.column}列",
                f"table {table.number}, row {table.row}, column {table.column}",
            )
            self._reading.add("\n".join(table.cell), spot, table.number, table.row, table.column)
            table.cell.clear()
            table.column += table.span - 1
        elif name == "tbl" and self._tables:
            self._tables.pop()

    def _close_paragraph(self, level: _Level) -> None:
        text = "".join(level.words)
        # A text box inside a cell is no part of the cell.
        in_cell = bool(self._tables) and (not self._boxes or self._boxes[-1] < len(self._tables))
        if in_cell:
            self._tables[-1].cell.append(text)
        else:
            self._paragraph += 1
            self._reading.add(text, Text(f"第{self._paragraph}段", f"paragraph {self._paragraph}"))
        if level.deleted:
            self._reading.add("".join(level.deleted), Text("修订中删去的文字", "deleted text that is still tracked"))
        if level.fields:
            self._reading.add("".join(level.fields), Text("域代码", "field code"))
