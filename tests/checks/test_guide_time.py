"""Times of a guide: licences, sums, same-day service, special procedures, the superior's time."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import found, fragment

RECEIPT = "  - {name: 受理, who: 便民服务中心, lane: township, days: 5, detail: 收下材料，当场给收件单}\n"
DECISION = "  - {name: 决定, who: 镇人民政府, lane: township, days: 5, detail: 同意的发批准书，不同意的书面说明理由}\n"


def steps(portal: Path, *lines: str, more: str = "") -> None:
    fragment(portal, "service-guide", "steps:\n" + "".join(lines) + more)


def licence(portal: Path, time: str, more: str = "", basis: str = "") -> list[tuple[str, str, int]]:
    basis = basis or "{law: 中华人民共和国行政许可法, article: 第四十二条, level: law}"
    text = (
        f"service_type: licence\nbasis:\n  - {basis}\nprocessing_time: {{promised: 10, unit: working-days, {time}}}\n"
    )
    fragment(portal, "service-guide", text + more)
    return found(portal, "GK302")


ERROR, WARNING = [("GK302", "error", 22)], [("GK302", "warning", 22)]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("statutory: 20", []),
        ("statutory: 21", ERROR),
        ("statutory: 28, statutory_unit: calendar-days", []),
        ("statutory: 30, statutory_unit: calendar-days", ERROR),
        ("statutory: 30", ERROR),
        ("statutory: 30, statutory_note: 经负责人批准可以延长10个工作日", []),
        ("statutory: 45, statutory_note: 几个部门联合办理", []),
        ("statutory: 46, statutory_note: 几个部门联合办理", ERROR),
        ("statutory: 60, statutory_note: 联合办理，经批准延长15个工作日", []),
        ("statutory: 60, statutory_note: 《中华人民共和国种子法》第三十一条", []),
        ("statutory: 60, statutory_note: 按种子法第三十一条", []),
        ("statutory: 60, statutory_note: 《中华人民共和国行政许可法》第四十二条", ERROR),
        ("statutory: 60, statutory_note: 示政规〔2024〕3号规定60个工作日", ERROR),
    ],
)
def test_a_licence(good: Path, time: str, expected: list[tuple[str, str, int]]) -> None:
    assert licence(good, time) == expected


def test_a_licence_by_another_law(good: Path) -> None:
    assert (
        licence(good, "statutory: 60", basis="{law: 中华人民共和国种子法, article: 第三十一条, level: law}") == WARNING
    )
    quoted = "{law: 中华人民共和国种子法, level: law, quote: 自受理之日起六十个工作日内作出决定}"
    assert licence(good, "statutory: 60", basis=quoted) == []
    assert licence(good, "statutory: 90", basis=quoted) == WARNING


def test_where_the_lower_body_examines_first_both_have_twenty_days(good: Path) -> None:
    county = DECISION.replace("township", "county")
    more = f"implementing_body: hall\ndeciding_body: town\nsteps:\n{RECEIPT}{county}"
    assert licence(good, "statutory: 40", more) == []
    assert licence(good, "statutory: 41", more) == [("GK302", "error", 21)]


def test_other_services_have_other_laws(good: Path) -> None:
    fragment(good, "service-guide", "processing_time: {statutory: 60, promised: 10, unit: working-days}\n")
    assert found(good, "GK302") == []


@pytest.mark.parametrize(
    ("lines", "time", "expected"),
    [
        ((RECEIPT, DECISION), "promised: 10", None),
        ((RECEIPT, DECISION), "promised: 11", "error"),
        ((RECEIPT, DECISION.replace("days: 5", "days: 4.5")), "promised: 9.5", None),
        ((RECEIPT, RECEIPT.replace("days: 5", "days: 7, outside_promise: true"), DECISION), "promised: 10", None),
        ((RECEIPT.replace("days: 5, ", ""), DECISION.replace("days: 5, ", "")), "promised: 10", "warning"),
        ((RECEIPT.replace("days: 5, ", ""), DECISION.replace("days: 5, ", "")), "promised: 1", None),
        ((RECEIPT, DECISION.replace("同意的", "与受理同时进行，同意的")), "promised: 5", None),
    ],
)
def test_the_sum_of_the_steps(good: Path, lines: tuple[str, ...], time: str, expected: str | None) -> None:
    steps(good, *lines, more=f"processing_time: {{statutory: 20, {time}, unit: working-days}}\n")
    assert [severity for _, severity, _ in found(good, "GK303")] == ([expected] if expected else [])


def test_a_step_whose_days_cannot_be_read_is_not_added_up(good: Path) -> None:
    steps(good, RECEIPT.replace("days: 5", "days: 五天"), DECISION)
    assert found(good, "GK303") == []
    assert [code for code, *_ in found(good, "GK203")] == ["GK203"]


@pytest.mark.parametrize(("promised", "hit"), [("0.5", False), ("1", False), ("1.5", True), ("2", True)])
def test_done_at_once_takes_a_day_at_most(good: Path, promised: str, hit: bool) -> None:
    time = f"processing_time: {{statutory: 20, promised: {promised}, unit: working-days}}\n"
    fragment(good, "service-guide", f"item_kind: immediate\n{time}")
    assert found(good, "GK304") == ([("GK304", "error", 22)] if hit else [])


def special(portal: Path, detail: str, **parts: str) -> list[str]:
    step = f"  - {{name: 核查, who: 便民服务中心, lane: township, detail: {detail}{parts.get('step', '')}}}\n"
    time = f"processing_time: {{statutory: 20, promised: 10, unit: working-days{parts.get('time', '')}}}\n"
    steps(portal, RECEIPT, step, DECISION, more=time)
    return [severity for _, severity, _ in found(portal, "GK305")]


@pytest.mark.parametrize(
    "detail",
    [
        "有人反对的，组织听证",
        "请有资质的机构到现场鉴定",
        "送检测中心检测水质",
        "检验合格后发证",
        "组织专家评审",
        "依法招标",
        "到现场勘测",
        "审核后组织专家论证",
        "按规定组织听证",
    ],
)
def test_a_special_procedure_without_its_time(good: Path, detail: str) -> None:
    assert special(good, detail) == ["error"]


@pytest.mark.parametrize(
    "detail",
    [
        "告知申请人有要求听证的权利",
        "不需要听证",
        "核对鉴定报告",
        "查验检疫合格证",
        "核验身份，查验材料",
        "审查拍卖公告",
        "看检测结果",
        "不用做亲子鉴定",
    ],
)
def test_a_word_that_is_no_procedure_of_the_office(good: Path, detail: str) -> None:
    assert special(good, detail) == []


def test_the_time_of_a_special_procedure(good: Path) -> None:
    assert special(good, "组织听证", time=", special: [{procedure: hearing, days: 20}]") == []
    assert special(good, "组织听证", time=", special: [{procedure: hearing}]") == ["error"]
    assert special(good, "组织听证", time=", special: [{procedure: hearing, note: 一般在20日内举行}]") == []
    assert special(good, "组织听证", time=", special: [{procedure: auction, days: 20}]") == ["error"]
    assert special(good, "组织听证，20日内举行") == ["warning"]


@pytest.mark.parametrize(
    ("condition", "hit"),
    [
        ("选址由县里勘测后确定", True),
        ("需要听证的，等听证结束", True),
        ("产品经检验合格", False),
        ("鉴定为C级或D级", False),
        ("持有检疫合格证明", False),
        ("不需要鉴定", False),
    ],
)
def test_procedures_in_the_conditions(good: Path, condition: str, hit: bool) -> None:
    fragment(good, "service-guide", f"conditions:\n  - {condition}\n")
    assert found(good, "GK305") == ([("GK305", "error", 14)] if hit else [])


def test_the_superior(good: Path) -> None:
    county = DECISION.replace("township", "county")
    time = "processing_time: {{statutory: 20, promised: 10, unit: working-days, includes_superior: {}}}\n"
    steps(good, RECEIPT, county, more=time.format("false"))
    assert found(good, "GK306", "GK307") == [("GK306", "error", 21)]
    steps(good, RECEIPT, county, more=time.format("true"))
    assert found(good, "GK306", "GK307") == []
    steps(good, RECEIPT, DECISION, more=time.format("false"))
    assert found(good, "GK306", "GK307") == []
    bare = county.replace("days: 5, ", "")
    steps(good, RECEIPT.replace("days: 5", "days: 10"), bare, more=time.format("true"))
    assert found(good, "GK306", "GK307") == [("GK307", "warning", 20)]
    automatic = bare.replace("同意的发批准书，不同意的书面说明理由", "系统自动登记，不用再等")
    steps(good, RECEIPT.replace("days: 5", "days: 10"), automatic)
    assert found(good, "GK306", "GK307") == []
