"""Loading: extends, an agency's own table, and every fault with its file and line."""

import pickle
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.problem import Fault, Severity, Text
from gongkai.source import KINDS as READING
from gongkai.standards import KINDS, Standard, load, names

HEAD = """\
id: qiyun
version: "2026.2"
title: 栖云县公开目录
authority: 栖云县人民政府办公室
effective: {from: 2026-07-01, to: }
levels: [township]
"""
ROW = """\
requirements:
  - id: local.parking
    category: local-town
    title: 停车点
    content: 停车点位置
    basis: [{law: 栖云县公开目录}]
    records: [disclosure]
"""
GROUPS = "groups: [{id: local, title: 本地, categories: [{id: local-town, title: 镇区}]}]\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "standard.yml"


def good(own: Path, text: str, *ids: str) -> Standard:
    own.write_text(text, "utf-8")
    found = load(ids, own)
    assert isinstance(found, Standard), found
    return found


def bad(own: Path, text: str, *ids: str) -> tuple[Fault, ...]:
    own.write_text(text, "utf-8")
    found = load(ids, own)
    assert not isinstance(found, Standard)
    for fault in found:
        assert frozenset(fault.params) == {**READING, **KINDS}[fault.kind], fault
    return found


def one(own: Path, text: str, *ids: str) -> Fault:
    (fault,) = bad(own, text, *ids)
    return fault


def test_the_shipped_tables() -> None:
    assert {"cn-base", "cn-township", "cn-service-hall"} <= set(names())


def test_what_is_extended_comes_first_and_once() -> None:
    found = load(["cn-township", "cn-base"])
    assert isinstance(found, Standard)
    assert [table.id for table in found.tables] == ["cn-base", "cn-township"]
    assert found.ids == ("cn-township", "cn-base")
    assert [group.id for group in found.groups] == ["boards", "article-20", "article-21"]
    assert found.requirement("20-01").level == ("province", "city", "county", "county-department", "township")


def test_a_table_of_ones_own_works_like_a_shipped_one(own: Path) -> None:
    table = good(own, HEAD + "extends: [cn-township]\n" + GROUPS + ROW)
    row = table.requirement("local.parking")
    assert (row.level, row.table, row.title) == (("township",), "qiyun", Text("停车点", "停车点"))
    assert table.demanded(row, "township") and not table.demanded(row, "county")
    assert "21-04" in table.requirements
    assert table.version == "qiyun 2026.2"
    assert table.category("local-town").title.zh == "镇区"
    assert table.group_of("local-town").id == "local"


def test_a_row_of_ones_own_states_only_what_differs(own: Path) -> None:
    change = "requirements:\n  - {id: 21-08, within: {text: 10个工作日内, days: 10, unit: 工作日}, weight: essential}\n"
    table = good(own, HEAD + "extends: [cn-township]\n" + change)
    row = table.requirement("21-08")
    assert row.within and row.within.days == 10
    assert (row.weight, row.title.zh, row.mark, row.table) == ("essential", "社会救助", "V", "qiyun")
    before = load(["cn-township"])
    assert isinstance(before, Standard) and before.requirement("21-08").within != row.within


def test_a_blank_key_takes_the_inherited_value_away(own: Path) -> None:
    table = good(own, HEAD + "extends: [cn-township]\nrequirements:\n  - {id: 20-07.final, series: }\n")
    assert table.requirement("20-07.final").series is None


def test_ones_own_table_lies_over_the_tables_asked_for(own: Path) -> None:
    change = "requirements:\n  - {id: hall.other, title: 其他公开事项}\n"
    table = good(own, HEAD + change, "cn-township", "cn-service-hall")
    assert table.ids == ("cn-township", "cn-service-hall", "qiyun")
    assert table.requirement("hall.other").title.zh == "其他公开事项"


def test_a_row_is_dropped_with_a_reason(own: Path) -> None:
    table = good(own, HEAD + "extends: [cn-township]\ndrop: [{id: 21-06, reason: 本镇没有国有土地}]\n")
    assert "21-06" not in table.requirements
    fault = one(own, HEAD + "extends: [cn-township]\ndrop:\n  - {id: 21-06x, reason: 无}\n")
    assert (fault.kind, fault.where.line, fault.params["nearest"]) == ("standard-unknown-row", 9, "21-06")
    assert one(own, HEAD + "drop: [{id: 21-06}]\n").kind == "standard-missing-key"


def test_the_policy_sets_the_level_and_the_row_its_ceiling(own: Path) -> None:
    policy = "severity: {late-publication: info, GK401: warning, 'missing@21-08': info}\n"
    table = good(own, HEAD + "extends: [cn-township]\n" + policy)
    row = table.requirement("21-01")
    assert table.level_of("late-publication", "GK501", Severity.ERROR) is Severity.INFO
    assert table.level_of("missing", "GK401", Severity.ERROR, row) is Severity.WARNING
    assert table.level_of("other", "GK499", Severity.ERROR, row) is Severity.ERROR
    assert table.level_of("missing", "GK401", Severity.ERROR, table.requirement("21-08")) is Severity.INFO
    assert table.level_of("missing", "GK499", Severity.ERROR, table.requirement("boards.report")) is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "line", "key", "nearest"),
    [
        (HEAD + "sevrity: {a: error}\n", 7, "sevrity", "severity"),
        (HEAD + GROUPS + ROW + "    chanels: [website]\n", 15, "chanels", "channels"),
        (HEAD + GROUPS + ROW + "    within: {text: 5日内, dayz: 5}\n", 15, "within.dayz", "days"),
        (HEAD + GROUPS + ROW.replace("{law:", "{laww:"), 13, "basis.1.laww", "law"),
        (HEAD.replace("from:", "form:"), 5, "effective.form", "from"),
    ],
)
def test_an_unknown_key_is_a_fault_with_the_nearest_one(
    own: Path, text: str, line: int, key: str, nearest: str
) -> None:
    fault = next(fault for fault in bad(own, text) if fault.kind == "standard-unknown-key")
    assert (fault.where.file, fault.where.line) == ("standard.yml", line)
    assert (fault.params["key"], fault.params["nearest"]) == (key, nearest)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("    channels: [websight]\n", "channels.1"),
        ("    level: [乡镇级, 星球]\n", "level.2"),
        ("    weight: 重要\n", "weight"),
        ("    mark: W\n", "mark"),
        ("    within: {text: 二十日内, days: 二十}\n", "within.days"),
        ("    series: {period: year, since: 明年}\n", "series"),
        ("    series: {period: year, since: 2024, due: {month: 2}}\n", "series.due"),
        ("    series: {period: year, since: 2024, due: {month: 2, day: 30}}\n", "series.due"),
        ("    freshness: {days: 3, months: 1}\n", "freshness"),
        ("    served_by: body\n", ""),
        ("    served_by: cloud\n", "served_by"),
        ("    at_most: fatal\n", "at_most"),
    ],
)
def test_a_wrong_value_is_a_fault_that_says_what_is_expected(own: Path, line: str, key: str) -> None:
    fault = one(own, HEAD + GROUPS + ROW + line)
    assert (fault.kind, fault.params["key"]) == ("standard-bad-value", key)
    assert fault.where.line == (15 if key else 9)
    assert isinstance(expected := fault.params["expected"], Text) and expected.zh and expected.en


def test_words_of_the_table_may_be_chinese(own: Path) -> None:
    line = "    channels: [政府网站, 精准推送]\n    level: 乡镇级\n    audience: 特定群体\n"
    row = good(own, HEAD + GROUPS + ROW + line).requirement("local.parking")
    assert (row.channels, row.level, row.audience) == (("website", "targeted"), ("township",), "special-group")


def test_a_missing_key(own: Path) -> None:
    fault = one(own, HEAD + GROUPS + ROW.replace("    title: 停车点\n", ""))
    assert (fault.kind, fault.params["key"], fault.where.line) == ("standard-missing-key", "title", 9)


def test_names_that_lead_nowhere(own: Path) -> None:
    category = one(own, HEAD + GROUPS + ROW.replace("local-town", "local-twon"))
    assert (category.kind, category.params["nearest"], category.where.line) == (
        "standard-unknown-category",
        "local-town",
        10,
    )
    basis = one(own, HEAD + GROUPS + ROW.replace("公开目录}]", "公开目录, source: regulation-2018}]"))
    assert (basis.kind, basis.params["nearest"]) == ("standard-unknown-source", "regulation-2019")
    side = one(own, HEAD + GROUPS + ROW + "    served_with: [20-99x]\n")
    assert (side.kind, side.where.line) == ("standard-unknown-row", 15)


def test_a_source_of_ones_own(own: Path) -> None:
    text = HEAD + GROUPS + ROW.replace("公开目录}]", "公开目录, source: county-2026}]")
    text += "sources:\n  county-2026: {title: 栖云县公开目录, place: 县政府办公室, read: 2026-07-02, mark: V-local}\n"
    assert good(own, text).sources["county-2026"].title == "栖云县公开目录"


def test_an_id_that_is_taken(own: Path) -> None:
    twice = one(own, HEAD + GROUPS + ROW + ROW.replace("requirements:\n", ""))
    assert (twice.kind, twice.params["id"], twice.where.line) == ("standard-id-twice", "local.parking", 15)
    table = one(own, HEAD.replace("id: qiyun", "id: cn-base"))
    assert (table.kind, table.where.line) == ("standard-id-twice", 1)
    category = GROUPS.replace("local-town", "20-01")
    assert one(own, HEAD + "extends: [cn-base]\n" + category).kind == "standard-id-twice"


def test_a_table_that_does_not_exist(own: Path) -> None:
    (fault,) = load(["cn-townships"])
    assert isinstance(fault, Fault)
    assert (fault.kind, fault.params["nearest"]) == ("standard-unknown", "cn-township")
    fault = one(own, HEAD + "extends:\n  - cn-bass\n")
    assert (fault.where.file, fault.where.line, fault.params["nearest"]) == ("standard.yml", 8, "cn-base")


def test_a_circle_is_a_fault(own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert one(own, HEAD + "extends: [qiyun]\n").params["chain"] == "qiyun → qiyun"
    from gongkai.standards import load as module

    for id, other in (("a", "b"), ("b", "c"), ("c", "a")):
        (tmp_path / f"{id}.yml").write_text(HEAD.replace("id: qiyun", f"id: {id}") + f"extends: [{other}]\n", "utf-8")
    import sys

    loading = sys.modules[module.__module__]
    monkeypatch.setattr(loading, "_TABLES", tmp_path)
    loading._shipped.cache_clear()
    (fault,) = load(["a"])
    loading._shipped.cache_clear()
    assert isinstance(fault, Fault)
    assert (fault.kind, fault.params["chain"]) == ("standard-cycle", "a → b → c → a")
    assert (fault.where.file, fault.where.line) == ("standards/tables/c.yml", 7)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty-file"),
        (b"- a\n", "wrong-top"),
        (b"id: [\n", "yaml-syntax"),
        (b"id: a\nid: b\n", "duplicate-key"),
        ("id: 栖云".encode("gbk"), "encoding-gbk"),
    ],
)
def test_a_file_that_cannot_be_read(own: Path, content: bytes, kind: str) -> None:
    own.write_bytes(content)
    (fault,) = load(["cn-base"], own)
    assert isinstance(fault, Fault)
    assert (fault.kind, fault.where.file) == (kind, "standard.yml")


def test_a_file_that_is_not_there_is_named_relative_to_the_portal(tmp_path: Path) -> None:
    (fault,) = load(["cn-base"], tmp_path / "own" / "standard.yml", tmp_path)
    assert isinstance(fault, Fault)
    assert (fault.kind, fault.where.file) == ("file-missing", "own/standard.yml")


def test_rows_without_an_id(own: Path) -> None:
    text = HEAD + GROUPS + "requirements:\n  - {title: 甲}\n  - {title: 乙}\n"
    assert [(fault.kind, fault.where.line) for fault in bad(own, text)] == [
        ("standard-missing-key", 9),
        ("standard-missing-key", 10),
    ]


ODD = st.one_of(
    st.none(), st.text(max_size=5), st.integers(-5, 99999).map(str), st.lists(st.text(max_size=3), max_size=2)
) | st.dictionaries(st.sampled_from(["id", "zh", "text", "days", "from", "x"]), st.text(max_size=4), max_size=2)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_table_with_any_one_thing_wrong_never_raises(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    tree = yaml.load(HEAD + "extends: [cn-base]\ndrop: []\nseverity: {a: error}\n" + GROUPS + ROW, yaml.BaseLoader)
    row = tree["requirements"][0]
    row |= {"within": {"text": "5日内", "days": "5"}, "series": {"period": "year", "since": "2024"}, "elements": []}
    place = data.draw(st.sampled_from([tree, row, row["within"], row["series"], row["basis"][0], tree["groups"][0]]))
    key = data.draw(st.sampled_from([*place, "extra"]))
    place[key] = data.draw(ODD)
    own = tmp_path_factory.mktemp("own") / "standard.yml"
    own.write_text(yaml.safe_dump(tree, allow_unicode=True, default_style='"'), "utf-8")
    found = load([], own)
    if not isinstance(found, Standard):
        assert found
        for fault in found:
            assert frozenset(fault.params) == {**READING, **KINDS}[fault.kind], fault
            assert fault.where.file == "standard.yml"


def test_every_fault_is_reported_at_once(own: Path) -> None:
    text = HEAD + GROUPS + ROW + "    weight: 重要\n    mark: W\n    colour: red\n"
    assert [fault.where.line for fault in bad(own, text)] == [15, 16, 17]


def test_the_nearest_row() -> None:
    township = load(["cn-township", "cn-field-household"])
    assert isinstance(township, Standard)
    assert township.nearest("20-02") == "20-02.functions"
    assert township.nearest("household.move-in") == "household.move"
    assert township.nearest("21-O4") == "21-04"
    assert township.nearest("完全不像") is None


def test_a_standard_goes_to_another_process() -> None:
    table = load(["cn-township"])
    assert pickle.loads(pickle.dumps(table)) == table


def test_names_of_what_is_not_there_raise() -> None:
    table = load(["cn-base"])
    assert isinstance(table, Standard)
    with pytest.raises(KeyError):
        table.requirement("99-99")
    with pytest.raises(KeyError):
        table.category("99-99")
