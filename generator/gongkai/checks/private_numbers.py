"""Identity cards, bank cards and mobiles in fields, prose, file names and attachments; the first two hold back the record.

GK601:
  zh: 公民身份号码一旦上网就收不回来。公开的文字里一律不写，附件、文件名、图片属性里也不能有；需要区分同名的人时用全站统一的遮盖写法。
  en: An identity number cannot be called back once it is public. It stands in no text, attachment, file name or picture property; namesakes are told apart by the one mask of the site.
  law: 《中华人民共和国个人信息保护法》第二十八条；《中华人民共和国政府信息公开条例》第十五条
  for: disclosure
  wrong: "（正文里写着18位公民身份号码）"
  right: "（写“王某某，石桥村”，不写号码）"
GK602:
  zh: 15位的老号码没有校验码，表格里的18位号码会被Excel改成末三位是零；这些只能怀疑，要请人看一眼。
  en: A number of fifteen digits has no check character, and Excel turns the last three figures of eighteen into zeros; such can only be suspected and want a look.
  law: 《中华人民共和国个人信息保护法》第二十八条
  for: disclosure
  wrong: |
    summary: 名单里有000000900307123这样的号码。
  right: |
    summary: 名单里只写姓氏和村名。
GK603:
  zh: 银行卡号属于金融账户信息。发放结果公开到户和金额就够了，卡号由银行掌握。
  en: A bank card number is financial account information. Who received how much is enough; the number stays with the bank.
  law: 《中华人民共和国个人信息保护法》第二十八条
  for: disclosure
  wrong: "（名单里写着19位银行卡号）"
  right: "（只写发放金额和日期）"
GK604:
  zh: 写在“卡号”“账号”后面、又能通过校验的号码，多半是个人账户；单位账户可以公开，要请人看一眼。
  en: A number after words such as 卡号 or 账号 that passes the check is most often someone's account; that of a body may be public, so it wants a look.
  law: 《中华人民共和国个人信息保护法》第二十八条
  for: disclosure
  wrong: |
    summary: 补贴打到卡号4000000000000002里。
  right: |
    summary: 补贴打到本人社会保障卡里。
GK605:
  zh: 个人名单里的手机号码会招来骚扰和诈骗，公开名单不需要它。
  en: Mobile numbers in a list of persons bring nuisance and fraud; a public list does not need them.
  law: 《中华人民共和国个人信息保护法》第六条、第三十四条
  for: outcome
  wrong: |
    persons: true
    summary: 有事联系赵某某13000000001。
  right: |
    persons: true
    summary: 有事打便民服务中心电话0000-0000101。
GK606:
  zh: 手机号码是个人的，换了人就没人接。对外写单位的固定电话或便民热线。
  en: A mobile belongs to a person and is dead when the person moves on. Give the office's line or the hotline.
  law: 《中华人民共和国个人信息保护法》第六条
  for: public-notice
  wrong: |
    feedback: [{office: hall, phone: 13000000001, address: 示例镇正街8号}]
  right: |
    feedback: [{office: hall, phone: 0000-0000101, address: 示例镇正街8号}]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from gongkai.catalogue import texts
from gongkai.checks.attached import Attached, Line
from gongkai.checks.check import Context
from gongkai.checks.person_tables import heading, tables_of_prose
from gongkai.identifiers.person import find_id_cards, find_numbers
from gongkai.identifiers.spans import Kind, Span
from gongkai.problem import Code, Location, Problem, RecordRef, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.record import Record
from gongkai.source import Document
from gongkai.source.attachments import Piece

_E, _W = Severity.ERROR, Severity.WARNING
_LAW = "《中华人民共和国个人信息保护法》第二十八条"
_DELETE = Text(
    "删掉号码；确要区分同名的人，用“{masked}”这样的遮盖写法。",
    "Delete it; to tell namesakes apart use the mask “{masked}”.",
)
_LOOK = Text(
    "对照原件看一眼：是个人的号码就删掉，不是就在前面写明它是什么编号。",
    "Compare it with the original: delete it if it is a person's, else say before it what number it is.",
)
CODES = (
    Code(
        "GK601",
        "identity-number",
        _E,
        Text("{place}写着公民身份号码{masked}，{held}。", "{place} has an identity card number ({masked}); {held}."),
        _DELETE,
        _LAW,
    ),
    Code(
        "GK602",
        "identity-number-likely",
        _W,
        Text("{place}的{masked}像是公民身份号码。", "{place} has {masked}, which looks like an identity card number."),
        _LOOK,
        _LAW,
    ),
    Code(
        "GK603",
        "bank-card",
        _E,
        Text("{place}写着银行卡号{masked}，{held}。", "{place} has a bank card number ({masked}); {held}."),
        Text("删掉卡号，只写发放对象和金额。", "Delete it; say only who received how much."),
        _LAW,
    ),
    Code(
        "GK604",
        "bank-card-likely",
        _W,
        Text("{place}的{masked}像是个人银行账号。", "{place} has {masked}, which looks like a personal bank account."),
        _LOOK,
        _LAW,
    ),
    Code(
        "GK605",
        "mobile-in-list",
        _E,
        Text(
            "{place}写着个人手机号码{masked}，这是个人名单，{held}。",
            "{place} has the mobile number {masked} in a list of persons; {held}.",
        ),
        Text(
            "从名单里删掉手机号码，联系方式写经办单位的电话。", "Delete it from the list; give the office's telephone."
        ),
        "《中华人民共和国个人信息保护法》第六条",
    ),
    Code(
        "GK606",
        "mobile-number",
        _W,
        Text("{place}写着手机号码{masked}。", "{place} has the mobile number {masked}."),
        Text("改成单位的固定电话或便民热线。", "Give the office's line or the hotline instead."),
        "《中华人民共和国个人信息保护法》第六条",
    ),
)
_ID, _ID_LIKELY, _CARD, _CARD_LIKELY, _LISTED, _MOBILE = CODES
FOR = RECORD_TYPES

_HERE = Text("这里", "This place")
_HELD = Text("这条信息没有发布", "the record is not published")
_PUBLIC = Text("不能公开", "it must not be public")
_FILE_NAME = Text("文件名里", "The file name")

_TOLD = 20
"""How many places of one kind in one attachment are told one by one."""

_OWN = re.compile(r"身份|证件|证号|号码|ID", re.IGNORECASE)
# Headers of neighbouring columns whose figures may add up to what looks like an identity number by chance.
_OTHERS = re.compile(
    r"区划|代码|编码|编号|序号|日期|时间|年|月|日|金额|元|面积|数量|电话|邮编|批号|文号|批次|数|量|率|额|合计|吨|亩|价|度|户|人|期"
)


def _code(span: Span, listed: bool) -> Code | None:
    if span.kind is Kind.ID_CARD:
        return _ID if span.certain else _ID_LIKELY
    if span.kind is Kind.BANK_CARD:
        return _CARD if span.certain else _CARD_LIKELY
    if listed:
        return _LISTED if span.certain else _MOBILE
    return _MOBILE if span.certain else None


def _told(
    text: str,
    place: Callable[[int], Location],
    record: RecordRef | None = None,
    listed: Callable[[int], bool] = lambda offset: False,
    spot: Text = _HERE,
) -> Iterator[Problem]:
    for span in find_numbers(text):
        if (code := _code(span, listed(span.start))) is not None:
            held = _HELD if record else _PUBLIC
            yield code.at(place(span.start), record=record, masked=span.shown, place=spot, held=held)


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Numbers in the id, in any value as written, and in the prose."""
    filed = context.catalogue.filed[record.id]
    ref = context.ref(record)
    # One pass tells for nearly every record that there is nothing to look for.
    if find_numbers(f"{record.id}\0{context.written[record.id]}"):
        for path, text in texts(filed.tidied.values):
            where = partial(_at, filed.tidied.place(filed.document, path))
            yield from _told(text, where, ref, lambda offset: record.persons)
        where = partial(_at, Location(filed.document.file))
        yield from _told(record.id, where, ref, lambda offset: record.persons, _FILE_NAME)
    if find_numbers(record.prose):
        rows = [row.number for one in tables_of_prose(record.prose) if not one.of_staff for row in one.rows]
        lines = {record.prose.count("\n", 0, start) for start in rows}
        in_list = partial(_in_lines, record.prose, lines, record.persons)
        yield from _told(record.prose, partial(context.catalogue.prose_place, record), ref, in_list)


def _at(where: Location, offset: int) -> Location:
    return where


def _in_lines(prose: str, lines: set[int], always: bool, offset: int) -> bool:
    return always or prose.count("\n", 0, offset) in lines


def whole(context: Context) -> Iterator[Problem]:
    """Numbers in bodies.yml, declarations, prose pages, names of attachments and the attachments themselves."""
    catalogue = context.catalogue
    for document in (catalogue.bodies_document, *catalogue.extras.values()):
        for path, text in texts(document.values) if document else ():
            yield from _told(text, partial(_at, document.place(*path)))  # type: ignore[union-attr]
    for page in catalogue.pages:
        document = page.document
        yield from _told(document.prose, partial(_in_prose, document))
    for one in context.attached.values():
        yield from _in_attachment(one)


def _in_prose(document: Document, offset: int) -> Location:
    return Location(document.file, document.prose_line + document.prose.count("\n", 0, offset))


def _in_attachment(one: Attached) -> Iterator[Problem]:
    """Numbers in the name and the text of an attachment; of very many the first are told one by one."""
    for span in find_numbers(one.path.replace("/", "\0")):
        if code := _code(span, one.persons):
            yield from one.problems(code, _FILE_NAME, masked=span.shown)
    seen: Counter[str] = Counter()
    last: dict[str, tuple[Code, str]] = {}
    for code, place, shown in _numbers(one):
        seen[code.id] += 1
        if seen[code.id] <= _TOLD:
            yield from one.problems(code, place, masked=shown)
        else:
            last[code.id] = (code, shown)
    for code, shown in last.values():
        more = seen[code.id] - _TOLD
        yield from one.problems(code, Text(f"另有{more}处", f"{more} more places: each"), masked=shown)


def _numbers(one: Attached) -> Iterator[tuple[Code, Text, str]]:
    found = {id(line): spans for line, spans in one.numbers}
    for line in one.lines:
        spans = found.get(id(line), ())
        spans = (*spans, *_rounded(line, spans))
        for span in spans:
            crossed = line.crossed(span.start, span.end)
            place = line.place(span.start, span.end)
            listed = one.persons or place in one.listed or crossed[0].place in one.listed
            code = _code(span, listed)
            if code is _ID and len(crossed) > 1:
                code = _over_cells(one, crossed, listed)
            if code is not None:
                yield code, place, span.shown


def _rounded(line: Line, found: Sequence[Span]) -> Iterator[Span]:
    """Cells that keep eighteen figures as a number: a program rounds the last ones, not always to zeros."""
    for piece, start in zip(line.pieces, line.starts, strict=True):
        if piece.number and len(piece.text) == 18 and not any(span.start <= start < span.end for span in found):
            for span in find_id_cards(f"{piece.text[:15]}000"):
                yield Span(span.kind, start, start + 18, span.value, certain=False)


def _over_cells(one: Attached, cells: tuple[Piece, ...], listed: bool) -> Code | None:
    """How sure a number is that only neighbouring cells together make: their headers decide."""
    heads = [head for cell in cells if (head := _head(one, cell))]
    if any(_OWN.search(head) for head in heads) or not heads or len(cells) > 4:
        return _ID
    if all(_OTHERS.search(head) for head in heads):
        return None
    return _ID if listed else _ID_LIKELY


def _head(one: Attached, cell: Piece) -> str:
    """The topmost text of a cell's column, where it stands above it and is no figure."""
    top = one.heads.get((cell.table, cell.column))
    if top is None or top.row >= cell.row:
        return ""
    word = heading(top.text)
    return word if _OWN.search(word) or not any(c.isdecimal() for c in word) else ""
