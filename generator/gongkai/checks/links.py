"""Links in Markdown: to records, pages, anchors and files of the portal, and those that lead out of it.

GK801:
  zh: 点了打不开的链接，比没有链接还误事。
  en: A link that leads nowhere is worse than none.
  for: disclosure
  wrong: |
    summary: 详见[公示](record:public-notices/2026/no-such-notice)
  right: |
    summary: 详见[公示](record:public-notices/2026/example)
GK802:
  zh: 本机的文件、脚本和网站根目录以外的路径，别人的电脑上都打不开；网站换了目录，以“/”开头的链接也会断。
  en: A file of one's own computer, a script, or a path above the site opens for nobody else; one from “/” breaks when the site moves.
  law: 《政府网站发展指引》（国办发〔2017〕47号）
  for: disclosure
  wrong: |
    summary: 详见[表](file:///D:/table.xlsx)
  right: |
    summary: 详见[办事指南](record:service-guides/example)
GK803:
  zh: 链接要跳到的小标题没有了，打开后停在页首，读的人找不到那一段。
  en: The heading is gone; the page opens at its top and the reader does not find the place.
  for: disclosure
  wrong: |
    summary: 详见[办法](record:policy-documents/2026/example#第九章)
  right: |
    summary: 详见[办法](record:policy-documents/2026/example)
"""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from gongkai.catalogue import texts
from gongkai.checks.check import Context
from gongkai.problem import Code, Location, Problem, RecordRef, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.record import Record
from gongkai.records.service_guide import LifeEvent
from gongkai.source import heading_anchors

CODES = (
    Code(
        "GK801",
        "broken-link",
        Severity.ERROR,
        Text("链接“{given}”打不开：{why}。", "The link “{given}” leads nowhere: {why}."),
        Text("{advice}", "{advice}"),
    ),
    Code(
        "GK802",
        "link-out",
        Severity.ERROR,
        Text("链接“{given}”{why}。", "The link “{given}” {why}."),
        Text(
            "本站的信息写“record:编号”，页面写相对路径；文件放进attachments/，在attachments里登记；别的网站写完整网址。",
            "Use record:<id> for records, a relative path for pages, attachments for files, a full address for other sites.",
        ),
    ),
    Code(
        "GK803",
        "anchor-missing",
        Severity.WARNING,
        Text("“{page}”里没有“#{anchor}”这个小标题。", "“{page}” has no heading “#{anchor}”."),
        Text("{advice}", "{advice}"),
    ),
)
_BROKEN, _OUT, _ANCHOR = CODES
FOR = RECORD_TYPES

_CODE = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)|(`+)(?!`)[^\n]*?(?<!`)\2(?!`)", re.M | re.S
)
_TARGET = r"(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()]*\))+))"
_INLINE = re.compile(rf"\]\(\s*{_TARGET}")
_DEFINED = re.compile(rf"^ {{0,3}}\[(?!\^)[^\]\n]+\]:\s*{_TARGET}", re.M)
_AUTO = re.compile(r"<((?:record|file|javascript):[^<>\s]*)>", re.I)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_ELSEWHERE = frozenset({"http", "https", "mailto", "tel"})
_TEMPLATE_ANCHOR = re.compile(r"[a-z][a-z0-9-]*\Z")
_FOOTNOTE = re.compile(r"fn(ref)?[\d:-]+\Z")

_PAGES = re.compile(
    r"(?:index|statutory|bodies|coverage|guide|annual-reports|services|fees|search|404"
    r"|(?:all|latest|notices|outcomes|policies)(?:-[a-z]+(?:-[a-z]+)*)?(?:-\d+)?)\.html\Z"
)
"""Pages that the site makes by itself; a test holds them against the plan of the sample."""


@dataclass(frozen=True, slots=True)
class Link:
    """A target as it was written, and its offset in the text."""

    target: str
    at: int


def links(markdown: str) -> Iterator[Link]:
    """Targets of links and images, inline and by reference; what stands in code is none."""
    if "](" not in markdown and "]:" not in markdown and "<" not in markdown:
        return
    text = _CODE.sub(lambda found: " " * len(found[0]), markdown) if "`" in markdown or "~~~" in markdown else markdown
    for pattern in (_INLINE, _DEFINED):
        for found in pattern.finditer(text):
            group = 1 if found[1] is not None else 2
            yield Link(found[group], found.start(group))
    for found in _AUTO.finditer(text):
        yield Link(found[1], found.start(1))


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Links in the Markdown of one record; positions in the prose are told by line."""
    ref = context.ref(record)
    for link in links(record.prose):
        yield from _judged(link, record.url, context.catalogue.prose_place(record, link.at), ref, context)
    for path, value in texts(context.catalogue.filed[record.id].tidied.values):
        if "](" in value:
            for link in links(value):
                yield from _judged(link, record.url, context.catalogue.place(record, *path), ref, context)


def whole(context: Context) -> Iterator[Problem]:
    """Links of the pages in `content/`."""
    for page in context.catalogue.pages:
        prose = page.document.prose
        for link in links(prose):
            before = prose[: link.at]
            line = max(page.document.prose_line, 1) + before.count("\n")
            where = Location(page.file, line, link.at - before.rfind("\n"))
            yield from _judged(link, page.url, where, None, context)


def _judged(link: Link, url: str, where: Location, ref: RecordRef | None, context: Context) -> Iterator[Problem]:
    target = link.target.strip()
    scheme = _SCHEME.match(target)
    path, _, anchor = target.partition("#")
    path, anchor = unquote(path.partition("?")[0]), unquote(anchor)
    if scheme and scheme[1].lower() == "record":
        yield from _to_record(path[len("record:") :], anchor, target, where, ref, context)
    elif scheme and scheme[1].lower() not in _ELSEWHERE:
        why = Text("不是网页地址，别人打不开", "is no address of a page; nobody else can open it")
        yield _OUT.at(where, record=ref, given=target, why=why)
    elif scheme or target.startswith("//"):
        return
    elif target.startswith("/"):
        why = Text("以“/”开头，网站放在别的目录下就会断", "begins with “/” and breaks when the site lives below a path")
        yield _OUT.at(where, record=ref, given=target, why=why)
    else:
        yield from _to_page(path, anchor, target, url, where, ref, context)


def _to_record(
    id: str, anchor: str, given: str, where: Location, ref: RecordRef | None, context: Context
) -> Iterator[Problem]:
    record = context.catalogue.get(id)
    if record is None:
        if any(unread.id == id for unread in context.catalogue.unread):
            return  # its own problem is told already
        why = Text("没有这个编号的信息", "there is no record of that id")
        yield _BROKEN.at(where, record=ref, given=given, why=why, advice=_near(id, context.catalogue.filed))
    elif not record.openable:
        why = Text(f"《{record.title}》不向社会公开", f"“{record.title}” is not open to the public")
        advice = Text("删去这个链接。", "Take the link out.")
        yield _BROKEN.at(where, record=ref, given=given, why=why, advice=advice)
    elif anchor and not record.withdrawn:
        yield from _in_record(record, anchor, where, ref)


def _in_record(record: Record, anchor: str, where: Location, ref: RecordRef | None) -> Iterator[Problem]:
    # Sections that the template makes have Latin anchors, which this floor does not know.
    if _TEMPLATE_ANCHOR.match(anchor) or _FOOTNOTE.match(anchor):
        return
    known = [heading.anchor for heading in heading_anchors(record.prose)]
    if anchor not in known:
        yield _ANCHOR.at(where, record=ref, page=record.title, anchor=anchor, advice=_near(anchor, known))


def _to_page(
    path: str, anchor: str, given: str, url: str, where: Location, ref: RecordRef | None, context: Context
) -> Iterator[Problem]:
    address = posixpath.normpath(posixpath.join(posixpath.dirname(url), path)) if path else url
    if address.startswith("../") or address == "..":
        why = Text("指到了网站的根目录以外", "leads above the root of the site")
        yield _OUT.at(where, record=ref, given=given, why=why)
        return
    address = f"{address[:-3]}.html" if address.endswith(".md") else address
    address = "index.html" if address == "." else address
    page = next((page for page in context.catalogue.pages if page.url == address), None)
    id = address.removesuffix(".html")
    if page is not None:
        known = [heading.anchor for heading in page.headings]
        # The home page and others are laid out by a template with Latin anchors of its own.
        laid_out = _PAGES.match(address) and _TEMPLATE_ANCHOR.match(anchor)
        if anchor and anchor not in known and not _FOOTNOTE.match(anchor) and not laid_out:
            yield _ANCHOR.at(where, record=ref, page=page.title, anchor=anchor, advice=_near(anchor, known))
    elif address != id and id in context.catalogue.filed:
        yield from _to_record(id, anchor, given, where, ref, context)
    elif not known_address(address, context):
        why = Text("没有这个页面或文件", "there is no such page or file")
        addresses = [page.url for page in context.catalogue.pages]
        yield _BROKEN.at(where, record=ref, given=given, why=why, advice=_near(address, addresses))


def known_address(address: str, context: Context) -> bool:
    """Whether the site has something at an address that is neither a record nor a page of `content/`."""
    catalogue = context.catalogue
    folder, _, name = address.rpartition("/")
    stem = name.removesuffix(".html")
    if address.startswith("files/"):
        return address.removeprefix("files/") in catalogue.attachments
    if folder == "offices":
        return stem in catalogue.office
    if folder == "bodies":
        return stem in catalogue.body
    if folder == "life":
        return stem in set(LifeEvent)
    if folder == "categories":
        return any(stem == category.id for group in context.standard.groups for category in group.categories)
    if _PAGES.match(address) or any(unread.id == address.removesuffix(".html") for unread in catalogue.unread):
        return True
    if (part := re.fullmatch(r"(.+)-\d+\.html", address)) and part[1] in catalogue.filed:
        return True  # a further page of a long register
    beside = context.root / context.settings.docs_dir / address
    return "\0" not in address and not address.endswith(".html") and beside.is_file()


def _near(given: str, known: Iterable[str]) -> Text:
    close = difflib.get_close_matches(given, list(known), n=1, cutoff=0.6)
    if close:
        return Text(f"是不是“{close[0]}”？", f"Did you mean “{close[0]}”?")
    return Text("改正链接，或者删去。", "Correct the link or take it out.")
