"""Identity card numbers in public text: never, in no field, in no prose, in no file name; the record is held back.

GK601:
  zh: 公民身份号码一旦上网就收不回来。公开的文字里一律不写，需要区分同名的人时用全站统一的遮盖写法。
  en: An identity number cannot be called back once it is public. It stands in no public text; namesakes are told apart by the one mask of the site.
  law: 《中华人民共和国个人信息保护法》第二十八条；《中华人民共和国政府信息公开条例》第十五条
  for: disclosure
  wrong: "（正文里写着18位公民身份号码）"
  right: "（写“王某某，石桥村”，不写号码）"
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gongkai.catalogue import texts
from gongkai.checks.check import Context
from gongkai.identifiers.person import find_id_cards, mask
from gongkai.problem import Code, Location, Problem, RecordRef, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.record import Record
from gongkai.source import Document

CODES = (
    Code(
        "GK601",
        "identity-number",
        Severity.ERROR,
        Text(
            "这里写着公民身份号码{masked}，这条信息没有发布。",
            "An identity card number ({masked}) stands here; the record is not published.",
        ),
        Text(
            "删掉号码；确要区分同名的人，用“{masked}”这样的遮盖写法。",
            "Delete it; to tell namesakes apart use the mask “{masked}”.",
        ),
        "《中华人民共和国个人信息保护法》第二十八条",
    ),
)
FOR = RECORD_TYPES


def _numbers(text: str, place: Callable[[int], Location], record: RecordRef | None = None) -> Iterator[Problem]:
    for span in find_id_cards(text):
        yield CODES[0].at(place(span.start), record=record, masked=mask(span.kind, text[span.start : span.end]))


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Numbers in any value as written, and in the prose."""
    filed = context.catalogue.filed[record.id]
    ref = context.ref(record)
    for path, text in texts(filed.tidied.values):
        yield from _numbers(text, partial(_at, filed.tidied.place(filed.document, path)), ref)
    yield from _numbers(record.prose, partial(context.catalogue.prose_place, record), ref)


def _at(where: Location, offset: int) -> Location:
    return where


def whole(context: Context) -> Iterator[Problem]:
    """Numbers in bodies.yml, declarations, prose pages and names of attachments."""
    catalogue = context.catalogue
    for document in (catalogue.bodies_document, *catalogue.extras.values()):
        for path, text in texts(document.values) if document else ():
            yield from _numbers(text, partial(_at, document.place(*path)))  # type: ignore[union-attr]
    for page in catalogue.pages:
        document = page.document
        yield from _numbers(document.prose, partial(_in_prose, document))
    for name in catalogue.attachments:
        where = Location(f"{context.settings.records}/attachments/{name}")
        yield from _numbers(name, partial(_at, where))


def _in_prose(document: Document, offset: int) -> Location:
    return Location(document.file, document.prose_line + document.prose.count("\n", 0, offset))
