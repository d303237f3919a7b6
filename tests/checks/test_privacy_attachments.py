"""Private numbers in attachments of every format are told with file and place, keep everything back, and lookalikes do not."""

from __future__ import annotations

import io
import os
import re
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.attachment_files import (
    bank_card,
    core,
    docx,
    id_card,
    paragraph,
    pdf,
    picture,
    word_part,
    word_table,
    xls,
    xlsx,
    zipped,
)
from gongkai.commands.build import render
from gongkai.portal import open_portal
from gongkai.problem import Problem
from gongkai.source.attachments import Bounds, read_attachment, read_bytes

ATTACHMENTS = "disclosure_items/attachments/2026"
ID = id_card()
OTHER = id_card(777)
CARD = bank_card()
MOBILE = "13000000001"
RECORD = "disclosures/2026/example"


def attach(portal: Path, name: str, data: bytes | None, persons: bool = False, title: str = "附件") -> None:
    """Put a file among the attachments (None: it is there already) and let the disclosure name it."""
    if data is not None:
        (portal / ATTACHMENTS / name).write_bytes(data)
    file = portal / "disclosure_items/disclosures/2026/example.md"
    more = f"attachments: [{{file: 2026/{name}, title: {title}}}]\n" + ("persons: true\n" if persons else "")
    file.write_text(file.read_text("utf-8").replace("review:", more + "review:", 1), "utf-8")


def about(portal: Path, name: str) -> list[Problem]:
    """What the check says about one attachment."""
    return [one for one in open_portal(portal).report.problems if one.where.file == f"{ATTACHMENTS}/{name}"]


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(one.code.id, str(getattr(one.params.get("place"), "zh", ""))) for one in problems]


NESTED = zipped({"内层.zip": zipped({"名单.csv": f"姓名,备注\n王某某,{ID}\n"})})
LONG_WORD = paragraph(ID[:6], ID[6:9], ID[9:])
HEADED = word_part("hdr", paragraph("内部编号", ID))
PIVOT = f'<pivotCacheRecords xmlns="urn:m"><r><s v="{ID}"/></r></pivotCacheRecords>'
COMMENTS = f'<comments xmlns="urn:m"><commentList><comment ref="A1"><text><t>{ID}</t></text></comment></commentList></comments>'

FILES: dict[str, tuple[str, bytes, str, str]] = {
    "csv": ("a.csv", f"姓名,号码\n王某某,{ID}\n".encode(), "GK601", "第2行"),
    "csv of excel": ("a.csv", f'姓名,号码\n王某某,="{ID}"\n'.encode("utf-8-sig"), "GK601", "第2行"),
    "csv gbk": ("a.csv", f"姓名,号码\n王某某,{ID}\n".encode("gbk"), "GK601", "第2行"),
    "csv utf-16": ("a.csv", f"姓名\t号码\n王某某\t{ID}\n".encode("utf-16"), "GK601", "第2行"),
    "csv utf-16 without mark": ("a.csv", f"姓名\t号码\n王某某\t{ID}\n".encode("utf-16-le"), "GK601", "第2行"),
    "csv split over columns": ("a.csv", f"姓名,一,二\n王某某,{ID[:6]},{ID[6:]}\n".encode(), "GK601", "第2行—第2行"),
    "csv with lines in cells": ("a.csv", f'姓名,说明\n"王\n某某","有\n两行"\n李某某,{ID}\n'.encode(), "GK601", "第5行"),
    "txt": ("a.txt", f"第一行\n第二行\n{ID}\n".encode(), "GK601", "第3行"),
    "txt over a line end": ("a.txt", f"公示\n{ID[:10]}\n{ID[10:]}\n".encode(), "GK601", "第2行"),
    "txt over a block end": ("a.txt", ("行\n" * 99 + f"{ID[:10]}\n{ID[10:]}\n").encode(), "GK601", "第100行"),
    "xlsx": ("a.xlsx", xlsx({"名单": [["姓名", "号"], ["王某某", ID]]}), "GK601", "工作表“名单”B2"),
    "xlsx inline": ("a.xlsx", xlsx({"表": [[("inline", ID)]]}), "GK601", "工作表“表”A1"),
    "xlsx formula without value": ("a.xlsx", xlsx({"表": [[("formula", f'"{ID}"')]]}), "GK601", "工作表“表”A1"),
    "xlsx hidden sheet": ("a.xlsx", xlsx({"表": [["公示"]], "底稿": [[None, ID]]}, "底稿"), "GK601", "工作表“底稿”B1"),
    "xlsx number": ("a.xlsx", xlsx({"表": [[("stored", id_card(place="119999"))]]}), "GK601", "工作表“表”A1"),
    "xlsx rounded": ("a.xlsx", xlsx({"表": [[("stored", "1.1999919900307101E+17")]]}), "GK602", "工作表“表”A1"),
    "xlsx rounded by a float": ("a.xlsx", xlsx({"表": [[("stored", "119999199003071232")]]}), "GK602", "工作表“表”A1"),
    "xlsx split": (
        "a.xlsx",
        xlsx({"表": [["姓名", "证件前", "证件后"], ["王某某", ID[:10], ID[10:]]]}),
        "GK601",
        "工作表“表”B2—C2",
    ),
    "xlsx split over merged cells": (
        "a.xlsx",
        xlsx({"表": [[ID[:6], None, None, ID[6:]]]}),
        "GK601",
        "工作表“表”A1—D1",
    ),
    "xlsx one figure a cell": ("a.xlsx", xlsx({"表": [list(ID)]}), "GK601", "工作表“表”A1—R1"),
    "xlsx birth as a date": (
        "a.xlsx",
        xlsx({"表": [[ID[:6], ("date", "32939"), ID[14:]]]}),
        "GK601",
        "工作表“表”A1—C1",
    ),
    "xlsx comment": ("a.xlsx", xlsx({"表": [["一"]]}, more={"xl/comments1.xml": COMMENTS}), "GK601", "批注"),
    "xlsx pivot cache": (
        "a.xlsx",
        xlsx({"表": [["一"]]}, more={"xl/pivotCache/pivotCacheRecords1.xml": PIVOT}),
        "GK601",
        "数据透视表缓存",
    ),
    "xlsx properties": ("a.xlsx", xlsx({"表": [["一"]]}, more={"docProps/core.xml": core(ID)}), "GK601", "元数据"),
    "xlsx sheet name": ("a.xlsx", xlsx({ID: [["一"]]}), "GK601", ""),
    "xlsx picture": (
        "a.xlsx",
        xlsx({"表": [["一"]]}, more={"xl/media/image1.jpeg": picture("JPEG", "exif", ID)}),
        "GK601",
        "图片image1.jpeg 图片元数据",
    ),
    "xlsx bank card": ("a.xlsx", xlsx({"表": [["王某某", CARD]]}), "GK603", "工作表“表”B1"),
    "xlsx mobile in a list": (
        "a.xlsx",
        xlsx({"表": [["姓名", "备注"], ["王某某", 13000000001]]}),
        "GK605",
        "工作表“表”B2",
    ),
    "xlsx mobile": ("a.xlsx", xlsx({"表": [["咨询", MOBILE]]}), "GK606", "工作表“表”B1"),
    "xlsx address": (
        "a.xlsx",
        xlsx({"表": [["户主", "住址"], ["王某某", "石门村3组12号"]]}),
        "GK607",
        "工作表“表”B2",
    ),
    "xls": ("a.xls", xls([["姓名", "号"], ["王某某", ID]]), "GK601", "工作表“名单”B2"),
    "xls rounded": ("a.xls", xls([["号"], [119999199003071232.0]]), "GK602", "工作表“名单”A2"),
    "docx": ("a.docx", docx(paragraph("公示") + LONG_WORD), "GK601", "第2段"),
    "docx table": ("a.docx", docx(word_table(["甲", "乙"], ["丙", ID])), "GK601", "表1第2行第2列"),
    "docx header": ("a.docx", docx(paragraph("一"), {"word/header1.xml": HEADED}), "GK601", "页眉 第1段"),
    "docx comment": (
        "a.docx",
        docx(paragraph("一"), {"word/comments.xml": word_part("comments", f"<w:comment>{LONG_WORD}</w:comment>")}),
        "GK601",
        "批注 第1段",
    ),
    "docx deleted": (
        "a.docx",
        docx(f"<w:p><w:del><w:r><w:delText>{ID}</w:delText></w:r></w:del></w:p>"),
        "GK601",
        "修订中删去的文字",
    ),
    "docx text box": (
        "a.docx",
        docx(f"<w:p><w:r><w:txbxContent>{LONG_WORD}</w:txbxContent></w:r></w:p>"),
        "GK601",
        "第1段",
    ),
    "docx properties": ("a.docx", docx(paragraph("一"), {"docProps/core.xml": core(ID)}), "GK601", "元数据"),
    "docx embedded sheet": (
        "a.docx",
        docx(paragraph("一"), {"word/embeddings/book.xlsx": xlsx({"表": [[ID]]})}),
        "GK601",
        "嵌入文件book.xlsx 工作表“表”A1",
    ),
    "pdf": ("a.pdf", pdf([[("latin", "first")], [("latin", ID)]]), "GK601", "第2页"),
    "pdf composite font": ("a.pdf", pdf([[("han", f"身份证号{ID}完")]]), "GK601", "第1页"),
    "pdf two fonts in one number": (
        "a.pdf",
        pdf([[("han", "身份证号"), ("latin", ID[:6]), ("han", ID[6:14]), ("latin", ID[14:])]]),
        "GK601",
        "第1页",
    ),
    "pdf properties": ("a.pdf", pdf([[("latin", "a public notice")]], ID), "GK601", "元数据"),
    "zip": ("a.zip", zipped({"名单.csv": f"一,{ID}\n"}), "GK601", "压缩包内“名单.csv”第1行"),
    "zip in a zip": ("a.zip", NESTED, "GK601", "压缩包内“内层.zip”压缩包内“名单.csv”第2行"),
    "zip of a docx": ("a.zip", zipped({"b.docx": docx(LONG_WORD)}), "GK601", "压缩包内“b.docx”第1段"),
    "zip member name": ("a.zip", zipped({f"{ID}.txt": "公示"}), "GK601", f"压缩包内“{ID}.txt”文件名"),
    "png text": ("a.png", picture("PNG", "text", ID), "GK601", "图片元数据"),
    "png compressed text": ("a.png", picture("PNG", "compressed", f"证件{ID}"), "GK601", "图片元数据"),
    "jpeg exif": ("a.jpg", picture("JPEG", "exif", ID), "GK601", "图片元数据"),
    "jpeg windows title": ("a.jpg", picture("JPEG", "windows", ID), "GK601", "图片元数据"),
    "jpeg user comment": ("a.jpg", picture("JPEG", "user-comment", ID), "GK601", "图片元数据"),
    "jpeg comment": ("a.jpg", picture("JPEG", "comment", ID), "GK601", "图片元数据"),
    "jpeg xmp": ("a.jpg", picture("JPEG", "xmp", ID), "GK601", "图片元数据"),
    "jpeg iptc": ("a.jpg", picture("JPEG", "iptc", ID), "GK601", "图片元数据"),
    "called xls, is a web page": (
        "a.xls",
        f"<html><table><tr><td>王某某</td><td>{ID}</td></tr></table></html>".encode("gbk"),
        "GK601",
        "",
    ),
    "called pdf, is a sheet": ("a.pdf", xlsx({"表": [[ID]]}), "GK601", "工作表“表”A1"),
    "secret mark": ("a.docx", docx(paragraph("机密★", "1年") + paragraph("公示")), "GK621", "第1段"),
    "internal mark in a header": (
        "a.docx",
        docx(paragraph("一"), {"word/header1.xml": word_part("hdr", paragraph("内部资料　注意保存"))}),
        "GK621",
        "页眉 第1段",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_planted_number_is_found_with_its_place(good: Path, case: str) -> None:
    name, data, code, place = FILES[case]
    attach(good, name, data)
    problems = [one for one in about(good, name) if one.code.id == code]
    assert problems, told(about(good, name))
    found = problems[0]
    if place:
        # The report covers numbers, also where a place repeats one.
        assert getattr(found.params["place"], "zh", "") == place.replace(ID, f"{ID[:6]}********{ID[14:]}")
    assert found.where.line == 1
    assert found.record is not None and found.record.id == RECORD
    assert ID not in found.message("zh-Hans") and OTHER not in found.message("en")


def test_a_number_in_the_name_of_a_file(good: Path) -> None:
    attach(good, f"{ID}.txt", "公示".encode())
    assert told(about(good, f"{ID}.txt")) == [("GK601", "文件名里")]


def packed_bytes(site: Path) -> list[tuple[Path, bytes]]:
    """Every file of a site, and what is packed in it."""
    found: list[tuple[Path, bytes]] = []
    for file in site.rglob("*"):
        if not file.is_file():
            continue
        waiting = [file.read_bytes()]
        while waiting:
            data = waiting.pop()
            found.append((file, data))
            if data[:2] == b"PK":
                with zipfile.ZipFile(io.BytesIO(data)) as archive:
                    waiting += [archive.read(name) for name in archive.namelist()]
            if data[:5] == b"%PDF-":
                for part in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
                    try:
                        waiting.append(zlib.decompress(part))
                    except zlib.error:
                        continue
    return found


@pytest.mark.parametrize("case", ["xlsx", "docx properties", "pdf", "zip in a zip", "jpeg exif"])
def test_neither_the_file_nor_its_record_reaches_the_site(good: Path, case: str) -> None:
    name, data, *_ = FILES[case]
    attach(good, name, data, title="独有标题")
    shared = good / "disclosure_items/public-notices/2026/example.yml"
    shared.write_text(shared.read_text("utf-8") + f"attachments: [2026/{name}]\n", "utf-8")
    portal = open_portal(good)
    assert {RECORD, "public-notices/2026/example"} <= portal.report.held.keys()
    render(portal)
    files = packed_bytes(good / "site")
    assert len(files) > 10
    for file, content in files:
        assert file.name != name
        for text in (ID, "独有标题", "今年修三条路", "请大家提意见"):
            assert text.encode() not in content, (file, text)


def test_the_photo_of_a_member_of_staff_is_kept_back_too(good: Path) -> None:
    (good / ATTACHMENTS / "photo.jpg").write_bytes(picture("JPEG", "exif", ID))
    bodies = good / "disclosure_items/bodies.yml"
    staff = "phone: 0000-0000101, staff: [{name: 安守正, post: 主任, photo: 2026/photo.jpg}]}"
    bodies.write_text(bodies.read_text("utf-8").replace("phone: 0000-0000101}", staff), "utf-8")
    portal = open_portal(good)
    assert [one.code.id for one in portal.report.problems if one.where.file.endswith("photo.jpg")] == ["GK601"]
    render(portal)
    for file, content in packed_bytes(good / "site"):
        assert file.name != "photo.jpg"
        assert b"photo.jpg" not in content, file


def test_an_attachment_nobody_names_is_read_too(good: Path) -> None:
    (good / ATTACHMENTS / "rest.csv").write_bytes(f"一,{ID}\n".encode())
    [found] = about(good, "rest.csv")
    assert (found.code.id, found.record) == ("GK601", None)


# --- columns and lists ----------------------------------------------------------------------------------------------

COLUMNS = [
    ("身份证号", "1234567890"),
    ("证件号码", "护照12345678"),
    ("出生日期", "1990-03-07"),
    ("联系电话", "小灵通7654321"),
    ("银行账号", "0000987654"),
    ("开户行", "示例农商行"),
    ("病种", "高血压"),
    ("残疾等级", "二级"),
    ("家庭成员", "李小花"),
    ("监护人姓名", "李大山"),
]


@pytest.mark.parametrize(("head", "value"), COLUMNS)
@pytest.mark.parametrize("form", ["csv", "xlsx", "docx", "txt"])
def test_a_private_column_of_a_list_of_persons(good: Path, head: str, value: str, form: str) -> None:
    rows = [
        ["公示表"],
        ["序号", "姓 名", head, "村"],
        ["1", "李卫国", value, "石门村"],
        ["2", "张建军", value, "石门村"],
    ]
    data = {
        "csv": "\n".join(",".join(row) for row in rows).encode(),
        "xlsx": xlsx({"表": rows}),
        "docx": docx(word_table(*rows)),
        "txt": "\n".join("  ".join(cell.replace(" ", "") for cell in row) for row in rows).encode(),
    }[form]
    attach(good, f"a.{form}", data)
    [found] = [one for one in about(good, f"a.{form}") if one.code.id == "GK608"]
    assert found.params["column"] == head and found.params["count"] == 2
    assert RECORD in open_portal(good).report.held


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([["姓名", "身份证号"], ["", ""]], "a form to fill in"),
        ([["姓名", "身份证号"], ["李卫国", "000000********1234"]], "masked"),
        ([["姓名", "身份证号"], ["李卫国", "/"]], "nothing"),
        ([["姓名", "联系电话"], ["李卫国", "0000-0000101"]], "the line of an office"),
        ([["姓名", "联系电话"], ["李卫国", "12345"]], "a hotline"),
        ([["残疾类别", "补贴标准"], ["肢体", "90元"]], "rates, no persons"),
        ([["病种", "报销比例"], ["高血压", "50%"]], "rates, no persons"),
        ([["户主", "残疾等级"], ["王某某", "二级"]], "covered names"),
        ([["姓名", "家庭成员数"], ["李卫国", "4"]], "a count"),
        ([["单位", "开户行", "银行账号"], ["示例镇财政所", "示例农商行", "0000987654"]], "an office's account"),
        ([["姓名", "出生年月", "拟任职务"], ["李卫国", "1990.03", "副镇长"]], "a notice before an appointment"),
        ([["姓名", "职务", "联系电话"], ["李卫国", "村主任", "小灵通7654321"]], "people who serve"),
        ([["申请人姓名", "王某某"], ["身份证号", "不填"]], "a form with headers at the side"),
    ],
)
def test_a_column_that_says_nothing_private(good: Path, rows: list[list[str]], why: str) -> None:
    """Also what is asked for by rules: appointments tell the birth month (党政领导干部选拔任用工作条例)."""
    attach(good, "a.xlsx", xlsx({"表": rows}))
    assert told(about(good, "a.xlsx")) == [], why


@pytest.mark.parametrize(
    ("title", "heads", "code"),
    [
        ("留守儿童名单", ["姓名", "村"], "GK610"),
        ("新学期名单", ["姓名", "学校", "班级"], "GK610"),
        ("三季度低保对象", ["户主", "村"], "GK611"),
        ("特困供养人员公示", ["姓名", "村"], "GK611"),
        ("孕前优生检查名单", ["姓名", "村"], "GK611"),
        ("残疾人专职委员名单", ["姓名", "村"], None),
        ("低保工作培训签到", ["姓名", "职务"], None),
        ("种粮大户补贴公示", ["姓名", "村"], None),
    ],
)
def test_lists_of_minors_and_of_hardship(good: Path, title: str, heads: list[str], code: str | None) -> None:
    rows = [heads, *([name, *["甲"] * (len(heads) - 1)] for name in ("李卫国", "张建军", "王秀英"))]
    attach(good, "a.xlsx", xlsx({"表": rows}), title=title)
    assert [one.code.id for one in about(good, "a.xlsx")] == ([code] if code else [])
    covered = [heads, *([name, *["甲"] * (len(heads) - 1)] for name in ("李某某", "张某某"))]
    (good / ATTACHMENTS / "a.xlsx").write_bytes(xlsx({"表": covered}))
    assert about(good, "a.xlsx") == []


def test_two_masks_on_one_site(good: Path) -> None:
    attach(good, "a.csv", "一,000000********1234\n二,000000********1235\n".encode())
    assert about(good, "a.csv") == []
    (good / ATTACHMENTS / "b.csv").write_bytes("一,00000019900307****\n".encode())
    [found] = about(good, "b.csv")
    assert found.code.id == "GK609"
    assert "第1行" in found.message("zh-Hans") and "000000********0000" in found.message("zh-Hans")


# --- what is no private number --------------------------------------------------------------------------------------

LOOKALIKES = [
    "11999999000000027G", "91999999MA9X11511M", "12999999MB1234567X", "示政宅批〔2026〕1号", "国办发〔2019〕54号",
    "示政罚决〔2026〕12号", "(2026)示0101民初1234号", "（2026）示行初第123456789号", "索引号11999999000000027G/2026-00006",
    "0000-0000101", "0000-0000101转8021", "12345", "12315", "110", "119", "95598", "400-000-0001", "96111", "010-00000001",
    "2026-11-20", "2026年11月20日", "20261120", "2026-11-20 08:30:00", "20261120083000", "2026/11/20—2026/12/20",
    "1,234,567.89", "570220.00", "18930.50元", "13000000000元", "13800万元", "15000000000.00", "62000000000000元",
    "3.1415926535897932", "0.123456789012345678", "100000000000000000000", "99.99%", "1:500000", "119°12′30″",
    "N30.123456 E119.123456", "30.1234567,119.1234567", "合同编号：HT20261120000001", "项目编号2026-330000-00-01-123456",
    "项目代码：2606-999999-04-01-123456", "许可证编号JY19999990000001", "食品经营许可证号：JY29999990000019",
    "流水号202611200830001234", "票据号码0012345678", "发票代码033002600111", "批号：202611200001", "No.00012345678",
    "统计代码999999001001", "区划代码 999999100000", "邮政编码000000", "999999", "条码6901234567892", "ISBN 9787000000002",
    "ISSN 1000-0000", "GB 11643-1999", "GB/T 33190-2016", "NY/T 1234-2020", "第20261120号公告", "宅基地批准书第33000020260001号",
    "不动产权证号：示（2026）示例县不动产权第0012345号", "林权证号B330000001234", "车牌示A·D12345", "K3+500—K12+800",
    "2024、2025、2026三年", "101、102、103、104、105室", "1 2 3 4 5 6 7 8 9 10 11 12", "7月 310 468 189310 74 69264",
    "第1—31页", "8:30—11:30，14:30—17:30", "8 30 11 30 14 30 17 30", "2016 2017 2018 2019 2020", "2035年1842亩",
    "户籍人口12345人", "1842.0 1842.0 0.0", "1480 1480 0", "12345678.9", "1.23456E+05", "ABCDEF1234567890", "sha256:0123456789abcdef",
    "0x00000000000000ff", "550e8400-e29b-41d4-a716-446655440000", "版本1.2.3.20261120", "10.0.0.1", "255.255.255.0",
    "http://example.invalid/20261120/123456789.html", "QQ群号：123456789", "公众号二维码0001", "档号001-WS·2026-D10-0001",
    "卷号2026-0001-0023", "页码001-123", "农历二〇二六年十月", "一万二千三百四十五元", "¥12,345,678.00", "$1,234.00",
    "35kV", "10kV线路131号杆", "东至131号界桩", "净重62.00000千克", "62.5%", "620000元", "6200000000元", "面积620.0平方米",
    "000000********1234", "王某某", "统一编号3300000001", "12位代码123456789012", "25%—30%", "-12345.67", "1e10",
]  # fmt: skip


def test_there_are_a_hundred_lookalikes() -> None:
    assert len(set(LOOKALIKES)) >= 100


@pytest.mark.parametrize("form", ["csv", "xlsx", "docx", "txt", "prose"])
def test_none_of_a_hundred_lookalikes_is_reported(good: Path, form: str) -> None:
    rows = [["项目", "内容"], *([f"第{n}项", text] for n, text in enumerate(LOOKALIKES))]
    if form == "prose":
        file = good / "disclosure_items/disclosures/2026/example.md"
        file.write_text(file.read_text("utf-8") + "\n" + "\n\n".join(LOOKALIKES) + "\n", "utf-8")
        where = "example.md"
    else:
        data = {
            "csv": "\n".join(f'{one},"{other}"' for one, other in rows).encode(),
            "xlsx": xlsx({"表": rows}),
            "docx": docx(word_table(*rows)),
            "txt": "\n".join(LOOKALIKES).encode(),
        }[form]
        attach(good, f"a.{form}", data)
        where = f"a.{form}"
    problems = open_portal(good).report.problems
    assert [
        (one.code.id, one.message("zh-Hans"))
        for one in problems
        if one.where.file.endswith(where) and one.code.id.startswith(("GK6", "GK81"))
    ] == []


def test_columns_of_figures_do_not_join(good: Path) -> None:
    rows: list[list[str | float | tuple[str, str] | None]] = [["区划代码", "登记日期", "编号"]]
    rows += [["119999", "20260302", f"{n:04d}"] for n in range(1, 200)]
    attach(good, "a.xlsx", xlsx({"表": rows}))
    assert about(good, "a.xlsx") == []


@pytest.mark.parametrize(
    "text",
    ["商业秘密受保护", "国家秘密分为绝密、机密、秘密三级", "标注“机密★”字样的文件", "密级：绝密/机密/秘密", "不属于内部资料",
     "内部资料由档案室保管", "加强内部管理，注意保存票据", "工作秘密不得外传的规定已经学习"],
)  # fmt: skip
def test_talk_about_secrets_is_no_mark(good: Path, text: str) -> None:
    attach(good, "a.txt", text.encode())
    assert about(good, "a.txt") == []


@pytest.mark.parametrize(
    "text",
    ["绝密★启用前", "机密★10年", "秘密 ★ 6个月", "密级：机密", "（内部资料，不得外传）", "内部文件 严禁外传", "仅供内部使用",
     "【内部资料】"],
)  # fmt: skip
def test_marks_of_secrecy(good: Path, text: str) -> None:
    attach(good, "a.txt", f"{text}\n示例镇防汛预案\n".encode())
    assert [code for code, _ in told(about(good, "a.txt"))] == ["GK621"]
    assert RECORD in open_portal(good).report.held


# --- files as files -------------------------------------------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096


def encrypted_zip() -> bytes:
    data = bytearray(zipped({"a.txt": "公示"}))
    data[6] |= 1
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def encrypted_pdf() -> bytes:
    import pypdf

    writer, target = pypdf.PdfWriter(), io.BytesIO()
    writer.append(io.BytesIO(pdf([[("latin", "a public notice")]])))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(target)
    return target.getvalue()


UNREADABLE: dict[str, tuple[str, bytes]] = {
    "doc": ("a.doc", OLE),
    "wps": ("a.wps", OLE),
    "et": ("a.et", OLE),
    "rar": ("a.rar", b"Rar!\x1a\x07\x00" + b"\0" * 100),
    "7z": ("a.7z", b"7z\xbc\xaf\x27\x1c" + b"\0" * 100),
    "scan": ("a.pdf", pdf([[]])),
    "locked pdf": ("a.pdf", encrypted_pdf()),
    "locked zip": ("a.zip", encrypted_zip()),
    "locked xlsx": ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")),
}


@pytest.mark.parametrize("case", UNREADABLE)
@pytest.mark.parametrize("persons", [False, True])
def test_text_that_cannot_be_read(good: Path, case: str, persons: bool) -> None:
    name, data = UNREADABLE[case]
    attach(good, name, data, persons)
    [found] = about(good, name)
    assert (found.code.id, found.severity.value) == ("GK814", "error" if persons else "warning")


def test_a_picture_of_a_list_of_persons_cannot_be_read_either(good: Path) -> None:
    attach(good, "a.jpg", picture("JPEG", "exif", "notice"), persons=True)
    assert [(one.code.id, one.severity.value) for one in about(good, "a.jpg")] == [("GK814", "error")]


def bomb() -> bytes:
    return zipped({"a.csv": b"0" * 80_000_000})


def quine_like(depth: int) -> bytes:
    data = "公示".encode()
    for number in range(depth):
        data = zipped({f"{number}.zip" if number else "a.txt": data})
    return data


def entities() -> bytes:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    sheet = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><worksheet>&l9;</worksheet>'
    return xlsx({"表": [["一"]]}, more={"xl/worksheets/sheet2.xml": sheet})


def looping_pdf() -> bytes:
    return pdf([[("latin", "a")]]).replace(b"/Kids [9 0 R]", b"/Kids [2 0 R]")


BROKEN: dict[str, tuple[str, bytes, str]] = {
    "type": ("a.exe", b"MZ" + b"\0" * 100, "GK811"),
    "macros": ("a.docm", docx(paragraph("公示")), "GK811"),
    "empty": ("a.pdf", b"", "GK812"),
    "empty zip": ("a.zip", zipped({}), "GK812"),
    "cut pdf": ("a.pdf", pdf([[("latin", "a public notice")]])[:200], "GK815"),
    "pdf that is none": ("a.pdf", "公示".encode(), "GK815"),
    "cut zip": ("a.zip", zipped({"a.txt": "公示" * 1000})[:-40], "GK815"),
    "cut sheet": ("a.xlsx", xlsx({"表": [["一"]]}, more={"xl/worksheets/sheet1.xml": "<worksheet><row>"}), "GK815"),
    "cut picture": ("a.png", picture("PNG", "text", "notice")[:20], "GK815"),
    "bomb": ("a.zip", bomb(), "GK816"),
    "bomb as a sheet": ("a.xlsx", xlsx({"表": [["一"]]}, more={"xl/comments1.xml": b" " * 80_000_000}), "GK816"),
    "archives in archives": ("a.zip", quine_like(8), "GK816"),
    "entities": ("a.xlsx", entities(), "GK816"),
    "very many members": ("a.zip", zipped({f"{n}.txt": "一" for n in range(4000)}), "GK816"),
    "very deep": ("a.xlsx", xlsx({"表": [["一"]]}, more={"xl/comments1.xml": "<a>" * 3000}), "GK816"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_hostile_or_broken_file_is_one_problem(good: Path, case: str) -> None:
    name, data, code = BROKEN[case]
    attach(good, name, data)
    start = time.monotonic()
    assert [one.code.id for one in about(good, name)] == [code]
    assert time.monotonic() - start < 20


def test_a_pdf_whose_pages_go_in_circles(good: Path) -> None:
    attach(good, "a.pdf", looping_pdf())
    assert len(about(good, "a.pdf")) == 1


def test_a_bound_of_time_ends_a_reading() -> None:
    data = "\n".join(f"一,{n}" for n in range(200_000)).encode()
    start = time.monotonic()
    extract = read_bytes("a.csv", data, Bounds(seconds=0.2))
    assert extract.fault == "attachment-unsafe" and extract.pieces
    assert time.monotonic() - start < 3


def test_figures_without_end_are_searched_for_a_while_only(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gongkai.checks import attached

    monkeypatch.setattr(attached, "_SECONDS", 0.3)
    attach(good, "a.txt", ("6 2 " * 500 + "\n").encode() * 2000)
    start = time.monotonic()
    assert [one.code.id for one in about(good, "a.txt")] == ["GK816"]
    assert time.monotonic() - start < 30


def test_a_bomb_takes_little_memory() -> None:
    import tracemalloc

    data = bomb()
    tracemalloc.start()
    assert read_bytes("a.zip", data).fault == "attachment-unsafe"
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


SPECIAL: list[tuple[str, Callable[[Path], None], str]] = [
    ("pipe.pdf", os.mkfifo, "GK105"),
    ("loop.pdf", lambda file: file.symlink_to(file.name), "GK106"),
    ("out.pdf", lambda file: file.symlink_to("/etc/hostname"), "GK106"),
    ("sparse.pdf", lambda file: _sparse(file), "GK817"),
]


def _sparse(file: Path) -> None:
    with file.open("wb") as target:
        target.truncate(2_000_000_000)


@pytest.mark.parametrize(("name", "make", "code"), SPECIAL, ids=[name for name, *_ in SPECIAL])
def test_what_is_no_plain_file_is_never_opened(good: Path, name: str, make: Callable[[Path], None], code: str) -> None:
    make(good / ATTACHMENTS / name)
    attach(good, name, None)
    start = time.monotonic()
    assert [one.code.id for one in about(good, name)] == [code]
    assert read_attachment(good, f"{ATTACHMENTS}/{name}").fault
    assert time.monotonic() - start < 10


def test_capitals_of_a_name(good: Path) -> None:
    attach(good, "Form.docx", docx(paragraph("公示")))
    file = good / "disclosure_items/disclosures/2026/example.md"
    file.write_text(file.read_text("utf-8").replace("Form.docx", "form.docx"), "utf-8")
    found = [one for one in open_portal(good).report.problems if one.where.file.endswith("example.md")]
    assert [(one.code.id, one.where.line) for one in found] == [("GK813", 6)]
    assert "Form.docx" in found[0].message("en")


def test_links_to_the_disk_of_an_office(good: Path) -> None:
    rels = (
        '<Relationships xmlns="urn:r"><Relationship Id="a" Type="t" TargetMode="External" Target="{}"/></Relationships>'
    )
    part = "word/_rels/document.xml.rels"
    attach(good, "a.docx", docx(paragraph("公示"), {part: rels.format("file:///D:/list.xlsx")}))
    assert [one.code.id for one in about(good, "a.docx")] == ["GK818"]
    target = good / ATTACHMENTS / "a.docx"
    target.write_bytes(docx(paragraph("公示"), {part: rels.format("https://www.gov.cn/")}))
    assert about(good, "a.docx") == []


def test_the_same_bytes_are_read_once(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gongkai.source.attachments import reading

    data = f"一次{time.time()}".encode()
    (good / ATTACHMENTS / "one.txt").write_bytes(data)
    (good / ATTACHMENTS / "two.txt").write_bytes(data)
    first = read_attachment(good, f"{ATTACHMENTS}/one.txt")
    monkeypatch.setattr(reading, "read_bytes", lambda *given: pytest.fail("read twice"))
    assert read_attachment(good, f"{ATTACHMENTS}/two.txt") is first
