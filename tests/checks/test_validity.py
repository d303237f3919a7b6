"""Validity: ends that have passed, repealed bases, repeals and explanations told on both sides."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import found, fragment, problems, record

CODES = ("GK381", "GK382", "GK383", "GK384", "GK385", "GK386")
OLD = "policy-documents/2021/old"


def old(portal: Path, text: str) -> None:
    head = "title: 旧办法\nissued: 2021-03-02\nreview: 2021-03-04\nissuing_body: 镇政府\ndocument_number: 示政规〔2021〕1号\n"
    record(portal, OLD, 80, head + text)


REPEALED = (
    "validity: repealed\neffective: 2021-04-01\nrepealed: 2026-04-01\nreplaced_by: policy-documents/2026/example\n"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("expires: 2026-11-20\n", False),
        ("expires: 2026-11-19\n", True),
        ("expires: 2026-11-19\nvalidity: amended\n", True),
        ("expires: 2026-11-19\nvalidity: expired\n", False),
        ("repealed: 2026-11-20\n", True),
        ("repealed: 2026-12-01\n", False),
    ],
)
def test_a_document_past_its_end(good: Path, text: str, told: bool) -> None:
    fragment(good, "policy-document", text)
    assert [code for code, *_ in found(good, "GK381")] == (["GK381"] if told else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("valid_to: 2026-11-20\n", False),
        ("valid_to: 2026-11-19\n", True),
        ("valid_to: 2026-11-19\nvalidity: expired\n", False),
    ],
)
def test_a_fee_past_its_end(good: Path, text: str, told: bool) -> None:
    fragment(good, "fee-standard", text)
    assert [code for code, *_ in found(good, "GK381")] == (["GK381"] if told else [])


@pytest.mark.parametrize(
    ("basis", "last"),
    [
        ("{law: 旧办法, record: policy-documents/2021/old}", "record"),
        ("{law: 旧办法, number: 示政规〔2021〕1号}", "number"),
        ('{law: 旧办法, number: "示政规[2021]1号"}', "number"),
    ],
)
def test_a_guide_that_stands_on_a_repealed_document(good: Path, basis: str, last: str) -> None:
    old(good, REPEALED)
    fragment(good, "service-guide", f"basis: [{basis}]\n")
    told = [p for p in problems(good) if p.code.id == "GK382"]
    assert [(p.severity.value, p.where.path[-1]) for p in told] == [("error", last)]
    assert "示例镇宅基地管理办法" in told[0].hint("zh-Hans") and "示政规〔2026〕1号" in told[0].hint("en")


def test_what_was_made_while_it_held_may_name_it(good: Path) -> None:
    old(good, REPEALED)
    basis = "basis: [{law: 旧办法, number: 示政规〔2021〕1号}]\n"
    for type in ("disclosure", "outcome"):
        fragment(good, type, basis)
    assert found(good, *CODES) == []
    fragment(good, "disclosure", "issued: 2026-04-02\nreview: 2026-04-03\n")
    assert [code for code, *_ in found(good, *CODES)] == ["GK382"]


def test_a_basis_in_force_is_none_of_it(good: Path) -> None:
    old(good, "validity: in-force\neffective: 2021-04-01\n")
    fragment(good, "service-guide", "basis: [{law: 旧办法, record: policy-documents/2021/old}]\n")
    assert found(good, *CODES) == []


def test_the_repealed_one_says_so_itself(good: Path) -> None:
    old(good, "validity: in-force\neffective: 2021-04-01\n")
    fragment(good, "policy-document", f"repeals: [{OLD}]\n")
    told = [p for p in problems(good) if p.code.id in CODES]
    assert [(p.code.id, p.where.file) for p in told] == [("GK384", f"disclosure_items/{OLD}.md")]
    fragment(good, "policy-document", "effective: 2026-12-01\n")
    assert found(good, *CODES) == []
    old(good, REPEALED)
    assert found(good, *CODES) == []


@pytest.mark.parametrize(("mine", "theirs"), [("explains", "explained_by"), ("explained_by", "explains")])
def test_explanations_are_named_both_ways(good: Path, mine: str, theirs: str) -> None:
    text = "title: 解读\nissuing_body: 镇政府\nvalidity: in-force\n"
    record(good, "policy-documents/2026/other", 81, text + f"{mine}: [policy-documents/2026/example]\n")
    told = [p for p in problems(good) if p.code.id in CODES]
    assert [(p.code.id, p.params["field"]) for p in told] == [("GK385", theirs)]
    assert told[0].where.file.endswith("policy-documents/2026/example.md")
    fragment(good, "policy-document", f"{theirs}: [policy-documents/2026/other]\n")
    assert found(good, *CODES) == []


def test_an_explanation_that_is_a_disclosure_cannot_answer(good: Path) -> None:
    fragment(good, "policy-document", "explained_by: [disclosures/2026/example]\n")
    assert found(good, *CODES) == []


def test_a_repeal_without_successor_is_advice_and_a_word_settles_it(good: Path) -> None:
    old(good, "validity: repealed\nrepealed: 2026-04-01\n")
    assert [(code, level) for code, level, _ in found(good, *CODES)] == [("GK386", "info")]
    old(good, "validity: repealed\nrepealed: 2026-04-01\nchanges: [{date: 2026-04-01, what: 废止，没有替代文件}]\n")
    assert found(good, *CODES) == []
