"""Makes small files of every format that offices attach, with given words in them; nothing is stored in the repository."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

from stdnum import luhn
from stdnum.cn import ric

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def id_card(order: int = 123, place: str = "000000", born: str = "19900307") -> str:
    """A number of nobody: the place 000000 cannot exist."""
    body = f"{place}{born}{order:03d}"
    return body + str(ric.calc_check_digit(body + "0"))


def bank_card(order: int = 1) -> str:
    body = f"62000000000000{order:04d}"
    return body + str(luhn.calc_check_digit(body))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


Cell = str | float | tuple[str, str]
"""A text, a number, or (form, content): form is inline, stored, date, formula."""


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[Cell | None]]],
    hidden: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A workbook; texts are shared strings in two runs, None is an empty cell."""
    strings: list[str] = []
    members: dict[str, str | bytes] = {}
    names, targets = "", ""
    for number, (name, rows) in enumerate(sheets.items(), 1):
        body = ""
        for at, cells in enumerate(rows, 1):
            body += f'<row r="{at}">'
            for column, cell in enumerate(cells):
                address = f"{chr(65 + column)}{at}"
                if cell is None:
                    continue
                if isinstance(cell, str):
                    body += f'<c r="{address}" t="s"><v>{len(strings)}</v></c>'
                    half = len(cell) // 2
                    runs = f"<r><t>{escaped(cell[:half])}</t></r><r><t>{escaped(cell[half:])}</t></r>"
                    strings.append(f"<si>{runs}<rPh><t>yin</t></rPh></si>")
                elif isinstance(cell, tuple):
                    form, content = cell
                    body += {
                        "inline": f'<c r="{address}" t="inlineStr"><is><t>{content}</t></is></c>',
                        "stored": f'<c r="{address}"><v>{content}</v></c>',
                        "date": f'<c r="{address}" s="1"><v>{content}</v></c>',
                        "formula": f'<c r="{address}" t="str"><f>{content}</f></c>',
                    }[form]
                else:
                    body += f'<c r="{address}"><v>{cell!r}</v></c>'
            body += "</row>"
        part = f"xl/worksheets/sheet{number}.xml"
        members[part] = f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'
        state = ' state="veryHidden"' if name == hidden else ""
        names += f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"{state}/>'
        targets += f'<Relationship Id="rId{number}" Type="t" Target="worksheets/sheet{number}.xml"/>'
    members["xl/workbook.xml"] = f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>{names}</sheets></workbook>'
    members["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}">{targets}</Relationships>'
    members["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{"".join(strings)}</sst>'
    members["xl/styles.xml"] = (
        f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    return zipped({**members, **(more or {})})


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{escaped(run)}</w:t></w:r>" for run in runs) + "</w:p>"


def word_table(*rows: Sequence[str]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(body: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document whose body is given as XML; `more` are further parts."""
    document = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(more or {})})


def word_part(kind: str, body: str) -> str:
    return f'<w:{kind} xmlns:w="{_W}">{body}</w:{kind}>'


def core(creator: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:creator>{creator}</dc:creator></cp:coreProperties>'
    )


def pdf(pages: Sequence[Sequence[tuple[str, str]]], subject: str = "") -> bytes:
    """A PDF; each page is a list of (font, text): latin is a base font, han a composite font with a map to Unicode."""
    glyphs = sorted({c for page in pages for font, text in page if font == "han" for c in text})
    code = {c: number for number, c in enumerate(glyphs, 1)}
    pairs = "".join(f"<{code[c]:04X}> <{ord(c):04X}>\n" for c in glyphs)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(glyphs)} beginbfchar\n{pairs}endbfchar\n"
        "endcmap end end"
    )
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(cmap.encode()),
        f"<< /Subject ({subject}) >>".encode(),
    ]
    kids = []
    for page in pages:
        words = "BT 50 700 Td "
        for font, text in page:
            shown = f"({text})" if font == "latin" else "<" + "".join(f"{code[c]:04X}" for c in text) + ">"
            words += f"/{font} 12 Tf {shown} Tj "
        objects.append(_stream(zlib.compress((words + "ET").encode("latin-1")), "/Filter /FlateDecode"))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /latin 3 0 R /han 4 0 R >> >> >>".encode()
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    found = b"%PDF-1.7\n"
    offsets = []
    for number, one in enumerate(objects, 1):
        offsets.append(len(found))
        found += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(found)
    found += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    found += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return found + b"trailer << /Size %d /Root 1 0 R /Info 7 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )


def _stream(content: bytes, extra: str = "") -> bytes:
    return f"<< /Length {len(content)} {extra} >>\nstream\n".encode() + content + b"\nendstream"


def picture(form: str, place: str, words: str) -> bytes:
    """A picture of one pixel with words in its metadata: PNG text, EXIF, a comment, XMP."""
    from PIL import Image, PngImagePlugin

    image, target = Image.new("RGB", (1, 1)), io.BytesIO()
    if form == "PNG":
        told = PngImagePlugin.PngInfo()
        if place == "compressed":
            told.add_itxt("Description", words, zip=True)
        else:
            told.add_text("Comment", words)
        image.save(target, "PNG", pnginfo=told)
    elif place == "comment":
        image.save(target, "JPEG", comment=words.encode())
    elif place == "xmp":
        image.save(target, "JPEG", xmp=f"<x><title>{words}</title></x>".encode())
    elif place == "iptc":
        image.save(target, "JPEG")
        text = words.encode()
        record = b"\x1c\x02\x78" + struct.pack(">H", len(text)) + text
        block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record + b"\0" * (len(record) % 2)
        segment = b"Photoshop 3.0\0" + block
        data = target.getvalue()
        return data[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + data[2:]
    else:
        exif = Image.Exif()
        if place == "windows":
            exif[0x9C9C] = words.encode("utf-16-le") + b"\0\0"
        elif place == "user-comment":
            exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + words.encode()
        else:
            exif[0x010E] = words
        image.save(target, "JPEG", exif=exif)
    return target.getvalue()


def xls(rows: Sequence[Sequence[str | float]], sheet: str = "名单") -> bytes:
    import xlwt

    book, target = xlwt.Workbook(encoding="utf-8"), io.BytesIO()
    page = book.add_sheet(sheet)
    for at, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            page.write(at, column, cell)
    book.save(target)
    return target.getvalue()
