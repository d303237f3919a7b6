"""Excel workbooks of today (xlsx, xlsm): every cell as it is stored, hidden sheets too, with sheet name and address."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

from gongkai.problem import Text
from gongkai.source.attachments.extract import Reading, Stop
from gongkai.source.attachments.packed import Package
from gongkai.source.attachments.parts import ReadInside, read_rest, relations
from gongkai.source.attachments.xml import watch

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DATE_FORMATS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_STORED = re.compile(r"[+-]?\d+(?:\.\d*)?(?:[Ee][+-]?\d+)?")
_SIGNIFICANT = 15
_EPOCH = {False: date(1899, 12, 30), True: date(1904, 1, 1)}


def is_workbook(package: Package) -> bool:
    """Whether a package is a workbook."""
    return "xl/workbook.xml" in package


def read_workbook(package: Package, read_inside: ReadInside) -> None:
    """Add every cell of every sheet, then comments, caches and properties."""
    reading = package.reading
    book = _Book()
    watch(package.slices("xl/workbook.xml"), book, reading)
    targets = relations(package, "xl/workbook.xml")
    done = {"xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/calcChain.xml"}
    strings = _Strings()
    if "xl/sharedStrings.xml" in package:
        watch(package.slices("xl/sharedStrings.xml"), strings, reading)
    styles = _Styles()
    if "xl/styles.xml" in package:
        watch(package.slices("xl/styles.xml"), styles, reading)
    epoch = _EPOCH[book.from_1904]
    known = [(name, targets.get(id, "")) for name, id in book.sheets]
    named = {part for _, part in known}
    # A sheet that the workbook no longer names is still in the file.
    known += [("", part) for part in package.names("xl/worksheets/sheet") if part not in named]
    for position, (name, part) in enumerate(known, 1):
        if part not in package or part in done:
            continue
        done.add(part)
        inside = Text(f"工作表“{name}”", f"sheet “{name}”") if name else Text(f"工作表{position}", f"sheet {position}")
        with reading.within(inside):
            reading.add(name)
            watch(package.slices(part), _Sheet(reading, strings.found, styles.dates, epoch), reading)
            relations(package, part)
    read_rest(package, done, read_inside)


class _Book:
    """Sheets in their order: name and relation; and the epoch of dates."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", "")))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")

    def text(self, text: str) -> None:
        pass

    def end(self, name: str) -> None:
        pass


class _Strings:
    """Shared strings, the runs of one joined, the reading aids (rPh) left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._words: list[str] = []
        self._aid = 0
        self._in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "rPh":
            self._aid += 1
        self._in_text = name == "t" and not self._aid

    def text(self, text: str) -> None:
        if self._in_text:
            self._words.append(text)

    def end(self, name: str) -> None:
        self._in_text = False
        if name == "rPh":
            self._aid -= 1
        elif name == "si":
            self.found.append("".join(self._words))
            self._words.clear()


class _Styles:
    """Which cell styles show a number as a date."""

    def __init__(self) -> None:
        self.dates: list[bool] = []
        self._own: dict[str, str] = {}
        self._cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._cells = True
        elif name == "xf" and self._cells:
            id = attributes.get("numFmtId", "0")
            code = _QUOTED.sub("", self._own.get(id, "")).lower()
            own = "y" in code or ("d" in code and "m" in code)
            self.dates.append(own or (id.isdecimal() and int(id) in _DATE_FORMATS))

    def text(self, text: str) -> None:
        pass

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._cells = False


class _Sheet:
    """Cells of one sheet, told to the reading; a cell without a value gives its formula."""

    def __init__(self, reading: Reading, strings: list[str], dates: list[bool], epoch: date) -> None:
        self._reading = reading
        self._strings = strings
        self._dates = dates
        self._epoch = epoch
        self._table = reading.table()
        self._row = self._column = 0
        self._kind = self._style = ""
        self._words: dict[str, list[str]] = {"v": [], "f": [], "t": []}
        self._open = ""
        self._aid = 0
        self._loose: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            given = attributes.get("r", "")
            self._row = int(given) if given.isdecimal() and len(given) < 8 else self._row + 1
            self._column = 0
        elif name == "c":
            self._column += 1
            if match := _CELL.fullmatch(attributes.get("r", "")):
                self._row, self._column = int(match[2]), _column_number(match[1])
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "0")
            for words in self._words.values():
                words.clear()
        elif name == "rPh":
            self._aid += 1
        elif name == "dataValidation":
            self._reading.add(f"{attributes.get('promptTitle', '')} {attributes.get('prompt', '')}")
        self._open = "" if self._aid else name

    def text(self, text: str) -> None:
        if (words := self._words.get(self._open)) is not None:
            words.append(text)
        elif self._open.endswith(("Header", "Footer")):
            self._loose.append(text)

    def end(self, name: str) -> None:
        self._open = ""
        if name == "rPh":
            self._aid -= 1
        elif name == "c":
            self._cell()
        elif name == "headerFooter":
            self._reading.add("".join(self._loose), Text("页眉页脚", "header or footer"))
            self._loose.clear()

    def _cell(self) -> None:
        value = "".join(self._words["v"]).strip()
        spot_name = f"{_column_name(self._column)}{self._row}"
        spot = Text(spot_name, spot_name)
        at = (self._table, self._row, self._column)
        if self._kind == "s":
            position = int(value) if value.isdecimal() and len(value) < 10 else -1
            self._reading.add(self._strings[position] if 0 <= position < len(self._strings) else value, spot, *at)
        elif self._kind == "inlineStr":
            self._reading.add("".join(self._words["t"]), spot, *at)
        elif self._kind == "n" and value:
            if self._is_date() and (shown := _day(value, self._epoch)):
                self._reading.add(shown, spot, *at)
            else:
                self._reading.add_number(plain_number(value), spot, *at)
        else:
            self._reading.add(value or "".join(self._words["f"]), spot, *at)

    def _is_date(self) -> bool:
        style = self._style
        return style.isdecimal() and len(style) < 8 and int(style) < len(self._dates) and self._dates[int(style)]


def plain_number(stored: str) -> str:
    """A stored number without exponent: 1.10101199003071E+17 is 110101199003071000.

    Where a program keeps it as a floating number only fifteen figures count; the rest are zeros, as Excel shows them.
    """
    if not _STORED.fullmatch(stored):
        return stored
    mantissa, _, exponent = stored.lower().partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, part = mantissa.lstrip("+-").partition(".")
    part = part.rstrip("0")
    if not exponent:
        return f"{sign}{whole}" + (f".{part}" if part else "")
    # A program writes one figure before the point; anything else is no number that was typed.
    length = len(whole) + int(exponent) if len(exponent) < 5 else 0
    digits = whole + part
    if whole == "0" or not _SIGNIFICANT <= length <= 30:
        return stored
    return sign + digits[:_SIGNIFICANT].ljust(length, "0")


def _day(stored: str, epoch: date) -> str:
    try:
        days = float(stored)
        if not 1 <= days < 2_958_466:
            return ""
        return (epoch + timedelta(days=int(days))).isoformat()
    except (ValueError, OverflowError):
        return ""


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _column_name(number: int) -> str:
    name = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name or "A"


def read_old_workbook(data: bytes, reading: Reading) -> None:
    """Add every cell of a workbook of before 2007 (xls), and of what opens as such (et)."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    locked = Text("加了密码", "it is locked with a password")
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        names = book.sheet_names
    except PasswordError as error:
        raise Stop("attachment-unreadable", locked) from error
    except (CalamineError, ValueError, OSError, TypeError) as error:
        raise Stop(
            "attachment-unreadable", Text("是读不了的旧格式", "it has an old format that cannot be read")
        ) from error
    for name in names:
        with reading.within(Text(f"工作表“{name}”", f"sheet “{name}”")):
            reading.add(name)
            table = reading.table()
            try:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            except (CalamineError, ValueError, OSError) as error:
                raise Stop("attachment-broken", Text("表格内容损坏", "the sheet is damaged")) from error
            for row, cells in enumerate(rows, 1):
                for column, value in enumerate(cells, 1):
                    if value == "":
                        continue
                    spot = f"{_column_name(column)}{row}"
                    at = (Text(spot, spot), table, row, column)
                    if isinstance(value, float):
                        reading.add_number(plain_number(repr(value) if abs(value) < 1e15 else f"{value:.16e}"), *at)
                    else:
                        reading.add(str(value), *at)
