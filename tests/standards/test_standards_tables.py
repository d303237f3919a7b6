"""The shipped tables: the words of the law, sources for every row, and nothing demanded that was not read."""

from typing import Any

import pytest
from pydantic import BaseModel

from gongkai.problem import Severity
from gongkai.records import BY_TYPE
from gongkai.records.bodies import Body, DisclosureOffice, Window
from gongkai.records.record import Contact
from gongkai.standards import Standard, load, names, sources

ARTICLE_20 = """\
行政法规、规章和规范性文件；
机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名；
国民经济和社会发展规划、专项规划、区域规划及相关政策；
国民经济和社会发展统计信息；
办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果；
实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定；
财政预算、决算信息；
行政事业性收费项目及其依据、标准；
政府集中采购项目的目录、标准及实施情况；
重大建设项目的批准和实施情况；
扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况；
突发公共事件的应急预案、预警信息及应对情况；
环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况；
公务员招考的职位、名额、报考条件等事项以及录用结果；
法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息。"""

ARTICLE_21 = (
    "贯彻落实农业农村政策、农田水利工程建设运营、农村土地承包经营权流转、宅基地使用情况审核、土地征收、房屋征收、"
    "筹资筹劳、社会救助"
)

BOARDS = ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"]
SIDES = ["机关职能", "机构设置", "办公地址", "办公时间", "联系方式", "负责人姓名"]


def standard(*ids: str) -> Standard:
    found = load(ids)
    assert isinstance(found, Standard), found
    return found


EVERY = [row for id in names() for row in standard(id).requirements.values() if row.table == id]


def titles(standard: Standard, group: str) -> list[str]:
    return [one.title.zh for entry in standard.groups if entry.id == group for one in entry.categories]


def test_the_fifteen_categories_are_the_words_of_article_20() -> None:
    expected = [line.rstrip("；。") for line in ARTICLE_20.splitlines()]
    assert titles(standard("cn-base"), "article-20") == expected
    assert len(expected) == 15


def test_the_eight_categories_are_the_words_of_article_21() -> None:
    assert "、".join(titles(standard("cn-township"), "article-21")) == ARTICLE_21


def test_the_five_boards_have_their_fixed_names() -> None:
    assert titles(standard("cn-base"), "boards") == BOARDS


def test_article_20_2_has_six_sides_served_by_facts_of_the_body() -> None:
    rows = standard("cn-base").within_category("20-02")
    assert [row.title.zh for row in rows] == SIDES
    assert all(row.served_by == "body" and row.body_field for row in rows)


def test_every_category_of_articles_20_and_21_has_a_row_that_a_township_owes() -> None:
    township = standard("cn-township")
    for group in township.groups:
        for category in group.categories:
            rows = township.within_category(category.id)
            assert any(township.demanded(row, "township") for row in rows), category.id


def test_a_township_has_budget_and_final_accounts_by_year_within_twenty_calendar_days() -> None:
    township = standard("cn-township")
    assert "20-07" not in township.requirements
    for id in ("20-07.budget", "20-07.final"):
        row = township.requirement(id)
        assert row.within and (row.within.days, row.within.unit) == (20, "calendar-days")
        assert row.series and row.series.period == "year"


def test_rows_stand_in_the_order_of_the_tree() -> None:
    township = standard("cn-township", "cn-service-hall")
    tree = [row for group in township.groups for one in group.categories for row in township.within_category(one.id)]
    assert list(township.requirements.values()) == tree
    assert [row.id for row in township.within_category("20-07")] == ["20-07.budget", "20-07.final"]


def test_the_report_of_a_township_is_owed_but_its_day_is_no_more_than_a_warning() -> None:
    township = standard("cn-township")
    row = township.requirement("boards.report")
    assert township.demanded(row, "township")
    assert row.ceiling is Severity.WARNING
    assert row.title.zh == "政府信息公开工作年度报告"
    department = standard("cn-base").requirement("boards.report")
    assert department.level == ("county-department",)
    assert department.ceiling is Severity.ERROR


@pytest.mark.parametrize("row", EVERY, ids=lambda row: row.id)
def test_every_row_stands_on_a_source_that_was_read(row: Any) -> None:
    read = [sources()[basis.source] for basis in row.basis if basis.source]
    assert len(read) == len(row.basis)
    best = {"V": ("V",), "V-local": ("V", "V-local"), "P": ("V", "V-local", "P")}.get(row.mark)
    assert best is None or any(source.mark in best for source in read), row.id


def test_every_source_of_a_row_is_listed_and_says_where_it_was_read() -> None:
    used = {basis.source for row in EVERY for basis in row.basis}
    assert used <= set(sources())  # the others are what the sample portal cites: tests/test_sources.py
    assert all(source.place or source.url for source in sources().values())


@pytest.mark.parametrize("row", EVERY, ids=lambda row: row.id)
def test_every_element_names_fields_that_what_serves_the_row_has(row: Any) -> None:
    facts: dict[str, type[BaseModel]] = {
        "disclosure_office": DisclosureOffice,
        "windows": Window,
        "complaints": Contact,
    }
    models: list[type[BaseModel]] = [BY_TYPE[type] for type in row.records]
    if row.served_by == "body":
        models = [facts.get(row.body_field, Body)]
    if row.served_by == "portal":
        models = list(BY_TYPE.values())
    for element in row.elements:
        for entry in element.fields:
            for path in entry.split("|"):
                assert any(has(model, path) for model in models), f"{row.id}: {path}"
        for model in models if row.records else ():
            for entry in element.fields:
                assert any(has(model, path) for path in entry.split("|")) or len(models) > 1, f"{row.id}: {entry}"


def has(model: type[BaseModel], path: str) -> bool:
    head, _, rest = path.partition(".")
    field = model.model_fields.get(head)
    if field is None or not rest:
        return field is not None
    inner = [one for one in (field.annotation, *getattr(field.annotation, "__args__", ())) if isinstance(one, type)]
    return any(issubclass(one, BaseModel) and has(one, rest) for one in inner)


@pytest.mark.parametrize("row", EVERY, ids=lambda row: row.id)
def test_what_was_not_read_is_never_demanded_and_never_an_error(row: Any) -> None:
    table = standard(row.table)
    if row.mark not in ("V", "V-local"):
        assert not any(table.demanded(row, level) for level in row.level)
        assert row.ceiling is not Severity.ERROR


@pytest.mark.parametrize("id", ["aid.allowance-review", "aid.allowance-approval", "aid.support-review"])
def test_lists_of_names_stay_on_the_board_of_the_village(id: str) -> None:
    table = standard("cn-field-social-assistance")
    row = table.requirement(id)
    assert row.verified
    assert row.channels == ("notice-board",)
    assert not any(table.demanded(row, level) for level in ("township", "county"))


def test_what_is_for_a_special_group_only_is_not_demanded_online() -> None:
    table = standard("cn-field-legal-services")
    row = table.requirement("legal.aid-decisions")
    assert row.verified
    assert row.audience == "special-group"
    assert not table.demanded(row, "county")


def test_every_title_is_in_both_languages() -> None:
    for id in names():
        table = standard(id)
        parts = [*table.groups, *(one for group in table.groups for one in group.categories)]
        for title in (part.title for part in [*parts, *table.requirements.values(), *table.tables]):
            assert title.zh != title.en
            assert title.en.isascii(), title


def test_han_and_digits_stand_without_a_typed_space() -> None:
    import re

    for row in EVERY:
        for words in (row.title.zh, row.content, row.note or "", row.within.text if row.within else ""):
            assert not re.search(r"[\u4e00-\u9fff] +\d|\d +[\u4e00-\u9fff]", words), row.id


def test_a_guide_that_names_20_05_serves_its_sides_in_the_hall() -> None:
    hall = standard("cn-township", "cn-service-hall")
    served = hall.served_by("service-guide", ["20-05"])
    assert {"20-05", "open.procedure", "open.time", "hall.procedure"} <= set(served)
    assert "hall.outcome" not in served
    assert set(hall.served_by("fee-standard", ["20-08"])) == {
        "20-08",
        "open.fee-items",
        "open.fee-standards",
        "open.fee-basis",
        "hall.fees",
    }


def test_the_seven_open_matters_and_the_seven_groups_of_a_hall() -> None:
    hall = standard("cn-service-hall")
    assert titles(hall, "seven-open") == [
        "行政事业性收费项目",
        "行政审批项目",
        "办事程序",
        "办事的前置条件",
        "收费标准",
        "收费依据",
        "服务时限",
    ]
    assert titles(hall, "service-hall") == [
        "实施主体",
        "办理依据",
        "办理程序",
        "办理结果",
        "收费标准和依据",
        "投诉渠道",
        "其他",
    ]


def test_the_rows_that_were_not_read_are_these() -> None:
    unread = {row.id: row.mark for row in EVERY if not row.verified}
    assert unread == {
        "aid.support-approval": "M",
        "aid.temporary-approval": "P",
        "household.restore-release": "P",
        "household.restore-service": "P",
        "legal.advice": "P",
    }
