"""Attachments as files: type, size, emptiness, the case of names, whether their text can be read, links to own disks.

GK811:
  zh: 附件要让任何人都能直接打开。程序、网页、带宏的文档可能带病毒，不能挂在政府网站上。
  en: Anybody must be able to open an attachment as it is. Programs, web pages and documents with macros may carry a virus and do not belong on a government site.
  wrong: "（附件是form.exe或form.docm）"
  right: "（附件是form.docx或form.pdf）"
GK812:
  zh: 空附件点开什么也没有，多半是传文件时断了。
  en: An empty attachment shows nothing; most often its transfer broke off.
  wrong: "（附件是0字节的文件）"
  right: "（附件有内容）"
GK813:
  zh: 电脑上不分大小写，服务器上分：写错大小写的附件，上线就打不开。
  en: A desktop ignores the case of letters, a server does not: such a link is dead once it is online.
  for: disclosure
  wrong: |
    attachments: [{file: 2026/Homestead-Form.txt, title: 申请表}]
  right: |
    attachments: [{file: 2026/homestead-form.txt, title: 申请表}]
GK814:
  zh: 扫描件、.doc、.wps、.rar、加密文件里的文字查不了，也搜不到、读屏软件念不出；个人名单尤其不能用。
  en: The text of a scan, a .doc, a .wps, a .rar or a locked file can be neither checked nor searched nor read aloud; for lists of persons it is not acceptable.
  law: 《中华人民共和国政府信息公开条例》第十七条
  wrong: "（名单是扫描的PDF）"
  right: "（名单是有文字的PDF、xlsx或docx）"
GK815:
  zh: 附件损坏，群众下载了也打不开。
  en: A damaged attachment does not open for the public either.
  wrong: "（下载到一半的PDF）"
  right: "（能正常打开的PDF）"
GK816:
  zh: 解压后大得出奇、套了很多层或者怎么也读不完的文件，会拖垮打开它的电脑。
  en: A file that unpacks to an absurd size, nests too deep or never ends can bring down the computer that opens it.
  wrong: "（压缩包里套着压缩包，套了五层）"
  right: "（把文件一个个放出来作附件）"
GK817:
  zh: 太大的附件用手机下载不了，也占用仓库。
  en: Too large an attachment cannot be downloaded on a phone and weighs on the repository.
  wrong: "（一个80MB的扫描PDF）"
  right: "（压缩到20MB以内，或分成几个文件）"
GK818:
  zh: 附件里的链接指着办公电脑的硬盘或局域网，群众点了没有用，还露出内部的路径和人名。
  en: A link to an office disk or a local network is dead for the public and reveals inner paths and names.
  wrong: "（附件里的链接是file:///D:/桌面/名单.xlsx）"
  right: "（链接改成网址，或删掉）"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from gongkai.checks.attached import Attached
from gongkai.checks.check import Context
from gongkai.checks.references import references
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.record import Record

_E, _W = Severity.ERROR, Severity.WARNING

CODES = (
    Code(
        "GK811",
        "attachment-type",
        _E,
        Text(
            "附件是“{suffix}”文件，这种文件不能作附件。", "The attachment is a “{suffix}” file, which may not be one."
        ),
        Text("换成PDF、docx、xlsx、csv、txt、图片或zip。", "Use PDF, docx, xlsx, csv, txt, a picture or zip."),
    ),
    Code(
        "GK812",
        "attachment-empty",
        _E,
        Text("附件是空的，没有内容。", "The attachment is empty."),
        Text("重新放一次文件，打开看看有没有内容。", "Put the file there again and open it to make sure."),
    ),
    Code(
        "GK813",
        "attachment-name-case",
        _E,
        Text(
            "附件写作“{given}”，文件名却是“{name}”，大小写不一样。",
            "The attachment is named “{given}”, but the file is “{name}”: the case of letters differs.",
        ),
        Text("改成“{name}”。", "Write “{name}”."),
    ),
    Code(
        "GK814",
        "attachment-unreadable",
        _W,
        Text(
            "附件里的文字读不出来：{reason}，有没有个人信息没有查。",
            "The text of the attachment cannot be read: {reason}. It was not searched for personal matters.",
        ),
        Text(
            "换成有文字的PDF、docx、xlsx，或在旁边附一份；名单一律用表格。",
            "Use a PDF with text, docx or xlsx, or add one beside it; lists are always sheets.",
        ),
        "《中华人民共和国政府信息公开条例》第十七条",
    ),
    Code(
        "GK815",
        "attachment-broken",
        _E,
        Text("附件打不开：{reason}。", "The attachment cannot be opened: {reason}."),
        Text(
            "从原件重新导出一份，打开确认后再提交。", "Export it anew from the original and open it before you commit."
        ),
    ),
    Code(
        "GK816",
        "attachment-unsafe",
        _E,
        Text("附件没有读完：{reason}。", "The attachment was not read to its end: {reason}."),
        Text(
            "把里面要公开的文件取出来，单独作附件。",
            "Take out the files that are to be public and attach each by itself.",
        ),
    ),
    Code(
        "GK817",
        "attachment-too-large",
        _E,
        Text(
            "附件有{mb}MB，超过{limit}MB的上限，没有发布。",
            "The attachment has {mb} MB, over the limit of {limit} MB; it is not published.",
        ),
        Text("压缩图片、分成几个文件，或调低扫描精度。", "Shrink its pictures, split it, or scan with fewer dots."),
    ),
    Code(
        "GK818",
        "attachment-local-link",
        _W,
        Text(
            "{place}有链接指着办公电脑或局域网：{target}。",
            "{place} has a link to an office disk or network: {target}.",
        ),
        Text("改成公开的网址，或删掉链接。", "Give a public address, or remove the link."),
    ),
)
_TYPE, _EMPTY, _CASE, _UNREADABLE, _BROKEN, _UNSAFE, _LARGE, _LINK = CODES
FOR = RECORD_TYPES

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff")
_SOUNDS = (".mp3", ".mp4", ".m4a")
_TEXTS = (".pdf", ".ofd", ".doc", ".docx", ".wps", ".odt", ".rtf", ".txt", ".ppt", ".pptx", ".dps")
_SHEETS = (".xls", ".xlsx", ".et", ".ods", ".csv", ".xml", ".json", ".geojson")
_ALLOWED = frozenset((*_PICTURES, *_SOUNDS, *_TEXTS, *_SHEETS, ".zip", ".rar", ".7z"))
_INNER = r"(?:192\.168\.|10\.\d|172\.(?:1[6-9]|2\d|3[01])\.|127\.|localhost\b)"
_LOCAL = re.compile(rf"(?i)file:|[a-z]:[\\/]|\\\\|https?://{_INNER}")
_PICTURE = Text("是图片，里面的字读不出来", "it is a picture, whose words cannot be read")
_ENDLESS = Text("里面的数字多得查不完", "it holds more figures than can be searched")
_OPEN = Text("没有读取权限或磁盘读不出来", "it may not be read, or the disk cannot give it")


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Names that differ from the file only by the case of letters."""
    for path, kinds, given in references(record, type(record)):
        if kinds != ("file",) or given in context.catalogue.attachments:
            continue
        if name := context.attachment_names.get(given.casefold()):
            where = context.catalogue.place(record, *path)
            yield _CASE.at(where, record=context.ref(record), given=given, name=name)


def whole(context: Context) -> Iterator[Problem]:
    """Everything about the files that something names; one that nobody names is never published."""
    for one in context.attached.values():
        if one.named:
            yield from _file(one)


def _file(one: Attached) -> Iterator[Problem]:
    suffix = PurePosixPath(one.path).suffix.lower()
    extract = one.extract
    fault = one.refs.attachments[one.path].fault
    if fault is not None:
        if fault.kind == _LARGE.name:
            yield from one.problems(_LARGE, words=fault.params)
        return
    if suffix not in _ALLOWED:
        yield from one.problems(_TYPE, suffix=suffix or "没有后缀")
        return
    unread = _W if not one.persons else _E
    if extract.fault == "attachment-empty":
        yield from one.problems(_EMPTY)
    elif extract.fault == "attachment-unreadable":
        if suffix not in _SOUNDS or one.persons:
            yield from one.problems(_UNREADABLE, None, unread, reason=extract.reason)
    elif extract.fault == "attachment-unsafe" or not one.searched:
        yield from one.problems(_UNSAFE, reason=extract.reason if extract.reason.zh else _ENDLESS)
    elif extract.fault is not None:
        yield from one.problems(_BROKEN, reason=extract.reason if extract.reason.zh else _OPEN)
    elif suffix in _PICTURES and one.persons:
        yield from one.problems(_UNREADABLE, None, unread, reason=_PICTURE)
    for target, place in dict.fromkeys(extract.links):
        if _LOCAL.match(target):
            yield from one.problems(_LINK, place, target=target[:80])
