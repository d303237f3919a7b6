"""Time to do in a guide: the sum of the steps, same-day service, procedures whose time is not counted, and the superior's time.

GK303:
  zh: 各环节的天数加起来要等于承诺时限；不算在承诺里的环节写明outside_promise。对不上的，群众不知道哪个是真的。
  en: The days of the steps add up to the promise; a step that is not counted says outside_promise. Otherwise nobody knows which figure is true.
  law: 《中华人民共和国行政许可法》第三十条；政务服务事项指南检查通行规则
  for: service-guide
  wrong: |
    processing_time: {statutory: 20, promised: 8, unit: working-days}
  right: |
    processing_time: {statutory: 20, promised: 10, unit: working-days}
GK304:
  zh: 即办件是当场办完的，承诺时限不能超过1个工作日；办不到的，改成承诺件。
  en: A matter done at once takes one working day at most; if it takes longer it is a matter with a promise.
  law: GB/T 39046-2020 附录A.6办件类型；政务服务事项指南检查通行规则
  for: service-guide
  wrong: |
    item_kind: immediate
  right: |
    item_kind: promised
GK305:
  zh: 听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审、勘测的时间不算在承诺里，但是要告诉群众需要几天。
  en: Hearings, tenders, auctions, examinations, tests, quarantine, appraisals, expert reviews and surveys are not counted, but people must be told how long they take.
  law: 《中华人民共和国行政许可法》第四十五条
  for: service-guide
  wrong: |
    steps:
      - {name: 受理, who: 便民服务中心, lane: township, days: 5, detail: 收下材料，当场给收件单}
      - {name: 房屋鉴定, who: 县里的鉴定机构, lane: township, detail: 请有资质的机构到现场鉴定, outside_promise: true}
      - {name: 作出决定, who: 镇人民政府, lane: township, days: 5, detail: 同意的发批准书，不同意的书面说明理由}
  right: |
    steps:
      - {name: 受理, who: 便民服务中心, lane: township, days: 5, detail: 收下材料，当场给收件单}
      - {name: 房屋鉴定, who: 县里的鉴定机构, lane: township, detail: 请有资质的机构到现场鉴定, outside_promise: true}
      - {name: 作出决定, who: 镇人民政府, lane: township, days: 5, detail: 同意的发批准书，不同意的书面说明理由}
    processing_time: {statutory: 20, promised: 10, unit: working-days, special: [{procedure: appraisal, days: 10, note: 房屋安全鉴定}]}
GK306:
  zh: 要报上级审批的，对群众的承诺要把上级的审批时间算进去。
  en: Where a superior decides, the promise to the applicant includes the superior's time.
  law: 限时办结制度（乡镇实例）：需报上级审批的，承诺办结时限应当包括上级部门审批时限
  for: service-guide
  wrong: |
    steps:
      - {name: 受理, who: 便民服务中心, lane: township, days: 5, detail: 收下材料，当场给收件单}
      - {name: 审批, who: 示例县民政局, lane: county, days: 5, detail: 县民政局作出决定，不同意的书面说明理由}
    processing_time: {statutory: 20, promised: 10, unit: working-days, includes_superior: false}
  right: |
    steps:
      - {name: 受理, who: 便民服务中心, lane: township, days: 5, detail: 收下材料，当场给收件单}
      - {name: 审批, who: 示例县民政局, lane: county, days: 5, detail: 县民政局作出决定，不同意的书面说明理由}
    processing_time: {statutory: 20, promised: 10, unit: working-days, includes_superior: true}
GK307:
  zh: 上级审批的那一步没有写天数，承诺时限里就看不出上级要用几天。
  en: The step at the superior's has no days, so the promise does not show how long the superior takes.
  law: 限时办结制度（乡镇实例）：需报上级审批的，承诺办结时限应当包括上级部门审批时限
  for: service-guide
  wrong: |
    steps:
      - {name: 受理, who: 便民服务中心, lane: township, days: 10, detail: 收下材料，当场给收件单}
      - {name: 审批, who: 示例县民政局, lane: county, detail: 县民政局作出决定，不同意的书面说明理由}
  right: |
    steps:
      - {name: 受理, who: 便民服务中心, lane: township, days: 4, detail: 收下材料，当场给收件单}
      - {name: 审批, who: 示例县民政局, lane: county, days: 6, detail: 县民政局作出决定，不同意的书面说明理由}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.checks.check import Context
from gongkai.checks.dropped import dropped
from gongkai.checks.emptiness import folded
from gongkai.checks.special_procedures import untold
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.record import Record
from gongkai.records.service_guide import ItemKind, Lane, ProcessingTime, ServiceGuide, Unit

_SUPERIOR = "限时办结制度：需报上级审批的，承诺办结时限应当包括上级部门审批时限"

CODES = (
    Code(
        "GK303",
        "step-days-off-promise",
        Severity.ERROR,
        Text(
            "各环节加起来{sum}{unit}，承诺的是{promised}{unit}，对不上。",
            "The steps add up to {sum} {unit}, the promise is {promised} {unit}.",
        ),
        Text(
            "改正环节的天数或承诺时限；不算在内的环节写outside_promise: true。",
            "Correct the days or the promise; a step that is not counted says “outside_promise: true”.",
        ),
    ),
    Code(
        "GK304",
        "immediate-over-a-day",
        Severity.ERROR,
        Text(
            "写的是即办件，承诺却要{promised}{unit}。",
            "It is said to be done at once, and yet {promised} {unit} are promised.",
        ),
        Text(
            "当天办得完的，把承诺改到1个工作日以内；办不完的，item_kind改为promised。",
            "Promise one working day at most, or set “item_kind: promised”.",
        ),
        "GB/T 39046-2020 附录A.6",
    ),
    Code(
        "GK305",
        "special-procedure-untold",
        Severity.ERROR,
        Text("提到了{procedure}，没有写要几天。", "It speaks of {procedure} and does not say how long that takes."),
        Text(
            "在processing_time的special里加一条，写明{procedure}要几天。",
            "Add an entry to “special” of “processing_time” with the days of {procedure}.",
        ),
        "《中华人民共和国行政许可法》第四十五条",
    ),
    Code(
        "GK306",
        "superior-time-left-out",
        Severity.ERROR,
        Text(
            "要由{superior}审批，承诺时限却没有把上级的时间算进去。",
            "{superior} decides, but the promise leaves the superior's time out.",
        ),
        Text(
            "把上级的时间算进承诺，includes_superior改为true。",
            "Count the superior's time in the promise and set “includes_superior: true”.",
        ),
        _SUPERIOR,
    ),
    Code(
        "GK307",
        "superior-step-without-days",
        Severity.WARNING,
        Text("“{step}”由上级办，没有写几天。", "“{step}” is done by the superior and has no days."),
        Text(
            "写上这一步的天数；系统自动完成的，在detail里说明。",
            "Give its days; if a system does it at once, say so in “detail”.",
        ),
        _SUPERIOR,
    ),
)
_SUM, _IMMEDIATE, _SPECIAL, _SUPERIOR_OUT, _SUPERIOR_DAYS = CODES
FOR = (ServiceGuide,)

_TOGETHER = re.compile(r"同时(?:进行|办|审|开展)|同步(?:进行|办|审|开展)|并行|并联|平行")
_AUTOMATIC = re.compile(r"自动|当场|即时|实时|同步|立即|马上|当天|当日")
_UPPER = frozenset({Lane.COUNTY, Lane.ABOVE})


def each(record: Record, context: Context) -> Iterator[Problem]:
    """What is wrong with the times of one guide."""
    assert isinstance(record, ServiceGuide)
    time = record.processing_time
    yield from _sum(record, time, context)
    if record.item_kind is ItemKind.IMMEDIATE and time.promised > 1:
        yield _IMMEDIATE.at(
            context.catalogue.place(record, "processing_time", "promised"),
            record=context.ref(record),
            promised=_number(time.promised),
            unit=_unit(time.unit),
        )
    for path, procedure, severity in untold(record):
        yield _SPECIAL.at(
            context.catalogue.place(record, *path),
            record=context.ref(record),
            severity=severity,
            procedure=Text(procedure.text("zh-Hans"), procedure.text("en").lower()),
        )
    yield from _superior(record, context)


def _sum(guide: ServiceGuide, time: ProcessingTime, context: Context) -> Iterator[Problem]:
    counted = [step.days for step in guide.steps if not step.outside_promise]
    total = sum(counted, Decimal(0))
    if not counted or total == time.promised or dropped(guide, context, "steps"):
        return
    severity = None
    if total > time.promised and any(_TOGETHER.search(folded(f"{step.name}{step.detail}")) for step in guide.steps):
        return  # steps that run side by side take less than their sum
    if total == 0:
        if time.promised <= 1:
            return  # done on the spot: nobody divides a day into steps
        severity = Severity.WARNING
    yield _SUM.at(
        context.catalogue.place(guide, "processing_time", "promised"),
        record=context.ref(guide),
        severity=severity,
        sum=_number(total),
        promised=_number(time.promised),
        unit=_unit(time.unit),
    )


def _superior(guide: ServiceGuide, context: Context) -> Iterator[Problem]:
    implementing = guide.implementing_body or guide.body
    differs = guide.deciding_body is not None and guide.deciding_body != implementing
    upper = [(i, step) for i, step in enumerate(guide.steps) if step.lane in _UPPER and not step.outside_promise]
    time = guide.processing_time
    if time.includes_superior is False and (differs or upper):
        name = context.catalogue.body_name(guide.deciding_body) if guide.deciding_body and differs else upper[0][1].who
        place = context.catalogue.place(guide, "processing_time", "includes_superior")
        yield _SUPERIOR_OUT.at(place, record=context.ref(guide), superior=name)
    if time.promised > 1 and upper and not any(step.days for _, step in upper):
        for i, step in upper:
            if not _AUTOMATIC.search(folded(step.detail)):
                place = context.catalogue.place(guide, "steps", i, "days")
                yield _SUPERIOR_DAYS.at(place, record=context.ref(guide), step=step.name)


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _unit(unit: Unit) -> Text:
    return Text(unit.text("zh-Hans"), unit.text("en"))
