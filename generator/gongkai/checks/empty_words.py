"""Placeholders in records of every type: 无, 待补充, TBD, blanks of a template, and words that only point to the rules.

GK325:
  zh: 这一项要有实在的内容，“无”“略”“待补充”“TBD”不算写了。没想好的先不要公开。
  en: This field owes content; “none”, “to be completed” or “TBD” is none. What is not written yet is not published yet.
  law: 《中华人民共和国政府信息公开条例》第六条、第十二条
  for: service-guide
  wrong: |
    appeal:
      reconsideration: 待补充
      litigation: 收到决定之日起6个月内向示例县人民法院起诉
  right: |
    quantity_limit: 无
GK326:
  zh: 模板里的提示文字或空格还留着（“【请填写】”“___”“XX镇”），公开出去就是错误信息。
  en: The prompt or the blank of a template is still there; published, it is false information.
  law: 《中华人民共和国政府信息公开条例》第六条
  for: service-guide
  wrong: |
    eligibility: 【请填写服务对象】
  right: |
    eligibility: 本村村民，一户一宅
GK327:
  zh: “按相关规定”“依法办理”没有告诉群众任何事：写出是哪份文件的哪一条，或者直接写内容。
  en: “According to the relevant rules” tells nobody anything: name the document and the article, or say what it says.
  law: 《国务院关于在线政务服务的若干规定》（国务院令第716号）第六条
  for: service-guide
  wrong: |
    eligibility: 符合相关规定的人员
  right: |
    eligibility: 本村村民，一户一宅
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongkai.checks.check import Context
from gongkai.checks.emptiness import Empty, emptiness, is_mask
from gongkai.checks.guide_elements import void_keys
from gongkai.problem import Code, KeyPath, Location, Problem, RecordRef, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.model import Choice, Model
from gongkai.records.outcome import Decision, ResultRow
from gongkai.records.record import Record
from gongkai.records.service_guide import ServiceGuide, ServiceType
from gongkai.records.shape import shape_of
from gongkai.vocabulary import field_text

CODES = (
    Code(
        "GK325",
        "placeholder-text",
        Severity.ERROR,
        Text("“{field}”只写了“{given}”，没有内容。", "“{field}” says only “{given}”, which is no content."),
        Text("写上实在的内容；还没有的，先不要公开这一条。", "Write what it is; until then, do not publish it."),
        "《中华人民共和国政府信息公开条例》第六条、第十二条",
    ),
    Code(
        "GK326",
        "template-text",
        Severity.ERROR,
        Text(
            "“{field}”里还留着模板的文字“{given}”。",
            "“{field}” still holds the words of a template, “{given}”.",
        ),
        Text("换成这一条自己的内容，或者删掉。", "Replace it by what is true of this record, or delete it."),
        "《中华人民共和国政府信息公开条例》第六条",
    ),
    Code(
        "GK327",
        "hollow-text",
        Severity.WARNING,
        Text(
            "“{field}”写的是“{given}”，看了还是不知道。",
            "“{field}” says “{given}”; the reader is none the wiser.",
        ),
        Text("写出文件名称和条款，或者直接写内容。", "Name the document and its article, or say what it says."),
        "《国务院关于在线政务服务的若干规定》第六条",
    ),
)
_PLACEHOLDER, _TEMPLATE, _HOLLOW = CODES
FOR = RECORD_TYPES

# Optional fields that owe content once they are written.
_OWED = frozenset({"summary", "eligibility", "phone", "address", "hours", "functions"})
# 无 is a right answer here although the model asks for a text (rules.md §6–7: 备注, 其他, 传真).
_NONE_ALLOWED = frozenset({("change", "was"), ("change", "now"), ("disclosure-office", "fax"), ("step", "who")})
# Here a pointing sentence leaves the reader without an answer; names and titles may well be made of such words.
_ANSWERS = frozenset(
    [
        "summary",
        "eligibility",
        "conditions",
        "detail",
        "who",
        "condition",
        "law",
        "validity",
        "delivery",
        "what",
        "address",
        "hours",
        "reconsideration",
        "litigation",
        "answer",
        "about",
        "text",
        "now",
        "penalty_basis",
        "facts",
        "content",
        "reason",
        "structure",
    ]
)
_NOT_ASKED = frozenset(
    [
        "quantity_limit",
        "index_number",
        "document_number",
        "service_code",
        "link",
        "online",
        "map",
        "email",
        "id",
        "number",
    ]
)
# Each of these has a rule of its own that says more: units and formulas, the seven contents of a major matter, reasons.
_TOLD_ELSEWHERE = frozenset({"unit", "formula", "backfilled", "shortened"})
_PARTS_TOLD_ELSEWHERE = frozenset({"major-decision"})
_LONG = frozenset(["sample_text", "quote", "answer", "about", "text"])
_ROWS = frozenset({"licence-row", "penalty-row", "result-row"})


_SHORT_LINE = re.compile(r"^[#>*+\- ]*([^\s#>*+\-|][^\n|]{0,11})$", re.MULTILINE)
"""A line of prose that is short enough to be a reminder; tables are left out."""


@cache
def _plan(model: type[Model]) -> tuple[tuple[str, bool, bool, bool], ...]:
    """Fields of a part that may hold text: name, whether it owes content, whether it answers, whether it is long."""
    plan: list[tuple[str, bool, bool, bool]] = []
    if model.owner in _PARTS_TOLD_ELSEWHERE:
        return ()
    for field in shape_of(model).fields.values():
        told = field.name in _TOLD_ELSEWHERE or (model.owner, field.name) == ("result-row", "reason")
        asked = field.name not in _NOT_ASKED or (field.name == "number" and field.required)
        if field.refs or not asked or told:
            continue
        owed = (field.required or field.name in _OWED) and (model.owner, field.name) not in _NONE_ALLOWED
        plan.append((field.name, owed, field.name in _ANSWERS, field.name in _LONG))
    return tuple(plan)


def texts(part: Model, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Model, str, bool, bool, bool, str]]:
    """Every text inside a record: key path, the part that owns it, field, owes content, answers, is long, the text."""
    for name, owed, answers, long in _plan(type(part)):
        value = getattr(part, name)
        if value is None:
            continue
        here = (*path, name)
        if isinstance(value, str):
            if not isinstance(value, Choice):
                yield here, part, name, owed, answers, long, value
        elif isinstance(value, Model):
            yield from texts(value, here)
        elif isinstance(value, dict):
            for key, inner in value.items():
                yield from texts(inner, (*here, key))
        elif isinstance(value, tuple):
            for position, inner in enumerate(value):
                if isinstance(inner, Model):
                    yield from texts(inner, (*here, position))
                elif isinstance(inner, str) and not isinstance(inner, Choice):
                    yield (*here, position), part, name, owed, answers, long, inner


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Placeholders in the fields of one record, and prose that is nothing else."""
    told = void_keys(record, context.catalogue) if isinstance(record, ServiceGuide) else frozenset()
    ref = context.ref(record)
    for path, part, name, owed, answers, long, text in texts(record):
        if path[0] in told or len(text) > 400 or _none_is_right(record, part, name):
            continue
        found = emptiness(text, owed=owed, ruled=not long)
        if found is not None:
            where = context.catalogue.place(record, *path)
            yield from _problem(found, where, ref, part, name, owed, answers, text)
    yield from _prose(record, context)


def whole(context: Context) -> Iterator[Problem]:
    """Placeholders in bodies.yml: functions, leaders, offices and windows are disclosed too (条例第二十条第（二）项)."""
    if context.catalogue.bodies is None:
        return
    for path, part, name, owed, answers, long, text in texts(context.catalogue.bodies):
        found = emptiness(text, owed=owed, ruled=not long) if len(text) <= 400 else None
        if found is not None:
            yield from _problem(found, context.catalogue.body_place(*path), None, part, name, owed, answers, text)


def _problem(
    found: Empty,
    where: Location,
    ref: RecordRef | None,
    part: Model,
    name: str,
    owed: bool,
    answers: bool,
    text: str,
) -> Iterator[Problem]:
    code = _PLACEHOLDER
    severity = None
    if found is Empty.NONE and (not owed or name == "number"):
        return  # a case without a number may say so
    if part.owner in _ROWS and (found is Empty.TEMPLATE or is_mask(text)):
        return  # XX村 or ×××× in a register is a mask that protects somebody
    if found is Empty.TEMPLATE:
        code = _TEMPLATE
    elif found is Empty.HOLLOW:
        if not answers:
            return
        code = _HOLLOW
    elif not owed:
        severity = Severity.WARNING
    yield code.at(where, record=ref, severity=severity, field=field_text(name, part.owner), given=text.strip()[:30])


def _none_is_right(record: Record, part: Model, name: str) -> bool:
    """Where a field that is asked for has nothing to say: an open case, or a service without a decision to appeal."""
    if name == "result" and isinstance(part, ResultRow):
        return part.decision in (Decision.PENDING, Decision.ENDED)
    return (
        name in ("reconsideration", "litigation")
        and isinstance(record, ServiceGuide)
        and record.service_type is ServiceType.PUBLIC_SERVICE
    )


def _prose(record: Record, context: Context) -> Iterator[Problem]:
    """Prose that is only a placeholder, and lines of it that were left to be written."""
    prose = record.prose.strip()
    if not prose:
        return
    field = Text("正文", "the text")
    ref = context.ref(record)
    if len(prose) <= 60 and "\n" not in prose and (found := emptiness(prose)) is not None:
        code = {Empty.HOLLOW: _HOLLOW, Empty.TEMPLATE: _TEMPLATE}.get(found, _PLACEHOLDER)
        where = context.catalogue.prose_place(record, record.prose.index(prose))
        yield code.at(where, record=ref, field=field, given=prose[:30])
        return
    for hit in _SHORT_LINE.finditer(record.prose):
        if emptiness(hit[1], owed=False, ruled=False) is Empty.UNFINISHED:
            where = context.catalogue.prose_place(record, hit.start(1))
            yield _PLACEHOLDER.at(where, record=ref, severity=Severity.WARNING, field=field, given=hit[1])
