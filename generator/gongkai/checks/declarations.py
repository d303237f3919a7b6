"""Declarations (declarations.yml): a duty without a record is settled only by a reason, an approver and a time that hold.

GK411:
  zh: 说明过了有效期就不算数，要重新核对，不能自动顺延。
  en: A declaration that has run out settles nothing; it must be looked at again.
  law: 《中华人民共和国政府信息公开条例》第十八条
  wrong: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: not-applicable\\n  reason: 本镇不编制区域规划，由县里统一编制\\n  approver: 镇长\\n  date: 2025-01-06\\n  until: 2025-12-31\\n"}
  right: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: not-applicable\\n  reason: 本镇不编制区域规划，由县里统一编制\\n  approver: 镇长\\n  date: 2026-01-06\\n  until: 2027-01-31\\n"}
GK412:
  zh: 没有记录又说不出理由，群众看到的只是一个空栏目。“无”“按有关规定”不是理由。
  en: Without a reason the public sees an empty column; a filler is no reason.
  wrong: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: not-applicable\\n  reason: 按有关规定\\n  approver: 镇长\\n  date: 2026-01-06\\n  until: 2027-01-31\\n"}
  right: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: not-applicable\\n  reason: 本镇不编制区域规划，由县里统一编制\\n  approver: 镇长\\n  date: 2026-01-06\\n  until: 2027-01-31\\n"}
GK413:
  zh: 不公开由谁同意，要写职务，出了问题找得到人。
  en: Who agreed must be told by his post.
  law: 《中华人民共和国政府信息公开条例》第十七条
  wrong: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: not-applicable\\n  reason: 本镇不编制区域规划，由县里统一编制\\n  date: 2026-01-06\\n  until: 2027-01-31\\n"}
  right: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: not-applicable\\n  reason: 本镇不编制区域规划，由县里统一编制\\n  approver: 镇长\\n  date: 2026-01-06\\n  until: 2027-01-31\\n"}
GK414:
  zh: 不予公开只能依据条例第十四条至第十六条或者别的法律、行政法规，要写明是哪一条。
  en: Information may be withheld only on a stated article of the law.
  law: 《中华人民共和国政府信息公开条例》第十四条至第十六条
  wrong: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: withheld\\n  reason: 规划底图标有饮用水源的取水口\\n  approver: 镇长\\n  date: 2026-01-06\\n  until: 2027-01-31\\n"}
  right: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: withheld\\n  reason: 规划底图标有饮用水源的取水口\\n  basis: {law: 中华人民共和国政府信息公开条例, article: 第十四条}\\n  approver: 镇长\\n  date: 2026-01-06\\n  until: 2027-01-31\\n"}
GK415:
  zh: 按期公开的事项，说“本期无”要写是哪一期，否则等于说以后都没有。
  en: For a duty that comes back, “nothing this time” must name the time, or it would mean never.
  wrong: "（季度事项写了declares: nil，没有写covers）"
  right: "（declares: nil，covers: 2026-Q3）"
GK416:
  zh: 说明的日期在今天以后，还没有人作出过这个说明。
  en: A declaration dated after today has not been made yet.
  wrong: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: not-applicable\\n  reason: 本镇不编制区域规划，由县里统一编制\\n  approver: 镇长\\n  date: 2027-01-06\\n  until: 2027-12-31\\n"}
  right: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: not-applicable\\n  reason: 本镇不编制区域规划，由县里统一编制\\n  approver: 镇长\\n  date: 2026-01-06\\n  until: 2027-01-31\\n"}
GK417:
  zh: 一边说没有，一边已经公开了，群众不知道信哪个。
  en: The portal says there is nothing and shows something.
  wrong: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: nil\\n  covers: 2026\\n  reason: 今年没有编制规划\\n  approver: 镇长\\n  date: 2026-01-06\\n  until: 2026-12-31\\n"}
  right: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: nil\\n  covers: 2025\\n  reason: 去年没有编制规划\\n  approver: 镇长\\n  date: 2026-01-06\\n  until: 2026-12-31\\n"}
GK418:
  zh: 不予公开的信息要定期评估审查，没有写到什么时候，就没有人再看。
  en: What is withheld must be looked at again from time to time; without an end nobody will.
  law: 《中华人民共和国政府信息公开条例》第十八条
  wrong: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: withheld\\n  reason: 规划底图标有饮用水源的取水口\\n  basis: {law: 中华人民共和国政府信息公开条例, article: 第十四条}\\n  approver: 镇长\\n  date: 2026-01-06\\n"}
  right: {declarations.yml: "- requirement: \\"20-03\\"\\n  declares: withheld\\n  reason: 规划底图标有饮用水源的取水口\\n  basis: {law: 中华人民共和国政府信息公开条例, article: 第十四条}\\n  approver: 镇长\\n  date: 2026-01-06\\n  until: 2027-01-31\\n"}
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.catalogue import Declaration, DeclarationFiled, Declares
from gongkai.checks.check import Context
from gongkai.checks.coverage import Cell, Coverage, State
from gongkai.checks.duties import period_words
from gongkai.checks.emptiness import core, says_something
from gongkai.problem import Code, Location, Param, Problem, Severity, Text
from gongkai.records.record import Record

CODES = (
    Code(
        "GK411",
        "declaration-expired",
        Severity.ERROR,
        Text(
            "“{title}”的说明{until}到期，今天{today}已经不算数。",
            "The declaration of “{title}” ran out on {until}; on {today} it settles nothing.",
        ),
        Text(
            "重新核对：有了就公开；还没有的，请批准人再批一次，改写date和until。",
            "Look again: publish what there is now, or have it approved once more with a new date and until.",
        ),
        "《中华人民共和国政府信息公开条例》第十八条",
    ),
    Code(
        "GK412",
        "declaration-without-reason",
        Severity.ERROR,
        Text("“{title}”的说明没有写出理由。", "The declaration of “{title}” gives no reason."),
        Text(
            "在reason里写一句群众看得懂的话：为什么没有，或者为什么不公开。",
            "Say in reason, in a sentence anyone understands, why there is nothing or why it is withheld.",
        ),
    ),
    Code(
        "GK413",
        "declaration-without-approver",
        Severity.ERROR,
        Text("“{title}”的说明没有写谁批准。", "The declaration of “{title}” does not say who approved it."),
        Text("在approver里写批准人的职务，例如“镇长”。", "Write the post of the approver in approver."),
        "《中华人民共和国政府信息公开条例》第十七条",
    ),
    Code(
        "GK414",
        "withheld-without-basis",
        Severity.ERROR,
        Text("“{title}”不予公开，没有写依据。", "“{title}” is withheld without a basis."),
        Text(
            "在basis里写依据的法律和条款，例如条例第十四条、第十五条或者第十六条；没有依据的应当公开。",
            "Name law and article in basis (articles 14 to 16 of the regulation); without one it must be published.",
        ),
        "《中华人民共和国政府信息公开条例》第十四条至第十六条",
    ),
    Code(
        "GK415",
        "nil-without-period",
        Severity.ERROR,
        Text(
            "“{title}”要按期公开，这里说“本期无”，没有写是哪一期。",
            "“{title}” comes back every period; the declaration says nil and names none.",
        ),
        Text("加上covers，例如“covers: {example}”。", "Add covers, such as “covers: {example}”."),
    ),
    Code(
        "GK416",
        "declaration-in-future",
        Severity.ERROR,
        Text(
            "“{title}”的说明写的日期是{date}，还没有到（今天{today}）。",
            "The declaration of “{title}” is dated {date}, after today ({today}).",
        ),
        Text("改成批准那天的日期。", "Write the day on which it was approved."),
    ),
    Code(
        "GK417",
        "declaration-contradicted",
        Severity.ERROR,
        Text(
            "这里说“{title}”{declares}，可是已经公开了“{published}”。",
            "This says “{title}”: {declares}; yet “{published}” is published.",
        ),
        Text(
            "两样只留一样：删去这条说明，或者改写它的期间。", "Keep one: delete this declaration or correct its period."
        ),
    ),
    Code(
        "GK418",
        "declaration-without-end",
        Severity.INFO,
        Text(
            "“{title}”的说明没有写有效到哪一天，没有人会再核对。",
            "The declaration of “{title}” has no end, so nobody will look again.",
        ),
        Text("加上until，一般不超过一年。", "Add until, as a rule within a year."),
        "《中华人民共和国政府信息公开条例》第十八条",
    ),
)
_EXPIRED, _UNREASONED, _UNAPPROVED, _BASELESS, _NO_PERIOD, _FUTURE, _CONTRADICTED, _ENDLESS = CODES

# A state is no reason for itself, nor are the phrases that fit any matter.
_STATES = frozenset(
    {
        *("不适用", "不涉及", "未涉及", "本镇不涉及", "我镇不涉及", "本单位不涉及"),
        *("本期无", "无此类信息", "无相关信息", "没有相关信息"),
        *("不公开", "不予公开", "不宜公开", "不便公开", "工作需要", "实际情况", "特殊情况"),
    }
)
_EXAMPLES = {"year": "2026", "half-year": "2026-H1", "quarter": "2026-Q3", "month": "2026-09"}


def over(context: Context, coverage: Coverage) -> Iterator[Problem]:
    """Every declaration by itself, then against what is published."""
    shown: dict[tuple[str, str], list[Cell]] = {}
    for cell in coverage.cells:
        if cell.state is State.PUBLISHED and cell.records:
            shown.setdefault((cell.requirement.id, cell.body), []).append(cell)
    main = context.catalogue.main_body
    for filed in context.catalogue.declarations:
        yield from _alone(filed, context)
        one = filed.declaration
        body = one.body or (main.id if main else "")
        if one.until is None or one.until >= context.today:
            yield from _contradicted(filed, shown.get((one.requirement, body), []), context)


def _alone(filed: DeclarationFiled, context: Context) -> Iterator[Problem]:
    one = filed.declaration
    today = context.today.isoformat()
    row = context.standard.requirements.get(one.requirement)

    def found(code: Code, key: str, severity: Severity | None = None, **params: Param) -> Problem:
        words = {"title": title(one, context), **params}
        return code.at(key_place(filed, key), words, requirement=one.requirement, severity=severity)

    if one.until and one.until < context.today:
        yield found(_EXPIRED, "until", until=one.until.isoformat(), today=today)
    if not says_something(one.reason) or core(one.reason or "") in _STATES:
        yield found(_UNREASONED, "reason")
    if not says_something(one.approver):
        yield found(_UNAPPROVED, "approver")
    if one.declares is Declares.WITHHELD and not any(says_something(basis.law) for basis in one.basis):
        yield found(_BASELESS, "basis" if one.basis else "declares")
    if row and row.series and one.declares is Declares.NIL and one.covers is None:
        yield found(_NO_PERIOD, "declares", example=_EXAMPLES[row.series.period])
    if one.date and one.date > context.today:
        yield found(_FUTURE, "date", date=one.date.isoformat(), today=today)
    if one.until is None:
        yield found(_ENDLESS, "declares", Severity.WARNING if one.declares is Declares.WITHHELD else None)


def _contradicted(filed: DeclarationFiled, cells: list[Cell], context: Context) -> Iterator[Problem]:
    one = filed.declaration
    for cell in cells:
        records = (context.catalogue.get(id) for id in cell.records)
        record = next((found for found in records if found and _meets(one, found)), None)
        if record is None:
            continue
        # A row is broad: part of it may be open while another part is withheld, so that is only worth a look.
        severity = Severity.WARNING if one.declares is Declares.WITHHELD else None
        yield _CONTRADICTED.at(
            key_place(filed, "declares"),
            requirement=one.requirement,
            severity=severity,
            title=title(one, context),
            declares=Text(one.declares.text("zh-Hans"), one.declares.text("en")),
            published=record.title,
        )
        return


def _meets(one: Declaration, record: Record) -> bool:
    """Whether a published record falls into the time that a declaration speaks of."""
    if one.covers is not None:
        return record.covered == one.covers or record.covered.startswith(f"{one.covers}-")
    return one.date is None or record.published_on >= one.date


def title(one: Declaration, context: Context) -> Text:
    """The title of the duty that a declaration is about, with its period; the id where nobody knows it."""
    row = context.standard.requirements.get(one.requirement)
    words = row.title if row else Text(one.requirement, one.requirement)
    if row is None:
        for group in context.standard.groups:
            words = next((entry.title for entry in group.categories if entry.id == one.requirement), words)
    period = period_words(one.covers or "")
    return Text(words.zh + period.zh, words.en + period.en)


def key_place(filed: DeclarationFiled, key: str) -> Location:
    """Where a value of a declaration stands; the declaration itself where the value is absent."""
    return filed.keys.get(key, filed.where)
