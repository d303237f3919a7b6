"""Papers that the conditions ask for, forms that are promised, and numbers of copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import found, fragment
from gongkai.checks.guide_materials import papers


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("申请人持有残疾人证", ["残疾人证"]),
        ("本县户口，已经办了残疾人证，证在有效期内", ["残疾人证"]),
        ("持有有效的居民身份证和户口簿", ["居民身份证", "户口簿"]),
        ("取得食品经营许可证或者营业执照", ["食品经营许可证", "营业执照"]),
        ("取得从业人员的健康证", ["健康证"]),
        ("填好《个体工商户登记表》", ["个体工商户登记表"]),
        ("没有取得营业执照的", []),
        ("没有身份证的也可以", []),
        ("不以计划生育证明为前提", []),
        ("符合《栖云县社会救助家庭财产认定办法》", []),
        ("具有完全民事行为能力", []),
        ("有合法稳定住所", []),
        ("去年采伐过的，已经更新造林", []),
        ("持有残疾人证（窗口联网核对，不用带）", []),
        ("参加过公证、论证、认证的", []),
    ],
)
def test_papers_in_a_condition(condition: str, expected: list[str]) -> None:
    assert list(papers(condition)) == expected


@pytest.mark.parametrize(
    ("more", "hit"),
    [
        ("", True),
        ("not_needed: [残疾人证复印件]\n", False),
        ("materials: [{name: 残疾证, copies: 1}]\n", False),
        ("materials: [{name: 身份证件, originals: 1, note: 没有身份证的，带残疾人证}]\n", False),
        ("questions: [{question: 残疾人证要带吗？, answer: 不用，窗口查得到。}]\n", False),
        ("not_needed: [户口簿复印件]\n", True),
    ],
)
def test_a_paper_that_is_nowhere_explained(good: Path, more: str, hit: bool) -> None:
    fragment(good, "service-guide", f"conditions:\n  - 申请人持有残疾人证\n{more}")
    assert found(good, "GK335") == ([("GK335", "warning", 14)] if hit else [])


def test_a_paper_is_told_once_and_other_names_of_it_count(good: Path) -> None:
    fragment(good, "service-guide", "conditions:\n  - 持有户口本\n  - 户主持有户口本\n")
    assert found(good, "GK335") == [("GK335", "warning", 14)]
    fragment(good, "service-guide", "materials: [{name: 居民户口簿, originals: 1}]\n")
    assert found(good, "GK335") == []
    fragment(
        good, "service-guide", "conditions:\n  - 提供收入证明\nmaterials: [{name: 近6个月收入情况说明, originals: 1}]\n"
    )
    assert found(good, "GK335") == []


@pytest.mark.parametrize(
    ("material", "expected"),
    [
        ("name: 低保申请表, issuer: 窗口领取，或下载填写, originals: 1", "error"),
        ("name: 承诺书（可下载）, originals: 1", "error"),
        ("name: 低保申请表, originals: 1", "warning"),
        ("name: 低保申请书（样式二）, issuer: 申请人填写, originals: 1", "warning"),
        ("name: 低保申请表, issuer: 窗口领取, originals: 1", None),
        ("name: 低保申请表, issuer: 申请人, originals: 1, note: 窗口打印，您核对签名", None),
        ("name: 毕业生登记表, issuer: 毕业的学校, originals: 1", None),
        ("name: 低保申请表, issuer: 窗口领取，或下载填写, originals: 1, form: 2026/homestead-form.txt", None),
        ("name: 村民会议记录, originals: 1, note: 不提供下载", None),
        ("name: 建房承诺书, originals: 1", None),
    ],
)
def test_a_form_that_cannot_be_downloaded(good: Path, material: str, expected: str | None) -> None:
    fragment(good, "service-guide", f"materials:\n  - {{{material}}}\n")
    assert found(good, "GK336") == ([("GK336", expected, 16)] if expected else [])


def test_a_form_among_the_attachments_is_attached(good: Path) -> None:
    fragment(
        good,
        "service-guide",
        "materials:\n  - {name: 低保申请表, issuer: 下载填写, originals: 1}\n"
        "attachments: [{file: 2026/homestead-form.txt, title: 低保申请表}]\n",
    )
    assert found(good, "GK336") == []


@pytest.mark.parametrize(
    ("material", "hit"),
    [
        ("name: 居民户口簿", True),
        ("name: 居民户口簿, originals: 0, copies: 0", True),
        ("name: 居民户口簿, copies: 1", False),
        ("name: 居民户口簿, medium: electronic", False),
        ("name: 居民户口簿, note: 窗口看一眼就还", False),
        ("name: 无需提交材料", False),
    ],
)
def test_how_many(good: Path, material: str, hit: bool) -> None:
    fragment(good, "service-guide", f"materials:\n  - {{{material}}}\n")
    assert found(good, "GK337") == ([("GK337", "warning", 16)] if hit else [])
