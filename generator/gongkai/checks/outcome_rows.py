"""Rows of a register by themselves: dates in order, numbers once, names covered, reasons told, taken down in time.

GK563:
  zh: 先收件、再补齐、再办结、再送达；先决定、后公开；有效期先起后止。反了就是写错了。
  en: A case is received, completed, delivered; a decision is published after it is made; a term begins before it ends.
  for: outcome
  wrong: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-12, promised: 10, completed: 2026-03-02, decision: granted, result: 批准, published: 2026-03-16}
  right: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, completed: 2026-03-12, decision: granted, result: 批准, published: 2026-03-16}
GK566:
  zh: 办理结果里的日期在今天以后，事情还没有发生。
  en: A date in a register that lies after today tells of something that has not happened.
  for: outcome
  wrong: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-11-19, promised: 10, completed: 2026-11-25, decision: granted, result: 批准, published: 2026-11-26}
  right: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-11-19, promised: 10, completed: 2026-11-20, decision: granted, result: 批准, published: 2026-11-20}
GK571:
  zh: 公示截止期过了还挂着，就是超期公示当事人的处罚信息。
  en: A penalty shown past its term harms the party without a basis.
  law: 发改办财金〔2018〕424号（公示截止期）
  for: outcome
  wrong: |
    requirements: ["20-05"]
    results: []
    penalties:
      - {number: 示政罚决〔2026〕1号, party: 示例县石门砂石有限公司, party_kind: legal-person, uscc: 91999999MA9X11511M, offence: 施工扬尘, facts: 砂石堆场没有遮盖, penalty_basis: 《大气污染防治法》第一百一十五条, penalty_kind: 罚款, content: 罚款10000元, fine: 1, decided: 2026-03-12, shown_until: 2026-09-12, authority: 示例县示例镇人民政府, authority_code: 11999999000000027G, source: 示例县示例镇人民政府, published: 2026-03-16}
  right: |
    requirements: ["20-05"]
    results: []
    penalties:
      - {number: 示政罚决〔2026〕1号, party: 示例县石门砂石有限公司, party_kind: legal-person, uscc: 91999999MA9X11511M, offence: 施工扬尘, facts: 砂石堆场没有遮盖, penalty_basis: 《大气污染防治法》第一百一十五条, penalty_kind: 罚款, content: 罚款10000元, fine: 1, decided: 2026-03-12, shown_until: 2027-03-12, authority: 示例县示例镇人民政府, authority_code: 11999999000000027G, source: 示例县示例镇人民政府, published: 2026-03-16}
GK572:
  zh: 一个编号对应一件事，重了就不知道说的是哪一件。
  en: One number, one case; twice the same and nobody knows which is meant.
  for: outcome
  wrong: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, completed: 2026-03-12, decision: granted, result: 批准, published: 2026-03-16}
      - {number: 示政宅批〔2026〕3号, applicant: 钱某某, received: 2026-03-03, promised: 10, completed: 2026-03-12, decision: granted, result: 批准, published: 2026-03-16}
  right: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, completed: 2026-03-12, decision: granted, result: 批准, published: 2026-03-16}
      - {number: 示政宅批〔2026〕4号, applicant: 钱某某, received: 2026-03-03, promised: 10, completed: 2026-03-12, decision: granted, result: 批准, published: 2026-03-16}
GK573:
  zh: 自然人的姓名只写姓，例如王某某；全名加上村名，邻居全知道了。
  en: Of a private person only the surname is shown.
  law: 《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第六条
  for: outcome
  wrong: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵守田, received: 2026-03-02, promised: 10, completed: 2026-03-12, decision: granted, result: 批准, published: 2026-03-16}
  right: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, completed: 2026-03-12, decision: granted, result: 批准, published: 2026-03-16}
GK574:
  zh: 不批准要说理由，申请人才知道怎么补、向谁申诉。
  en: A refusal gives its reason, or nobody knows what to mend.
  law: 《中华人民共和国行政许可法》第三十八条
  for: outcome
  wrong: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, completed: 2026-03-12, decision: refused, result: 不予批准, published: 2026-03-16}
  right: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-03-02, promised: 10, completed: 2026-03-12, decision: refused, result: 不予批准, reason: 已有一处宅基地, published: 2026-03-16}
GK575:
  zh: 处罚决定被变更、撤销、确认违法或者无效的，三个工作日内撤回并说明理由。
  en: A penalty that was changed, annulled or found unlawful is taken down within three working days, with the reason.
  law: 《中华人民共和国行政处罚法》第四十八条、第八十五条
  for: outcome
  wrong: |
    requirements: ["20-05"]
    results: []
    penalties:
      - {number: 示政罚决〔2026〕1号, party: 示例县石门砂石有限公司, party_kind: legal-person, uscc: 91999999MA9X11511M, offence: 施工扬尘, facts: 砂石堆场没有遮盖, penalty_basis: 《大气污染防治法》第一百一十五条, penalty_kind: 罚款, content: 罚款10000元, fine: 1, decided: 2026-03-12, shown_until: 2027-03-12, authority: 示例县示例镇人民政府, authority_code: 11999999000000027G, source: 示例县示例镇人民政府, published: 2026-03-16, withdrawn: {date: 2026-05-18, reason: 行政复议撤销处罚决定, decided: 2026-05-11}}
  right: |
    requirements: ["20-05"]
    results: []
    penalties:
      - {number: 示政罚决〔2026〕1号, party: 示例县石门砂石有限公司, party_kind: legal-person, uscc: 91999999MA9X11511M, offence: 施工扬尘, facts: 砂石堆场没有遮盖, penalty_basis: 《大气污染防治法》第一百一十五条, penalty_kind: 罚款, content: 罚款10000元, fine: 1, decided: 2026-03-12, shown_until: 2027-03-12, authority: 示例县示例镇人民政府, authority_code: 11999999000000027G, source: 示例县示例镇人民政府, published: 2026-03-16, withdrawn: {date: 2026-05-14, reason: 行政复议撤销处罚决定, decided: 2026-05-11}}
GK576:
  zh: 指南承诺几天、登记簿就按几天算，两处不一样，群众信哪个。
  en: The register counts by the promise of the guide; two promises are none.
  for: outcome
  wrong: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-04-02, promised: 20, completed: 2026-04-08, decision: granted, result: 批准, published: 2026-04-10}
  right: |
    results:
      - {number: 示政宅批〔2026〕3号, applicant: 赵某某, received: 2026-04-02, promised: 10, completed: 2026-04-08, decision: granted, result: 批准, published: 2026-04-10}
"""

# Nine short rules of the same rows stand together: apart they would each walk every register again.
from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai import vocabulary
from gongkai.checks.check import Context
from gongkai.checks.emptiness import says_something
from gongkai.checks.person_names import is_covered, is_full_name
from gongkai.identifiers import document_number
from gongkai.problem import Code, Param, Problem, Severity, Text
from gongkai.records.outcome import Decision, LicenceRow, Outcome, Party, PenaltyRow, ResultRow, Row
from gongkai.records.record import Record
from gongkai.records.service_guide import ServiceGuide, Unit

CODES = (
    Code(
        "GK563",
        "row-dates-out-of-order",
        Severity.ERROR,
        Text(
            "{number}的“{later}”是{later_day}，早于“{earlier}”{earlier_day}。",
            "{number}: “{later}” is {later_day}, before “{earlier}” on {earlier_day}.",
        ),
        Text("对照案卷改正写错的那个日期。", "Compare with the file and correct the wrong one."),
    ),
    Code(
        "GK566",
        "row-date-in-future",
        Severity.ERROR,
        Text(
            "{number}的“{field}”写的是{day}，还没有到（今天{today}）。",
            "{number}: “{field}” says {day}, which is after today ({today}).",
        ),
        Text("改成真实的日期；还没有发生的先不写。", "Write the true day; what has not happened is left out."),
    ),
    Code(
        "GK571",
        "row-past-term",
        Severity.ERROR,
        Text(
            "{number}的公示截止期是{until}，已经过了，还没有撤下。",
            "{number} was to be shown until {until}; it has not been taken down.",
        ),
        Text(
            "加上withdrawn：日期和原因“公示期满”；文号、日期、原因会保留，当事人和内容不再显示。",
            "Add withdrawn with date and reason; number, dates and reason stay, party and content go.",
        ),
    ),
    Code(
        "GK572",
        "row-number-twice",
        Severity.ERROR,
        Text(
            "编号“{number}”在{other}第{line}行已经用过。",
            "The number “{number}” is used already in {other}, line {line}.",
        ),
        Text(
            "核对案卷，改正其中一个编号；重复录入的删去一行。", "Correct one of them, or delete the row entered twice."
        ),
    ),
    Code(
        "GK573",
        "person-not-masked",
        Severity.WARNING,
        Text("{number}写了自然人的全名。", "{number} shows the full name of a private person."),
        Text("只留姓，写成“{masked}”。", "Keep the surname only: “{masked}”."),
        "《中华人民共和国政府信息公开条例》第十五条",
        fixable=True,
    ),
    Code(
        "GK574",
        "refused-without-reason",
        Severity.WARNING,
        Text("{number}没有批准，没有写理由。", "{number} was refused without a reason."),
        Text("在reason里写明不予批准的理由，不写个人隐私。", "Give the reason in reason, without personal details."),
    ),
    Code(
        "GK575",
        "row-withdrawn-late",
        Severity.WARNING,
        Text(
            "{number}的处罚{decided}被撤销或者变更，{date}才撤回，超过3个工作日（应在{due}前）。",
            "The penalty {number} was annulled or changed on {decided} and taken down on {date}, later than three working days ({due}).",
        ),
        Text(
            "已经迟了的保留原样；日期写错的改正。以后三个工作日内撤回并公开说明理由。",
            "Leave what is late as it is, correct a wrong date, and take it down within three working days from now on.",
        ),
        "《中华人民共和国行政处罚法》第四十八条、第八十五条",
    ),
    Code(
        "GK576",
        "row-promise-differs",
        Severity.WARNING,
        Text(
            "{number}按{row}计算，办事指南“{guide}”承诺的是{promise}。",
            "{number} counts {row}; the guide “{guide}” promises {promise}.",
        ),
        Text(
            "改成一致；承诺改过的，在指南的changes里写明从哪天起。",
            "Make them equal; if the promise was changed, say in the guide's changes since when.",
        ),
    ),
)
_ORDER, _FUTURE, _PAST, _TWICE, _NAME, _REFUSED, _LATE, _PROMISE = CODES
FOR = (Outcome,)
WITHDRAW_WITHIN = 3
"""Working days to take down an annulled penalty (行政处罚法第四十八条; 第八十五条 makes its 三日 working days)."""

# Pairs of fields, the earlier first; a pair is compared where both are written.
_PAIRS: dict[type[Row], tuple[tuple[str, str], ...]] = {
    LicenceRow: (("decided", "published"), ("valid_from", "valid_to"), ("decided", "valid_to")),
    PenaltyRow: (("decided", "published"), ("decided", "shown_until")),
    ResultRow: (
        ("received", "complete"),
        ("received", "completed"),
        ("complete", "completed"),
        ("completed", "delivered"),
        ("completed", "published"),
    ),
}
_HAPPENED: dict[type[Row], tuple[str, ...]] = {
    LicenceRow: ("decided", "published"),
    PenaltyRow: ("decided", "published"),
    ResultRow: ("received", "complete", "completed", "delivered", "published"),
}
_OWNERS: dict[type[Row], str] = {LicenceRow: "licence-row", PenaltyRow: "penalty-row", ResultRow: "result-row"}


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Problems of the rows of one register."""
    assert isinstance(record, Outcome)
    for name in record.lists:
        for position, row in enumerate(getattr(record, name)):
            yield from _row(row, name, position, record, context)


def whole(context: Context) -> Iterator[Problem]:
    """Numbers used twice: in one register always, across registers where they are document numbers."""
    seen: dict[tuple[str, str], tuple[Outcome, str, int]] = {}
    for record in context.catalogue.of(Outcome):
        if record.withdrawn:
            continue
        for name in record.lists:
            for position, row in enumerate(getattr(record, name)):
                # A licence and the case it came from may stand in two registers under one number.
                scope = name if document_number.parse(row.number) else f"{name} {record.id}"
                first = seen.setdefault((scope, row.number), (record, name, position))
                if first != (record, name, position):
                    where = context.catalogue.place(first[0], first[1], first[2], "number")
                    yield _TWICE.at(
                        context.catalogue.place(record, name, position, "number"),
                        record=context.ref(record),
                        number=row.number,
                        other=where.file,
                        line=where.line,
                    )


def _row(row: Row, name: str, position: int, record: Outcome, context: Context) -> Iterator[Problem]:
    def found(code: Code, *key: str, severity: Severity | None = None, **params: Param) -> Problem:
        where = context.catalogue.place(record, name, position, *key)
        return code.at(where, params, record=context.ref(record), severity=severity, number=row.number)

    owner = _OWNERS[type(row)]
    for first, then in _PAIRS[type(row)]:
        one, other = getattr(row, first), getattr(row, then)
        if one and other and other < one:
            yield found(
                _ORDER,
                then,
                earlier=vocabulary.field_text(first, owner),
                earlier_day=one.isoformat(),
                later=vocabulary.field_text(then, owner),
                later_day=other.isoformat(),
            )
            break
    for field in _HAPPENED[type(row)]:
        day: date | None = getattr(row, field)
        if day and day > context.today:
            words = vocabulary.field_text(field, owner)
            yield found(_FUTURE, field, field=words, day=day.isoformat(), today=context.today.isoformat())
    if row.withdrawn is not None:
        if isinstance(row, PenaltyRow) and row.withdrawn.decided:
            due = context.calendar.add_known(row.withdrawn.decided, WITHDRAW_WITHIN)
            if row.withdrawn.date > due.day and due.exact:
                yield found(
                    _LATE,
                    "withdrawn",
                    "date",
                    severity=Severity.ERROR if record.id in context.added else None,
                    decided=row.withdrawn.decided.isoformat(),
                    date=row.withdrawn.date.isoformat(),
                    due=due.day.isoformat(),
                )
        return
    if isinstance(row, PenaltyRow) and row.shown_until < context.today:
        yield found(_PAST, "shown_until", until=row.shown_until.isoformat())
    if isinstance(row, ResultRow):
        if is_full_name(row.applicant):
            yield found(_NAME, "applicant", masked=f"{row.applicant[0]}某某")
        if row.decision is Decision.REFUSED and not says_something(row.reason):
            yield found(_REFUSED, "decision")
        if guide := _other_promise(row, record, context):
            time = guide.processing_time
            mine, theirs = _time(f"{row.promised}", row.unit), _time(f"{time.promised.normalize():f}", time.unit)
            yield found(_PROMISE, "promised", row=mine, guide=guide.title, promise=theirs)
    elif row.party_kind is Party.NATURAL_PERSON and not is_covered(row.party):
        yield found(_NAME, "party", masked=f"{row.party[0]}某某")


def _other_promise(row: ResultRow, record: Outcome, context: Context) -> ServiceGuide | None:
    """The guide of a case, where it promises another time than the case is counted by."""
    guide = context.catalogue.get(row.service or record.service or "")
    if not isinstance(guide, ServiceGuide):
        return None
    time = guide.processing_time
    same = time.promised == row.promised and time.unit is row.unit
    # A promise that was changed since holds for later cases only.
    changed = guide.updated or max((change.date for change in guide.changes), default=None)
    return None if same or (changed and changed > row.received) else guide


def _time(days: str, unit: Unit) -> Text:
    return Text(days + unit.text("zh-Hans"), f"{days} {unit.text('en')}")
