"""Placeholders in every record type, in bodies.yml and in prose; and fields in which 无 is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import ITEMS, PENALTY, RESULT, found, fragment, problems, results, row

CODES = ("GK325", "GK326", "GK327")


@pytest.mark.parametrize(
    ("type", "text", "expected"),
    [
        ("service-guide", "summary: 暂无\n", ("GK325", "error")),
        ("service-guide", "result: {name: TBD}\n", ("GK325", "error")),
        ("service-guide", "eligibility: XX村村民\n", ("GK326", "error")),
        ("service-guide", "result: {name: 农村宅基地批准书, validity: 按有关规定}\n", ("GK327", "warning")),
        ("service-guide", "visit_note: 待补充\n", ("GK325", "warning")),
        ("fee-standard", "field: 略\n", ("GK325", "error")),
        ("fee-standard", "reductions: [{who: 低保户, what: 无}]\n", ("GK325", "error")),
        ("public-notice", "about: 待补充\n", ("GK325", "error")),
        ("policy-document", "issuing_body: 待填写\n", ("GK325", "error")),
        ("disclosure", "title: 【请填写标题】\n", ("GK326", "error")),
        ("disclosure", "summary: 详见相关文件\n", ("GK327", "warning")),
    ],
)
def test_a_placeholder_in_any_type(good: Path, type: str, text: str, expected: tuple[str, str]) -> None:
    fragment(good, type, text)
    assert [(code, severity) for code, severity, _ in found(good, *CODES)] == [expected]


@pytest.mark.parametrize(
    ("type", "text"),
    [
        ("service-guide", "quantity_limit: 无\n"),
        ("service-guide", "not_needed: [无]\n"),
        ("service-guide", "changes: [{date: 2026-05-06, what: 新增一样材料, was: 无, now: 身份证复印件}]\n"),
        ("service-guide", "service_type: public-service\nappeal: {reconsideration: 无, litigation: 无}\n"),
        ("service-guide", "processing_time: {statutory: 20, promised: 10, unit: working-days, note: 无}\n"),
        ("fee-standard", "reductions: [{who: 低保户, what: 免收登记费}]\n"),
        ("policy-document", "title: 关于公布政策文件目录的通知\n"),
        ("disclosure", "title: 相关政策文件\n"),
    ],
)
def test_where_nothing_is_an_answer(good: Path, type: str, text: str) -> None:
    fragment(good, type, text)
    assert found(good, *CODES) == []


def test_rows_of_a_register(good: Path) -> None:
    results(good, row(RESULT, result="略"))
    assert [code for code, *_ in found(good, *CODES)] == ["GK325"]
    results(good, row(RESULT, place="××村"))
    assert found(good, *CODES) == []
    results(good, row(RESULT, decision="pending", completed=None, result="暂无", received="2026-11-16"))
    assert found(good, *CODES) == []
    results(good, row(RESULT, number="待补充"))
    assert [code for code, *_ in found(good, *CODES)] == ["GK325"]
    fragment(good, "outcome", "results:\npenalties:\n" + row(PENALTY, penalty_basis="依据相关法律法规", note="无"))
    assert [code for code, *_ in found(good, *CODES)] == ["GK327"]


def test_bodies_are_disclosed_too(good: Path) -> None:
    file = good / ITEMS / "bodies.yml"
    file.write_text(file.read_text("utf-8").replace("主持镇政府全面工作", "待补充"), "utf-8")
    assert found(good, *CODES) == [("GK325", "error", 12)]
    file.write_text(
        file.read_text("utf-8").replace("待补充", "主持全面工作").replace("fax: 0000-0000103", "fax: 无"), "utf-8"
    )
    assert found(good, *CODES) == []


def test_prose(good: Path) -> None:
    file = good / ITEMS / "disclosures/2026/example.md"
    head, prose = file.read_text("utf-8").split("\n---\n", 1)
    start = head.count("\n") + 3

    def told(text: str) -> list[tuple[str, str, int]]:
        file.write_text(f"{head}\n---\n{text}", "utf-8")
        return found(good, *CODES)

    assert told("待补充\n") == [("GK325", "error", start)]
    assert told("根据相关规定执行。\n") == [("GK327", "warning", start)]
    assert told("# 规划\n\n第一段。\n\n## 进度\n\n（待补充）\n") == [("GK325", "warning", start + 6)]
    assert told("姓名：________\n\n*****\n\n□ 是　□ 否\n\n| 备注 |\n| --- |\n| 无 |\n") == []
    assert told(prose) == []


def test_the_message_names_field_and_words(good: Path) -> None:
    fragment(good, "service-guide", "eligibility: 待补充\n")
    problem = next(p for p in problems(good) if p.code.id == "GK325")
    assert problem.message("zh-Hans") == "“服务对象说明”只写了“待补充”，没有内容。" or "待补充" in problem.message(
        "zh-Hans"
    )
    assert "待补充" in problem.message("en")
