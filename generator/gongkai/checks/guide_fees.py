"""Fees in a service guide: stated by reference, or said to be free; never left blank, never both at once.

GK311:
  zh: 办事要不要钱必须说清：收费的引用收费标准，不收费的写“免费”。空着，群众就只能去问。
  en: Whether a service costs money must be said; a fee by its fee standard, or “free”. A blank sends people to ask.
  law: 《中华人民共和国政府信息公开条例》第二十条第（八）项
  for: service-guide
  wrong: |
    fees:
  right: |
    fees: 免费
GK312:
  zh: 一处写不收费，一处又列了收费，群众不知道该信哪一处，窗口也可能照着收。
  en: One place says there is no fee and another lists one; nobody knows which is true, and the window may well charge it.
  law: 《中华人民共和国行政许可法》第五十八条、第五十九条；《中华人民共和国政府信息公开条例》第六条
  for: service-guide
  wrong: |
    charged: false
    fees: [{fee: fee-standards/example, case: 住宅, amount: 80}]
  right: |
    charged: true
    fees: [{fee: fee-standards/example, case: 住宅, amount: 80}]
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.checks.dropped import dropped
from gongkai.checks.emptiness import core
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.fee_standard import FeeItem, FeeStandard
from gongkai.records.record import Record
from gongkai.records.service_guide import FeeUse, ServiceGuide

CODES = (
    Code(
        "GK311",
        "fee-not-stated",
        Severity.ERROR,
        Text("没有写收不收费。", "It does not say whether there is a fee."),
        Text("不收费写“fees: 免费”；收费的列出收费标准的编号。", "Write “fees: free”, or list the fee standards."),
        "《中华人民共和国政府信息公开条例》第二十条第（八）项",
    ),
    Code(
        "GK312",
        "fee-contradicts-itself",
        Severity.ERROR,
        Text("{one}，{other}，两处对不上。", "{one}, but {other}."),
        Text("核对以后，把charged和fees改成一致。", "Find out which is true and make “charged” and “fees” agree."),
        "《中华人民共和国政府信息公开条例》第六条",
    ),
)
_NOT_STATED, _CONTRADICTION = CODES
FOR = (ServiceGuide,)

_SAID_FREE = Text("写了不收费", "It is said to be free")
_SAID_CHARGED = Text("写了收费", "It is said to cost money")
_LISTS = Text("fees里却列了要交的钱", "“fees” lists something to pay")
_FREE = Text("fees里却是免费", "“fees” says it is free")


def case_of(use: FeeUse, standard: FeeStandard) -> tuple[FeeItem, ...]:
    """The cases of a fee standard that a guide means: the one it names, else all of them; none where it is unknown."""
    if use.case is None:
        return standard.items
    word = core(use.case)
    return tuple(item for item in standard.items if core(item.case) == word)


def costs(use: FeeUse, context: Context) -> bool:
    """Whether a fee of a guide is something to pay: a free case, or an amount of nothing, is none."""
    if use.amount is not None:
        return use.amount > 0
    standard = context.catalogue.get(use.fee)
    items = case_of(use, standard) if isinstance(standard, FeeStandard) else ()
    return not items or any(not item.free and item.amount != 0 for item in items)


def each(record: Record, context: Context) -> Iterator[Problem]:
    """A guide that says neither free nor which fee, or both."""
    assert isinstance(record, ServiceGuide)
    fees = record.fees
    if fees is None or (not fees.free and not fees.items):
        if fees is None and record.charged is False:
            return  # said to be free
        if fees is None and dropped(record, context, "fees"):
            return
        yield _NOT_STATED.at(context.catalogue.place(record, "fees"), record=context.ref(record))
        return
    paid = next((i for i, use in enumerate(fees.items) if costs(use, context)), None)
    found = None
    if paid is not None and (record.charged is False or fees.free):
        found = (_SAID_FREE, _LISTS, ("charged",) if record.charged is False else ("fees",))
    elif paid is None and record.charged:
        found = (_SAID_CHARGED, _FREE, ("charged",))
    if found:
        one, other, path = found
        place = context.catalogue.place(record, *path)
        yield _CONTRADICTION.at(place, record=context.ref(record), one=one, other=other)
