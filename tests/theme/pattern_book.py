"""Renders the pattern book: every component of the theme on static pages with invented values, to be looked at and tested."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import markdown
import segno
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

HERE = Path(__file__).resolve().parent
THEME = HERE.parents[1] / "theme"
SECTIONS = {
    "home": "home",
    "guide": "guides",
    "fees": "fees",
    "outcomes": "outcomes",
    "coverage": "coverage",
    "notice": "notices",
    "results": "search",
    "prose": "request",
    "gone": "policies",
}
STATES = ("published", "nil", "not-applicable", "withheld", "overdue", "missing", "unknown")

NAV = (
    ("首页", "home.html", "home"),
    ("办事指南", "guide.html", "guides"),
    ("法定主动公开内容", "results.html", "catalogue"),
    ("收费目录", "fees.html", "fees"),
    ("公示与征求意见", "notice.html", "notices"),
    ("办理结果", "outcomes.html", "outcomes"),
    ("政策文件", "gone.html", "policies"),
    ("依申请公开", "prose.html", "request"),
    ("公开情况", "coverage.html", "coverage"),
)

HOURS = json.dumps(
    {
        "week": [[["8:30", "11:30"], ["14:30", "17:30"]]] * 5 + [[], []],
        "closed": ["2026-10-01/2026-10-07"],
        "open": ["2026-10-10"],
        "known": "2026-12-31",
    },
    separators=(",", ":"),
)

PROSE = """
公民、法人和其他组织可以向云溪镇人民政府申请获取政府信息。

## 怎样提出申请

1. 当面到党政办公室填写申请表；
2. 寄信，信封上写明“政府信息公开申请”；
3. 网上填写申请表。

申请表要写清三件事：

- 姓名或者名称、身份证明、联系方式；
- 要哪一条信息：名称、文号，或者其他能让我们找到的说明；
- 用什么形式给您：纸质、电子，还是当面查阅。

> 说不清名称也不要紧，打电话问，我们帮您写。

## 多久答复

收到申请之日起**20个工作日**内答复；需要延长的，最多再延长20个工作日，会书面告诉您。依据《政府信息公开条例》第三十三条。

| 情形 | 怎样答复 | 时限 |
| --- | --- | --- |
| 已经公开 | 告诉您在哪里看 | 20个工作日 |
| 可以公开 | 提供信息 | 20个工作日 |
| 不属于本镇 | 告诉您向哪个机关申请 | 20个工作日 |

## 收不收费

不收费。申请的数量、频次明显超过合理范围的，可以收取信息处理费[^1]。

### 不服怎么办

可以向栖云县人民政府申请行政复议，或者向人民法院起诉。

[^1]: 《政府信息公开条例》第四十二条。
"""


def _hit(kind: str, office: str, date: str, title: str, text: str, tag: str = "", *facts: str) -> dict[str, Any]:
    return {"kind": kind, "office": office, "date": date, "title": title, "text": text, "tag": tag, "facts": facts}


def _fee(name: str, case: str, price: tuple[str, str], cut: str, basis: str, until: str, **more: Any) -> dict[str, Any]:
    first = {"text": name, "url": "#"}
    if more.pop("again", False):
        first["same"], first["ditto"] = True, ""
    price_cell: dict[str, Any] = {"figure": price[0], "unit": price[1], "key": price[0]}
    end: dict[str, Any] = {"text": until, "tone": "soft" if until == "长期" else ""}
    if more.pop("soon", False):
        end = {"text": until, "tone": "warn", "valid_to": until, "note": "还有41天到期", "note_tone": "warn"}
    law: Any = {"text": basis.split("|"), "same": True} if more.pop("same_basis", False) else basis.split("|")
    return {"cells": (first, case, price_cell, cut, law, end), **more}


def _outcome(n: int, who: str, village: str, area: str, floors: str, decided: str, published: str, **more: Any) -> Any:
    number = {"text": f"云政宅批〔2026〕{n}号", "url": "#", "strike": more.get("revoked", False)}
    result: Any = "有效"
    key = "granted"
    if more.get("revoked"):
        result, key = {"stamp": "已撤销", "note": "11月2日撤销决定", "note_url": "#"}, "revoked"
    if more.get("refused"):
        result, key = {"text": "不予批准", "note": "理由", "note_url": "#"}, "refused"
    late = {"text": published, "note": "迟了2个工作日", "note_tone": "bad"} if more.get("late") else published
    return {
        "cells": (number, who, village, area, floors, result, decided, late),
        "filter": {"year": "2026", "village": village, "result": key},
    }


def _coverage() -> list[dict[str, Any]]:
    """Groups of the coverage page: enough rows to see every state, open and closed."""
    office = "经济发展办公室"

    def row(number: str, title: str, states: list[str], fraction: str, problem: Any = None) -> dict[str, Any]:
        rows = [
            {"state": s, "word": None, "title": f"{title}之{i}", "url": "#", "text": "2026-10-12公开", "office": office}
            for i, s in enumerate(states, 1)
            if s not in STATES[4:]
        ]
        if problem:
            state, what, text, who = problem
            rows.append({"state": state, "word": None, "title": what, "text": text, "office": who})
        return {"number": number, "title": title, "states": states, "fraction": fraction, "rows": rows}

    late = ("overdue", "季度统计数据", "2026年第三季度数据应于11月6日前公开，已逾期14天。", office)
    lost = ("missing", "污水管网二期竣工验收情况", "没有记录，也没有说明。请补录，或说明本期没有。", office)
    odd = ("unknown", "2026年防汛预案", "文件第14行读不出来，先改好再判断；不算缺失。", "应急管理办公室")
    done = "published"
    first = [
        row("一", "行政法规、规章和规范性文件", [done] * 6, "6/6"),
        row("二", "机关职能、机构设置、联系方式", [done] * 6, "6/6"),
        row("三", "国民经济和社会发展规划", [done] * 3 + ["nil"], "4/4"),
        row("四", "国民经济和社会发展统计信息", [done] * 2 + ["overdue"], "2/3", late),
        row("五", "行政许可和其他对外管理服务事项", [done] * 22 + ["nil", "withheld"], "24/24"),
        row("十", "重大建设项目", [done] * 4 + ["missing"], "4/5", lost),
        row("十二", "突发公共事件应急预案", [done] * 5 + ["unknown"], "5/6", odd),
        row("十四", "公务员招考", ["not-applicable"] * 2, "2/2"),
    ]
    second = [
        row("一", "贯彻落实农业农村政策", [done] * 4, "4/4"),
        row("二", "农田水利工程建设运营", [done, done, "nil"], "3/3"),
    ]
    return [
        {"title": "第二十条　各行政机关都要公开的", "rows": first},
        {"title": "第二十一条　乡镇还要公开的", "rows": second},
    ]


def values() -> dict[str, Any]:
    """The invented values of all pages."""
    mark = "<mark>{}</mark>".format
    home_outcomes = [
        ("王某某", "石桥村", "120", "2", "2026-11-12", "2026-11-19"),
        ("李某某", "石桥村", "100", "2", "2026-11-12", "2026-11-19"),
        ("张某某", "东岭村", "120", "3", "2026-11-11", "2026-11-19"),
        ("陈某某", "梅坪村", "90", "2", "2026-11-10", "2026-11-19"),
        ("刘某某", "东岭村", "—", "—", "2026-11-10", "2026-11-19"),
        ("赵某某", "柳湾村", "120", "2", "2026-10-30", "2026-11-06"),
        ("周某某", "柳湾村", "110", "2", "2026-10-30", "2026-11-06"),
        ("吴某某", "石桥村", "120", "3", "2026-10-21", "2026-11-03"),
        ("徐某某", "梅坪村", "120", "2", "2026-10-15", "2026-10-22"),
        ("孙某某", "竹园村", "80", "1", "2026-10-14", "2026-10-22"),
    ]
    rows = [
        _outcome(37 - i, *home_outcomes[i % 10], late=i % 10 == 7, refused=i % 10 == 4, revoked=i == 8)
        for i in range(37)
    ]
    counts = (109, 6, 5, 2, 2, 3, 1)
    return {
        "hours": HOURS,
        "featured": [
            {"title": t, "url": "guide.html", "facts": f}
            for t, f in (
                ("最低生活保障申请", ("免费", "承诺20个工作日", "跑1次")),
                ("孩子出生上户口", ("免费", "当场办结", "跑1次")),
                ("农村宅基地审批", ("免费", "承诺15个工作日", "跑1次")),
                ("城乡居民养老保险参保", ("免费", "即时办结", "不用跑")),
                ("高龄津贴申领（80岁以上）", ("免费", "承诺10个工作日", "不用跑")),
                ("居民身份证到期换领", ("20元", "承诺20个工作日", "跑1次")),
            )
        ],
        "life": [
            {"key": k, "title": t, "url": "results.html", "examples": e}
            for k, t, e in (
                ("birth", "出生", ("上户口", "预防接种")),
                ("school", "入学", ("报名资格", "困难资助")),
                ("work", "就业", ("失业登记", "务工补贴")),
                ("family", "成家", ("婚姻登记", "生育登记")),
                ("house", "建房", ("宅基地", "危房改造")),
                ("hardship", "遇难处", ("临时救助", "医疗救助")),
                ("ageing", "养老", ("养老金", "高龄津贴")),
                ("farewell", "身后", ("丧葬补助", "遗属待遇")),
            )
        ],
        "open_notices": [
            {"title": t, "url": "notice.html", "days": d, "until": u, "by": b, "office": o, "word": w}
            for t, d, u, b, o, w in (
                ("2026年度耕地地力保护补贴发放对象公示", 3, "2026-11-23", "11月23日止", "财政所", "公示中"),
                (
                    "《石桥村村庄规划（2026—2035年）》（草案）公示",
                    12,
                    "2026-12-02",
                    "12月2日止",
                    "自然资源和规划所",
                    "公示中",
                ),
                (
                    "《云溪镇集镇停车管理办法（征求意见稿）》",
                    24,
                    "2026-12-14",
                    "12月14日止",
                    "综合行政执法队",
                    "征求意见中",
                ),
                (
                    "2027年农村供水管网改造实施方案征求意见",
                    26,
                    "2026-12-16",
                    "12月16日止",
                    "农业农村服务中心",
                    "征求意见中",
                ),
            )
        ],
        "newest": [
            {"date": d, "iso": f"2026-{d}", "kind": k, "title": t, "url": "#", "office": o}
            for d, k, t, o in (
                ("11-20", "政策文件", "关于做好2026年冬季困难群众救助的通知", "社会事务办"),
                ("11-19", "办理结果", "农村宅基地审批结果（第11批，7件）", "自然资源所"),
                ("11-18", "财政信息", "2026年10月惠农补贴发放汇总", "财政所"),
                ("11-17", "办事指南", "残疾人两项补贴申请：少交1份材料", "便民服务中心"),
            )
        ],
        "office_list": [
            {"title": t, "url": "#", "count": f"{n}项"}
            for t, n in (
                ("党政办公室", 18),
                ("便民服务中心", 42),
                ("社会事务办公室", 23),
                ("经济发展办公室", 16),
                ("农业农村服务中心", 21),
                ("自然资源和规划所", 14),
                ("综合行政执法队", 9),
                ("财政所", 17),
                ("派出所（户籍窗口）", 12),
            )
        ],
        "state_counts": [{"state": s, "word": None, "count": n} for s, n in zip(STATES, counts, strict=True)],
        "board_list": [
            {"title": t, "url": "#"}
            for t in ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开")
        ],
        "qr_svg": segno.make("https://www.example.gov.cn/zfxxgk/", micro=False).svg_inline(
            scale=4, border=0, omitsize=True
        ),
        "glance_cells": [
            {"label": "谁能办", "value": "人均月收入不到720元", "comment": "家庭财产符合规定，户口在本镇"},
            {"label": "多久办完", "figure": "20", "unit": "个工作日", "comment": "法律规定30个"},
            {"label": "多少钱", "value": "免费", "comment": "全程不收钱"},
            {"label": "在哪办", "value": "便民中心3号窗口", "comment": "正街1号", "tel": "0000-0000000"},
            {"label": "跑几次", "figure": "1", "unit": "次", "comment": "可上门办"},
        ],
        "material_list": [
            {
                "title": "最低生活保障申请书",
                "requirement": "原件1份",
                "source": "窗口领取，或自己下载填写",
                "files": [
                    {"title": "空白表", "url": "#", "format": "DOCX", "size": "28 KB"},
                    {"title": "填写样例", "url": "#", "format": "PDF", "size": "96 KB"},
                ],
            },
            {
                "title": "家庭经济状况核对授权书",
                "requirement": "原件1份，成年家庭成员都要签字",
                "source": "窗口领取，或自己下载填写",
                "files": [{"title": "空白表", "url": "#", "format": "DOCX", "size": "21 KB"}],
            },
            {
                "title": "近6个月工资或务工收入情况说明",
                "requirement": "原件1份，没有固定单位的由本人写明",
                "source": "用人单位或本人",
                "files_note": "无固定格式",
            },
            {
                "title": "医院诊断证明",
                "condition": "只在家里有人患重病时需要",
                "requirement": "复印件1份",
                "source": "医疗机构",
            },
        ],
        "lanes": ["您", "村（社区）", "云溪镇", "县民政局"],
        "steps": [
            {"title": t, "lane": lane, "detail": d, "days": n, "citizen": lane == "您"}
            for t, lane, d, n in (
                ("提出申请", "您", "到窗口、上网，或请村里代办", 0),
                ("受理", "云溪镇", "缺的一次说清", 1),
                ("核对和入户", "云溪镇", "两人上门看", 8),
                ("公示7天", "村（社区）", "贴在村里，名单不上网", 5),
                ("审核确认", "县民政局", "不同意的，书面说明理由", 6),
                ("领低保金", "您", "次月起", 0),
            )
        ],
        "crowded": [
            {"title": t, "lane": lane, "detail": d, "days": n, "citizen": lane == "您"}
            for t, lane, d, n in (
                ("递交申请", "您", "", 0),
                ("受理", "云溪镇", "当场给受理单", 1),
                ("现场踏勘和四至核对", "云溪镇", "三方到场，签字确认宅基地四至", 1),
                ("审查", "县自然资源和规划局", "查规划和用地指标", 1),
                ("批准发证", "云溪镇", "发批准书和规划许可证", 9),
                ("开工", "您", "开工前报告", 0),
            )
        ],
        "at_once": [
            {"title": t, "lane": lane, "detail": d, "days": 0, "citizen": lane == "您"}
            for t, lane, d in (("带身份证到窗口", "您", ""), ("核对并登记", "云溪镇", "约10分钟"), ("拿回执", "您", ""))
        ],
        "aside": Markup("其中涉企<b>2</b>项　即将到期<b class='warn'>1</b>条　2026年11月20日核对"),
        "fee_columns": [
            {"title": "项目", "kind": "text", "area": "title"},
            {"title": "情形", "kind": "text", "area": "a"},
            {"title": "标准", "kind": "num", "area": "side"},
            {"title": "减免", "kind": "text", "area": "c", "label": "减免"},
            {"title": "依据", "kind": "text", "area": "d", "label": "依据"},
            {"title": "有效期至", "kind": "date", "area": "e", "label": "有效期至"},
        ],
        "fee_rows": [
            _fee(
                "居民身份证工本费",
                "换领",
                ("20", "元/证"),
                "首次申领免收",
                "发改价格〔2003〕2322号|财税〔2018〕37号",
                "长期",
                group="公安",
                group_note="云溪派出所收取，缴入地方国库",
                filter={"body": "police", "payer": "person"},
            ),
            _fee(
                "居民身份证工本费",
                "丢失、损坏补领",
                ("40", "元/证"),
                "—",
                "发改价格〔2003〕2322号|财税〔2018〕37号",
                "长期",
                again=True,
                same_basis=True,
                filter={"body": "police", "payer": "person"},
            ),
            _fee(
                "居民身份证工本费",
                "临时身份证",
                ("10", "元/证"),
                "—",
                "发改价格〔2003〕2322号|财税〔2018〕37号",
                "长期",
                again=True,
                same_basis=True,
                filter={"body": "police", "payer": "person"},
            ),
            _fee(
                "城镇垃圾处理费",
                "居民",
                ("5", "元/户・月"),
                "低保户、特困供养人员免收",
                "计价格〔2002〕872号|栖发改价〔2024〕6号",
                "2026-12-31",
                soon=True,
                group="住房城乡建设",
                group_note="云溪镇人民政府收取，缴入地方国库",
                filter={"body": "town", "payer": "person firm"},
            ),
            _fee(
                "污水处理费",
                "居民",
                ("0.85", "元/立方米"),
                "低保户每月前5立方米免收",
                "财税〔2014〕151号|发改价格〔2015〕119号",
                "2027-06-30",
                filter={"body": "town", "payer": "person firm"},
            ),
        ],
        "gone_columns": [
            {"title": t, "kind": "text", "area": a}
            for t, a in (("项目", "title"), ("状态", "side"), ("自何日起", "a"), ("依据", "c"), ("现在怎样", "d"))
        ],
        "gone_rows": [
            {"cells": ({"text": t, "strike": True}, {"stamp": "停征"}, d, b, n)}
            for t, d, b, n in (
                ("婚姻登记费", "2017-04-01", "财税〔2017〕20号", "婚姻登记不收费，证件工本费也不收"),
                ("首次申领居民身份证工本费", "2018-04-01", "财税〔2018〕37号", "第一次办身份证不收费"),
                ("收养登记费", "2017-04-01", "财税〔2017〕20号", "收养登记不收费"),
            )
        ],
        "outcome_columns": [
            {"title": "文号", "kind": "text", "area": "c", "sort": "text"},
            {"title": "申请人", "kind": "text", "area": "title"},
            {"title": "村", "kind": "text", "area": "a"},
            {"title": "面积（平方米）", "kind": "num", "area": "b", "after": "平方米，"},
            {"title": "层数", "kind": "num", "area": "b2", "after": "层"},
            {"title": "结果", "kind": "text", "area": "side"},
            {"title": "决定日期", "kind": "date", "area": "l", "label": "决定", "sort": "date", "sorted": "descending"},
            {"title": "公开日期", "kind": "date", "area": "r", "label": "公开"},
        ],
        "outcome_rows": rows,
        "groups": _coverage(),
        "facets": [
            {
                "title": "类型",
                "name": "type",
                "items": [("办事指南", 3), ("政策文件", 2), ("收费标准", 1), ("常见问题", 1)],
            },
            {
                "title": "公开主体",
                "name": "body",
                "items": [("派出所（户籍窗口）", 4), ("便民服务中心", 1), ("栖云县公安局", 2)],
            },
            {"title": "有效性", "name": "valid", "items": [("现行有效", 6), ("已废止", 1)]},
            {"title": "更新时间", "name": "when", "items": [("近一年", 5), ("2025年", 1), ("更早", 1)]},
        ],
        "hits": [
            _hit(
                "办事指南",
                "派出所",
                "2026-09-08 更新",
                f"夫妻投靠户口迁入（俗称：结婚{mark('迁户口')}）",
                f"一方户口在本镇，另一方想把户口迁来的，凭结婚证和双方户口簿到户籍窗口办理。农村{mark('迁户口')}须先由村（社区）出具意见。",
                "",
                "免费",
                "承诺3个工作日",
                "跑1次",
                "正街12号",
            ),
            _hit(
                "常见问题",
                "便民服务中心",
                "2026-05-20 更新",
                f"{mark('迁户口')}会影响土地承包和宅基地吗？",
                f"承包期内，承包户家庭{mark('迁户口')}进城的，承包关系依法保持不变；宅基地使用权按房屋是否保留分别处理。",
            ),
            _hit(
                "办事指南",
                "派出所",
                "2026-09-08 更新",
                f"父母投靠子女{mark('迁户口')}",
                f"子女户口在本镇且有合法稳定住所，父母可以{mark('迁户口')}投靠，不限年龄。",
                "",
                "免费",
                "承诺3个工作日",
                "跑1次",
            ),
            _hit(
                "政策文件",
                "栖云县公安局",
                "2019-03-15 成文",
                f"关于规范农村地区{mark('迁户口')}工作的意见",
                "本文件自2025年6月1日起废止，由《关于进一步放宽户口迁移政策的通知》（栖公规〔2025〕2号）代替。",
                "已废止",
            ),
        ],
        "related": [
            _hit(
                "办事指南",
                "派出所",
                "2026-09-08 更新",
                f"{mark('户口迁移')}证核发（{mark('迁出')}本镇）",
                f"户口要{mark('迁出')}本县的，凭准予迁入证明领取{mark('户口迁移')}证，30日内到新地方落户。",
                "",
                "免费",
                "当场办结",
                "跑1次",
            ),
            _hit(
                "政策文件",
                "栖云县公安局",
                "2025-05-12 成文",
                f"关于进一步放宽{mark('户口迁移')}政策的通知",
                f"取消投靠类{mark('户口迁移')}的年龄、婚龄限制，材料由7份减为3份。",
                "现行有效",
                "栖公规〔2025〕2号",
            ),
        ],
    }


def site() -> dict[str, Any]:
    """What the plugin gives as `gongkai`."""
    return {
        "site_name": "云溪镇政府信息公开",
        "home": "home.html",
        "host": {
            "name": "栖云县云溪镇人民政府",
            "office": "党政办公室",
            "address": "栖云县云溪镇正街1号",
            "phone": "0000-0000000",
        },
        "parent": {"name": "栖云县人民政府", "url": "https://www.example.gov.cn/"},
        "nav": [{"title": t, "url": u, "section": s} for t, u, s in NAV],
        "footer": {
            "site_id_code": "0000000000",
            "icp": "某ICP备00000000号",
            "psb": "某公网安备 00000000000000号",
            "links": [
                {"title": "网站地图", "url": "home.html"},
                {"title": "全部数据下载", "url": "home.html"},
                {"title": "无障碍说明", "url": "prose.html"},
            ],
        },
        "today_text": "2026年11月20日",
        "clock": "2026-11-20",
        "sample": True,
        "lang": "zh-CN",
        "search_action": "results.html",
        "asset_version": "1",
    }


def _toc(tokens: list[Any]) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(title=t["name"], url=f"#{t['id']}", level=t["level"], children=_toc(t["children"]))
        for t in tokens
    ]


def render(out: Path) -> tuple[Path, ...]:
    """Write all pages and the assets to `out`; returns the pages."""
    env = Environment(loader=FileSystemLoader([HERE / "patterns", THEME]), autoescape=True)
    out.mkdir(parents=True, exist_ok=True)
    shutil.copytree(THEME / "assets", out / "assets", dirs_exist_ok=True)
    converter = markdown.Markdown(extensions=["tables", "toc", "footnotes"])
    prose = converter.convert(PROSE)
    written = []
    shared = values()
    for name, section in SECTIONS.items():
        page = SimpleNamespace(
            meta={"section": section},
            title="依申请公开",
            content=prose,
            toc=_toc(converter.toc_tokens),  # type: ignore[attr-defined]
            canonical_url=None,
            is_homepage=False,
        )
        template = env.get_template("main.html" if name == "prose" else f"{name}.html")
        target = out / f"{name}.html"
        target.write_text(template.render(**shared, gongkai=site(), page=page, base_url=".", config={}), "utf-8")
        written.append(target)
    lost = out / "404.html"
    lost.write_text(env.get_template("404.html").render(gongkai=site(), page=None, base_url="."), "utf-8")
    return (*written, lost)


if __name__ == "__main__":
    for written_page in render(Path(sys.argv[1] if len(sys.argv) > 1 else "pattern-book")):
        print(written_page)
