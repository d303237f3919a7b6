"""How long a licence may take: twenty working days, forty-five where several bodies decide together, or what another law says.

GK302:
  zh: 行政许可的法定时限一般是20个工作日，经批准可以延长10个工作日；统一、联合、集中办理的45个工作日，可以延长15个。法律、法规另有规定的，要写出来是哪一条。
  en: A licence takes at most 20 working days (10 more if extended), or 45 (15 more) where several bodies decide together, unless a law or regulation says otherwise, and then the guide must name it.
  law: 《中华人民共和国行政许可法》第四十二条
  for: service-guide
  wrong: |
    service_type: licence
    processing_time: {statutory: 60, promised: 10, unit: working-days}
  right: |
    service_type: licence
    processing_time: {statutory: 60, statutory_note: 《中华人民共和国种子法》第三十一条规定六十个工作日, promised: 10, unit: working-days}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.checks.check import Context
from gongkai.checks.emptiness import folded
from gongkai.identifiers.characters import han_number
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.record import LawLevel, Record
from gongkai.records.service_guide import Lane, ServiceGuide, ServiceType, Unit

CODES = (
    Code(
        "GK302",
        "licence-time-over-law",
        Severity.ERROR,
        Text(
            "行政许可写了{given}{unit}，超过一般规定的{limit}个工作日，又没有写依据哪部法律。",
            "The licence takes {given} {unit}, more than the {limit} working days of the law, and no other law is named.",
        ),
        Text(
            "改到{limit}个工作日以内；法律、法规另有规定的，在statutory_note里写明名称和条款。",
            "Bring it within {limit} working days, or name the other law and its article in “statutory_note”.",
        ),
        "《中华人民共和国行政许可法》第四十二条",
    ),
)
FOR = (ServiceGuide,)

_WEEK = Decimal(7) / Decimal(5)
_LIMIT, _MORE = 20, 10
_JOINT_LIMIT, _JOINT_MORE = 45, 15
_JOINT = re.compile(r"(?:统一|联合|集中|并联)(?:办理|审批|审查|审图|验收|受理)")
_EXTENDED = re.compile(r"延长|延期|延至|顺延|再延")
_LAW_NAMED = re.compile(r"《([^》]{2,40})》|([\u4e00-\u9fff]{2,20}(?:法|条例))(?=第|规定|》)")
_LAW_END = re.compile(r"(?:法|条例|细则)(?:\([^)]*\))?$")
_DAYS = re.compile(r"(\d{1,3}|[一二三四五六七八九十百零〇两]{1,7})\s*(?:个)?(?:工作)?(?:日|天)")
_MONTHS = re.compile(r"(\d{1,2}|[一二三四五六七八九十两]{1,3})\s*个月")
_UPPER = frozenset({Lane.COUNTY, Lane.ABOVE})
_GENERAL = "行政许可法"


def each(record: Record, context: Context) -> Iterator[Problem]:
    """A licence whose time is longer than the general rule, without another law that allows it."""
    assert isinstance(record, ServiceGuide)
    if record.service_type is not ServiceType.LICENCE:
        return
    time = record.processing_time
    key, given, unit = "statutory", Decimal(time.statutory or 0), time.statutory_unit or time.unit
    if time.statutory is None:
        key, given, unit = "promised", time.promised, time.unit
    working = given if unit is Unit.WORKING_DAYS else given / _WEEK
    limit = licence_limit(record)
    if working <= limit or _says_otherwise(record, given):
        return
    # Another law is cited, but nothing says that it sets the time: perhaps it does.
    other = any(_is_law(basis.law, basis.level) for basis in record.basis)
    yield CODES[0].at(
        context.catalogue.place(record, "processing_time", key),
        record=context.ref(record),
        severity=Severity.WARNING if other else None,
        given=f"{given.normalize():f}",
        unit=Text(unit.text("zh-Hans"), unit.text("en")),
        limit=limit,
    )


def licence_limit(guide: ServiceGuide) -> int:
    """Working days that a licence may take by the general rule, as far as the guide tells why (第四十二、四十三条)."""
    said = " ".join(_said(guide))
    if _JOINT.search(said):
        limit, more = _JOINT_LIMIT, _JOINT_MORE
    else:
        limit, more = _LIMIT, _MORE
        lanes = {step.lane for step in guide.steps}
        if guide.deciding_body not in (None, guide.implementing_body or guide.body) and lanes & _UPPER:
            limit *= 2  # 第四十三条: the lower body examines within twenty days of its own
    return limit + (more if _EXTENDED.search(said) else 0)


def _said(guide: ServiceGuide) -> Iterator[str]:
    time = guide.processing_time
    yield from (folded(text) for text in (time.statutory_note, time.note) if text)
    yield from (folded(basis.quote) for basis in guide.basis if basis.quote and _GENERAL not in basis.law)
    yield from (folded(step.detail) for step in guide.steps)


def _says_otherwise(guide: ServiceGuide, given: Decimal) -> bool:
    """Whether the note names a law or regulation of its own, or a quoted basis allows so many days."""
    note = folded(guide.processing_time.statutory_note or "")
    for found in _LAW_NAMED.finditer(note):
        name = found[1] or found[2]
        if _GENERAL not in name and _LAW_END.search(name):
            return True
    return any(
        days >= given
        for basis in guide.basis
        if basis.quote and _GENERAL not in basis.law
        for days in _days_named(folded(basis.quote))
    )


def _days_named(text: str) -> Iterator[int]:
    for pattern, times in ((_DAYS, 1), (_MONTHS, 30)):
        for found in pattern.finditer(text):
            number = int(found[1]) if found[1].isdigit() else han_number(found[1])
            if number is not None:
                yield number * times


def _is_law(name: str, level: LawLevel | None) -> bool:
    if _GENERAL in name:
        return False
    if level is not None:
        return level in (LawLevel.LAW, LawLevel.ADMINISTRATIVE_REGULATION, LawLevel.LOCAL_REGULATION)
    return bool(_LAW_END.search(folded(name).strip("《》")))
