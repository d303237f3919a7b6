"""The result that a guide promises is the one that the register of outcomes shows.

GK343:
  zh: 指南说办出来是甲证，办理结果登记的却是乙证，群众对不上号。
  en: The guide promises one certificate and the register of outcomes shows another.
  law: 《中华人民共和国政府信息公开条例》第二十条第（五）项
  for: service-guide
  wrong: |
    result: {name: 乡村建设规划许可证, validity: 1年内开工}
  right: |
    result: {name: 农村宅基地批准书, validity: 自批准之日起2年内开工}
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.checks.emptiness import core, folded, says_something
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.outcome import LicenceRow, Outcome, ResultRow
from gongkai.records.service_guide import ServiceGuide

CODES = (
    Code(
        "GK343",
        "result-not-in-register",
        Severity.WARNING,
        Text(
            "办理结果叫“{result}”，办理结果登记里用的是“{names}”。",
            "The result is called “{result}”, the register of outcomes says “{names}”.",
        ),
        Text("两边改成同一个名称。", "Use the same name in both."),
        "《中华人民共和国政府信息公开条例》第二十条第（五）项",
    ),
)
_ASIDE = re.compile(r"\([^)]*\)")


def whole(context: Context) -> Iterator[Problem]:
    """Guides whose result has another name in every register of that service."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for outcome in context.catalogue.of(Outcome):
        if outcome.withdrawn:
            continue
        for service, name in _names(outcome):
            names[service].setdefault(_plain(name), name)
    for guide in context.catalogue.of(ServiceGuide):
        known = names.get(guide.id)
        if guide.withdrawn or not known or not says_something(guide.result.name):
            continue
        given = _plain(guide.result.name)
        if not any(given in name or name in given for name in known if name):
            yield CODES[0].at(
                context.catalogue.place(guide, "result", "name"),
                record=context.ref(guide),
                result=guide.result.name,
                names="、".join(list(known.values())[:3]),
            )


def _names(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Each service with a name that the register gives to its result."""
    services = {outcome.service} if outcome.service else set()
    if outcome.result_name:
        services |= {row.service for row in outcome.rows if isinstance(row, ResultRow) and row.service}
        for service in services:
            yield service, outcome.result_name
    if outcome.service:
        for row in outcome.rows:
            if isinstance(row, LicenceRow):
                yield outcome.service, row.certificate or row.document


def _plain(name: str) -> str:
    return core(_ASIDE.sub("", folded(name)))
