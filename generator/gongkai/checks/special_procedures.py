"""Where a guide speaks of a special procedure (听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审、勘测) without telling its time.

Only what the office will do counts: a report the applicant brings (鉴定报告, 检疫合格证), a right that is merely told
(听证权利) and a denial (不需要听证) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.checks.emptiness import folded, negated
from gongkai.problem import KeyPath, Severity
from gongkai.records.service_guide import Lane, Procedure, ServiceGuide

_DOCUMENT = r"(?:合格(?:证|报告|单|书)|报告|结论|意见书|意见|证明|证书|证|书|结果|单|机构|中心|所|站|员|资质|资格|费|记录|材料|文件|情况说明|通知)"
_RIGHT = r"(?:的?权利|权|告知)"
_WORDS: tuple[tuple[Procedure, re.Pattern[str]], ...] = tuple(
    (procedure, re.compile(pattern))
    for procedure, pattern in (
        (Procedure.HEARING, rf"(?<!要求)(?<!申请)(?<!放弃)听证(?!{_RIGHT}|{_DOCUMENT})"),
        (Procedure.TENDER, rf"(?<!中)招(?:投)?标(?!{_DOCUMENT}|公告|人|代理|投标法)"),
        (Procedure.AUCTION, rf"拍卖(?!{_DOCUMENT}|公告|行|公司|法)"),
        (Procedure.EXAMINATION, rf"检验(?!{_DOCUMENT}|检疫证)"),
        (Procedure.TESTING, rf"检测(?!{_DOCUMENT}|仪)"),
        (Procedure.QUARANTINE, rf"检疫(?!{_DOCUMENT}|性)"),
        (Procedure.APPRAISAL, rf"鉴定(?!{_DOCUMENT}|等级|为|成|人)"),
        (
            Procedure.EXPERT_REVIEW,
            r"专家(?:组|委员会)?(?:进行|开展)?(?:评审|论证|评议|评估)(?!意见|报告|结论|费|会纪要)",
        ),
        (Procedure.SURVEY, rf"勘测(?!{_DOCUMENT}|定界|图|设计|成果)"),
    )
)
# In the conditions a procedure is only meant where somebody has to carry it out during the handling.
_CALLED_FOR = re.compile(r"(?:需要|须|应当|应|要|由|组织|进行|开展|安排|举行|依法|通过|经)[^,。;,;:]{0,10}$")
# What already lies before the office (核对鉴定报告); a verb in between starts something new (审核后组织专家评审).
_BEFORE = re.compile(
    r"(?:已经?|持有|具有|取得|提供|提交|经过了|凭|依据|根据|按照?|核对|查看|审查|审核|查验|附)"
    r"(?:(?!后|组织|进行|开展|举行|安排|送|请|委托|并|再)[^,。;:]){0,10}$"
)
_PASSED = re.compile(r"合格|通过|为|达标")
_TIME_TOLD = re.compile(r"[\d一二三四五六七八九十两半]+\s*个?(?:工作)?(?:日|天|小时|个?月)")


def named(guide: ServiceGuide) -> Iterator[tuple[KeyPath, Procedure, bool]]:
    """Every special procedure that the steps or conditions call for: where, which, and whether its step has days."""
    for i, step in enumerate(guide.steps):
        if step.lane is Lane.APPLICANT:
            continue
        for key, text in (("name", folded(step.name)), ("detail", folded(step.detail))):
            for procedure, pattern in _WORDS:
                hit = _hit(pattern, text)
                if hit is not None and not _BEFORE.search(text[: hit.start()]):
                    yield ("steps", i, key), procedure, step.days > 0 or bool(_TIME_TOLD.search(text))
    for i, line in enumerate(guide.conditions):
        text = folded(line)
        for procedure, pattern in _WORDS:
            hit = _hit(pattern, text)
            if hit is None or _PASSED.match(text, hit.end()):
                continue  # 经检验合格: it is done before anybody applies
            if _BEFORE.search(text[: hit.start()]) or not _CALLED_FOR.search(text[: hit.start()]):
                continue
            yield ("conditions", i), procedure, bool(_TIME_TOLD.search(text))


def _hit(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next((hit for hit in pattern.finditer(text) if not negated(text, hit.start(), hit.end())), None)


def untold(guide: ServiceGuide) -> Iterator[tuple[KeyPath, Procedure, Severity]]:
    """Procedures without a time in processing_time.special: once each; a warning where only the step tells the days."""
    listed = set()
    for i, special in enumerate(guide.processing_time.special):
        listed.add(special.procedure)
        if special.days is None and not (special.note and _TIME_TOLD.search(folded(special.note))):
            yield ("processing_time", "special", i), special.procedure, Severity.ERROR
    seen: set[Procedure] = set()
    for path, procedure, has_days in named(guide):
        if procedure in listed or procedure in seen:
            continue
        seen.add(procedure)
        yield path, procedure, Severity.WARNING if has_days else Severity.ERROR
