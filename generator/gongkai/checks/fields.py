"""Fields: unknown names, what is missing or blank, and values that a field cannot take.

GK201:
  zh: 写错名称的字段不会公开，等于没有写。
  en: A field with a wrong name is never published; it might as well not be there.
  for: disclosure
  wrong: |
    titel: 标题写错了字母
  right: |
    summary: 名称写对了
GK202:
  zh: 这一类记录少了这一项就说不清楚，按条例第十二条和国家目录不能发布。
  en: A record of this type says nothing without this field and cannot be published.
  law: 《中华人民共和国政府信息公开条例》第十二条
  for: service-guide
  wrong: |
    steps:
  right: |
    steps:
      - {name: 受理, who: 1号窗口, lane: township, days: 0, detail: 收下材料，当场给收件单}
GK203:
  zh: 值的写法不对，机器读不懂，人也容易看错。必填项写错，整条信息先不发布。
  en: A value in a form nobody can rely on. In a required field it keeps the record off the site.
  for: disclosure
  wrong: |
    issued: 二月三十日
  right: |
    issued: 2026-02-28
GK204:
  zh: 一个名称的中英文写法只能用一个。
  en: Use either the Chinese or the English name of a field, not both.
  for: disclosure
  wrong: |
    summary: 一句话
    内容概述: 又一句话
  right: |
    summary: 一句话
GK205:
  zh: defaults.yml按记录文件夹分组，别的名称没有作用。
  en: defaults.yml is grouped by record folders; another name has no effect.
  wrong: {defaults.yml: "guides: {body: yunxi}\\n"}
  right: {defaults.yml: "service-guides: {body: yunxi}\\n"}
GK206:
  zh: 没有bodies.yml，就不知道谁负有公开义务。
  en: Without bodies.yml nobody knows who owes disclosure.
  law: 《中华人民共和国政府信息公开条例》第十条
  wrong: "（没有bodies.yml）"
  right: "（bodies.yml写明公开主体）"
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.problem import Code, Fault, Problem, RecordRef, Severity, Text

CODES = (
    Code(
        "GK201",
        "unknown-key",
        Severity.ERROR,
        Text("没有“{key}”这个字段，这里写的内容没有读。", "There is no field “{key}”; what stands here was not read."),
        Text("{advice}", "{advice}"),
        fixable=True,
    ),
    Code(
        "GK202",
        "missing-field",
        Severity.ERROR,
        Text("缺少“{field}”。", "“{field}” is missing."),
        Text("补上“{field}”再提交；写法见字段说明。", "Add “{field}”; the reference of fields shows how."),
    ),
    Code(
        "GK203",
        "wrong-value",
        Severity.ERROR,
        Text("“{field}”写的是“{given}”，读不懂。", "“{field}” says “{given}”, which cannot be understood."),
        Text("请{expected}。", "It takes {expected}."),
    ),
    Code(
        "GK204",
        "key-twice",
        Severity.ERROR,
        Text(
            "“{key}”用中文和英文各写了一次，这里的没有读。",
            "“{key}” stands under its Chinese and its English name; this one was not read.",
        ),
        Text("留一个，删掉另一个。", "Keep one and delete the other."),
    ),
    Code(
        "GK205",
        "defaults-folder",
        Severity.ERROR,
        Text("defaults.yml里的“{folder}”不是记录文件夹。", "“{folder}” in defaults.yml is no folder of records."),
        Text(
            "改成service-guides、disclosures等文件夹名。",
            "Use the name of a folder such as service-guides or disclosures.",
        ),
    ),
    Code(
        "GK206",
        "bodies-absent",
        Severity.ERROR,
        Text("没有bodies.yml，不知道公开主体是谁。", "There is no bodies.yml; nobody knows whose portal this is."),
        Text(
            "新建disclosure_items/bodies.yml，写明机关、内设机构和窗口。",
            "Write disclosure_items/bodies.yml with bodies, offices and windows.",
        ),
    ),
)
_BY_NAME = {code.name: code for code in CODES} | {"blank-field": CODES[1]}


def whole(context: Context) -> Iterator[Problem]:
    """Every fault of a field, of records, bodies, defaults and declarations."""
    for fault in context.catalogue.faults:
        yield from _problem(fault, None)
    for filed in context.catalogue.filed.values():
        for fault in filed.faults:
            yield from _problem(fault, context.ref(filed.record))
    for unread in context.catalogue.unread:
        for fault in unread.faults:
            yield from _problem(fault, RecordRef(unread.type, unread.id, unread.title))


def _problem(fault: Fault, ref: RecordRef | None) -> Iterator[Problem]:
    if code := _BY_NAME.get(fault.kind):
        yield code.at(fault.where, fault.params, record=ref)
