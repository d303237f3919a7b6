"""Two versions of a standard, compared in words."""

from pathlib import Path

from gongkai.standards import Standard, diff, load

FIRST = """\
id: qiyun
version: "2026.1"
title: 栖云县公开目录
authority: 栖云县人民政府办公室
effective: {from: 2026-01-01, to: }
levels: [township]
groups: [{id: local, title: 本地, categories: [{id: local-town, title: 镇区}]}]
defaults: {category: local-town, records: [disclosure], basis: [{law: 栖云县公开目录}]}
requirements:
  - {id: parking, title: {zh: 停车点, en: Parking}, content: 位置, within: {text: 20日内, days: 20, unit: 日}}
  - {id: market, title: {zh: 集市, en: Market}, content: 时间, mark: M}
  - {id: ferry, title: {zh: 渡口, en: Ferry}, content: 班次}
  - {id: bus, title: {zh: 公交, en: Buses}, content: 班次}
"""
SECOND = (
    FIRST.replace('"2026.1"', '"2026.2"\nextends: []')
    .replace("text: 20日内, days: 20", "text: 10日内, days: 10")
    .replace("mark: M", "mark: V")
    .replace("content: 班次}\n  - {id: bus", "content: 班次, channels: [notice-board]}\n  - {id: bus")
    .replace("id: bus, title: {zh: 公交, en: Buses}", "id: clinic, title: {zh: 卫生院, en: Clinic}")
)


def version(path: Path, text: str) -> Standard:
    path.write_text(text, "utf-8")
    found = load([], path)
    assert isinstance(found, Standard), found
    return found


def test_what_became_due_changed_or_lapsed(tmp_path: Path) -> None:
    old, new = version(tmp_path / "a.yml", FIRST), version(tmp_path / "b.yml", SECOND)
    said = [(one.kind, one.requirement, one.text.zh) for one in diff(old, new)]
    assert said == [
        ("due", "clinic", "新增“卫生院”（clinic）。"),
        ("due", "market", "“集市”（market）由不作要求改为必须公开。"),
        ("changed", "parking", "“停车点”（parking）的公开时限由“20日内”改为“10日内”。"),
        ("changed", "market", "“集市”（market）的核实情况由“M”改为“V”。"),
        ("changed", "ferry", "“渡口”（ferry）的公开渠道由“政府网站”改为“社区/企事业单位/村公示栏（电子屏）”。"),
        ("lapsed", "bus", "不再要求“公交”（bus）。"),
        ("lapsed", "ferry", "“渡口”（ferry）改为不再强制在网站公开。"),
    ]
    limit = next(one for one in diff(old, new) if one.requirement == "parking")
    assert limit.text.en == (
        "“Parking” (parking): time limit was “within 20 calendar days of being made or changed”, "
        "is “within 10 calendar days of being made or changed”."
    )


def test_the_same_version_has_no_difference(tmp_path: Path) -> None:
    same = version(tmp_path / "a.yml", FIRST)
    assert diff(same, version(tmp_path / "b.yml", FIRST)) == ()


def test_a_dropped_row_lapses_with_its_reason(tmp_path: Path) -> None:
    base = load(["cn-township"])
    assert isinstance(base, Standard)
    head = FIRST[: FIRST.index("groups:")]
    text = head + "extends: [cn-township]\ndrop: [{id: 21-06, reason: 本镇没有国有土地上的房屋征收。}]\n"
    (only,) = diff(base, version(tmp_path / "c.yml", text))
    assert (only.kind, only.text.zh) == ("lapsed", "不再要求“房屋征收”（21-06）：本镇没有国有土地上的房屋征收。")
