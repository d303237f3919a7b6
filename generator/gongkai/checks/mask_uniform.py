"""One mask for identity numbers on the whole site: two masks of one person can be put together to the full number.

GK609:
  zh: 同一个人的号码，一处遮中间、一处遮末尾，两处一拼就是完整号码。全站只用一种遮盖写法，出生日期一律遮住。
  en: A number that hides its middle here and its end there is whole when both are put together. Use one mask on the whole site and always hide the date of birth.
  law: 《中华人民共和国个人信息保护法》第五十一条、第七十三条（去标识化）
  for: disclosure
  wrong: |
    summary: 证件号000000********0001的王某某，证件号000000199003******的李某某。
  right: |
    summary: 证件号000000********0001的王某某，证件号000000********0002的李某某。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.catalogue import texts
from gongkai.checks.attached import Attached
from gongkai.checks.check import Context
from gongkai.identifiers.person import find_masked_id_cards
from gongkai.problem import Code, Location, Param, Problem, Severity, Text
from gongkai.records.record import Record

CODES = (
    Code(
        "GK609",
        "mask-differs",
        Severity.WARNING,
        Text(
            "{place}的证件号码遮成“{here}”，站里别处遮成“{usual}”（{count}处）。",
            "{place} masks an identity number as “{here}”; elsewhere on the site it is “{usual}” ({count} places).",
        ),
        Text("最好不写号码；要写就统一遮成“{best}”。", "Best write no number; else mask all alike, such as “{best}”."),
        "《中华人民共和国个人信息保护法》第五十一条",
    ),
)
_MASKS = re.compile(r"[*＊×xX●•◆■█#＃﹡∗※]{2}")
_BEST = "000000********0000"


@dataclass(frozen=True)
class _Seen:
    """A mask that was met."""

    shape: str
    where: Location
    place: Text
    record: Record | None = None
    attached: Attached | None = None


def _in_records(context: Context) -> Iterator[_Seen]:
    catalogue = context.catalogue
    here = Text("这里", "This place")
    for record in catalogue.records:
        if record.withdrawn:
            continue
        filed = catalogue.filed[record.id]
        if _MASKS.search(context.written[record.id]):
            for path, text in texts(filed.tidied.values):
                for _, shape in _shapes(text):
                    yield _Seen(shape, filed.tidied.place(filed.document, path), here, record)
        for offset, shape in _shapes(record.prose):
            yield _Seen(shape, catalogue.prose_place(record, offset), here, record)
    for page in catalogue.pages:
        document = page.document
        for offset, shape in _shapes(document.prose):
            line = document.prose_line + document.prose.count("\n", 0, offset)
            yield _Seen(shape, Location(document.file, line), here)


def _in_attachments(context: Context) -> Iterator[_Seen]:
    for one in context.attached.values():
        for piece in one.extract.pieces:
            for _, shape in _shapes(piece.text):
                yield _Seen(shape, one.where, piece.place, attached=one)


def _shapes(text: str) -> Iterator[tuple[int, str]]:
    if _MASKS.search(text):
        for span in find_masked_id_cards(text):
            yield span.start, span.shape


def whole(context: Context) -> Iterator[Problem]:
    """Every file that uses another mask than most of the site, at its first place."""
    seen = [*_in_records(context), *_in_attachments(context)]
    shapes = Counter(one.shape for one in seen)
    if len(shapes) < 2:
        return
    # The most frequent counts as the site's; of equals the one that hides more.
    usual = min(shapes, key=lambda shape: (-shapes[shape], -shape.count("*"), shape))
    told: set[tuple[str, str]] = set()
    for one in seen:
        key = (one.where.file, one.shape)
        if one.shape == usual or key in told:
            continue
        told.add(key)
        words: dict[str, Param] = {"here": one.shape, "usual": usual, "count": shapes[usual], "best": _BEST}
        if one.attached is not None:
            yield from one.attached.problems(CODES[0], one.place, words=words)
        else:
            ref = context.ref(one.record) if one.record else None
            yield CODES[0].at(one.where, words, record=ref, place=one.place)
