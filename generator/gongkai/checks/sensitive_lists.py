"""Lists with full names of minors, of people on assistance, or of the ill and the disabled: a look before publishing.

GK610:
  zh: 未满十四周岁的人的信息是敏感个人信息。学生、儿童名单写着全名，又写着学校、班级，谁都能找到本人。
  en: What concerns people under fourteen is sensitive. A list with full names, school or class leads anybody to the child.
  law: 《中华人民共和国个人信息保护法》第二十八条、第三十一条；《中华人民共和国未成年人保护法》第七十二条、第七十三条
  for: disclosure
  wrong: "（附件“留守儿童名单.xlsx”里有“姓名”“学校”“班级”三列）"
  right: "（公开人数和按村的汇总，不公开名单）"
GK611:
  zh: 低保、特困、残疾、疾病、计划生育名单写着全名，就把个人的困难或健康公之于众。法律要求公示的，按规定的范围和去标识化的写法。
  en: Full names on lists of assistance, disability, illness or family planning make private hardship public. Where the law wants such a list shown, keep to its extent and cover the names.
  law: 《中华人民共和国个人信息保护法》第二十八条；2018年政务公开工作要点（去标识化处理）
  for: disclosure
  wrong: |
    title: 2026年三季度低保对象名单
    summary: 三季度低保对象李卫国、张建军、王秀英、刘德华。
  right: |
    title: 2026年三季度低保汇总
    summary: 三季度低保312户471人。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.checks.person_names import is_full_name
from gongkai.checks.person_tables import Table, tables_of_prose
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records import RECORD_TYPES
from gongkai.records.record import Record

_HINT = Text(
    "没有法律明确要求就不公开名单，改为人数汇总；要公示的，姓名写成“王某某”。",
    "Unless a law wants the list, give figures only; where it must be shown, write names as 王某某.",
)
CODES = (
    Code(
        "GK610",
        "list-of-minors",
        Severity.WARNING,
        Text(
            "{place}像是未成年人名单，有{count}个全名。",
            "{place} looks like a list of minors with {count} full names.",
        ),
        _HINT,
        "《中华人民共和国个人信息保护法》第二十八条、第三十一条",
    ),
    Code(
        "GK611",
        "list-of-hardship",
        Severity.WARNING,
        Text(
            "{place}像是救助或健康方面的名单（{word}），有{count}个全名。",
            "{place} looks like a list about assistance or health ({word}) with {count} full names.",
        ),
        _HINT,
        "《中华人民共和国个人信息保护法》第二十八条",
    ),
)
_MINORS, _HARDSHIP = CODES
FOR = RECORD_TYPES

# Groups of rules.md §10, as lists are called in township offices.
_YOUNG = re.compile(r"学生|儿童|孤儿|未成年|幼儿|少年|新生(?!儿)|入学|学籍|中考|小升初")
_HARD = re.compile(
    r"低保|最低生活保障|特困|五保|残疾|失能|计生|计划生育|孕检|孕前优生|妇检|流产|精神(?:障碍|病)|艾滋|结核|肝炎|贫困户|贫困人口|建档立卡"
    r"|监测户|易返贫|脱贫户|大病|慢性病|慢病|患者|病人|困难(?:群众|家庭|职工|残疾)|临时救助|医疗救助|吸毒|戒毒|社区矫正|刑满"
)
_SERVING = re.compile(
    r"工作人员|专职委员|专干|干部|负责人|成员单位|医生|教师|校长|律师|志愿者|领导小组|联络员|网格员|评委|机构名单|单位名单"
)
_LIST = re.compile(r"名单|花名册|名册|人员表|公示表|登记表|汇总表|发放表|一览表|对象")
_PARTED = re.compile(r"[、，,；;。：:\s（）()]+")
_LEAST = 2


def _problem(about: str, table: Table) -> tuple[Code, dict[str, str | int]] | None:
    about = f"{about} {table.header.cells[table.name]}"
    if table.full_names < _LEAST or table.of_staff or _SERVING.search(about):
        return None
    if table.of_pupils or _YOUNG.search(about):
        return _MINORS, {"count": table.full_names}
    if hard := _HARD.search(about):
        return _HARDSHIP, {"count": table.full_names, "word": hard.group()}
    return None


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Lists in the prose, and lists that a title announces and the summary or the prose spells out."""
    ref = context.ref(record)
    for table in tables_of_prose(record.prose):
        if found := _problem(f"{record.title} {table.above}", table):
            where = context.catalogue.prose_place(record, table.header.number)
            yield found[0].at(where, found[1], record=ref, place=Text("正文表格", "A table in the text"))
    if not _LIST.search(record.title) or _SERVING.search(record.title):
        return
    young, hard = _YOUNG.search(record.title), _HARD.search(record.title)
    if young or hard:
        count = len({word for word in _PARTED.split(f"{record.summary or ''} {record.prose}") if is_full_name(word)})
        if count > _LEAST:
            code = _MINORS if young else _HARDSHIP
            where = context.catalogue.place(record, "title")
            words: dict[str, str | int] = {"count": count, "word": hard.group() if hard else ""}
            yield code.at(where, words, record=ref, place=Text("这条信息", "This record"))


def whole(context: Context) -> Iterator[Problem]:
    """Lists in attachments."""
    for one in context.attached.values():
        for table in one.tables:
            about = f"{one.subject} {table.inside.zh} {table.above}"
            if found := _problem(about, table):
                place = table.header.places.get(table.name)
                yield from one.problems(found[0], place, words=found[1])
