"""Waivers (waivers.yml): accepted findings leave the exit code and stand on the coverage page; some can never be accepted.

GK431:
  zh: 问题已经改好，或者编号、对象写错了，这条说明就没有用，留着会盖住以后的新问题。
  en: What is cured, or aimed at nothing, only waits to hide a later problem.
  wrong: {waivers.yml: "- code: GK501\\n  target: disclosures/2026/example\\n  reason: 汛期抢险，晚发三天\\n  approver: 镇长\\n  until: 2026-12-31\\n"}
  right: {waivers.yml: "[]\\n"}
GK432:
  zh: 暂不处理只到until那天为止，过了就要处理，或者重新批。
  en: A waiver holds until its day; then the finding counts again.
  wrong: {waivers.yml: "- code: GK501\\n  target: disclosures/2026/example\\n  reason: 汛期抢险，晚发三天\\n  approver: 镇长\\n  until: 2026-06-30\\n"}
  right: {waivers.yml: "[]\\n"}
GK433:
  zh: 为什么暂不处理、谁批准、到哪一天，三样都要写，群众在公开情况页上看得到。
  en: Reason, approver and end must be given; the public reads them on the coverage page.
  wrong: {waivers.yml: "- code: GK501\\n  target: disclosures/2026/example\\n  approver: 镇长\\n  until: 2026-12-31\\n"}
  right: {waivers.yml: "[]\\n"}
GK434:
  zh: 身份证号、银行卡号、涉密标志和没有审查的信息不能带着问题公开，谁批准都不行；门户设置有错也不能建站。
  en: Identity numbers, bank cards, secrecy marks and what was not reviewed cannot be accepted by anyone, nor wrong settings.
  law: 《中华人民共和国政府信息公开条例》第十四条、第十五条、第十七条
  wrong: {waivers.yml: "- code: GK601\\n  target: disclosures/2026/example\\n  reason: 当事人同意公开\\n  approver: 镇长\\n  until: 2026-12-31\\n"}
  right: {waivers.yml: "[]\\n"}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.catalogue import WaiverFiled
from gongkai.checks.check import Context
from gongkai.checks.emptiness import says_something
from gongkai.checks.report import Waived
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.vocabulary import field_text

CODES = (
    Code(
        "GK431",
        "waiver-unused",
        Severity.WARNING,
        Text(
            "{target}没有{code}这个问题，这条“暂不处理”用不上。",
            "{target} has no finding {code}; this waiver waives nothing.",
        ),
        Text(
            "问题改好了就删掉这一条；写错了的，改正code或target。", "Delete it if cured; else correct code or target."
        ),
    ),
    Code(
        "GK432",
        "waiver-expired",
        Severity.ERROR,
        Text(
            "{target}的{code}只批到{until}，今天{today}已经过期，问题照样算。",
            "The waiver of {code} at {target} ran out on {until}; on {today} the finding counts again.",
        ),
        Text(
            "改好那个问题，或者请批准人再批一次，改写until。",
            "Cure the finding, or have it approved again with a new until.",
        ),
    ),
    Code(
        "GK433",
        "waiver-incomplete",
        Severity.ERROR,
        Text(
            "{target}的{code}暂不处理，没有写{field}，不算数。",
            "The waiver of {code} at {target} does not give {field}; it does not count.",
        ),
        Text("补上{field}。", "Add {field}."),
    ),
    Code(
        "GK434",
        "waiver-forbidden",
        Severity.ERROR,
        Text("{code}不能暂不处理（{target}）。", "{code} cannot be waived ({target})."),
        Text(
            "删掉这一条，去改那个问题；改好之前这条信息不会公开。",
            "Delete this entry and cure the finding; until then nothing of it is published.",
        ),
        "《中华人民共和国政府信息公开条例》第十四条、第十五条、第十七条",
    ),
)
_UNUSED, _EXPIRED, _INCOMPLETE, _FORBIDDEN = CODES
_NEVER = ("GK6", "GK9")
_NOT_ALWAYS_RUN = ("GK7", "GK8")
"""Families that run only when they are asked for: without them an unmatched waiver proves nothing."""


def acceptable(problem: Problem) -> bool:
    """Whether a finding may be accepted at all, by a waiver or a baseline (条例第十四、十五、十七条)."""
    code = problem.code
    if code.id.startswith(_NEVER) and Severity.ERROR in (problem.severity, code.severity):
        return False
    return problem.where.path[:1] != ("review",)


def accept(
    problems: Sequence[Problem], context: Context
) -> tuple[tuple[Problem, ...], tuple[Waived, ...], tuple[Problem, ...]]:
    """Findings that still count, findings that are waived, and what is wrong with the waivers themselves."""
    filed = context.catalogue.waivers
    if not filed:
        return tuple(problems), (), ()
    told: list[Problem] = []
    holding: dict[tuple[str, str], WaiverFiled] = {}
    used: set[tuple[str, str]] = set()
    for one in filed:
        found = tuple(_alone(one, context))
        told += found
        if not found:
            holding.setdefault(_key(one), one)
    kept: list[Problem] = []
    waived: list[Waived] = []
    forbidden: set[tuple[str, str]] = set()
    for problem in problems:
        keys = _keys(problem)
        key = next((key for key in keys if key in holding), None)
        if key is None:
            kept.append(problem)
            continue
        used.add(key)
        if not acceptable(problem):
            forbidden.add(key)
            kept.append(problem)
        else:
            waiver = holding[key].waiver
            waived.append(Waived(problem, waiver.reason or "", waiver.approver or "", waiver.until or context.today))
    for key, one in holding.items():
        if key in forbidden or (key not in used and key[0].startswith("GK6")):
            told.append(_FORBIDDEN.at(one.place("code"), _named(one)))
        elif key not in used and _was_looked_for(key[0], context):
            told.append(_UNUSED.at(one.where, _named(one)))
    return tuple(kept), tuple(waived), tuple(told)


def _alone(one: WaiverFiled, context: Context) -> Iterator[Problem]:
    """What makes a waiver void whatever it waives."""
    waiver = one.waiver
    for name, given in (("reason", says_something(waiver.reason)), ("approver", says_something(waiver.approver))):
        if not given:
            yield _INCOMPLETE.at(one.place(name), _named(one), field=_label(name))
    if waiver.until is None:
        yield _INCOMPLETE.at(one.where, _named(one), field=_label("until"))
    elif waiver.until < context.today:
        days = {"until": waiver.until.isoformat(), "today": context.today.isoformat()}
        yield _EXPIRED.at(one.place("until"), {**_named(one), **days})


def _label(name: str) -> Text:
    words = field_text(name, "waiver")
    return Text(f"“{words.zh}”（{name}）", f"“{words.en}” ({name})")


def _named(one: WaiverFiled) -> dict[str, str | int | float | Text]:
    return {"code": one.waiver.code, "target": one.waiver.target}


def _key(one: WaiverFiled) -> tuple[str, str]:
    return one.waiver.code.upper(), one.waiver.target


def _keys(problem: Problem) -> Iterator[tuple[str, str]]:
    """The waivers that fit a finding: by its record, its file, its duty."""
    for target in (problem.record.id if problem.record else "", problem.where.file, problem.requirement):
        if target:
            yield problem.code.id, target


def _was_looked_for(code: str, context: Context) -> bool:
    history = context.history
    if code.startswith("GK7"):
        return history is not None and not history.fault
    return not code.startswith(_NOT_ALWAYS_RUN)
