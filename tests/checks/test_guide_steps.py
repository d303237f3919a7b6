"""Steps that are only names, and procedures without beginning or end."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import found, fragment

CODES = ("GK331", "GK332")
RECEIPT = "  - {name: 受理, who: 便民服务中心, lane: township, days: 5, detail: 收下材料，当场给收件单}\n"
DECISION = "  - {name: 决定, who: 镇人民政府, lane: township, days: 5, detail: 同意的发批准书，不同意的书面说明理由}\n"


def step(name: str, detail: str) -> str:
    return f"  - {{name: {name}, who: 便民服务中心, lane: township, detail: {detail}}}\n"


@pytest.mark.parametrize(
    ("name", "detail", "hit"),
    [
        ("审核", "审核", True),
        ("审核", "审核。", True),
        ("审核", "看材料", True),
        ("审核材料是否齐全", "审核材料是否齐全", True),
        ("审核", "当场办结", False),
        ("审核", "看材料齐不齐", False),
        ("制证", "统一印制，不用您跑", False),
    ],
)
def test_a_step_that_is_only_a_name(good: Path, name: str, detail: str, hit: bool) -> None:
    fragment(good, "service-guide", f"steps:\n{RECEIPT}{step(name, detail)}{DECISION}")
    assert found(good, *CODES) == ([("GK331", "warning", 20)] if hit else [])


def test_where_every_step_is_only_a_name_nothing_is_told(good: Path) -> None:
    names = ("受理", "审核", "决定")
    fragment(good, "service-guide", "steps:\n" + "".join(step(name, name) for name in names))
    assert found(good, *CODES) == [("GK331", "error", line) for line in (19, 20, 21)]


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ((step("实地核查", "到现场量地、核对四至"), DECISION), ["申请受理"]),
        ((RECEIPT, step("实地核查", "到现场量地、核对四至")), ["决定办结"]),
        ((step("实地核查", "到现场量地、核对四至"),), ["申请受理", "决定办结"]),
        ((step("来说事情", "到司法所，或打12348"), step("审查决定", "决定给还是不给")), []),
        ((step("打电话约", "提交一张申请表就行"), step("拿执照", "电子执照马上能用，纸质的来领")), []),
        ((RECEIPT, DECISION), []),
    ],
)
def test_a_procedure_has_a_beginning_and_an_end(good: Path, lines: tuple[str, ...], missing: list[str]) -> None:
    fragment(good, "service-guide", "steps:\n" + "".join(lines))
    assert found(good, *CODES) == [("GK332", "warning", 19)] * bool(missing) * len(missing)
