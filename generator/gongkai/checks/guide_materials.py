"""Materials of a guide: what the conditions ask for is listed, promised forms are attached, and the number is told.

GK335:
  zh: 条件里说要有某个证件，材料清单里却没有，也没有说不用带：群众到了窗口才知道要回去拿。
  en: The conditions ask for a document that neither the list of materials nor the list of what is not needed names; people learn at the window that they must go home for it.
  law: 《中华人民共和国行政许可法》第三十条；政务服务事项指南检查通行规则
  for: service-guide
  wrong: |
    conditions:
      - 申请人持有残疾人证
  right: |
    conditions:
      - 申请人持有残疾人证
    not_needed: [残疾人证（窗口联网核对）]
GK336:
  zh: 写了要交申请表、可以下载，附件里却没有，群众只好到窗口去拿一趟。
  en: A form is asked for, or promised for download, and is not attached; people must come to fetch it.
  law: 《中华人民共和国行政许可法》第三十条（申请书示范文本）；2015年全国政府网站普查（附件未提供下载）
  for: service-guide
  wrong: |
    materials:
      - {name: 农村宅基地和建房（规划许可）申请表, issuer: 窗口领取，或下载填写, originals: 1}
  right: |
    materials:
      - {name: 农村宅基地和建房（规划许可）申请表, issuer: 窗口领取，或下载填写, originals: 1, form: 2026/homestead-form.txt}
GK337:
  zh: 原件、复印件都写0份，群众不知道带什么、带几份。
  en: Neither an original nor a copy: nobody knows what to bring, or how many.
  law: GB/T 39046-2020 表4（原件份数、复印件份数）
  for: service-guide
  wrong: |
    materials:
      - {name: 居民身份证, issuer: 公安机关}
  right: |
    materials:
      - {name: 居民身份证, issuer: 公安机关, note: 窗口看一眼就还}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.checks.dropped import dropped
from gongkai.checks.emptiness import core, emptiness, folded, negated
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.record import Record
from gongkai.records.service_guide import Material, Medium, ServiceGuide, WayToApply

CODES = (
    Code(
        "GK335",
        "material-not-listed",
        Severity.WARNING,
        Text(
            "条件里要求“{document}”，材料里没有，也没有写不用带。",
            "The conditions ask for “{document}”; it is neither among the materials nor among what is not needed.",
        ),
        Text(
            "要带的加进materials；窗口能查到的，写进not_needed。",
            "Add it to “materials”; if the window can look it up, add it to “not_needed”.",
        ),
        "《中华人民共和国行政许可法》第三十条",
    ),
    Code(
        "GK336",
        "form-not-attached",
        Severity.WARNING,
        Text("“{material}”没有附表格，下载不到。", "“{material}” has no form attached; it cannot be downloaded."),
        Text(
            "把空白表放进attachments/，在这份材料的form里写上路径。",
            "Put the blank form into attachments/ and name it under “form” of this material.",
        ),
        "《中华人民共和国行政许可法》第三十条",
    ),
    Code(
        "GK337",
        "material-without-number",
        Severity.WARNING,
        Text("“{material}”没有写原件还是复印件、几份。", "“{material}” says neither original nor copy, nor how many."),
        Text(
            "写上originals或copies；只看一眼的，在note里说明。",
            "Give “originals” or “copies”; if it is only shown, say so in “note”.",
        ),
        "GB/T 39046-2020 表4",
    ),
)
_NOT_LISTED, _NO_FORM, _NO_NUMBER = CODES
FOR = (ServiceGuide,)

# Papers that people hold; generic 证 is left out, for 公证, 保证, 论证 are none.
_PAPER = (
    r"(?:(?:居民|二代)?身份证(?:件|明)?|(?:居民)?户口[簿本]|居住证(?!明)|结婚证(?!明)|离婚证|残疾人?证|驾驶证|行驶证|退役(?:军人)?证|优待证|学生证|老年证|低保证|健康证明|健康证|上岗证|"
    r"营业执照|(?:[\u4e00-\u9fff]{0,8})(?:许可证|资格证书?|资质证书|登记证书?|使用证|产权证书?|合格证|林权证|毕业证书?|学位证书?|"
    r"职业证书|培训证书|备案证)(?!明)|"
    r"(?:[\u4e00-\u9fff]{2,8}?)(?:证明书?|委托书|承诺书|申请书|申请表|登记表|审批表|鉴定书|判决书|裁定书|协议书|通知书|批准书|"
    r"意见书|诊断书|责任书|授权书|体检表|鉴定报告|检测报告|检验报告|评估报告|租赁合同|劳动合同|承包合同|流转合同|购房合同))"
)
_HELD = re.compile(
    r"(?:持有?|取得|具有|具备|领取|领有|提供|提交|出具|出示|携带|带上|带好|凭|附|办理?[了好]|开具|(?<![没未无所只具持含享])有)"
    rf"(?:了|好|有效的?|合法的?|本人的?|齐全的?|相应的?|相关的?|当年的?|[\u4e00-\u9fff]{{1,6}}的|的)*({_PAPER}(?:(?:、|和|及|以及|与|或者?){_PAPER})*)"
)
_TITLED = re.compile(r"《([^》]{2,30}(?:证|证明|表|书|合同|协议|报告|单))》")
_LIST = re.compile(r"、|和|及|以及|与|或者?")
_LOOKED_UP = re.compile(r"联网|网上核|系统|不用带|不用交|无需提供|免交|免提交|窗口(?:核|查|调取)|共享|部门之间")
_LEAD = re.compile(r"^.*(?:有效|合法|本人|相应|相关|持有|取得|具有|提供|提交|出具|以上|的|了)(?=[\u4e00-\u9fff]{2})")
_SAME = (
    frozenset({"户口簿", "户口本", "户口薄", "居民户口簿", "居民户口本"}),
    frozenset({"身份证", "身份证件", "身份证明", "居民身份证", "二代身份证"}),
    frozenset({"残疾证", "残疾人证"}),
    frozenset({"不动产权证", "不动产权证书", "房产证", "房屋所有权证", "房产权证", "产权证", "产权证书"}),
    frozenset({"毕业证", "毕业证书", "学历证明", "学历证书"}),
    frozenset({"资格证", "资格证书"}),
    frozenset({"登记证", "登记证书"}),
)

_FORM_NAME = re.compile(r"(?:申请|登记|审批|申报|报名|备案|申领|审核|呈批)[\u4e00-\u9fff()]{0,4}(?:表|书)$")
_FORM_OWN = re.compile(r"申请人|本人|自己|自备|当事人|户主|填写|窗口|下载")
_PROMISED = re.compile(r"下载")
_FROM_WINDOW = re.compile(
    r"窗口(?:领取|打印|提供|填写|录入|生成|代填|现场|帮)|现场(?:填写|打印|领取)|代填|代办员带来|系统(?:生成|打印)|打印后?|网上填|在线填|手机"
)
_SHOWN = re.compile(r"看一眼|看一下|读一下|出示|核对|核验|查验|刷脸|不留|不收|不用交|交还|只看|调取|有什么带什么|口头")
_NONE_NEEDED = re.compile(r"(?:无需|不需要?|不用|免|无须)")


def each(record: Record, context: Context) -> Iterator[Problem]:
    """What the list of materials of one guide leaves out."""
    assert isinstance(record, ServiceGuide)
    yield from _not_listed(record, context)
    attached = {core(one.title or "") for one in record.attachments}
    for i, material in enumerate(record.materials):
        if emptiness(material.name) is not None:
            continue  # told as a placeholder
        if dropped(record, context, "materials", i):
            continue
        if severity := _form_absent(material, record, attached):
            yield _NO_FORM.at(
                context.catalogue.place(record, "materials", i, "name"),
                record=context.ref(record),
                severity=severity,
                material=material.name,
            )
        if _number_absent(material):
            where = context.catalogue.place(record, "materials", i, "name")
            yield _NO_NUMBER.at(where, record=context.ref(record), material=material.name)


def papers(line: str) -> Iterator[str]:
    """The papers that a condition asks the applicant to have; denied ones and laws are left out."""
    text = folded(line)
    if _LOOKED_UP.search(text):
        return
    for hit in _HELD.finditer(text):
        if negated(text, hit.start(), hit.end()):
            continue
        for one in _LIST.split(hit[1]):
            paper = _LEAD.sub("", one)
            if len(paper) >= 3:
                yield paper
    for hit in _TITLED.finditer(text):
        if not negated(text, hit.start(), hit.end()):
            yield hit[1]


def _not_listed(guide: ServiceGuide, context: Context) -> Iterator[Problem]:
    told: str | None = None
    seen: set[str] = set()
    for i, line in enumerate(guide.conditions):
        for paper in papers(line):
            if told is None:
                told = _told(guide)
            word = core(paper)
            names = next((same for same in _SAME if word in same), frozenset({word}))
            if word in seen or any(name in told for name in names) or _stem_told(word, guide):
                continue
            seen.add(word)
            where = context.catalogue.place(guide, "conditions", i)
            yield _NOT_LISTED.at(where, record=context.ref(guide), document=paper)


def _told(guide: ServiceGuide) -> str:
    """Everything in which a paper may be explained: the materials, what is not needed, the steps, the answers."""
    parts = [guide.result.name, guide.visit_note or "", *guide.not_needed]
    for material in guide.materials:
        parts += [material.name, material.note or "", material.condition or ""]
    parts += [step.detail for step in guide.steps]
    for question in guide.questions:
        parts += [question.question, question.answer]
    return " ".join(core(part) for part in parts)


def _stem_told(word: str, guide: ServiceGuide) -> bool:
    """收入证明 is met by 收入情况说明: a 证明 may be listed under another name."""
    if not word.endswith(("证明", "证明书")):
        return False
    stem = word.removesuffix("书").removesuffix("证明")[-4:]
    return any(stem in core(f"{material.name}{material.note or ''}") for material in guide.materials)


def _form_absent(material: Material, guide: ServiceGuide, attached: set[str]) -> Severity | None:
    if material.form is not None:
        return None
    name = re.sub(r"\([^)]*\)$", "", folded(material.name))
    beside = folded(f"{material.issuer or ''} {material.note or ''}")
    if any(core(name) in title or (title and title in core(name)) for title in attached):
        return None
    if _PROMISED.search(beside) or _PROMISED.search(folded(material.name)):
        if negated(beside, *_span(beside)) or "http" in beside:
            return None
        return Severity.ERROR
    if not _FORM_NAME.search(name) or _FROM_WINDOW.search(beside):
        return None
    if material.issuer and not _FORM_OWN.search(folded(material.issuer)):
        return None  # somebody else fills it in
    if guide.online and {WayToApply.ONLINE, WayToApply.MOBILE} & set(guide.ways):
        return None  # filled in on the screen
    return Severity.WARNING


def _span(text: str) -> tuple[int, int]:
    hit = _PROMISED.search(text)
    return hit.span() if hit else (0, 0)


def _number_absent(material: Material) -> bool:
    if material.originals or material.copies or material.medium is Medium.ELECTRONIC:
        return False
    beside = folded(f"{material.name} {material.note or ''} {material.condition or ''}")
    return not (_SHOWN.search(beside) or _NONE_NEEDED.match(folded(material.name)))
