"""The index: every substring is found and nothing else, in the right order, in small files, the same bytes every time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.site.search import Layout, SearchDocument, SearchIndex, Synonyms, build_index, postings, write_index
from gongkai.site.search.columns import columns
from gongkai.site.search.fold import fold, fold_words
from gongkai.site.search.layout import LARGEST_FILE, base36, find, split, spread
from search import corpus

# So small that a handful of documents fills many shards, has large bigrams, blocks, pages and pieces.
TINY = Layout(leaf=60, heavy=40, part=30, list=24, block=4, page=300, chunk=8)
LETTERS = "户口戶遷迁入办理證证明。，（）〔2026〕1０a Ａ\n㎡𠀀"
TEXT = st.text(st.sampled_from(LETTERS) | st.characters(), max_size=40) | st.text(
    st.sampled_from("户口迁"), max_size=30
)
WORDS = st.lists(st.text(st.sampled_from(LETTERS), max_size=8), max_size=2).map(tuple)
GONE = ("repealed", "expired", "withdrawn")


@st.composite
def documents(draw: st.DrawFn) -> SearchDocument:
    return SearchDocument(
        url=draw(st.sampled_from("abcdefgh")) + ".html",
        anchor=draw(st.sampled_from(("", "row-1", "row-2"))),
        title=draw(TEXT),
        type=draw(st.sampled_from(("service-guide", "row"))),
        type_label="办事指南",
        category=draw(st.sampled_from(("户籍管理", "社会救助"))),
        office=draw(st.sampled_from(("派出所", "便民服务中心", ""))),
        year=draw(st.integers(0, 2030)),
        status=draw(st.sampled_from(("", "in-force", *GONE))),
        numbers=draw(WORDS),
        aliases=draw(WORDS),
        tags=draw(WORDS),
        body=draw(TEXT),
        summary=draw(TEXT),
        date=draw(st.sampled_from(("", "2026-11-20", "2019-01-02", "2026-11-19T08:00:00", "gestern"))),
        facts="免费",
        weight=draw(st.sampled_from((1.0, 0.8, 0.55))),
    )


def contained(document: SearchDocument, word: str) -> bool:
    return any(word in fold(text) for text in document.texts)


def best_place(document: SearchDocument, word: str) -> int:
    """The score of a word by the definition, read off the document itself."""
    title = fold(document.title)
    if title == word:
        return 16
    if word in title:
        return 8
    if any(word in fold(text) for text in document.keys):
        return 4
    before = 0
    for text in document.prose:
        at = fold(text).find(word)
        if at >= 0:
            return 2 if before + at < 200 else 1
        before += len(fold(text)) + 1
    raise AssertionError(word)


def expected(found: Sequence[SearchDocument], query: str) -> list[tuple[float, bool, str]]:
    """Score, repealed and date of every document that contains the words, in the order they should come."""
    words = fold_words(query)
    hits = [document for document in found if words and all(contained(document, word) for word in words)]
    keys = [
        (
            sum(best_place(document, word) for word in words) * round(document.weight * 1000),
            document.status in GONE,
            document.date[:10] if document.date.startswith("2") else "",
        )
        for document in hits
    ]
    return sorted(sorted(keys, key=lambda key: key[2], reverse=True), key=lambda key: (-key[0], key[1]))


def shown(found: Sequence[SearchDocument], index: SearchIndex, query: str) -> list[tuple[float, bool, str]]:
    """The same of the index's hits, in its order."""
    ordered = sorted(found, key=lambda d: (d.url, d.anchor, d.title, d.body))
    return [
        (
            hit.score,
            ordered[hit.document].status in GONE,
            ordered[hit.document].date[:10] if ordered[hit.document].date.startswith("2") else "",
        )
        for hit in index.search(query)
    ]


@pytest.mark.parametrize("layout", [None, TINY], ids=["usual", "tiny files"])
@given(data=st.data(), found=st.lists(documents(), min_size=1, max_size=9))
@settings(max_examples=150, deadline=None)
def test_any_substring_finds_its_document_and_no_other(
    layout: Layout | None, data: st.DataObject, found: list[SearchDocument]
) -> None:
    index = SearchIndex(build_index(found, Synonyms(), layout))
    text = fold(data.draw(st.sampled_from([text for document in found for text in document.texts])))
    start = data.draw(st.integers(0, len(text)))
    word = text[start : data.draw(st.integers(start, len(text)))]
    assert shown(found, index, word) == expected(found, word)
    free = data.draw(TEXT | st.text(st.sampled_from("户口 迁入"), max_size=9))
    assert shown(found, index, free) == expected(found, free)


@pytest.mark.parametrize("layout", [None, TINY], ids=["usual", "tiny files"])
def test_a_portals_own_queries(layout: Layout | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "_SLICE", 2000)
    monkeypatch.setattr(postings, "_ROWS", 9000)
    found = corpus.portal(150)
    index = SearchIndex(build_index(found, corpus.SYNONYMS, layout))
    for query in corpus.queries(found, 150):
        assert shown(found, index, query) == expected(found, query), query


def test_the_same_documents_in_any_order_give_the_same_bytes() -> None:
    found = corpus.portal(120)
    mixed = found[:]
    random.Random(3).shuffle(mixed)
    assert build_index(found, corpus.SYNONYMS) == build_index(iter(mixed), corpus.SYNONYMS)


def test_one_changed_record_rewrites_few_files() -> None:
    found = corpus.portal(400)
    row = next(k for k, document in enumerate(found) if document.type == "row")
    before = build_index(found, corpus.SYNONYMS)
    found[row] = replace(found[row], body=found[row].body.replace("组", "村民小组"), date="2026-11-19")
    after = build_index(found, corpus.SYNONYMS)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert {name.split("/")[0] for name in changed} == {"p", "c", "d", "b", "start.js"}
    assert len([name for name in changed if name.startswith("d/")]) == 1
    # A position moves for every pair behind the change, so its shards change; the others and their names stay.
    assert len(changed) < len(before) / 3


def test_no_file_is_too_large() -> None:
    files = build_index(corpus.portal(300), corpus.SYNONYMS)
    repeated = replace(corpus.portal(1)[0], body="户口迁入" * 80_000)
    files |= {f"x{name}": content for name, content in build_index([repeated], Synonyms()).items() if name[0] in "pc"}
    assert max(len(content) for name, content in files.items() if name.lstrip("x")[0] in "pc") <= LARGEST_FILE


def test_an_empty_site_has_an_index() -> None:
    index = SearchIndex(build_index([], Synonyms()))
    assert index.search("户口") == [] == index.search("户")


def test_a_query_of_punctuation_finds_nothing() -> None:
    index = SearchIndex(build_index(corpus.portal(30), Synonyms()))
    assert index.search("〔〕，。") == []


def test_the_report_counts_what_was_written(tmp_path: Path) -> None:
    found = corpus.portal(60)
    report = write_index(found, corpus.SYNONYMS, tmp_path)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert (report.files, report.bytes) == (len(files), sum(file.stat().st_size for file in files))
    assert report.documents == 60
    assert {file.relative_to(tmp_path).as_posix() for file in files} == set(build_index(found, corpus.SYNONYMS))


def test_the_texts_of_a_zone_do_not_touch() -> None:
    one = replace(corpus.portal(1)[0], title="户口", numbers=("迁", "入"), aliases=("户",), tags=("口",), office="")
    index = SearchIndex(build_index([one], Synonyms()))
    assert not index.search("迁入")
    assert not index.search("户口迁")
    table = columns([one])
    assert len(table.rank) == table.start[-1]


def test_synonyms_are_read_and_wrong_ones_named() -> None:
    read = Synonyms.read([{"say": "低保", "mean": ["最低生活保障"]}])
    assert read.groups == ((("低保",), ("最低生活保障",)),)
    assert Synonyms.read(None) == Synonyms()
    with pytest.raises(ValueError, match="第2组"):
        Synonyms.read([{"say": ["低保"], "mean": ["最低生活保障"]}, {"say": ["砍树"]}])
    with pytest.raises(ValueError, match="列表"):
        Synonyms.read({"低保": "最低生活保障"})


@given(st.sets(st.integers(0, 0x10FFFF), max_size=40), st.integers(1, 5))
@settings(deadline=None)
def test_every_key_is_in_its_leaf(codes: set[int], limit: int) -> None:
    import numpy as np

    hashes = np.array(sorted(map(spread, codes)), dtype=np.int64)
    shape, leaves = split(hashes, np.arange(len(hashes) + 1), 21, limit)
    place = {int(hashes[k]): leaf.name for leaf in leaves for k in range(leaf.first, leaf.last)}
    assert len(place) == len(codes)
    assert all(find(shape, key, 21) == name for key, name in place.items())
    assert all(leaf.last - leaf.first <= limit for leaf in leaves)


def test_numbers_of_files() -> None:
    assert [base36(number) for number in (0, 35, 36, 1295)] == ["0", "z", "10", "zz"]
