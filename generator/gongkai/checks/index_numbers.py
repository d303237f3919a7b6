"""Index numbers (索引号): every record has one of its own, in the form of the portal, with the year in which it was made.

GK211:
  zh: 公开目录要有索引（条例第十二条）。没有索引号，群众查档、来电都说不清是哪一条。
  en: The catalogue must have an index. Without its number nobody can name the record on the telephone or in the archive.
  law: 《中华人民共和国政府信息公开条例》第十二条
  for: disclosure
  wrong: |
    index_number:
  right: |
    index_number: 11999999000000019M/2026-00999
GK261:
  zh: 索引号的写法全站要一样，机构代码的校验位要对，别处的系统才接得上。
  en: All index numbers of a portal have one form and a code with the right check digit, or other systems cannot take them.
  for: disclosure
  wrong: |
    index_number: 示政-2026-6
  right: |
    index_number: 11999999000000027G/2026-00006
GK262:
  zh: 一个索引号只能对应一条信息，重了就查不准。
  en: One index number, one record.
  law: 《中华人民共和国政府信息公开条例》第十二条
  for: service-guide
  wrong: |
    index_number: 11999999000000027G/2026-00006
  right: |
    index_number: 11999999000000027G/2026-00001
GK263:
  zh: 索引号里的年份是成文的年份，对不上的多半抄错了。
  en: The year in the index number is the year in which the record was made.
  for: disclosure
  wrong: |
    index_number: 11999999000000027G/2025-00006
  right: |
    index_number: 11999999000000027G/2026-00006
GK906:
  zh: 设置里的索引号样式写错，查不了也编不了号。
  en: With a wrong template index numbers can be neither checked nor proposed.
  wrong: {mkdocs.yml: "site_name: 示例镇\\ndocs_dir: content\\nplugins:\\n  - gongkai: {standard: [], own_standard: standard.yml, today: 2026-11-20, index_number_pattern: \\"{org}/{serial}\\"}\\n"}
  right: {mkdocs.yml: "site_name: 示例镇\\ndocs_dir: content\\nplugins:\\n  - gongkai: {standard: [], own_standard: standard.yml, today: 2026-11-20, index_number_pattern: \\"{org}/{year}-{serial:5}\\"}\\n"}
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gongkai.checks.check import Context
from gongkai.identifiers.index_number import DEFAULT_TEMPLATE, NumbersUsedUp, Register, Scheme, SchemeError, scheme
from gongkai.problem import Code, Location, Problem, Severity, Text
from gongkai.records.record import Record
from gongkai.settings import FILE

CODES = (
    Code(
        "GK211",
        "index-number-absent",
        Severity.WARNING,
        Text("没有索引号。", "It has no index number."),
        Text(
            "加上“index_number: {proposed}”，这是{year}年下一个没有用过的号。",
            "Add “index_number: {proposed}”, the next free one of {year}.",
        ),
        "《中华人民共和国政府信息公开条例》第十二条",
        fixable=True,
    ),
    Code(
        "GK261",
        "index-number-form",
        Severity.WARNING,
        Text("索引号“{given}”写法不对：{wrong}。", "The index number “{given}” is not right: {wrong}."),
        Text(
            "改成“{proposed}”这样的写法；本地另有编法的，在mkdocs.yml里写index_number_pattern。",
            "Write it like “{proposed}”; where another form is in use set index_number_pattern in mkdocs.yml.",
        ),
    ),
    Code(
        "GK262",
        "index-number-twice",
        Severity.ERROR,
        Text(
            "索引号“{given}”已经是“{other}”（{file}）的。", "The index number “{given}” belongs to “{other}” ({file})."
        ),
        Text("改成没有用过的“{proposed}”。", "Use the free one “{proposed}”."),
        "《中华人民共和国政府信息公开条例》第十二条",
        fixable=True,
    ),
    Code(
        "GK263",
        "index-number-year",
        Severity.WARNING,
        Text(
            "索引号里的年份是{given}，成文日期是{issued}。",
            "The year in the index number is {given}; the record was issued on {issued}.",
        ),
        Text(
            "核对哪一个写错了；索引号错的改成“{proposed}”。",
            "See which is wrong; if it is the index number, use “{proposed}”.",
        ),
        fixable=True,
    ),
    Code(
        "GK906",
        "index-number-pattern",
        Severity.ERROR,
        Text(
            "设置index_number_pattern“{given}”不对（{reason}）。",
            "The setting index_number_pattern “{given}” is wrong ({reason}).",
        ),
        Text(
            "写成“{default}”这样的样式，{{year}}和{{serial}}各一次，放在最后。",
            "Write a template such as “{default}”, with {{year}} and {{serial}} once each, at the end.",
        ),
    ),
)
_ABSENT, _FORM, _TWICE, _YEAR, _PATTERN = CODES

_WRONG = {
    "form": Text("不是本站的样式", "it has not the form of this portal"),
    "year": Text("年份不对", "the year cannot be"),
    "organisation-check-digit": Text("组织机构代码的校验位不对", "the check digit of the organisation code is wrong"),
    "credit-code-check-digit": Text("统一社会信用代码的校验位不对", "the check digit of the credit code is wrong"),
}


def whole(context: Context) -> Iterator[Problem]:
    """Each number by itself and against the others; whoever needs a new one gets a free one, no two the same."""
    template = context.settings.index_number_pattern or DEFAULT_TEMPLATE
    try:
        numbers = scheme(template)
    except SchemeError as error:
        yield _PATTERN.at(Location(FILE), given=template, reason=str(error), default=DEFAULT_TEMPLATE)
        numbers = scheme()
    records = context.catalogue.records
    register = Register(numbers)
    register.enter(record.index_number for record in records if record.index_number)
    owners: dict[str, Record] = {}
    # The number belongs to whoever was published first under it.
    for record in sorted(records, key=lambda one: (one.id in context.added, one.published_on, one.id)):
        if record.index_number:
            owners.setdefault(record.index_number, record)
    for record in records:
        given = record.index_number
        if given is None:
            if not record.withdrawn:
                where = context.catalogue.place(record, "index_number")
                proposed = _proposed(record, register, numbers, context)
                yield _ABSENT.at(where, record=context.ref(record), proposed=proposed, year=record.issued.year)
            continue
        yield from _written(record, given, owners[given], register, numbers, context)


def _written(
    record: Record, given: str, owner: Record, register: Register, numbers: Scheme, context: Context
) -> Iterator[Problem]:
    if record.withdrawn and owner is record:
        return
    number = numbers.parse(given)
    faults = _faults(numbers, number.prefix, number.year) if number else ("form",)
    if not faults and owner is record and number and number.year == record.issued.year:
        return
    where = context.catalogue.place(record, "index_number")
    ref = context.ref(record)
    if faults:
        words = [_WRONG[slug] for slug in faults]
        wrong = Text("，".join(word.zh for word in words), ", ".join(word.en for word in words))
        proposed = _proposed(record, register, numbers, context)
        yield _FORM.at(where, record=ref, given=given, wrong=wrong, proposed=proposed)
    if owner is not record:
        file = context.catalogue.filed[owner.id].document.file
        proposed = _proposed(record, register, numbers, context)
        yield _TWICE.at(where, record=ref, given=given, other=owner.title, file=file, proposed=proposed)
    elif number and number.year != record.issued.year and not faults:
        proposed = _proposed(record, register, numbers, context)
        yield _YEAR.at(where, record=ref, given=number.year, issued=record.issued.isoformat(), proposed=proposed)


@lru_cache(maxsize=1024)
def _faults(numbers: Scheme, prefix: str, year: int) -> tuple[str, ...]:
    """What is wrong with every number of a prefix and a year: thousands share them, and check digits take time."""
    return numbers.faults(numbers.write(prefix, year, 1))


def _proposed(record: Record, register: Register, numbers: Scheme, context: Context) -> str:
    body = context.catalogue.body.get(record.body)
    prefix = (body.index_prefix or body.uscc or "") if body else ""
    if prefix:
        try:
            return register.take(prefix, record.issued.year)
        except NumbersUsedUp:
            pass
    return f"…{numbers.before_serial and '/'}{record.issued.year}{numbers.before_serial}{1:0{numbers.digits}d}"
