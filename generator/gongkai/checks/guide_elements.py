"""The elements of a service guide: eight classes by content and not by presence, and the strict list of the platform.

The eight classes are those by which guides are inspected (2015年全国政府网站普查: 事项名称、设定依据、申请条件、办理材料、办理地点、
办理时间、联系电话、办理流程). A guide without four of them counts towards a veto of the whole site.

GK321:
  zh: 办事指南八类要素（名称、依据、条件、材料、地点、时间、电话、流程）少一类，群众就要多跑一趟来问。写着“无”“略”“根据相关规定”的，等于没有写。
  en: A guide has eight classes of elements (name, basis, conditions, materials, place, hours, telephone, procedure). Without one of them people must come and ask; “none”, “see the rules” and blanks of a template count as nothing.
  law: 《国务院关于在线政务服务的若干规定》（国务院令第716号）第六条；2015年全国政府网站普查办事指南要素
  for: service-guide
  wrong: |
    conditions: [根据相关规定]
  right: |
    conditions: [申请人是本村集体经济组织成员]
GK322:
  zh: 一份指南缺四类及以上要素，检查时记入“服务不实用”，攒够数量会单项否决整个网站。
  en: A guide that lacks four classes or more counts as useless in the inspection; enough of them veto the whole site.
  law: 《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）单项否决指标“服务不实用”
  for: service-guide
  wrong: |
    basis:
    conditions: [略]
    materials: [待补充]
    steps: [{name: 办理, who: 窗口, lane: township, detail: 按规定办理}]
  right: |
    conditions: [申请人是本村集体经济组织成员]
GK323:
  zh: 国家政务服务平台的事项表不许这一项为空。只有设置了strict_profile的门户才查。
  en: The national platform's table of matters does not take this field empty. Checked only with strict_profile.
  law: GB/T 39046-2020 表4；国家政务服务平台事项表非空字段
  wrong: {mkdocs.yml: "site_name: 示例镇政府信息公开\\ndocs_dir: content\\nplugins:\\n  - gongkai: {standard: [], own_standard: standard.yml, today: 2026-11-20, strict_profile: true}\\n"}
  right: {mkdocs.yml: "site_name: 示例镇政府信息公开\\ndocs_dir: content\\nplugins:\\n  - gongkai: {standard: [], own_standard: standard.yml, today: 2026-11-20}\\n"}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from gongkai.catalogue import Catalogue
from gongkai.checks.check import Context
from gongkai.checks.dropped import dropped
from gongkai.checks.emptiness import core, folded, says_something
from gongkai.problem import Code, KeyPath, Location, Problem, RecordRef, Severity, Text
from gongkai.records.record import Record
from gongkai.records.service_guide import Place, ServiceGuide, WayToApply

CODES = (
    Code(
        "GK321",
        "guide-element-missing",
        Severity.ERROR,
        Text("办事指南缺“{element}”{because}。", "The guide says nothing of {element}{because}."),
        Text("{advice}", "{advice}"),
        "《国务院关于在线政务服务的若干规定》第六条；2015年全国政府网站普查办事指南要素",
    ),
    Code(
        "GK322",
        "guide-veto-risk",
        Severity.ERROR,
        Text(
            "八类要素缺了{count}类（{elements}），检查时会计入单项否决。",
            "{count} of the eight classes of elements are missing ({elements}); an inspection counts it towards a veto.",
        ),
        Text("先补齐这几类，再提交；没有写好的指南不要公开。", "Complete these before you publish the guide."),
        "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）",
    ),
    Code(
        "GK323",
        "strict-element-missing",
        Severity.ERROR,
        Text("按国家平台的非空要求，还缺“{element}”。", "The national platform also requires {element}."),
        Text("补上“{field}”。", "Add “{field}”."),
        "GB/T 39046-2020 表4",
    ),
)
_MISSING, _VETO, _STRICT = CODES
FOR = (ServiceGuide,)
VETO = 4
"""So many missing classes in one guide count towards a veto (国办秘函〔2019〕19号)."""

_NAMES = {
    "title": Text("事项名称", "the name of the matter"),
    "basis": Text("设定依据", "its legal basis"),
    "conditions": Text("申请条件", "the conditions"),
    "materials": Text("办理材料", "the materials"),
    "place": Text("办理地点", "where to apply"),
    "hours": Text("办理时间", "the opening hours"),
    "phone": Text("联系电话", "a telephone number"),
    "steps": Text("办理流程", "the procedure"),
}
_ADVICE = {
    "title": Text("写上事项的名称。", "Give the name of the matter."),
    "basis": Text(
        "在basis里写上法律、法规的名称和条款。", "Name the law or regulation with its article under “basis”."
    ),
    "conditions": Text("一条一条写清谁可以申请。", "Say one by one who may apply."),
    "materials": Text(
        "列出每样材料的名称和份数；什么都不用带的，写在not_needed里。",
        "List each thing to bring; where nothing is needed, say so under “not_needed”.",
    ),
    "place": Text("写上窗口的编号，或者地址。", "Name the window, or the address."),
    "hours": Text("写上窗口的编号，或者在地点下写hours。", "Name the window, or write “hours” below the place."),
    "phone": Text("在enquiry里写上能打通的电话。", "Give a number that is answered under “enquiry”."),
    "steps": Text("写清每一步谁做、做什么。", "Say for each step who does what."),
}
_KEYS = {"place": "where_to_apply", "hours": "where_to_apply", "phone": "enquiry"}
"""Key of the record at which a class stands, where it is not its own name."""

_NOTHING_TO_BRING = re.compile(r"(?:无需|不需要?|不用|免|无须)(?:提交|提供|携带|带)?(?:任何)?(?:材料|证件)?")
_DIGITS = re.compile(r"\d{3,}")
_CATCH_ALL = re.compile(r"(?:提供|提交)?(?:有关|相关|其他|其它|所需|必要)+的?(?:证明|申请)?(?:材料|资料|证件|文件)")


def _has_materials(guide: ServiceGuide) -> bool:
    for material in guide.materials:
        word = core(material.name)
        if _NOTHING_TO_BRING.fullmatch(word) or (says_something(material.name) and not _CATCH_ALL.fullmatch(word)):
            return True
    return not guide.materials and any(says_something(line) for line in guide.not_needed)


def _remote(guide: ServiceGuide) -> bool:
    """Whether the guide is served without a counter, at any hour."""
    return bool(guide.online) or (
        not guide.where_to_apply and bool({WayToApply.ONLINE, WayToApply.MOBILE} & set(guide.ways))
    )


def _window_known(place: Place, catalogue: Catalogue) -> bool:
    # A window that bodies.yml does not know is a finding of its own (GK232), not a missing place.
    return place.window is not None and (catalogue.bodies is None or says_something(place.window))


def _has_place(guide: ServiceGuide, catalogue: Catalogue) -> bool:
    return _remote(guide) or any(
        _window_known(place, catalogue) or says_something(place.address) for place in guide.where_to_apply
    )


def _has_hours(guide: ServiceGuide, catalogue: Catalogue) -> bool:
    return _remote(guide) or any(
        _window_known(place, catalogue) or says_something(place.hours) for place in guide.where_to_apply
    )


def _has_phone(guide: ServiceGuide, catalogue: Catalogue) -> bool:
    given = [contact.phone for contact in guide.enquiry] + [place.phone for place in guide.where_to_apply]
    given += [catalogue.office[one.office].phone for one in guide.enquiry if one.office in catalogue.office]
    given += [catalogue.window[one.window].phone for one in guide.where_to_apply if one.window in catalogue.window]
    if guide.office in catalogue.office:
        given.append(catalogue.office[guide.office].phone)
    return any(phone and _DIGITS.search(folded(phone)) for phone in given)


_PRESENT: dict[str, Callable[[ServiceGuide, Catalogue], bool]] = {
    "title": lambda guide, _: says_something(guide.title),
    "basis": lambda guide, _: any(says_something(basis.law) for basis in guide.basis),
    "conditions": lambda guide, _: any(says_something(line) for line in guide.conditions),
    "materials": lambda guide, _: _has_materials(guide),
    "place": _has_place,
    "hours": _has_hours,
    "phone": _has_phone,
    "steps": lambda guide, _: any(says_something(step.detail) for step in guide.steps),
}


def missing(guide: ServiceGuide, catalogue: Catalogue) -> tuple[str, ...]:
    """The classes of elements of which a guide says nothing, in the order of the inspection table."""
    return tuple(name for name, present in _PRESENT.items() if not present(guide, catalogue))


def void_keys(guide: ServiceGuide, catalogue: Catalogue) -> frozenset[str]:
    """Keys of the record whose whole content says nothing and is reported here, so that nobody tells it twice."""
    return frozenset(_KEYS.get(name, name) for name in missing(guide, catalogue))


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Missing classes of one guide, and with the strict profile the other fields of the platform."""
    assert isinstance(record, ServiceGuide)
    ref = context.ref(record)
    absent = missing(record, context.catalogue)
    found = tuple(name for name in absent if not dropped(record, context, _KEYS.get(name, name)))
    for name in found:
        key = _KEYS.get(name, name)
        yield _MISSING.at(
            context.catalogue.place(record, key),
            record=ref,
            element=_NAMES[name],
            because=_because(record, key),
            advice=_ADVICE[name],
        )
    if len(found) >= VETO:
        yield _veto(found, context.catalogue.place(record, "title"), ref)
    if context.settings.strict_profile:
        for path, element in _strict(record, context):
            field = ".".join(str(part) for part in path)
            place = context.catalogue.place(record, *path)
            yield _STRICT.at(place, record=ref, element=element, field=field)


def whole(context: Context) -> Iterator[Problem]:
    """The veto of guides that could not even be read as a record, because so much is missing (each field is GK202)."""
    for unread in context.catalogue.unread:
        if unread.type != ServiceGuide.type:
            continue
        absent = {fault.where.path[0] for fault in unread.faults if _is_absent(fault.kind) and fault.where.path}
        names = [name for name in _NAMES if name in absent or (name != "phone" and _KEYS.get(name) in absent)]
        if len(names) >= VETO:
            ref = RecordRef(unread.type, unread.id, unread.title)
            yield _veto(names, Location(unread.file, path=("title",)), ref)


def _is_absent(kind: str) -> bool:
    return kind in ("missing-field", "blank-field")


def _veto(found: Iterable[str], where: Location, ref: RecordRef) -> Problem:
    texts = [_NAMES[name] for name in found]
    elements = Text("、".join(text.zh for text in texts), ", ".join(text.en for text in texts))
    return _VETO.at(where, record=ref, count=len(texts), elements=elements)


def _because(guide: ServiceGuide, key: str) -> Text:
    """What was written in place of content, if anything."""
    value = getattr(guide, key)
    first = value if isinstance(value, str) else value[0] if value else None
    for name in ("law", "name", "detail", "address", "hours", "phone"):
        if first is not None and not isinstance(first, str):
            given = getattr(first, name, None)
            if given and (key != "steps" or name == "detail"):
                first = given
                break
    if not isinstance(first, str) or says_something(first):
        return Text("", "")
    return Text(f"，只写了“{first[:30]}”", f" but “{first[:30]}”")


def _strict(guide: ServiceGuide, context: Context) -> Iterator[tuple[KeyPath, Text]]:
    time = guide.processing_time
    if not says_something(guide.service_code):
        yield ("service_code",), Text("事项编码", "the code of the matter")
    if guide.implementing_body is None:
        yield ("implementing_body",), Text("实施主体", "the implementing body")
    else:
        body = context.catalogue.body.get(guide.implementing_body)
        if body and not body.uscc and not body.external:
            yield ("implementing_body",), Text("实施主体编码", "the credit code of the implementing body")
    if time.statutory is None and not says_something(time.statutory_note):
        yield ("processing_time", "statutory"), Text("法定办结时限", "the statutory time")
    if not says_something(time.note):
        yield ("processing_time", "note"), Text("承诺办结时限说明", "a note on the promised time")
    if guide.charged is None:
        yield ("charged",), Text("是否收费", "whether there is a fee")
    if not guide.enquiry:
        yield ("enquiry",), Text("咨询方式", "how to ask")
    if not guide.complaint:
        yield ("complaint",), Text("监督投诉方式", "how to complain")
