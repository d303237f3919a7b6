"""What a fee stands on: a law for licences and for charges on business, some basis for every fee, the same in guide and standard.

GK351:
  zh: 实施行政许可一般不许收费；要收，必须有法律、行政法规的规定，部门文件和地方文件不够。
  en: A licence is free unless a law or an administrative regulation says otherwise; a document of a department or of a county is not enough.
  law: 《中华人民共和国行政许可法》第五十八条
  for: service-guide
  wrong: |
    service_type: licence
    fees: [{fee: fee-standards/example, case: 住宅, amount: 80}]
  right: |
    service_type: licence
    fees: 免费
GK352:
  zh: 向企业收的行政事业性收费、政府性基金，要有法律、行政法规依据或者经国务院批准，列入目录清单；清单以外的一律不得收。
  en: An administrative charge or fund taken from businesses needs a law, an administrative regulation or the State Council's approval, and a place in the published list; outside the list nothing may be taken.
  law: 《优化营商环境条例》第二十五条
  for: fee-standard
  wrong: |
    basis:
      - {law: 示例县人民政府办公室关于收取不动产登记费的通知, number: 示政办发〔2024〕3号, level: normative-document}
  right: |
    basis:
      - {law: 国家发展改革委 财政部关于不动产登记收费标准等有关问题的通知, number: 发改价格规〔2016〕2559号, level: normative-document}
GK353:
  zh: 收费要同时公布依据。写不出依据的，不能收。
  en: A fee is published with its basis; a fee without one may not be taken.
  law: 《中华人民共和国政府信息公开条例》第二十条第（八）项
  for: fee-standard
  wrong: |
    basis:
  right: |
    basis:
      - {law: 国家发展改革委 财政部关于不动产登记收费标准等有关问题的通知, number: 发改价格规〔2016〕2559号, level: normative-document}
GK354:
  zh: 指南里的收费依据和收费标准里的依据不是同一份文件：指南、标准、依据三处要对得上。
  en: The guide names another basis for its fee than the fee standard; guide, standard and basis have to agree.
  law: 《中华人民共和国政府信息公开条例》第六条、第二十条第（八）项
  for: service-guide
  wrong: |
    basis:
      - {law: 中华人民共和国土地管理法, article: 第六十二条, level: law}
      - {law: 示例县物价局关于不动产登记收费标准的通知, number: 示价〔2012〕7号, level: normative-document}
    fees: [{fee: fee-standards/example, case: 住宅, amount: 80}]
  right: |
    basis:
      - {law: 中华人民共和国土地管理法, article: 第六十二条, level: law}
      - {law: 国家发展改革委 财政部关于不动产登记收费标准等有关问题的通知, number: 发改价格规〔2016〕2559号, level: normative-document}
    fees: [{fee: fee-standards/example, case: 住宅, amount: 80}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.checks.dropped import dropped
from gongkai.checks.emptiness import core, folded, says_something
from gongkai.checks.guide_fee_match import out_of_force
from gongkai.checks.guide_fees import costs
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.fee_standard import FeeKind, FeeStandard
from gongkai.records.record import Basis, LawLevel, Validity
from gongkai.records.service_guide import ServiceGuide, ServiceType

CODES = (
    Code(
        "GK351",
        "licence-fee-without-law",
        Severity.ERROR,
        Text(
            "这是行政许可，收的“{fee}”没有法律、行政法规依据。",
            "This is a licence, and the fee “{fee}” rests on no law or administrative regulation.",
        ),
        Text(
            "在收费标准的basis里写上法律、行政法规的条款；没有的，停止收取，写“fees: 免费”。",
            "Name the article of a law or administrative regulation in the basis of the fee standard; if there is none, stop charging and write “fees: free”.",
        ),
        "《中华人民共和国行政许可法》第五十八条",
    ),
    Code(
        "GK352",
        "fee-outside-list",
        Severity.ERROR,
        Text(
            "涉企收费没有法律、行政法规依据，也没有经国务院批准，属于清单之外。",
            "This charge on businesses rests on no law, administrative regulation or approval of the State Council; it is outside the list.",
        ),
        Text(
            "补上列入目录清单的依据；没有的，一律不得收。",
            "Name the basis by which it stands in the list; if there is none, it may not be taken.",
        ),
        "《优化营商环境条例》第二十五条",
    ),
    Code(
        "GK353",
        "fee-without-basis",
        Severity.ERROR,
        Text("没有写收费依据。", "It names no basis for the fee."),
        Text(
            "在basis里写上批准收费的法律或文件名称、文号。",
            "Name the law or document that allows the fee, with its number.",
        ),
        "《中华人民共和国政府信息公开条例》第二十条第（八）项",
    ),
    Code(
        "GK354",
        "fee-basis-differs",
        Severity.WARNING,
        Text(
            "指南写的收费依据“{given}”，收费标准“{fee}”里没有。",
            "The guide bases its fee on “{given}”, which the fee standard “{fee}” does not name.",
        ),
        Text("核对哪份文件现行有效，两边写成一样。", "Find out which document is in force and name it in both places."),
        "《中华人民共和国政府信息公开条例》第六条",
    ),
)
_LICENCE, _OUTSIDE, _NONE, _DIFFERS = CODES

_LICENSING_LAW = "行政许可法"
_STATUTE = re.compile(r"(?:法|法典)(?:\([^)]*\))?$")
_REGULATION = re.compile(r"条例(?:\([^)]*\))?$")
_LOCAL = re.compile(r"^[《]?[\u4e00-\u9fff]{2,12}?(?:省|自治区|自治州|市|县|自治县|州)")
# Charges of the central list were approved with the State Council's consent and are made known by these bodies.
_CENTRAL_NAME = re.compile(
    r"国务院|财政部|国家(?:发展(?:和)?改革委|计委|计划委员会|物价局|经贸委|税务总局)|原国家计委|中共中央"
)
_CENTRAL_NUMBER = re.compile(
    r"^(?:国发|国办|国函|国务院令|财税|财综|财预|财农|财建|财社|财企|财规|财政部|发改价格|发改收费|计价格|计价费|计价管|计物价|价费字|价费)"
)
# A notice that sets this very fee; general rules on charging (…收费管理办法, 价格法) are no claim.
_FEE_DOCUMENT = re.compile(r"(?:收费|工本费|费用|费的?|价格).{0,16}(?:通知|批复|复函|函|公告|决定|标准)(?:\([^)]*\))?$")


def is_national_law(basis: Basis) -> bool:
    """Whether a basis is a law or an administrative regulation that may allow a fee.

    The licensing law itself forbids fees and allows none. Where the rank is not told, it is taken from the name.
    """
    name = folded(basis.law).strip("《》")
    if _LICENSING_LAW in name:
        return False
    if basis.level is not None:
        return basis.level in (LawLevel.LAW, LawLevel.ADMINISTRATIVE_REGULATION)
    return bool(_STATUTE.search(name)) or bool(_REGULATION.search(name) and not _LOCAL.match(name))


def is_central(basis: Basis) -> bool:
    """Whether a basis comes from the State Council or from the bodies that keep the national list of charges."""
    if is_national_law(basis):
        return True
    if basis.level is LawLevel.LOCAL_REGULATION or _LICENSING_LAW in basis.law:
        return False
    return bool(_CENTRAL_NAME.match(folded(basis.law))) or bool(_CENTRAL_NUMBER.match(folded(basis.number or "")))


def whole(context: Context) -> Iterator[Problem]:
    """Every fee standard in force by itself, then every guide that takes a fee."""
    for standard in context.catalogue.of(FeeStandard):
        if standard.withdrawn or standard.validity in (Validity.EXPIRED, Validity.REPEALED) or standard.abolition:
            continue
        named = [basis for basis in standard.basis if says_something(basis.law)]
        if not named and dropped(standard, context, "basis"):
            continue
        if not named:
            yield _NONE.at(context.catalogue.place(standard, "basis"), record=context.ref(standard))
        elif (
            standard.business_related
            and standard.kind in (FeeKind.ADMINISTRATIVE, FeeKind.GOVERNMENT_FUND)
            and any(not item.free and item.amount != 0 for item in standard.items)
            and not any(is_central(basis) for basis in named)
        ):
            yield _OUTSIDE.at(context.catalogue.place(standard, "basis"), record=context.ref(standard))
    for guide in context.catalogue.of(ServiceGuide):
        if not guide.withdrawn and guide.fees and guide.fees.items:
            yield from _guide(guide, context)


def _guide(guide: ServiceGuide, context: Context) -> Iterator[Problem]:
    standards = []
    assert guide.fees is not None
    for i, use in enumerate(guide.fees.items):
        standard = context.catalogue.get(use.fee)
        if not isinstance(standard, FeeStandard) or out_of_force(standard, context.today):
            continue  # GK231 or GK315
        standards.append(standard)
        licence = guide.service_type is ServiceType.LICENCE and costs(use, context)
        if licence and standard.basis and not any(map(is_national_law, standard.basis)):
            place = context.catalogue.place(guide, "fees", "items", i, "fee")
            yield _LICENCE.at(place, record=context.ref(guide), fee=standard.title)
    known = {word for standard in standards for basis in standard.basis for word in _words(basis)}
    if not known:
        return
    claimed = [(i, basis) for i, basis in enumerate(guide.basis) if _is_fee_document(basis)]
    if claimed and not any(_words(basis) & known for _, basis in claimed):
        i, basis = claimed[0]
        place = context.catalogue.place(guide, "basis", i, "law")
        yield _DIFFERS.at(place, record=context.ref(guide), given=basis.law, fee=standards[0].title)


def _is_fee_document(basis: Basis) -> bool:
    return not is_national_law(basis) and bool(_FEE_DOCUMENT.search(folded(basis.law).strip("《》")))


def _words(basis: Basis) -> frozenset[str]:
    """By what a basis may be recognised: its name and its number."""
    return frozenset(core(text) for text in (basis.law, basis.number) if text)
