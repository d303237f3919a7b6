"""References: every id that a record names must exist: records, duties, bodies, offices, windows, attachments.

GK221:
  zh: 记录靠目录编号对上法定的公开事项，编号写错，这条信息就不算数。
  en: A record counts for a duty by the id of its row; with a wrong id it counts for nothing.
  law: 《中华人民共和国政府信息公开条例》第二十条
  for: disclosure
  wrong: |
    requirements: ["20-99"]
  right: |
    requirements: ["20-03"]
GK231:
  zh: 指向的记录不存在，网页上的链接就是死链接。
  en: A reference to a record that does not exist is a dead link on the page.
  for: service-guide
  wrong: |
    fees:
      - {fee: fee-standards/no-such-fee}
  right: |
    fees: 免费
GK232:
  zh: 公开主体、承办机构、窗口都写在bodies.yml里，别处只用编号。
  en: Bodies, offices and windows stand in bodies.yml; records name them by id.
  law: 《中华人民共和国政府信息公开条例》第十条
  for: service-guide
  wrong: |
    where_to_apply:
      - {window: window-99}
  right: |
    where_to_apply:
      - {window: window-1}
GK233:
  zh: 附件要放在disclosure_items/attachments/里，写它在那里的路径。
  en: Attachments lie below disclosure_items/attachments/ and are named by their path there.
  for: disclosure
  wrong: |
    attachments:
      - {file: 2026/no-such-file.docx, title: 申请表}
  right: |
    attachments: []
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from gongkai.checks.check import Context
from gongkai.problem import Code, KeyPath, Param, Problem, Severity, Text
from gongkai.records import BY_TYPE, RECORD_TYPES
from gongkai.records.bodies import Bodies
from gongkai.records.model import Model
from gongkai.records.record import Record
from gongkai.records.shape import shape_of
from gongkai.vocabulary import text

CODES = (
    Code(
        "GK221",
        "unknown-requirement",
        Severity.ERROR,
        Text("目录里没有“{given}”这个编号。", "The standard has no row “{given}”."),
        Text("{advice}", "{advice}"),
    ),
    Code(
        "GK231",
        "broken-reference",
        Severity.ERROR,
        Text("{kind}“{given}”不存在。", "{kind} “{given}” does not exist."),
        Text("{advice}", "{advice}"),
    ),
    Code(
        "GK232",
        "unknown-body",
        Severity.ERROR,
        Text("bodies.yml里没有{kind}“{given}”。", "bodies.yml has no {kind} “{given}”."),
        Text("{advice}", "{advice}"),
    ),
    Code(
        "GK233",
        "attachment-missing",
        Severity.ERROR,
        Text("附件“{given}”不在attachments/文件夹里。", "The attachment “{given}” is not in attachments/."),
        Text("{advice}", "{advice}"),
    ),
)
_REQUIREMENT, _RECORD, _BODY, _FILE = CODES
FOR = RECORD_TYPES

_BODY_KINDS = {
    "body": Text("公开主体", "body"),
    "office": Text("承办机构", "office"),
    "window": Text("窗口", "window"),
}


@cache
def _refers(model: type[Model]) -> bool:
    """Whether anything inside a model is a reference, so that the rest need not be walked."""
    return any(field.refs or (field.part and _refers(field.part)) for field in shape_of(model).fields.values())


def references(part: Any, model: type[Model], path: KeyPath = ()) -> Iterator[tuple[KeyPath, tuple[str, ...], str]]:
    """Every reference inside a record: key path, the kinds it may be, the id."""
    for field in shape_of(model).fields.values():
        inner = field.part
        if not field.refs and not (inner and _refers(inner)):
            continue
        value = getattr(part, field.name)
        here = (*path, field.name)
        if inner is not None:
            if isinstance(value, tuple):
                for position, item in enumerate(value):
                    yield from references(item, inner, (*here, position))
            elif isinstance(value, dict):
                for key, item in value.items():
                    yield from references(item, inner, (*here, key))
            elif value is not None:
                yield from references(value, inner, here)
        elif isinstance(value, tuple):
            for position, item in enumerate(value):
                yield (*here, position), field.refs, item
        elif value is not None:
            yield here, field.refs, value


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Unknown ids of one record."""
    ref = context.ref(record)
    for path, kinds, given in references(record, type(record)):
        found = _problem(kinds, given, context)
        if found:
            code, params = found
            yield code.at(context.catalogue.place(record, *path), params, record=ref, given=given)


def whole(context: Context) -> Iterator[Problem]:
    """Unknown ids of bodies.yml and declarations.yml."""
    if context.catalogue.bodies is not None:
        for path, kinds, given in references(context.catalogue.bodies, Bodies):
            found = _problem(kinds, given, context)
            if found:
                yield found[0].at(context.catalogue.body_place(*path), found[1], given=given)
    categories = {category.id for group in context.standard.groups for category in group.categories}
    for filed in context.catalogue.declarations:
        one = filed.declaration
        if one.requirement not in context.standard.requirements and one.requirement not in categories:
            yield _REQUIREMENT.at(filed.where, given=one.requirement, advice=_nearest_row(one.requirement, context))
        if one.body and one.body not in context.catalogue.body:
            params = _near(one.body, context.catalogue.body)
            yield _BODY.at(filed.where, given=one.body, kind=_BODY_KINDS["body"], advice=params)


def _problem(kinds: tuple[str, ...], given: str, context: Context) -> tuple[Code, Mapping[str, Param]] | None:
    catalogue = context.catalogue
    kind = kinds[0]
    if kind == "requirement":
        if given in context.standard.requirements:
            return None
        return _REQUIREMENT, {"advice": _nearest_row(given, context)}
    if kind in _BODY_KINDS:
        known = _known(kind, context)
        if given in known or catalogue.bodies is None:
            return None
        return _BODY, {"kind": _BODY_KINDS[kind], "advice": _near(given, known)}
    if kind == "file":
        if given.casefold() in context.attachment_names:
            return None  # a difference of capitals is told as such (attachments.py)
        return _FILE, {"advice": _near(given, catalogue.attachments, file=True)}
    target = catalogue.get(given)
    if target is not None and (kind == "record" or target.type in kinds):
        return None
    if any(unread.id == given for unread in catalogue.unread):
        return None  # its own problem is told already; the link leads to the page that says so
    fitting = [record.id for record in catalogue.records if kind == "record" or record.type in kinds]
    label = text("record-type", kind) if kind in BY_TYPE else Text("信息", "record")
    return _RECORD, {"kind": label, "advice": _near(given, fitting)}


def _known(kind: str, context: Context) -> Collection[str]:
    catalogue = context.catalogue
    if kind == "body":
        return catalogue.body
    return catalogue.office if kind == "office" else catalogue.window


def _nearest_row(given: str, context: Context) -> Text:
    near = context.standard.nearest(given)
    if near is None:
        return Text("对照标准目录改正编号。", "Correct the id after the standard catalogue.")
    title = context.standard.requirements[near].title
    return Text(f"是不是“{near}”（{title.zh}）？", f"Did you mean “{near}” ({title.en})?")


def _near(given: str, known: Iterable[str], file: bool = False) -> Text:
    close = difflib.get_close_matches(given, list(known), n=1, cutoff=0.6)
    if not close:
        tail = given.rsplit("/", 1)[-1]
        close = difflib.get_close_matches(
            tail, [name for name in known if isinstance(name, str) and tail in name], n=1, cutoff=0.3
        )
    if close:
        return Text(f"是不是“{close[0]}”？", f"Did you mean “{close[0]}”?")
    if file:
        return Text("把文件放进去，或改正路径。", "Put the file there, or correct the path.")
    return Text("改正编号，或先建好它指的内容。", "Correct the id, or create what it names first.")
