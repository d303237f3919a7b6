"""Numbers of documents (文号): the form of GB/T 9704, of the document itself, of what it stands on, of rows of a register.

GK241:
  zh: 文号用六角括号，年份写全，顺序号不加“第”、不加0。写错了查不到原文。
  en: A document number has the brackets 〔〕, the whole year, and a serial without 第 and without zeros in front.
  law: GB/T 9704-2012《党政机关公文格式》7.2.5
  for: policy-document
  wrong: |
    document_number: 示政规[2026]1号
  right: |
    document_number: 示政规〔2026〕1号
GK242:
  zh: 引用的文号写错，点不到、查不到依据。
  en: A basis that is quoted by a wrong number cannot be looked up.
  law: GB/T 9704-2012《党政机关公文格式》7.2.5
  for: fee-standard
  wrong: |
    basis:
      - {law: 关于不动产登记收费标准等有关问题的通知, number: 发改价格规（2016）2559号}
  right: |
    basis:
      - {law: 关于不动产登记收费标准等有关问题的通知, number: 发改价格规〔2016〕2559号}
GK243:
  zh: 决定文书号的括号写错，和文书原件对不上。
  en: The number of a decision must be that of its paper.
  for: outcome
  wrong: |
    results:
      - {number: "示政宅批[2026]3号", applicant: 赵某某, received: 2026-03-02, promised: 10, completed: 2026-03-12, decision: granted, result: 批准, published: 2026-03-16}
  right: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, completed: 2026-03-12, decision: granted, result: 批准, published: 2026-03-16}
GK244:
  zh: 一个文号只能对应一份文件。
  en: One document, one number.
  wrong: "（两份文件都写着示政规〔2026〕1号）"
  right: "（其中一份改成自己的文号）"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai.checks.check import Context
from gongkai.identifiers import document_number
from gongkai.identifiers.characters import ascii_form
from gongkai.problem import Code, KeyPath, Param, Problem, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.outcome import Outcome
from gongkai.records.policy_document import PolicyDocument
from gongkai.records.record import Record

_FORM = "GB/T 9704-2012《党政机关公文格式》7.2.5"

CODES = (
    Code(
        "GK241",
        "document-number-form",
        Severity.ERROR,
        Text("文号“{given}”写法不对：{wrong}。", "The document number “{given}” is not right: {wrong}."),
        Text("{advice}", "{advice}"),
        _FORM,
        fixable=True,
    ),
    Code(
        "GK242",
        "quoted-number-form",
        Severity.WARNING,
        Text("引用的文号“{given}”写法不对：{wrong}。", "The quoted number “{given}” is not right: {wrong}."),
        Text("{advice}", "{advice}"),
        _FORM,
        fixable=True,
    ),
    Code(
        "GK243",
        "row-number-form",
        Severity.WARNING,
        Text("文书号“{given}”写法不对：{wrong}。", "The number of the decision “{given}” is not right: {wrong}."),
        Text("{advice}", "{advice}"),
        fixable=True,
    ),
    Code(
        "GK244",
        "document-number-twice",
        Severity.ERROR,
        Text("文号“{given}”已经是“{other}”的文号。", "The number “{given}” already belongs to “{other}”."),
        Text("对照原件改正其中一个。", "Compare with the originals and correct one of them."),
    ),
)
_OWN, _QUOTED, _ROW, _TWICE = CODES
FOR = RECORD_TYPES

GB_9704_SINCE = date(2012, 7, 1)
"""From this day the standard holds; a document made earlier may carry another form on its paper."""

_WRONG = {
    "spaces": Text("中间有空格", "it has blanks inside"),
    "digits-full-width": Text("数字是全角的", "its digits are full-width"),
    "digits-chinese": Text("年份、序号要用阿拉伯数字", "year and serial are written in Arabic digits"),
    "brackets": Text("年份要用六角括号〔〕", "the year stands in the brackets 〔〕"),
    "brackets-missing": Text("年份没有加六角括号〔〕", "the year has no brackets 〔〕"),
    "issuer-missing": Text("没有发文机关代字", "the code of the issuer is missing"),
    "year-missing": Text("没有年份", "the year is missing"),
    "year-two-digits": Text("年份要写四位", "the year has four digits"),
    "year-suffix": Text("括号里不写“年”字", "there is no 年 in the brackets"),
    "year-implausible": Text("年份不对", "the year cannot be"),
    "serial-missing": Text("没有顺序号", "the serial is missing"),
    "serial-ordinal": Text("顺序号前不加“第”字", "there is no 第 before the serial"),
    "order-ordinal-missing": Text("令的顺序号前要加“第”字", "the serial of an order has 第 before it"),
    "serial-leading-zero": Text("顺序号前不加0", "the serial has no zeros in front"),
    "suffix-missing": Text("末尾没有“号”字", "it does not end in 号"),
    "unrecognised": Text("看不出机关代字、年份和顺序号", "issuer, year and serial cannot be told"),
}
# Orders and announcements keep older forms, some with the year in front of 第 (农业农村部令2021年第1号) or none (通告第3号).
_OTHER_FAMILY = re.compile(
    r"(?:令|公告|通告)(?:[〔(]?\d{4}[〕)]?年?)?第[\d一二三四五六七八九十百〇零]{1,7}号|\d{4}年第\d{1,4}号(?:令|公告|通告)?"
)
# Papers of enforcement follow forms of their own: 第 and zeros in front of the serial are customary there.
_OF_PAPERS = frozenset({"brackets", "spaces", "digits-full-width", "year-two-digits", "year-suffix"})


def wrong(number: str) -> tuple[str, ...]:
    """What is wrong with a document number (slugs of identifiers.document_number.FAULTS); none for the other families."""
    if _OTHER_FAMILY.search(ascii_form(number)):
        return ()
    return document_number.faults(number)


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Numbers in one record."""
    if isinstance(record, PolicyDocument) and record.document_number:
        found = wrong(record.document_number)
        if found:
            old = record.issued < GB_9704_SINCE
            severity = Severity.WARNING if old else None
            yield _problem(_OWN, ("document_number",), record.document_number, found, record, context, severity)
    for position, basis in enumerate(record.basis):
        if basis.number:
            # A number that cannot be told at all is that of a standard or another family: nothing to correct; nor is one without a year (令, 电报).
            found = tuple(slug for slug in wrong(basis.number) if slug != "unrecognised")
            if found and found != ("spaces",) and "year-missing" not in found:
                yield _problem(_QUOTED, ("basis", position, "number"), basis.number, found, record, context)
    if isinstance(record, Outcome):
        for name in record.lists:
            for position, row in enumerate(getattr(record, name)):
                found = tuple(slug for slug in wrong(row.number) if slug in _OF_PAPERS)
                if found and document_number.repaired(row.number) not in (None, row.number):
                    yield _problem(_ROW, (name, position, "number"), row.number, found, record, context)


def whole(context: Context) -> Iterator[Problem]:
    """Numbers that two documents share."""
    first: dict[str, PolicyDocument] = {}
    for record in context.catalogue.of(PolicyDocument):
        if record.withdrawn or not record.document_number:
            continue
        number = document_number.repaired(record.document_number) or record.document_number
        other = first.setdefault(number, record)
        # A document and the text that explains it may quote the same number.
        if other is not record and other.id not in record.explains and record.id not in other.explains:
            yield _TWICE.at(
                context.catalogue.place(record, "document_number"),
                record=context.ref(record),
                given=record.document_number,
                other=other.title,
            )


def _problem(
    code: Code,
    path: KeyPath,
    given: str,
    slugs: tuple[str, ...],
    record: Record,
    context: Context,
    severity: Severity | None = None,
) -> Problem:
    words = [_WRONG[slug] for slug in slugs]
    right = document_number.repaired(given)
    advice = Text(
        f"改成“{right}”。" if right else "对照原件，写成“云政发〔2026〕4号”这样的形式。",
        f"Write “{right}”." if right else "Write it as on the paper, in the form 云政发〔2026〕4号.",
    )
    params: dict[str, Param] = {
        "given": given,
        "wrong": Text("，".join(word.zh for word in words), ", ".join(word.en for word in words)),
        "advice": advice,
    }
    return code.at(context.catalogue.place(record, *path), params, record=context.ref(record), severity=severity)
