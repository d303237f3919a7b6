"""Whether documents and fees still hold: none past its end in force, none cited that is repealed, links told both ways.

GK381:
  zh: 到期、废止的还写着有效，群众会照着办。
  en: What has run out and still says “in force” misleads whoever acts on it.
  law: 《中华人民共和国政府信息公开条例》第二十六条（变更的应当更新）
  for: policy-document
  wrong: |
    expires: 2026-08-31
  right: |
    expires: 2031-08-31
GK382:
  zh: 依据的文件已经废止或者失效，依据就落空了。
  en: A basis that is repealed or has run out supports nothing.
  wrong: "（办事指南引用了本站已经废止的办法）"
  right: "（改引替代它的新办法）"
GK383:
  zh: 写了废止、失效，要写从哪一天起，群众才知道以前的事按哪个办。
  en: A document that is repealed or has expired says since when.
  for: policy-document
  wrong: |
    validity: repealed
  right: |
    validity: repealed
    repealed: 2026-08-31
    replaced_by: disclosures/2026/example
GK384:
  zh: 新文件写了废止旧文件，旧文件那边也要改成废止，并写明由哪个替代。
  en: Where a new document repeals an old one, the old one says so too and names what replaced it.
  wrong: "（新办法repeals旧办法，旧办法还写着有效）"
  right: "（旧办法validity: repealed，replaced_by写新办法）"
GK385:
  zh: 政策和解读要互相链接，从哪一头都看得到另一头。
  en: A document and its explanation name each other.
  wrong: "（解读写了explains，政策没有写explained_by）"
  right: "（政策加上explained_by）"
GK386:
  zh: 废止的文件最好写明现在按哪个办；没有替代的也请说一声。
  en: A repealed document had better say what holds now.
  for: policy-document
  wrong: |
    validity: repealed
    repealed: 2026-08-31
  right: |
    validity: repealed
    repealed: 2026-08-31
    replaced_by: disclosures/2026/example
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai.checks.check import Context
from gongkai.identifiers import document_number
from gongkai.problem import Code, KeyPath, Problem, Severity, Text
from gongkai.records.fee_standard import FeeStandard
from gongkai.records.policy_document import PolicyDocument
from gongkai.records.record import Basis, Record, Validity
from gongkai.records.service_guide import ServiceGuide
from gongkai.vocabulary import field_text

CODES = (
    Code(
        "GK381",
        "in-force-past-end",
        Severity.ERROR,
        Text(
            "有效性写的是“{validity}”，可是“{field}”是{day}，已经过了。",
            "It says “{validity}”, yet “{field}” is {day}, which has passed.",
        ),
        Text(
            "不再有效的，validity改成失效或者废止；延长了的，改写日期，并在changes里说明依据哪个文件。",
            "Set validity to expired or repealed; if it was prolonged, write the new date and say in changes by which document.",
        ),
    ),
    Code(
        "GK382",
        "basis-not-in-force",
        Severity.ERROR,
        Text(
            "依据“{law}”已经{state}（{day}），这里还在引用。",
            "The basis “{law}” is no longer in force ({state}, {day}) and is still cited.",
        ),
        Text("{advice}", "{advice}"),
    ),
    Code(
        "GK383",
        "end-without-date",
        Severity.WARNING,
        Text("有效性写的是“{validity}”，没有写“{field}”。", "It says “{validity}” without “{field}”."),
        Text("补上“{field}”。", "Add “{field}”."),
    ),
    Code(
        "GK384",
        "repealed-still-in-force",
        Severity.ERROR,
        Text(
            "“{by}”已经废止本文件，这里写的有效性还是“{validity}”。",
            "“{by}” repeals this document, which still says “{validity}”.",
        ),
        Text(
            "validity改成废止，补上repealed和replaced_by: {id}。",
            "Set validity to repealed and add repealed and replaced_by: {id}.",
        ),
        fixable=True,
    ),
    Code(
        "GK385",
        "explanation-one-way",
        Severity.WARNING,
        Text(
            "“{other}”写了和本文件的{kind}关系，这里没有写。",
            "“{other}” names this document ({kind}); this one does not.",
        ),
        Text("加上“{field}: [{id}]”。", "Add “{field}: [{id}]”."),
        fixable=True,
    ),
    Code(
        "GK386",
        "repealed-without-successor",
        Severity.INFO,
        Text("已经废止，没有写现在按哪个办。", "It is repealed and does not say what holds now."),
        Text(
            "有替代文件的，写在replaced_by里；没有的，在changes里说一声。",
            "Name what replaced it in replaced_by, or say in changes that nothing did.",
        ),
    ),
)
_PAST, _CITED, _UNDATED, _STILL, _ONE_WAY, _NO_SUCCESSOR = CODES

_HOLDS = (Validity.IN_FORCE, Validity.AMENDED)


def whole(context: Context) -> Iterator[Problem]:
    """Every document and fee by itself, the links between documents, then everything that cites one."""
    documents = [one for one in context.catalogue.of(PolicyDocument) if not one.withdrawn]
    for document in documents:
        yield from _document(document, context)
        yield from _links(document, context)
    for fee in context.catalogue.of(FeeStandard):
        if not fee.withdrawn and fee.validity in _HOLDS:
            if fee.valid_to:
                yield from _past(fee, ("valid_to",), fee.valid_to, context)
            if fee.abolition:
                yield from _past(fee, ("abolition", "date"), fee.abolition.date, context, inclusive=True)
    ended = {one.id: one for one in documents if one.validity not in _HOLDS}
    numbers = {_number(one.document_number): one for one in ended.values() if one.document_number}
    if ended:
        for record in context.catalogue.records:
            if not record.withdrawn:
                yield from _cited(record, ended, numbers, context)


def _number(text: str) -> str:
    return document_number.repaired(text) or text


def _validity(record: PolicyDocument | FeeStandard) -> Text:
    return Text(record.validity.text("zh-Hans"), record.validity.text("en"))


def _past(
    record: PolicyDocument | FeeStandard, path: tuple[str, ...], day: date, context: Context, inclusive: bool = False
) -> Iterator[Problem]:
    """`inclusive`: the day itself is the first on which it no longer holds (a repeal); else it is the last on which it does."""
    if day < context.today or (inclusive and day == context.today):
        owner = path[0] if len(path) > 1 else record.type
        yield _PAST.at(
            context.catalogue.place(record, *path),
            record=context.ref(record),
            validity=_validity(record),
            field=field_text(path[-1], owner),
            day=day.isoformat(),
        )


def _document(one: PolicyDocument, context: Context) -> Iterator[Problem]:
    if one.validity in _HOLDS:
        if one.expires:
            yield from _past(one, ("expires",), one.expires, context)
        if one.repealed:
            yield from _past(one, ("repealed",), one.repealed, context, inclusive=True)
        return
    ref = context.ref(one)
    repealed = one.validity is Validity.REPEALED
    if not one.repealed and (repealed or not one.expires):
        field = field_text("repealed" if repealed else "expires", one.type)
        where = context.catalogue.place(one, "validity")
        yield _UNDATED.at(where, record=ref, validity=_validity(one), field=field)
    elif repealed and one.replaced_by is None and not one.changes:
        yield _NO_SUCCESSOR.at(context.catalogue.place(one, "validity"), record=ref)


def _links(one: PolicyDocument, context: Context) -> Iterator[Problem]:
    """What this document says of others and they do not say of themselves."""
    get = context.catalogue.get
    for id in one.repeals:
        other = get(id)
        begun = (one.effective or one.issued) <= context.today
        if isinstance(other, PolicyDocument) and not other.withdrawn and begun and other.validity in _HOLDS:
            where = context.catalogue.place(other, "validity")
            yield _STILL.at(where, record=context.ref(other), by=one.title, validity=_validity(other), id=one.id)
    for ids, back, kind in (
        (one.explains, "explained_by", Text("解读", "it explains it")),
        (one.explained_by, "explains", Text("被解读", "it is explained by it")),
    ):
        for id in ids:
            other = get(id)
            if isinstance(other, PolicyDocument) and not other.withdrawn and one.id not in getattr(other, back):
                yield _ONE_WAY.at(
                    context.catalogue.place(other, back),
                    record=context.ref(other),
                    other=one.title,
                    kind=kind,
                    field=back,
                    id=one.id,
                )


def _cited(
    record: Record, ended: dict[str, PolicyDocument], numbers: dict[str, PolicyDocument], context: Context
) -> Iterator[Problem]:
    for path, basis in _bases(record):
        found = ended.get(basis.record or "") or (numbers.get(_number(basis.number)) if basis.number else None)
        if found is None or found.id == record.id:
            continue
        since = found.repealed or found.expires
        if not _stands(record, since):
            continue
        yield _CITED.at(
            context.catalogue.place(record, *path),
            record=context.ref(record),
            law=found.title,
            state=_validity(found),
            day=since.isoformat() if since else "—",
            advice=_advice(found, context),
        )


def _bases(record: Record) -> Iterator[tuple[KeyPath, Basis]]:
    for position, basis in enumerate(record.basis):
        yield ("basis", position, "record" if basis.record else "number"), basis
    if isinstance(record, FeeStandard):
        for at, reduction in enumerate(record.reductions):
            for position, basis in enumerate(reduction.basis):
                yield ("reductions", at, "basis", position, "record" if basis.record else "number"), basis


def _stands(record: Record, since: date | None) -> bool:
    """Whether the record speaks for today: a guide, a fee or document in force, or anything made after the end.

    A register or a report of earlier years rightly names what held then.
    """
    if isinstance(record, ServiceGuide):
        return True
    if isinstance(record, (FeeStandard, PolicyDocument)):
        return record.validity in _HOLDS
    return since is not None and record.issued > since


def _advice(found: PolicyDocument, context: Context) -> Text:
    new = context.catalogue.get(found.replaced_by or "")
    if new is None:
        return Text("换成现行有效的依据；没有的，这件事就不能再办。", "Name a basis that is in force.")
    number = f"（{new.document_number}）" if isinstance(new, PolicyDocument) and new.document_number else ""
    return Text(f"改引替代它的“{new.title}”{number}。", f"Cite “{new.title}”{number}, which replaced it.")
