"""Catch-all phrases in a guide: 其他材料, 有关材料, 视情况, 另行通知, 法律法规规定的其他条件, with which nobody can prepare.

GK328:
  zh: “其他材料”“视情况”“另行通知”是兜底话：群众不知道到底要带什么、等多久，窗口却随时可以再要一样。许可的材料要列全（行政许可法第三十条）。
  en: “Other materials”, “as the case may be”, “to be notified” leave the applicant guessing and let the window ask for one thing more. The materials of a licence must be listed completely (Administrative Licensing Law, art. 30).
  law: 《中华人民共和国行政许可法》第三十条；国务院办公厅2017年互联网政务服务抽查（兜底条款）
  for: service-guide
  wrong: |
    materials:
      - {name: 农村宅基地和建房（规划许可）申请表, issuer: 申请人填写, originals: 1, form: 2026/homestead-form.txt}
      - {name: 窗口要求的其他材料, originals: 1}
  right: |
    materials:
      - {name: 农村宅基地和建房（规划许可）申请表, issuer: 申请人填写, originals: 1, form: 2026/homestead-form.txt, note: 不需要其他材料}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.checks.emptiness import folded, negated
from gongkai.problem import Code, KeyPath, Problem, Severity, Text
from gongkai.records.record import Record
from gongkai.records.service_guide import ServiceGuide, ServiceType

CODES = (
    Code(
        "GK328",
        "catch-all-phrase",
        Severity.WARNING,
        Text("“{phrase}”是兜底的话，没有说清到底是什么。", "“{phrase}” is a catch-all that names nothing."),
        Text("{advice}", "{advice}"),
        "《中华人民共和国行政许可法》第三十条",
    ),
)
FOR = (ServiceGuide,)

_THING = r"(?:证明|申请|证件|书面|佐证|辅助|附属)?(?:材料|资料|证件|文件|手续|证明|证照)"
_SOME = r"(?:有关|相关|其他|其它|必要|所需|需要|应当提供|应提供|补充|配套|辅助|的)"
# Named as a thing to bring, such words are a catch-all whatever stands around them (rules.md §4.2, §5.3).
_AS_NAME = re.compile(
    rf"(?:等)?(?:其他|其它|有关|相关){_SOME}*{_THING}"
    rf"|(?:规定|要求|认为|认定)(?:需要|应当?|必须|有必要|必要|须)?(?:提供|提交|补充|出具|补交)?的(?:其他|其它|必要)?{_THING}"
    rf"|(?:按|按照|根据)?规定(?:应当|需要)?(?:提供|提交)的?{_THING}"
    rf"|等{_THING}$|^(?:其他|其它|其余|等)$"
)
# In sentences only where somebody must bring it: 窗口核对有关材料 is the window's own work.
_BRING = r"(?:提交|提供|携带|带上?|备齐|准备|补充|补交|出具|出示|递交|上传|报送|交)"
_AS_DEMAND = re.compile(
    rf"{_BRING}(?:[^,。;,;不无免]{{0,14}}?)(?:(?:其他|其它|有关|相关)(?:的|必要的?|需要的?|应当提供的|应提供的)?{_THING})"
)
# 巡视情况, 重视情况, 监视情况 are other words.
_SITUATION = re.compile(
    r"(?<![电监巡探重审忽近无歧轻正注])视(?:具体|实际|审核|工作|个案)?情况(?!紧急|严重|轻重|不同)|视情(?=而定|决定|确定|办理|处理|提供|延长|减免)"
)
_LATER = re.compile(
    r"另行(?:通知|告知|公告|规定|安排|确定|商定)|具体(?:时间|地点|材料|条件|标准|要求)?(?:以|按)(?:窗口|工作人员|经办人|实际)\S{0,6}为准|以(?:窗口|工作人员|经办人员?)(?:通知|告知|答复|要求|解释|口径)为准"
)
_OTHER_LEGAL = re.compile(
    r"(?:法律|法规|规章|规定|政策|文件|部门|机关|单位|要求|认为|认定)[^,。;,;]{0,12}?的?(?:其他|其它)(?:有关|相关|必要)?"
    r"(?:条件|情形|情况|要求|事项|手续|程序|规定)"
)

_MATERIAL_ADVICE = Text(
    "把还要什么一样一样列出来；没有了，就删掉这句话。",
    "List what else is needed, one by one; if nothing is, delete the phrase.",
)
_CONDITION_ADVICE = Text(
    "写出是哪部法律哪一条的什么条件；没有，就删掉。",
    "Say which condition of which article; if there is none, delete it.",
)
_SITUATION_ADVICE = Text("写明分哪几种情况，每种怎么办。", "Say which cases there are and what happens in each.")
_LATER_ADVICE = Text("现在就写明时间、地点或办法。", "Say now when, where or how.")

_NAME_RULES = ((_AS_NAME, _MATERIAL_ADVICE), (_OTHER_LEGAL, _CONDITION_ADVICE))
_TEXT_RULES = (
    (_AS_DEMAND, _MATERIAL_ADVICE),
    (_OTHER_LEGAL, _CONDITION_ADVICE),
    (_SITUATION, _SITUATION_ADVICE),
    (_LATER, _LATER_ADVICE),
)
# What the vague word stands for is told beside it: （总平面图、设计方案）, 有一种就行.
_TOLD = re.compile(
    r"其中|以上|上述|这些|任一|之一|[有任选]一[种样项]|哪种都|(?:材料|资料|证件|文件|证明)\s*[(:][^)]{2,}"
)
_THINGS = (_AS_NAME, _AS_DEMAND)


def each(record: Record, context: Context) -> Iterator[Problem]:
    """At most one finding for each text of the guide that people act on."""
    assert isinstance(record, ServiceGuide)
    for path, text in _texts(record):
        plain = folded(text)
        name = path[0] == "materials" and path[-1] == "name"
        for rule, advice in _NAME_RULES if name else _TEXT_RULES:
            hit = rule.search(plain)
            if hit and not negated(plain, hit.start(), hit.end()) and not (rule in _THINGS and _TOLD.search(plain)):
                licence = name and record.service_type is ServiceType.LICENCE
                yield CODES[0].at(
                    context.catalogue.place(record, *path),
                    record=context.ref(record),
                    severity=Severity.ERROR if licence else None,
                    phrase=hit[0],
                    advice=advice,
                )
                break


def _texts(guide: ServiceGuide) -> Iterator[tuple[KeyPath, str]]:
    """Where a guide tells people what to bring, whether they may, how long it takes and what it costs."""
    if guide.eligibility:
        yield ("eligibility",), guide.eligibility
    for i, line in enumerate(guide.conditions):
        yield ("conditions", i), line
    for i, material in enumerate(guide.materials):
        for name in ("name", "condition", "note"):
            if value := getattr(material, name):
                yield ("materials", i, name), value
    for i, step in enumerate(guide.steps):
        yield ("steps", i, "detail"), step.detail
    for name in ("note", "statutory_note"):
        if value := getattr(guide.processing_time, name):
            yield ("processing_time", name), value
    if guide.fees:
        if guide.fees.note:
            yield ("fees", "note"), guide.fees.note
        for i, fee in enumerate(guide.fees.items):
            if fee.note:
                yield ("fees", "items", i, "note"), fee.note
    for name in ("validity", "delivery"):
        if value := getattr(guide.result, name):
            yield ("result", name), value
    for i, place in enumerate(guide.where_to_apply):
        for name in ("address", "hours", "note"):
            if value := getattr(place, name):
                yield ("where_to_apply", i, name), value
    if guide.visit_note:
        yield ("visit_note",), guide.visit_note
