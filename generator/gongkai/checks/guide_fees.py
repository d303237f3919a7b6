"""Fees in a service guide: stated by reference, or said to be free; never left blank.

GK311:
  zh: 办事要不要钱必须说清：收费的引用收费标准，不收费的写“免费”。空着，群众就只能去问。
  en: Whether a service costs money must be said; a fee by its fee standard, or “free”. A blank sends people to ask.
  law: 《中华人民共和国政府信息公开条例》第二十条第（八）项
  for: service-guide
  wrong: |
    fees:
  right: |
    fees: 免费
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.record import Record
from gongkai.records.service_guide import ServiceGuide

CODES = (
    Code(
        "GK311",
        "fee-not-stated",
        Severity.ERROR,
        Text("没有写收不收费。", "It does not say whether there is a fee."),
        Text("不收费写“fees: 免费”；收费的列出收费标准的编号。", "Write “fees: free”, or list the fee standards."),
        "《中华人民共和国政府信息公开条例》第二十条第（八）项",
    ),
)
FOR = (ServiceGuide,)


def each(record: Record, context: Context) -> Iterator[Problem]:
    """A guide that says neither free nor which fee."""
    assert isinstance(record, ServiceGuide)
    if record.fees is None or (not record.fees.free and not record.fees.items):
        yield CODES[0].at(context.catalogue.place(record, "fees"), record=context.ref(record))
