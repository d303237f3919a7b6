"""Unified social credit codes (统一社会信用代码) of bodies and of parties in registers: the check digit must be right.

GK271:
  zh: 统一社会信用代码的最后一位由前17位算出，算不对就是抄错了一位，会把信用记录记到别人头上。
  en: The last character of a credit code follows from the others; a wrong one puts the record on somebody else.
  law: GB 32100-2015《法人和其他组织统一社会信用代码编码规则》
  for: outcome
  wrong: |
    requirements: ["20-05"]
    results: []
    penalties:
      - {number: 示政罚决〔2026〕1号, party: 示例县石门砂石有限公司, party_kind: legal-person, uscc: 91999999MA9X11511N, offence: 施工扬尘, facts: 砂石堆场没有遮盖, penalty_basis: 《大气污染防治法》第一百一十五条, penalty_kind: 罚款, content: 罚款10000元, fine: 1, decided: 2026-03-12, shown_until: 2027-03-12, authority: 示例县示例镇人民政府, authority_code: 11999999000000027G, source: 示例县示例镇人民政府, published: 2026-03-16}
  right: |
    requirements: ["20-05"]
    results: []
    penalties:
      - {number: 示政罚决〔2026〕1号, party: 示例县石门砂石有限公司, party_kind: legal-person, uscc: 91999999MA9X11511M, offence: 施工扬尘, facts: 砂石堆场没有遮盖, penalty_basis: 《大气污染防治法》第一百一十五条, penalty_kind: 罚款, content: 罚款10000元, fine: 1, decided: 2026-03-12, shown_until: 2027-03-12, authority: 示例县示例镇人民政府, authority_code: 11999999000000027G, source: 示例县示例镇人民政府, published: 2026-03-16}
GK272:
  zh: 法人的许可和处罚靠统一社会信用代码归集，没有代码就归不到人。
  en: Licences and penalties of legal persons are gathered by their credit code.
  law: 发改办财金〔2018〕424号
  for: outcome
  wrong: |
    requirements: ["20-05"]
    results: []
    penalties:
      - {number: 示政罚决〔2026〕1号, party: 示例县石门砂石有限公司, party_kind: legal-person, offence: 施工扬尘, facts: 砂石堆场没有遮盖, penalty_basis: 《大气污染防治法》第一百一十五条, penalty_kind: 罚款, content: 罚款10000元, fine: 1, decided: 2026-03-12, shown_until: 2027-03-12, authority: 示例县示例镇人民政府, authority_code: 11999999000000027G, source: 示例县示例镇人民政府, published: 2026-03-16}
  right: |
    requirements: ["20-05"]
    results: []
    penalties:
      - {number: 示政罚决〔2026〕1号, party: 示例县石门砂石有限公司, party_kind: legal-person, uscc: 91999999MA9X11511M, offence: 施工扬尘, facts: 砂石堆场没有遮盖, penalty_basis: 《大气污染防治法》第一百一十五条, penalty_kind: 罚款, content: 罚款10000元, fine: 1, decided: 2026-03-12, shown_until: 2027-03-12, authority: 示例县示例镇人民政府, authority_code: 11999999000000027G, source: 示例县示例镇人民政府, published: 2026-03-16}
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.identifiers import uscc
from gongkai.identifiers.id_card import is_id_card
from gongkai.problem import Code, Location, Problem, RecordRef, Severity, Text
from gongkai.records.outcome import LicenceRow, Outcome, Party, PenaltyRow
from gongkai.records.record import Record

CODES = (
    Code(
        "GK271",
        "credit-code-wrong",
        Severity.ERROR,
        Text("统一社会信用代码“{given}”不对：{wrong}。", "The credit code “{given}” is not right: {wrong}."),
        Text("对照营业执照或者登记证书改正。", "Correct it after the licence or certificate."),
        "GB 32100-2015",
    ),
    Code(
        "GK272",
        "credit-code-absent",
        Severity.WARNING,
        Text(
            "{number}的当事人是法人，没有写统一社会信用代码。",
            "The party of {number} is a legal person without its credit code.",
        ),
        Text("在uscc里写18位代码。", "Write the 18 characters in uscc."),
        "发改办财金〔2018〕424号",
    ),
)
_WRONG_CODE, _ABSENT = CODES
FOR = (Outcome,)

_WORDS = {
    "length": Text("应为18位", "it has 18 characters"),
    "characters": Text(
        "有不该出现的字符（没有字母I、O、S、V、Z）", "it has characters that cannot occur (no I, O, S, V, Z)"
    ),
    "check-digit": Text("最后一位校验码不对", "its last character, the check digit, is wrong"),
}
_BUSINESS_NUMBER = 15
"""Digits of the registration number that an older individual business may still have in place of the code."""


def whole(context: Context) -> Iterator[Problem]:
    """Codes of bodies.yml."""
    for body in context.catalogue.body.values():
        if body.uscc:
            yield from _check(body.uscc, context.catalogue.body_place("bodies", body.id, "uscc"), None)


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Codes of the rows of one register: parties that are no natural persons, authorities, sources."""
    assert isinstance(record, Outcome)
    ref = context.ref(record)
    for name in ("licences", "penalties"):
        row: LicenceRow | PenaltyRow
        for position, row in enumerate(getattr(record, name)):
            for field in ("authority_code", "source_code"):
                if given := getattr(row, field):
                    yield from _check(given, context.catalogue.place(record, name, position, field), ref)
            if row.withdrawn is not None or row.party_kind is Party.NATURAL_PERSON:
                continue
            where = context.catalogue.place(record, name, position, "uscc")
            if row.uscc is None:
                if row.party_kind is Party.LEGAL_PERSON:
                    yield _ABSENT.at(where, record=ref, number=row.number)
            elif row.party_kind is Party.LEGAL_PERSON or not (row.uscc.isdigit() and len(row.uscc) == _BUSINESS_NUMBER):
                yield from _check(row.uscc, where, ref)


def _check(given: str, where: Location, ref: RecordRef | None) -> Iterator[Problem]:
    plain = uscc.normalise(given)
    # An identity number in this place is a leak, told by the checks of privacy; it must not be repeated here.
    if is_id_card(plain):
        return
    # The organisation code inside may lack a right check character in codes that were issued so: no finding.
    for slug in uscc.faults(plain):
        if slug in _WORDS:
            yield _WRONG_CODE.at(where, record=ref, given=given, wrong=_WORDS[slug])
            return
