"""Numbers of documents: what is repaired, what is another family, and where a number is used twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import PENALTY, RESULT, found, fragment, problems, record, results, row
from gongkai.checks.document_numbers import wrong

CODES = ("GK241", "GK242", "GK243", "GK244")


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("示政规[2026]1号", "示政规〔2026〕1号"),
        ("示政规（2026）1号", "示政规〔2026〕1号"),
        ("示政规〔2026〕01号", "示政规〔2026〕1号"),
        ("示政规〔2026〕第1号", "示政规〔2026〕1号"),
        ("示政规〔２０２６〕１号", "示政规〔2026〕1号"),
        ("示政规〔2026年〕1号", "示政规〔2026〕1号"),
    ],
)
def test_the_cure_names_the_right_form(good: Path, number: str, right: str) -> None:
    fragment(good, "policy-document", f'document_number: "{number}"\n')
    problem = next(p for p in problems(good) if p.code.id == "GK241")
    assert right in problem.hint("zh-Hans") and right in problem.hint("en")
    assert problem.severity.value == "error"


@pytest.mark.parametrize("number", ["示政规〔26〕1号", "〔2026〕1号", "1号", "示政规一号文"])
def test_what_cannot_be_known_is_not_guessed(good: Path, number: str) -> None:
    fragment(good, "policy-document", f'document_number: "{number}"\n')
    assert [code for code, *_ in found(good, *CODES)] == ["GK241"]


@pytest.mark.parametrize(
    "number",
    [
        *("国办发〔2019〕54号", "发改价格规〔2019〕1931号", "国务院令第711号", "中华人民共和国主席令第三十九号"),
        *("农业农村部令2021年第1号", "国家税务总局公告2021年第9号", "示例镇人民政府通告第3号", "2019年第13号公告"),
    ],
)
def test_right_numbers_and_other_families(good: Path, number: str) -> None:
    assert wrong(number) == ()
    fragment(good, "policy-document", f'document_number: "{number}"\n')
    assert found(good, *CODES) == []


@pytest.mark.parametrize(
    "number", ["GB/T 36114-2018", "DB34/T 1234-2020", "ZWFW C 0109.1-2018", "中发电1号", "国务院令第 711 号"]
)
def test_numbers_of_a_basis_that_are_no_document_numbers(good: Path, number: str) -> None:
    fragment(good, "service-guide", f'basis: [{{law: 某标准, number: "{number}"}}]\n')
    assert found(good, *CODES) == []


def test_a_document_older_than_the_standard_may_carry_another_form(good: Path) -> None:
    text = "title: 旧文件\nissued: 2009-03-02\nreview: 2009-03-04\nissuing_body: 镇政府\nvalidity: in-force\n"
    record(good, "policy-documents/2009/old", 70, text + 'document_number: "示政发[2009]3号"\n')
    assert [(code, level) for code, level, _ in found(good, *CODES)] == [("GK241", "warning")]


def test_rows_keep_the_forms_of_enforcement_papers(good: Path) -> None:
    results(good, row(RESULT, number="示执罚决字〔2026〕第012号"))
    assert found(good, *CODES) == []
    results(good, row(RESULT, number='"示执罚决字[2026]第012号"'))
    assert [code for code, *_ in found(good, *CODES)] == ["GK243"]
    results(good, row(RESULT, number="20260312-3"))
    assert found(good, *CODES) == []
    fragment(good, "outcome", "results: []\npenalties:\n" + row(PENALTY, number="示林采（示例）〔2026〕1号"))
    assert found(good, *CODES) == []


def test_two_documents_of_one_number(good: Path) -> None:
    text = "title: 另一份\nissuing_body: 镇政府\nvalidity: in-force\ngenre: {}\ndocument_number: 示政规〔2026〕1号\n"
    record(good, "policy-documents/2026/other", 71, text.format("normative"))
    assert [code for code, *_ in found(good, *CODES)] == ["GK244"]
    back = "explains: [policy-documents/2026/example]\n"
    record(good, "policy-documents/2026/other", 71, text.format("explanation") + back)
    assert found(good, *CODES) == []
