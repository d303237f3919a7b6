"""Draws a township's portal of any size for the search tests: guides, fees, notices, policies, registers, each in its own words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.site.search import SearchDocument, Synonyms

TODAY = date(2026, 11, 20)
VILLAGES = (
    "云溪",
    "石桥",
    "上塘",
    "下塘",
    "青竹",
    "枫林",
    "白沙",
    "柳湾",
    "桐坪",
    "大坳",
    "小坪",
    "龙潭",
    "沙河",
    "望江",
    "板桥",
    "茶亭",
    "古樟",
    "新田",
    "横冲",
    "双井",
)
OFFICES = (
    "党政综合办公室",
    "便民服务中心",
    "社会事务办公室",
    "农业农村办公室",
    "自然资源所",
    "司法所",
    "财政所",
    "综合行政执法队",
    "应急管理站",
    "派出所户籍窗口",
    "林业工作站",
    "卫生健康办公室",
    "退役军人服务站",
    "市场监管所",
)
CATEGORIES = (
    "户籍管理",
    "社会救助",
    "社会保险",
    "农村宅基地",
    "林木采伐",
    "惠农补贴",
    "养老服务",
    "就业创业",
    "公共法律服务",
    "城乡建设",
    "生态环境",
    "食品安全",
    "财政预决算",
    "公共文化",
    "义务教育",
    "医疗卫生",
    "应急管理",
    "退役军人",
    "税收管理",
    "涉农事项",
)
# What it is, what people call it, what one brings, who it is for.
TOPICS = [
    tuple(line.split("|"))
    for line in """\
出生登记|给孩子上户口、小孩落户|出生医学证明、父母结婚证、户口簿|本镇出生的婴儿
夫妻投靠落户|老婆户口迁过来、结婚迁户口|结婚证、准予迁入证明、双方户口簿|与本镇居民结婚的人
居民身份证换领|身份证到期换新、身份证过期|旧身份证、户口簿|证件有效期满的居民
死亡注销户口|老人去世销户口|死亡医学证明、户口簿|死者的亲属
最低生活保障审核|低保、困难补助|收入声明、家庭财产授权书、身份证|收入低于当地标准的家庭
特困人员救助供养|五保户、孤寡老人|身份证、生活状况说明|没有劳动能力又没有抚养人的人
临时救助给付|突然有难处救急|支出凭证、诊断证明|遭遇突发困难的家庭
残疾人两项补贴|残疾人补助、护理补贴|残疾人证、银行卡复印件|持证残疾人
高龄津贴发放|老年人津贴、八十岁补贴|身份证、近期照片|年满八十周岁的老人
农村宅基地批准|盖房子批地、建房审批|建房申请书、四邻意见、村民会议记录|需要建房的村民
乡村建设规划许可|建房规划证|用地批准文件、设计图纸|在规划区内建设的单位和个人
林木采伐许可|砍树证、砍自家的树|权属证明、伐区调查设计、更新承诺|要采伐林木的单位和个人
农村承包地流转备案|租地合同、土地转包|流转合同、承包经营权证|流转双方
耕地地力保护补贴|种地补贴、种粮钱|一卡通账号、承包面积确认表|种植粮食的农户
农机购置补贴|买拖拉机补贴|购机发票、人机合影|购买农机的农户
城乡居民医疗保险参保|交医保、合作医疗|户口簿、身份证|没有参加职工医保的居民
异地就医备案|外地看病报销|居住证明、转诊单|长期在外居住的参保人
城乡居民养老保险待遇申领|领养老金|身份证、银行卡|年满六十周岁的参保人
灵活就业社会保险补贴|自己交社保补助|就业登记表、缴费凭证|就业困难人员
创业担保贷款|做生意贷款|营业执照、反担保承诺|自主创业的人
个体工商户登记|开店办执照、摆小摊|经营场所证明、身份证|从事经营的自然人
小餐饮登记|开饭馆手续|健康证、场所平面图|小型餐饮经营者
食品摊贩备案|早点摊、夜市摆摊|身份证、经营品种说明|固定时段经营的摊贩
道路占用审批|红白事占道搭棚|占用位置图、安全措施|需要临时占道的人
公共场所广告设置|挂招牌|效果图、产权证明|设置户外广告的单位
再生育登记|生三孩登记|户口簿、结婚证|生育子女的夫妻
独生子女父母奖励|独生子女补助|独生子女证、户口簿|领证的父母
义务教育入学报名|小孩报名上小学|户口簿、房产证明、预防接种证|年满六周岁的儿童
家庭经济困难学生资助|贫困学生补助|学籍证明、困难认定表|在校的困难学生
法律援助申请|打官司请不起律师|案情材料、经济状况说明|经济困难的公民
人民调解|邻居吵架调解|纠纷情况说明|发生民间纠纷的当事人
退役军人优待证办理|当兵的优待证|退役证件、照片|退役军人
义务兵家庭优待金|当兵家属的钱|入伍通知书、银行卡|义务兵的家庭
不动产登记受理|房产证、办产权|权籍调查成果、申请书|房屋和土地的权利人
危房改造补助|修危房的钱、房子漏雨|危房鉴定表、建房协议|住房安全没有保障的农户
自来水报装|接自来水|身份证、用水地址图|需要用水的居民
农村改厕补助|修厕所补贴|验收单、户主账号|改造厕所的农户
动物检疫申报|卖猪检疫、杀猪证|养殖档案、免疫记录|出售或者屠宰动物的人
病死畜禽处理|死猪怎么处理|养殖场登记、照片|养殖户
殡葬惠民补助|火化补助、丧葬费|火化证明、户口簿|死者的丧事承办人
公益性公墓安葬|买墓地|死亡证明、申请表|本镇去世居民的家属
慢性病门诊待遇认定|高血压领药、慢病卡|近期病历、检查报告|患慢性病的参保人
大病保险二次报销|看病花太多再报|费用清单、出院小结|自付费用过高的参保人
失业登记|没工作登记|身份证、离职证明|劳动年龄内的失业人员
公益性岗位申请|保洁员护林员岗位|就业困难认定表|就业困难的劳动者
取水许可初审|打井|取水地点图、用途说明|需要取水的单位和个人
畜禽养殖备案|养鸡养猪登记|养殖场平面图、租地合同|规模养殖户
房屋租赁备案|出租房登记|租赁合同、房产证|房东和租客
老年人意愿居家服务|上门照顾老人|能力评估表|失能半失能的老人
计划生育特别扶助|失独家庭补助|独生子女死亡证明|符合条件的父母""".splitlines()
]
LAWS = (
    "《中华人民共和国户口登记条例》",
    "《社会救助暂行办法》",
    "《中华人民共和国森林法》",
    "《中华人民共和国土地管理法》",
    "《中华人民共和国行政许可法》",
    "《中华人民共和国社会保险法》",
    "《中华人民共和国老年人权益保障法》",
    "《中华人民共和国政府信息公开条例》",
    "《中华人民共和国动物防疫法》",
    "《中华人民共和国法律援助法》",
    "《中华人民共和国城乡规划法》",
    "《中华人民共和国居民身份证法》",
)
GUIDE = """\
申请人带齐{m}，到{o}递交，窗口当场清点，缺什么一次写在告知单上。
{p}可以办理，委托别人来的，另带委托书和双方身份证。
材料齐全的，自受理之日起{n}个工作日内办结；需要到{v}村入户查看的，查看时间不算在内。
{o}收到以后先核对{m}，再交镇领导签批，签批后当天发短信告诉您。
按照{l}第{n}条，{t}由镇人民政府负责，村（社区）只做初步了解，不收任何费用。
住在{v}村的，也可以把材料交给村里的代办员，代办员每周{w}送到镇上。
不同意办理的，{o}说明理由；您可以在收到决定之日起六十日内申请行政复议。
办好以后凭身份证领取结果，不方便来的可以选择邮寄，邮费由镇上承担。
{a}和{t}说的是同一件事，按同一套材料办理。
行动不便的老人和残疾人，打电话{h}预约，工作人员上门收材料。
复印件一律用A4纸，窗口备有复印机，不用在外面另花钱。
网上申请的，在省政务服务网搜{t}，上传照片后等候短信，审核结果与窗口办理相同。
{m}中有一项一时拿不出来的，可以先写承诺书，十五天内补上。
如果{p}的情况后来有变化，应当在三十日内告诉{o}。
窗口周一至周五8:30—11:30、14:00—17:00接待，赶集日中午不休息。""".splitlines()
NEWS = """\
{d}，{o}到{v}村核查{t}的办理情况，抽看档案{n}份，发现{k}处填写不完整，已经当场改正。
镇党政联席会议讨论了{c}工作，决定由{o}牵头，{v}、{u}两村先行，年底前完成。
本年度{c}支出{k}.{n}万元，比上年增加{n}%，主要用在{v}村的{t}上。
{v}村反映{a}手续多，{o}把{m}合并成一张表，少跑一次。
经{o}审核、{v}村公布，共有{n}户符合条件，名单张贴在村务公开栏，公布期为七天。
对{u}村提出的意见，{o}已在{d}书面答复，答复编号为云溪信〔2026〕{n}号。
下一步，{o}将把{t}纳入每月随访，逐户登记，做到不漏一户。
受连续降雨影响，{v}村到{u}村的道路有{n}处塌方，应急管理站已经设置警示牌并安排绕行。
{c}的资金通过一卡通直接打到农户账户，任何人不得代领、截留。
按照{l}的要求，现将{c}有关情况公开如下，接受群众监督，监督电话{h}。
项目位于{v}村{n}组，占地{n}.{k}亩，建设内容包括管网、护坡和一座小型泵站。
招标采用邀请方式，{n}家单位报名，评审后由第{k}名承建，合同工期{n}天。
各村（社区）要把{a}的政策讲清楚，用大白话写在明白纸上，送到每家每户。
{d}起，{t}的受理窗口由二楼搬到一楼大厅{k}号，办理条件和材料不变。
对{p}，由{o}建立台账，每季度复核一次，不再符合条件的及时退出并说明原因。
检查组查看了{m}的留存情况，认为档案齐全，但电子扫描件不够清楚，要求重新扫描。
群众对{c}有疑问的，可以在{d}以前写信或者打电话{h}，我们逐条回复。
全镇{c}对象共{n}{k}人，其中{v}村{n}人、{u}村{k}人，全部完成信息比对。""".splitlines()
POLICY = """\
为做好{c}工作，根据{l}，结合本镇实际，制定本办法。
本办法所称{t}，是指由{o}依照规定程序办理、面向{p}的事项。
{o}负责{c}的日常工作，财政所负责资金拨付，村（社区）协助调查核实。
符合下列条件之一的，可以提出申请：户籍在本镇；在本镇连续居住满{k}年；法律另有规定。
申请时应当如实提供{m}，提供虚假材料的，三年内不予受理，已经发放的资金予以追回。
补助标准为每人每月{n}{k}元，由财政所按月拨付，遇节假日提前。
{o}应当自收到材料之日起{n}日内完成调查，提出意见，并在{v}等村公布七日。
本办法自{d}起施行，有效期五年，原云溪政发〔2019〕{k}号同时废止。
各村不得自行增加{m}以外的证明，确需增加的，报{o}同意后公布。
对{t}中发现的违规问题，由综合行政执法队和有关部门按照{l}处理。""".splitlines()
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
SPECIES = (
    "杉木",
    "马尾松",
    "毛竹",
    "樟树",
    "桉树",
    "油茶",
    "枫香",
    "栎树",
    "柏木",
    "泡桐",
)


@dataclass
class Draw:
    """One portal in the making: a random source and the numbers already given away."""

    random: random.Random
    number: int = 0

    def sentences(self, patterns: list[str], topic: tuple[str, ...], office: str, count: int) -> str:
        r = self.random
        chosen = r.sample(patterns, min(count, len(patterns)))
        return "\n".join(
            pattern.format(
                t=topic[0],
                a=r.choice(topic[1].split("、")),
                m=topic[2],
                p=topic[3],
                o=office,
                v=r.choice(VILLAGES),
                u=r.choice(VILLAGES),
                c=r.choice(CATEGORIES),
                l=r.choice(LAWS),
                n=r.randint(2, 59),
                k=r.randint(1, 9),
                w="一三五"[r.randrange(3)],
                h=self.phone(),
                d=self.long_date(),
            )
            for pattern in chosen
        )

    def phone(self) -> str:
        return f"0000-{self.random.randrange(10**7):07d}"

    def day(self) -> date:
        return TODAY - timedelta(days=int(self.random.triangular(1, 2600, 1)))

    def long_date(self) -> str:
        day = self.day()
        return f"{day.year}年{day.month}月{day.day}日"

    def next(self) -> int:
        self.number += 1
        return self.number


def portal(count: int, seed: int = 1) -> list[SearchDocument]:
    """`count` documents: about half rows of registers, a third disclosures and notices, the rest guides, fees, policies."""
    draw = Draw(random.Random(seed))
    kinds = [_guide] * 9 + [_fee] * 4 + [_disclosure] * 26 + [_notice] * 6 + [_policy] * 6 + [_row] * 49
    return [kinds[(k * 37) % 100](draw) for k in range(count)]


def queries(documents: list[SearchDocument], count: int, seed: int = 7) -> list[str]:
    """Substrings of the documents' own texts: words, pieces across words, numbers, titles, whole sentences, two words."""
    r = random.Random(seed)
    found: list[str] = []
    while len(found) < count:
        document = r.choice(documents)
        kind = len(found) % 10
        if kind < 2:
            text, length = document.title, r.randint(2, 8)
        elif kind == 2:
            text, length = r.choice(document.numbers or (document.title,)), 40
        elif kind == 3:
            text, length = document.title, 60
        elif kind == 4:
            text, length = document.body, r.randint(12, 24)
        elif kind == 5:
            text, length = document.body, r.choice((1, 2, 2))
        else:
            text, length = document.body, r.randint(3, 7)
        at = r.randrange(max(1, len(text) - length + 1))
        piece = text[at : at + length].strip()
        if kind == 9:
            piece += " " + document.title[:2]
        if any(char.isalnum() for char in piece):
            found.append(piece)
    return found


def citizens() -> Iterator[tuple[str, str]]:
    """What people say, and the official name of what they mean."""
    for topic in TOPICS:
        for alias in topic[1].split("、"):
            yield alias, topic[0]


SYNONYMS = Synonyms.read(
    [
        {"say": ["低保", "低保户", "吃低保"], "mean": ["最低生活保障"]},
        {"say": ["砍树", "伐树"], "mean": ["林木采伐"]},
        {"say": ["迁户口", "转户口"], "mean": ["户口迁入", "投靠落户"]},
        {"say": ["五保"], "mean": ["特困人员"]},
    ]
)


def _make(draw: Draw, kind: str, label: str, weight: float, topic: tuple[str, ...], **own: object) -> SearchDocument:
    values: dict[str, object] = {
        "anchor": "",
        "type": kind,
        "type_label": label,
        "weight": weight,
        "category": draw.random.choice(CATEGORIES),
        "status": "",
        "aliases": (),
        "tags": (topic[0],),
        "summary": "",
        "facts": "",
        **own,
    }
    return SearchDocument(**values)  # type: ignore[arg-type]


def _guide(draw: Draw) -> SearchDocument:
    r = draw.random
    topic, office, number, day = r.choice(TOPICS), r.choice(OFFICES), draw.next(), draw.day()
    village = r.choice(VILLAGES)
    first = draw.sentences(GUIDE[:3], topic, office, 1)
    return _make(
        draw,
        "service-guide",
        "办事指南",
        1.0,
        topic,
        url=f"service-guides/guide-{number}.html",
        title=f"{topic[0]}（{village}片区）" if number > 60 else topic[0],
        office=office,
        year=day.year,
        numbers=(f"YX-{number:05d}/{day.year}", draw.phone()),
        aliases=tuple(topic[1].split("、")),
        body=first + "\n" + draw.sentences(GUIDE, topic, office, r.randint(7, 13)),
        summary=first,
        date=day.isoformat(),
        facts=f"免费 · 承诺{r.randint(1, 20)}个工作日 · 跑{r.randint(0, 2)}次",
    )


def _fee(draw: Draw) -> SearchDocument:
    r = draw.random
    topic, number, day = r.choice(TOPICS), draw.next(), draw.day()
    return _make(
        draw,
        "fee-standard",
        "收费标准",
        1.0,
        topic,
        url=f"fee-standards/fee-{number}.html",
        title=f"{topic[0]}工本费（{r.choice(VILLAGES)}）",
        office="财政所",
        year=day.year,
        status=r.choice(("in-force", "in-force", "expired")),
        numbers=(f"财综〔{day.year}〕{number}号",),
        body=f"每证{r.randint(2, 40)}元，由{r.choice(OFFICES)}收取，全额上缴国库。"
        + draw.sentences(GUIDE, topic, "财政所", 3),
        summary=f"{topic[3]}首次领取免费，遗失补办按标准收取。",
        date=day.isoformat(),
        facts=f"每证{r.randint(2, 40)}元",
    )


def _disclosure(draw: Draw) -> SearchDocument:
    r = draw.random
    topic, office, number, day = r.choice(TOPICS), r.choice(OFFICES), draw.next(), draw.day()
    title = r.choice(
        (
            "{v}村{y}年{t}情况公开",
            "{y}年第{q}季度{t}资金发放情况",
            "关于{v}村{t}核查结果的通报",
            "{o}{y}年{t}工作进展",
            "{v}村、{u}村{t}项目招标结果",
        )
    ).format(v=r.choice(VILLAGES), u=r.choice(VILLAGES), y=day.year, t=topic[0], q="一二三四"[r.randrange(4)], o=office)
    return _make(
        draw,
        "disclosure",
        "公开事项",
        0.8,
        topic,
        url=f"disclosures/{day.year}/item-{number}.html",
        title=title,
        office=office,
        year=day.year,
        numbers=(f"11431099{number:06d}/{day.year}-{number % 10000:05d}",),
        body=draw.sentences(NEWS, topic, office, r.randint(6, 14)),
        date=day.isoformat(),
    )


def _notice(draw: Draw) -> SearchDocument:
    r = draw.random
    topic, office, number, day = r.choice(TOPICS), r.choice(OFFICES), draw.next(), draw.day()
    village = r.choice(VILLAGES)
    return _make(
        draw,
        "public-notice",
        "公示",
        0.8,
        topic,
        url=f"public-notices/{day.year}/notice-{number}.html",
        title=f"关于{village}村{topic[0]}拟定名单的公示（第{number}批）",
        office=office,
        year=day.year,
        numbers=(f"云溪公示〔{day.year}〕{number}号", draw.phone()),
        body=f"公示期七个工作日，自{draw.long_date()}起。" + draw.sentences(NEWS, topic, office, r.randint(3, 7)),
        date=day.isoformat(),
    )


def _policy(draw: Draw) -> SearchDocument:
    r = draw.random
    topic, number, day = r.choice(TOPICS), draw.next(), draw.day()
    parts = r.randint(1, 4)
    office = r.choice(OFFICES)
    return _make(
        draw,
        "policy-document",
        "政策文件",
        0.7 if day.year > 2021 else 0.5,
        topic,
        url=f"policy-documents/{day.year}/policy-{number}.html",
        title=f"云溪镇人民政府关于印发《{topic[0]}实施办法（{day.year}年修订）》的通知",
        office="党政综合办公室",
        year=day.year,
        status="in-force" if day.year > 2021 else r.choice(("repealed", "expired", "in-force")),
        numbers=(f"云溪政发〔{day.year}〕{number}号",),
        body="\n".join(draw.sentences(POLICY + NEWS, r.choice(TOPICS), office, 14) for _ in range(parts)),
        date=day.isoformat(),
    )


def _row(draw: Draw) -> SearchDocument:
    r = draw.random
    number, day = draw.next(), draw.day()
    village = r.choice(VILLAGES)
    person = f"{r.choice(SURNAMES)}某{'某' * r.randrange(2)}"
    what, register = r.choice(
        (
            (f"采伐{r.choice(SPECIES)}{r.randint(2, 90)}.{r.randint(0, 9)}立方米", "林木采伐许可"),
            (f"宅基地{r.randint(60, 140)}平方米，建房{r.randint(1, 3)}层", "宅基地批准"),
            (f"占道{r.randint(10, 80)}平方米，期限{r.randint(1, 9)}天", "临时占道许可"),
            (f"小餐饮登记，经营面积{r.randint(12, 60)}平方米", "小餐饮登记"),
            (f"罚款{r.randint(1, 20)}00元，责令{r.randint(3, 15)}日内改正", "行政处罚"),
        )
    )
    return _make(
        draw,
        "row",
        "办理结果",
        0.7,
        (register,),
        url=f"outcomes/{day.year}/register-{'abcde'[len(what) % 5]}.html",
        anchor=f"row-{number}",
        title=f"{register}：{person}（{village}村）",
        category="涉农事项",
        office=r.choice(OFFICES),
        year=day.year,
        numbers=(f"云溪许字〔{day.year}〕第{number:05d}号",),
        body=f"{what}。{village}村{r.randint(1, 18)}组，{draw.long_date()}受理，{day.isoformat()}作出决定。",
        date=day.isoformat(),
    )
