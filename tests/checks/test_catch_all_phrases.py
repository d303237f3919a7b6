"""Catch-all phrases where people act on them, and the same words where they are harmless."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import found, fragment

FORM = "materials:\n  - {name: 农村宅基地和建房（规划许可）申请表, originals: 1, form: 2026/homestead-form.txt}\n"


@pytest.mark.parametrize(
    "name",
    [
        "其他材料",
        "其它有关证明材料",
        "法律、法规规定的其他材料",
        "审批机关规定的其它资料",
        "需要提供的其他材料",
        "身份证等材料",
        "申请人认为需要提供的材料",
        "其他",
    ],
)
def test_a_material_that_names_nothing(good: Path, name: str) -> None:
    fragment(good, "service-guide", f"{FORM}  - {{name: {name}, originals: 1}}\n")
    assert found(good, "GK328") == [("GK328", "warning", 17)]


def test_in_a_licence_it_breaks_the_law(good: Path) -> None:
    fragment(good, "service-guide", f"service_type: licence\n{FORM}  - {{name: 其他材料, originals: 1}}\n")
    assert found(good, "GK328") == [("GK328", "error", 17)]


@pytest.mark.parametrize(
    "name",
    [
        "其他家庭成员身份证",
        "其他共有人同意书",
        "与案子有关的证据",
        "权属来源材料",
        "符合规划和验收的材料",
        "死亡证明材料（三种里有一种就行）",
        "公安机关出具的证明",
        "建设项目有关材料（总平面图、设计方案）",
        "符合法律援助条件的证明",
    ],
)
def test_a_material_that_sounds_like_it(good: Path, name: str) -> None:
    fragment(good, "service-guide", f"{FORM}  - {{name: {name}, originals: 1}}\n")
    assert found(good, "GK328") == []


@pytest.mark.parametrize(
    ("condition", "hit"),
    [
        ("法律、法规规定的其他条件", True),
        ("带身份证和其他有关证明材料", True),
        ("办理时间视情况延长", True),
        ("具体以窗口答复为准", True),
        ("领取时间另行通知", True),
        ("不需要其他材料", False),
        ("其他材料由窗口联网核对", False),
        ("逾期不另行通知", False),
        ("上级重视情况、巡视情况已经公布", False),
        ("视情况紧急程度，24小时内先救助", False),
        ("提供租房合同、购房合同等相关材料，有一种就行", False),
        ("相关材料齐全", False),
        ("法律另有规定的除外", False),
        ("没有法律规定的其他禁止情形", False),
    ],
)
def test_conditions(good: Path, condition: str, hit: bool) -> None:
    fragment(good, "service-guide", f"conditions:\n  - {condition}\n")
    assert found(good, "GK328") == ([("GK328", "warning", 14)] if hit else [])


def test_what_is_not_needed_may_say_so(good: Path) -> None:
    fragment(good, "service-guide", "not_needed: [其他材料]\n")
    assert found(good, "GK328") == []
