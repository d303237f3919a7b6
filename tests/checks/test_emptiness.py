"""Texts that say nothing, and look-alikes that do; what denies a phrase."""

from __future__ import annotations

import pytest

from gongkai.checks.emptiness import Empty, emptiness, negated, says_something

NOTHING = {
    Empty.NONE: ("无", "略。", "暂无", "——", "无内容", "Ｎ/Ａ", "（无）"),
    Empty.UNFINISHED: ("待补充", "TBD", "ｔｏｄｏ", "xxx", "待定", "测试", "暂未填写"),
    Empty.TEMPLATE: (
        "【请填写申请条件】",
        "XX镇人民政府",
        "2026年X月X日",
        "____",
        "（请在此填写）",
        "请填写：",
        "{{title}}",
        "【标题】",
    ),
    Empty.HOLLOW: (
        "根据相关规定",
        "按规定收费",
        "详见相关文件",
        "及时办理",
        "符合条件的人员",
        "按国家有关规定执行",
        "依法办理",
        "按照规定时限办结",
    ),
}
SOMETHING = (
    "不限",
    "无犯罪记录",
    "无条件",
    "本镇居民",
    "提交材料",
    "审核材料",
    "收费标准",
    "第十条",
    "符合村庄规划",
    "按《办法》执行",
    "按件收取",
    "按期缴费",
    "及时告知申请人",
    "请填写申请表",
    "【公示】低保名单",
    "【请携带身份证】",
    "【电话】0000-0000001",
    "王××",
    "A×B公司",
    "C级",
    "x光检查",
    "长期有效",
    "由县财政负担",
    "[填写说明]",
)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NOTHING.items() for text in texts])
def test_says_nothing(kind: Empty, text: str) -> None:
    assert emptiness(text) is kind
    assert not says_something(text)


@pytest.mark.parametrize("text", SOMETHING)
def test_looks_alike_and_says_something(text: str) -> None:
    assert emptiness(text) is None


def test_where_nothing_is_owed_a_dash_or_a_date_to_come_is_fine() -> None:
    assert emptiness("——", owed=False) is None
    assert emptiness("待定", owed=False) is None
    assert emptiness("待补充", owed=False) is Empty.UNFINISHED
    assert emptiness("姓名：________", ruled=False) is None


@pytest.mark.parametrize(
    ("text", "phrase", "denied"),
    [
        ("不需要其他材料", "其他材料", True),
        ("其他材料都不用带", "其他材料", True),
        ("逾期不另行通知", "另行通知", True),
        ("窗口不得要求其他材料", "其他材料", True),
        ("材料不齐的，提供其他材料", "其他材料", False),
        ("领取时间另行通知", "另行通知", False),
    ],
)
def test_a_denial_counts_in_its_own_clause(text: str, phrase: str, denied: bool) -> None:
    start = text.index(phrase)
    assert negated(text, start, start + len(phrase)) is denied
