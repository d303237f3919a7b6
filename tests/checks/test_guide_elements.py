"""The eight classes of elements by content, the veto, guides that cannot be read, and the strict profile."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import ITEMS, found, fragment, problems

GUIDE = f"{ITEMS}/service-guides/example.yml"


def element(portal: Path) -> list[tuple[str, int]]:
    return [
        (str(p.params["element"].get("zh-Hans")), p.where.line)  # type: ignore[union-attr]
        for p in problems(portal)
        if p.code.id == "GK321"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: 待补充\n", [("事项名称", 1)]),
        ("basis: [{law: 相关法律法规}]\n", [("设定依据", 8)]),
        ("conditions: [无]\n", [("申请条件", 12)]),
        ("materials: []\n", [("办理材料", 14)]),
        ("materials: [{name: 相关材料, originals: 1}]\n", [("办理材料", 14)]),
        ("steps: []\n", [("办理流程", 18)]),
        ("where_to_apply: []\n", [("办理地点", 25), ("办理时间", 25)]),
        ("where_to_apply: [{address: 无, phone: 0000-0000109}]\n", [("办理地点", 25), ("办理时间", 25)]),
        ("where_to_apply: [{address: 镇政府一楼, hours: 略}]\n", [("办理时间", 25)]),
        ("office:\nenquiry: [{phone: 待定}]\nwhere_to_apply: [{address: 镇政府一楼, hours: 每天8:00—17:00}]\n", []),
    ],
)
def test_a_class_without_content(good: Path, text: str, expected: list[tuple[str, int]]) -> None:
    fragment(good, "service-guide", text)
    assert sorted(name for name, _ in element(good)) == sorted(name for name, _ in expected)
    if len(expected) == 1 and text.count("\n") == 1 and not text.startswith(("title", "basis")):
        key = text.split(":", 1)[0]
        line = next(i for i, one in enumerate((good / GUIDE).read_text("utf-8").splitlines(), 1) if one.startswith(key))
        assert [line for _, line in element(good)] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "materials: []\nnot_needed: [身份证（刷脸核验）]\n",
        "materials: [{name: 无需提交材料}]\n",
        "where_to_apply: []\nways: [mobile]\nvisits: 0\nonline: https://www.example.com/apply\n",
        "conditions: [不限]\n",
        "where_to_apply: [{address: 镇政府一楼, hours: 每天8:00—17:00}]\n",
    ],
)
def test_content_in_another_shape_counts(good: Path, text: str) -> None:
    fragment(good, "service-guide", text)
    assert [p.message("zh-Hans") for p in problems(good) if p.severity.value != "info"] == []


def test_three_missing_are_no_veto_and_four_are(good: Path) -> None:
    fragment(good, "service-guide", "conditions: [略]\nmaterials: [待补充]\nbasis:\n")
    assert found(good, "GK322") == []
    fragment(good, "service-guide", "where_to_apply: [{address: 镇政府一楼}]\n")
    assert found(good, "GK322") == [("GK322", "error", 1)]
    veto = next(p for p in problems(good) if p.code.id == "GK322")
    assert "设定依据、申请条件、办理材料、办理时间" in veto.message("zh-Hans")
    # What is told as a missing element is not told again as a placeholder.
    assert found(good, "GK325", "GK326", "GK327", "GK332") == []


def test_a_guide_that_cannot_be_read_for_what_it_lacks(good: Path) -> None:
    (good / GUIDE).write_text(
        "title: 新事项\nrequirements: ['20-05']\nissued: 2026-03-02\nreview: 2026-03-04\n", "utf-8"
    )
    assert found(good, "GK322") == [("GK322", "error", 1)]
    assert next(p for p in problems(good) if p.code.id == "GK322").params["count"] == 5


def test_a_value_that_could_not_be_taken_is_not_called_absent(good: Path) -> None:
    fragment(good, "service-guide", "basis: [{law: {name: 土地管理法}}]\n")
    assert found(good, "GK321") == []
    assert found(good, "GK202", "GK203") != []


def test_the_strict_profile_asks_for_more_and_only_when_set(good: Path) -> None:
    assert found(good, "GK323") == []
    settings = good / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "      strict_profile: true\n", "utf-8")
    told = [p.params["field"] for p in problems(good) if p.code.id == "GK323"]
    assert sorted(map(str, told)) == ["charged", "implementing_body", "processing_time.note", "service_code"]
    fragment(
        good,
        "service-guide",
        "service_code: 11999999000000027G0710900001000\nimplementing_body: town\ncharged: false\n"
        "processing_time: {statutory: 20, promised: 10, unit: working-days, note: 从受理的次日算起}\n",
    )
    assert found(good, "GK323") == []
