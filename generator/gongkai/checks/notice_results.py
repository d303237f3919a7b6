"""What a public notice must hold besides its period: a way to comment, what a major decision must tell, and a result.

GK551:
  zh: 公示完了要说结果：有没有意见、采纳没有、最后怎么定。
  en: When a notice has ended people must learn what came of it.
  law: 《重大行政决策程序暂行条例》（国务院令第713号）第十五条；公示后15日内答复为部分地方的做法
  for: public-notice
  wrong: |
    issued: 2026-09-01
    review: {date: 2026-09-01}
    period: {start: 2026-09-01, end: 2026-10-09}
  right: |
    issued: 2026-09-01
    review: {date: 2026-09-01}
    period: {start: 2026-09-01, end: 2026-10-09}
    result: {date: 2026-10-12, text: 收到两条意见，都采纳了，草案已报县人民政府。}
GK552:
  zh: 公示就是请人说话的，没有电话、地址、邮箱，群众没处说。
  en: A notice asks people to speak; without telephone, address or e-mail they cannot.
  law: 《中华人民共和国土地管理法实施条例》第二十八条（征地公告）；其他公示从其规定
  for: public-notice
  wrong: |
    feedback: []
  right: |
    feedback: [{office: hall, phone: 0000-0000101}]
GK553:
  zh: 重大事项公示要写明七项内容：情况、必要性、数据、听取意见经过、法律意见、反馈渠道、其他。
  en: The notice of a major decision has seven contents: situation, necessity, evidence, consultation, legal opinion, channel, other.
  law: 重大事项公示和听证制度（地方做法）；《重大行政决策程序暂行条例》（国务院令第713号）第十五条
  for: public-notice
  wrong: |
    subject: major-decision
  right: |
    subject: major-decision
    major:
      situation: 改造石门村供水管，3月动工。
      necessity: 旧管漏水三成，夏天停水。
      evidence: 入户问了120户，108户赞成。
      consultation: 开了两次座谈会，请水利专家2人论证。
      legal_opinion: 合法性审查结论为合法。
      feedback_channel: 打电话或到便民服务中心说。
      other: 分段施工，每段停水不超过8小时。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.checks.check import Context
from gongkai.checks.emptiness import Empty, emptiness, says_something
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.public_notice import Feedback, MajorDecision, PublicNotice, Subject
from gongkai.records.record import Stage
from gongkai.vocabulary import field_text

CODES = (
    Code(
        "GK551",
        "notice-without-result",
        Severity.ERROR,
        Text(
            "公示{end}已经结束，还没有公布结果（最迟{due}）。",
            "The notice ended on {end}; no result is published (by {due} at the latest).",
        ),
        Text(
            "在result里写收到几条意见、采纳没有、为什么、最后怎么定；结果另有一条信息的，写明record。",
            "Write in result how many opinions came, what was adopted and why, and what was decided; name its record if it has one.",
        ),
    ),
    Code(
        "GK552",
        "feedback-missing",
        Severity.ERROR,
        Text("公示没有写向谁反映、怎么反映。", "The notice does not say whom to tell, or how."),
        Text(
            "在feedback里写受理单位和电话、地址、邮箱中的至少一样。",
            "Give in feedback the office and at least one of telephone, address, e-mail.",
        ),
    ),
    Code(
        "GK553",
        "major-decision-contents",
        Severity.ERROR,
        Text("重大事项公示缺少“{missing}”。", "The notice of a major decision lacks “{missing}”."),
        Text("在major里把七项都写实：{all}。", "Write all seven in major: {all}."),
    ),
)
_NO_RESULT, _NO_FEEDBACK, _CONTENTS = CODES

REPLY = timedelta(days=15)
"""How long after its end the result of a notice may take where the notice itself sets no day (one place's practice)."""
_WARNED = timedelta(days=7)
_SEVEN = tuple(MajorDecision.model_fields)


def whole(context: Context) -> Iterator[Problem]:
    """Problems of every notice; a later record of the same matter may be the result of one."""
    decided: dict[str, date] = {}
    for record in context.catalogue.records:
        if record.matter and record.stage in (Stage.DECISION, Stage.RESULT) and not record.withdrawn:
            decided[record.matter] = max(record.published_on, decided.get(record.matter, record.published_on))
    for notice in context.catalogue.of(PublicNotice):
        if notice.withdrawn:
            continue
        after = decided.get(notice.matter or "")
        yield from _result(notice, after is not None and after >= notice.period.end, context)
        yield from _feedback(notice, context)
        if notice.subject is Subject.MAJOR_DECISION:
            yield from _contents(notice, context)


def result_due(notice: PublicNotice) -> date:
    """The day by which the result is due: the latest day the notice promises, else fifteen days after its end."""
    promised = [one.reply_by for one in notice.feedback if one.reply_by]
    return max([notice.period.end, *promised]) if promised else notice.period.end + REPLY


def _result(notice: PublicNotice, decided: bool, context: Context) -> Iterator[Problem]:
    told = notice.result is not None and (notice.result.record or says_something(notice.result.text))
    if told or decided or notice.period.end >= context.today:
        return
    due = result_due(notice)
    left = due - context.today
    severity = Severity.ERROR if left < timedelta() else Severity.WARNING if left <= _WARNED else Severity.INFO
    place = ("result", "text") if notice.result else ("period", "end")
    yield _NO_RESULT.at(
        context.catalogue.place(notice, *place),
        record=context.ref(notice),
        severity=severity,
        end=notice.period.end.isoformat(),
        due=due.isoformat(),
    )


def _feedback(notice: PublicNotice, context: Context) -> Iterator[Problem]:
    if not any(_reachable(one) for one in notice.feedback):
        yield _NO_FEEDBACK.at(context.catalogue.place(notice, "feedback"), record=context.ref(notice))


def _reachable(one: Feedback) -> bool:
    return any(says_something(way) for way in (one.phone, one.address, one.email, one.link, one.meeting))


def _contents(notice: PublicNotice, context: Context) -> Iterator[Problem]:
    every = tuple(field_text(name, "major-decision") for name in _SEVEN)
    words = Text("、".join(one.zh for one in every), ", ".join(one.en for one in every))
    if notice.major is None:
        # Where a part of it is missing the field itself has a problem already (GK202).
        if "major" not in context.catalogue.filed[notice.id].tidied.values:
            where = context.catalogue.place(notice, "subject")
            yield _CONTENTS.at(where, {"missing": words, "all": words}, record=context.ref(notice))
        return
    for name in _SEVEN:
        # Of the seventh, “none” is a right answer.
        if not says_something(text := getattr(notice.major, name)) and not (
            name == "other" and emptiness(text) is Empty.NONE
        ):
            where = context.catalogue.place(notice, "major", name)
            missing = field_text(name, "major-decision")
            yield _CONTENTS.at(where, {"missing": missing, "all": words}, record=context.ref(notice))
