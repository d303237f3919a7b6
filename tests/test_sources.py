"""Every national law and document that the sample portal cites stands in sources.yml, with where and how far it was read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from gongkai.portal import Portal
from gongkai.records.record import Basis
from gongkai.standards import Standard, load, names, sources
from gongkai.standards.notice_periods import notice_periods

SOURCES = Path(__file__).resolve().parents[1] / "generator" / "gongkai" / "standards" / "sources.yml"
ISSUERS = (
    *("国发", "国函", "国办发", "国办函", "国办公开办函", "国办秘函", "财税", "财综", "财农", "财库"),
    *("发改价格规", "发改价格", "发改办财金", "计价格", "价费字", "民发", "民函", "建村", "农经发"),
)
MINISTRIES = ("国务院", "国土资源部", "自然资源部", "农业农村部", "民政部", "财政部", "公安部", "住房和城乡建设部")
NATIONAL = re.compile(
    rf"(?<![云栖])(?:{'|'.join(ISSUERS)})〔(?:19|20)\d{{2}}〕[1-9]\d*号"
    rf"|(?:{'|'.join(MINISTRIES)})令(?:(?:19|20)\d{{2}}年)?第[1-9]\d*号"
)
"""Numbers of national documents and orders, in the form of GB/T 9704-2012 7.2.5."""
NAMED = re.compile(r"《([^《》]+?)》(?:[（(]([^（）()]*?号)[）)])?")
UNNAMED = {
    "administrative-litigation-law": "the periods for going to court in every guide",
    "licensing-matters-list": "moving one's household registration is called a licence",
}
"""Entries that records rely on without naming them, and for what."""
LOCAL = ("云", "栖")
"""The place is fictional: names and numbers of its own documents begin with these (云政规〔2025〕2号, 栖云县…办法)."""


@dataclass(frozen=True)
class Citation:
    """A law or document as one record cites it; either part may be missing in running text."""

    record: str
    title: str | None
    number: str | None

    def __str__(self) -> str:
        return f"{self.record}: {f'《{self.title}》' if self.title else ''}{self.number or ''}"


def plain(title: str) -> str:
    """A title as it is compared: without spaces, marks of form, and the name of the state."""
    return re.sub(r"[\s、·]", "", unicodedata.normalize("NFKC", title)).replace("中华人民共和国", "")


def local(title: str | None, number: str | None) -> bool:
    return any(text.startswith(LOCAL) for text in (title, number) if text)


def bases(value: Any) -> Iterator[Basis]:
    if isinstance(value, Basis):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from bases(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from bases(one)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from texts(one)


def cited_in_words(record: str, text: str) -> Iterator[Citation]:
    """National numbers, and names of laws and regulations between 《 》, with the number that follows in brackets."""
    for title, number in NAMED.findall(text):
        if NATIONAL.fullmatch(number) if number else re.search(r"(?:法|条例)$", title):
            yield Citation(record, title, number or None)
    for number in NATIONAL.findall(text):
        yield Citation(record, None, number)


def missing(citations: Iterator[Citation]) -> list[str]:
    """Citations without an entry: a number must be there and, where named too, under that title; else the title must."""
    titles = {plain(source.title) for source in sources().values()}
    numbers = {source.number: plain(source.title) for source in sources().values() if source.number}
    found = set()
    for one in citations:
        if local(one.title, one.number):
            continue
        if one.number is None:
            known = one.title is not None and plain(one.title) in titles
        else:
            known = one.number in numbers and (one.title is None or plain(one.title) in numbers[one.number])
        if not known:
            found.add(str(one))
    return sorted(found)


def cited(portal: Portal) -> Iterator[Citation]:
    catalogue = portal.catalogue
    for record in catalogue.records:
        for basis in bases(record):
            if basis.record is None:
                yield Citation(record.id, basis.law, basis.number)
        for text in texts(record):
            yield from cited_in_words(record.id, text)
    for declaration in catalogue.declarations:
        for basis in bases(declaration.declaration):
            yield Citation("declarations.yml", basis.law, basis.number)


def cited_on_pages(root: Path) -> Iterator[Citation]:
    """What the pages of content/ and the facts beside the records (bodies.yml) cite."""
    for file in sorted([*(root / "content").rglob("*.md"), *(root / "disclosure_items").glob("*.yml")]):
        yield from cited_in_words(file.name, file.read_text("utf-8"))


def test_every_national_law_and_document_of_the_sample_has_its_source(sample: Portal) -> None:
    assert missing(cited(sample)) == []


def test_every_one_on_the_other_pages_too(sample: Portal) -> None:
    found = list(cited_on_pages(sample.root))
    assert found
    assert missing(iter(found)) == []


def test_every_least_period_of_a_notice_has_its_source() -> None:
    titles = [plain(one.title) for one in sources().values()]
    for row in notice_periods().rows:
        assert any(title.startswith(plain(row.basis.law)) for title in titles), row.basis.law


def test_the_sample_cites_enough_for_this_to_mean_something(sample: Portal) -> None:
    national = {(one.title, one.number) for one in cited(sample) if not local(one.title, one.number)}
    assert len({number for _, number in national if number}) >= 40
    assert any(one.title is None for one in cited(sample)), "no number was found in running text"
    reductions = {one.number for fee in sample.catalogue.by_type["fee-standard"] for one in bases(fee)}
    assert "财综〔2004〕8号" in reductions and "财税〔2016〕11号" in reductions


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("中华人民共和国没有这部法", None),
        (None, "国发〔2014〕9999号"),
        ("居住证暂行条例", "国务院令第711号"),
        ("中华人民共和国水法", "财税〔2031〕1号"),
    ],
)
def test_an_unknown_law_or_a_number_under_another_title_is_noticed(title: str | None, number: str | None) -> None:
    assert missing(iter([Citation("somewhere", title, number)]))


def test_numbers_and_names_in_running_text_are_found() -> None:
    text = (
        "按《社会救助暂行办法》（国务院令第649号）和民发〔2021〕57号办，依照《土地管理法》；栖政规〔2026〕1号另有规定。"
    )
    assert {(one.title, one.number) for one in cited_in_words("x", text)} == {
        ("社会救助暂行办法", "国务院令第649号"),
        (None, "国务院令第649号"),
        (None, "民发〔2021〕57号"),
        ("土地管理法", None),
    }


def test_every_entry_says_when_and_how_far_it_was_read() -> None:
    written = yaml.safe_load(SOURCES.read_text("utf-8"))
    assert written.keys() == sources().keys()
    for key, entry in written.items():
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key), key
        assert entry.get("mark") and entry.get("read"), key
        assert entry.get("part") and (entry.get("place") or entry.get("url")), key
        assert not local(entry["title"], entry.get("number")), f"{key} is a document of the fictional place"


def test_entries_are_sorted_and_each_law_has_one() -> None:
    keys = list(sources())
    assert keys == sorted(keys)
    laws = [one for key, one in sources().items() if "-catalogue-" not in key]
    assert twice([plain(one.title) for one in laws]) == []
    assert twice([one.number for one in sources().values() if one.number]) == []


def twice(values: list[str]) -> list[str]:
    return sorted({one for one in values if values.count(one) > 1})


def test_what_is_called_read_names_a_place_and_memory_does_not_count_as_reading() -> None:
    for key, one in sources().items():
        said = f"{one.part}{one.place or ''}"
        if one.mark == "M":
            assert re.search("凭记忆|没有读到", said), key
        if one.mark in ("V", "V-local"):
            assert "凭记忆" not in said, key


def test_no_entry_stands_there_unused(sample: Portal) -> None:
    tables = [table for id in names() if isinstance(table := load([id]), Standard)]
    rows = {basis.source for table in tables for row in table.requirements.values() for basis in row.basis}
    notices = tuple(plain(row.basis.law) for row in notice_periods().rows)
    citations = list(cited(sample)) + list(cited_on_pages(sample.root))
    titles = {plain(one.title) for one in citations if one.title}
    numbers = {one.number for one in citations if one.number}
    idle = {key for key, one in sources().items() if plain(one.title) not in titles and one.number not in numbers}
    idle -= {key for key in idle if key in rows or plain(sources()[key].title).startswith(notices)}
    assert idle == set(UNNAMED)


def test_every_number_has_the_form_that_running_text_is_searched_for() -> None:
    numbers = [one.number for one in sources().values() if one.number]
    assert len(numbers) >= 60
    assert [number for number in numbers if not NATIONAL.fullmatch(number)] == []
