"""Processing time of a service: what the office promises may not be longer than what the law allows.

GK301:
  zh: 承诺时限只能比法定时限短或相等；比法定还长，就是公开承认违法。
  en: A promise may equal or beat the statutory time; a longer one announces a breach of the law.
  law: 《优化营商环境条例》第三十六条
  for: service-guide
  wrong: |
    processing_time: {statutory: 10, promised: 20, unit: working-days}
  right: |
    processing_time: {statutory: 20, promised: 10, unit: working-days}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongkai.checks.check import Context
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.record import Record
from gongkai.records.service_guide import ProcessingTime, ServiceGuide, Unit

CODES = (
    Code(
        "GK301",
        "promised-over-statutory",
        Severity.ERROR,
        Text(
            "承诺{promised}{promised_unit}，比法定的{statutory}{statutory_unit}还长。",
            "{promised} {promised_unit} promised, longer than the {statutory} {statutory_unit} of the law.",
        ),
        Text("核对法定时限，把承诺时限改到不超过它。", "Check the statutory time and promise no more than it."),
        "《优化营商环境条例》第三十六条",
    ),
)
FOR = (ServiceGuide,)

_WEEK = Decimal(7) / Decimal(5)


def longer_than_law(time: ProcessingTime) -> bool:
    """Whether the promise is longer, seven calendar days counted as five working days where the units differ."""
    if time.statutory is None:
        return False
    promised, statutory = time.promised, Decimal(time.statutory)
    if time.unit is Unit.WORKING_DAYS and time.statutory_unit is Unit.CALENDAR_DAYS:
        promised *= _WEEK
    elif time.unit is Unit.CALENDAR_DAYS and time.statutory_unit is Unit.WORKING_DAYS:
        statutory *= _WEEK
    return promised > statutory


def each(record: Record, context: Context) -> Iterator[Problem]:
    """A promise that breaks the law."""
    assert isinstance(record, ServiceGuide)
    time = record.processing_time
    if longer_than_law(time):
        yield CODES[0].at(
            context.catalogue.place(record, "processing_time", "promised"),
            record=context.ref(record),
            promised=f"{time.promised.normalize():f}",
            promised_unit=_unit(time.unit),
            statutory=time.statutory or 0,
            statutory_unit=_unit(time.statutory_unit or time.unit),
        )


def _unit(unit: Unit) -> Text:
    return Text(unit.text("zh-Hans"), unit.text("en"))
