"""Major matters: the records that name the same `matter` tell its stages, one after the other and in time.

GK581:
  zh: 重要事项决策前公开、实施过程动态公开、结果公开；缺一段，群众就看不到头尾。
  en: A major matter is told before the decision, while it goes on, and when it is done; a missing stage leaves a hole.
  law: 政务公开工作制度（地方做法）：重要事项决策前、实施中、结果公开
  for: disclosure
  wrong: |
    matter: 石门村供水管改造
    stage: progress
  right: |
    matter: 石门村供水管改造
    stage: decision
    issued: 2026-11-02
    review: 2026-11-03
GK582:
  zh: 公示结束后5个工作日内定下听不听证，并告诉大家。
  en: Whether there is a hearing is settled and told within five working days after the notice.
  law: 重大事项公示和听证制度（地方做法）
  wrong: "（公示11月2日结束，听证公告11月20日才发）"
  right: "（听证公告11月9日前发）"
GK583:
  zh: 听证开完7日内写出听证报告。
  en: The report of a hearing follows within seven days.
  law: 重大事项公示和听证制度（地方做法）
  wrong: "（10月12日听证，10月26日才公布听证报告）"
  right: "（10月19日前公布听证报告）"
GK584:
  zh: 对大家提的意见，公示结束后15日内答复采纳没有、为什么。
  en: Opinions are answered within fifteen days after the notice: adopted or not, and why.
  law: 重大事项公示和听证制度（地方做法）
  for: public-notice
  wrong: |
    matter: 石门村村庄规划
    stage: proposal
    feedback: [{office: hall, phone: 0000-0000101, reply_by: 2027-01-15}]
  right: |
    matter: 石门村村庄规划
    stage: proposal
    feedback: [{office: hall, phone: 0000-0000101, reply_by: 2026-12-15}]
GK585:
  zh: 写了重大事项，没写是哪个阶段，就连不到前后。
  en: A record of a matter that names no stage cannot be linked to what came before and after.
  for: disclosure
  wrong: |
    matter: 石门村供水管改造
  right: |
    matter: 石门村供水管改造
    stage: decision
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.checks.check import Context
from gongkai.problem import Code, KeyPath, Problem, Severity, Text
from gongkai.records.public_notice import PublicNotice, Subject
from gongkai.records.record import Record, Stage
from gongkai.workdays import Reckoned

CODES = (
    Code(
        "GK581",
        "matter-stage-missing",
        Severity.WARNING,
        Text(
            "重大事项“{matter}”缺“{stage}”这一段：{why}。",
            "The major matter “{matter}” lacks its stage “{stage}”: {why}.",
        ),
        Text(
            "补一条matter相同、stage为“{stage}”的信息；已经有的，补上这两个字段。",
            "Add a record with the same matter and the stage “{stage}”, or write both into the one that is there.",
        ),
    ),
    Code(
        "GK582",
        "hearing-announced-late",
        Severity.WARNING,
        Text(
            "“{matter}”的公示{end}结束，听证公告{published}才发，超过5个工作日（应在{due}前）。",
            "The notice of “{matter}” ended on {end}; the hearing was announced on {published}, later than five working days ({due}).",
        ),
        Text("已经迟了的保留原样；以后按时决定并公告。", "Leave it as it is; decide and announce in time from now on."),
    ),
    Code(
        "GK583",
        "hearing-report-late",
        Severity.WARNING,
        Text(
            "“{matter}”{held}听证，听证报告应在{due}前公布，{what}。",
            "The hearing of “{matter}” was held on {held}; its report was due on {due}: {what}.",
        ),
        Text("补上听证报告，matter和stage与听证公告相同。", "Publish the report with the same matter and stage."),
    ),
    Code(
        "GK584",
        "reply-late",
        Severity.WARNING,
        Text(
            "征求意见{end}结束，答复写的是{day}，超过15日（应在{due}前）。",
            "Opinions were asked for until {end}; the reply of {day} is later than fifteen days ({due}).",
        ),
        Text(
            "答复期限改到15日以内；已经迟了的保留原样。",
            "Promise a reply within fifteen days; leave what is late as it is.",
        ),
    ),
    Code(
        "GK585",
        "matter-without-stage",
        Severity.WARNING,
        Text("写了重大事项“{matter}”，没有写是哪个阶段。", "It names the matter “{matter}” and no stage."),
        Text(
            "加上stage：征求意见、听证、决策、实施进展或者结果。",
            "Add stage: proposal, hearing, decision, progress or result.",
        ),
    ),
)
_MISSING, _HEARING, _REPORT, _REPLY, _NO_STAGE = CODES

ANNOUNCE_WITHIN = 5
"""Working days from the end of the notice to the announcement of a hearing (one place's practice)."""
REPORT_WITHIN = timedelta(days=7)
REPLY_WITHIN = timedelta(days=15)
DECIDE_WITHIN = timedelta(days=90)
TELL_WITHIN = timedelta(days=180)
"""After how long without a word a stage counts as missing: advice, no source names a number."""


def whole(context: Context) -> Iterator[Problem]:
    """Every matter, then the replies of single notices."""
    matters: dict[str, list[Record]] = {}
    for record in context.catalogue.records:
        if record.matter and not record.withdrawn:
            matters.setdefault("".join(record.matter.split()), []).append(record)
    for records in matters.values():
        yield from _matter(sorted(records, key=lambda record: (record.published_on, record.id)), context)
    for notice in context.catalogue.of(PublicNotice):
        if not notice.withdrawn and (notice.matter or notice.subject is Subject.MAJOR_DECISION):
            yield from _replies(notice, context)


def _matter(records: list[Record], context: Context) -> Iterator[Problem]:
    stages: dict[Stage, list[Record]] = {}
    for record in records:
        if record.stage:
            stages.setdefault(record.stage, []).append(record)
        else:
            where = context.catalogue.place(record, "matter")
            yield _NO_STAGE.at(where, record=context.ref(record), matter=record.matter or "")
    if gap := _gap(stages, context.today):
        record, stage, why = gap
        yield _MISSING.at(
            context.catalogue.place(record, "stage"),
            record=context.ref(record),
            matter=record.matter or "",
            stage=Text(stage.text("zh-Hans"), stage.text("en")),
            why=why,
        )
    hearings = stages.get(Stage.HEARING, [])
    if hearings:
        yield from _hearing(hearings, stages.get(Stage.PROPOSAL, []), context)


def _gap(stages: dict[Stage, list[Record]], today: date) -> tuple[Record, Stage, Text] | None:
    """The stage that is missing, the record before or after the hole, and why it should be there."""
    later = [*stages.get(Stage.PROGRESS, []), *stages.get(Stage.RESULT, [])]
    if Stage.DECISION not in stages:
        if later:
            why = Text(
                f"“{later[0].title}”已经公开，没有公开是怎么决定的", f"“{later[0].title}” is there, the decision is not"
            )
            return later[0], Stage.DECISION, why
        asked = [*stages.get(Stage.PROPOSAL, []), *stages.get(Stage.HEARING, [])]
        last = max(asked, key=_ends, default=None)
        if last and _ends(last) + DECIDE_WITHIN < today:
            end = _ends(last)
            return (
                last,
                Stage.DECISION,
                Text(f"{end}征求意见结束，三个月没有下文", f"opinions were asked for until {end}"),
            )
        return None
    if later:
        return None
    decision = stages[Stage.DECISION][-1]
    if decision.published_on + TELL_WITHIN < today:
        day = decision.published_on
        return (
            decision,
            Stage.PROGRESS,
            Text(f"{day}公开决策后，半年没有进展消息", f"no word since the decision of {day}"),
        )
    return None


def _ends(record: Record) -> date:
    return record.period.end if isinstance(record, PublicNotice) else record.published_on


def _hearing(hearings: list[Record], proposals: list[Record], context: Context) -> Iterator[Problem]:
    """The first record of a hearing announces it (its period ends on the day it is held), the last one reports."""
    first = hearings[0]
    ends = [notice.period.end for notice in proposals if isinstance(notice, PublicNotice)]
    before = [end for end in ends if end <= first.published_on]
    if before:
        due: Reckoned = context.calendar.add_known(max(before), ANNOUNCE_WITHIN)
        if first.published_on > due.day and due.exact:
            yield _HEARING.at(
                context.catalogue.place(first, "published" if first.published else "review"),
                record=context.ref(first),
                matter=first.matter or "",
                end=max(before).isoformat(),
                published=first.published_on.isoformat(),
                due=due.day.isoformat(),
            )
    if not isinstance(first, PublicNotice):
        return
    held = first.period.end
    report = hearings[-1] if len(hearings) > 1 else None
    limit = held + REPORT_WITHIN
    told = report.published_on if report else None
    if (told or context.today) > limit:
        what = Text(f"{told}才公布", f"published on {told}") if told else Text("还没有公布", "not published yet")
        place = report or first
        yield _REPORT.at(
            context.catalogue.place(place, "published" if place.published else "review"),
            record=context.ref(place),
            matter=first.matter or "",
            held=held.isoformat(),
            due=limit.isoformat(),
            what=what,
        )


def _replies(notice: PublicNotice, context: Context) -> Iterator[Problem]:
    end = notice.period.end
    due = end + REPLY_WITHIN
    days: list[tuple[KeyPath, date]] = [
        (("feedback", position, "reply_by"), one.reply_by)
        for position, one in enumerate(notice.feedback)
        if one.reply_by
    ]
    if notice.result and notice.result.date:
        days.append((("result", "date"), notice.result.date))
    for path, day in days:
        if day > due:
            yield _REPLY.at(
                context.catalogue.place(notice, *path),
                record=context.ref(notice),
                end=end.isoformat(),
                day=day.isoformat(),
                due=due.isoformat(),
            )
