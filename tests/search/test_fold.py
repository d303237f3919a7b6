"""The fold: what it makes of a text, that its table is what opencc and Unicode say, that the bulk form does the same."""

from __future__ import annotations

import itertools
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.site.search import fold_table
from gongkai.site.search.codes import LARGEST, decode, encode, encode_array, unzigzag, zigzag
from gongkai.site.search.fold import browser_table, fold, fold_array, fold_map, fold_words, folded_lengths

GOLDEN = json.loads(Path(__file__).with_name("golden_fold.json").read_text(encoding="utf-8"))
TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.characters(min_codepoint=0x2000, max_codepoint=0x33FF),
        st.characters(min_codepoint=0xF900, max_codepoint=0xFFFF, exclude_categories=()),
    )
)


@pytest.mark.parametrize("text, folded, origin", GOLDEN)
def test_golden(text: str, folded: str, origin: list[int]) -> None:
    assert fold_map(text) == (folded, origin)
    assert fold(text) == folded


def test_the_table_is_what_its_sources_say() -> None:
    committed, made = (json.loads(text) for text in (fold_table.TABLE.read_text(encoding="utf-8"), fold_table.make()))
    assert committed.pop("made_with").startswith("opencc ")
    del made["made_with"]
    assert committed == made


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS, TEXTS)
def test_the_fold_of_a_joined_text_is_the_joined_folds(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(TEXTS)
def test_the_map_leads_back_to_the_character(text: str) -> None:
    folded, origin = fold_map(text)
    assert folded == fold(text)
    assert origin == sorted(origin)
    assert all(char in fold(text[index]) for char, index in zip(folded, origin, strict=True))


@given(st.lists(TEXTS))
def test_the_bulk_form_folds_alike(texts: list[str]) -> None:
    codes, starts = fold_array(texts)
    parts = ["".join(map(chr, codes[a:b])) for a, b in itertools.pairwise(starts)]
    assert parts == [fold(text) for text in texts]
    for text in texts:
        assert folded_lengths(text).tolist() == [len(fold(text[:k])) for k in range(len(text) + 1)]


@given(st.text(st.characters(categories=["P", "Z", "Cc"], max_codepoint=0xFFFF)))
def test_punctuation_and_spaces_fold_to_nothing(text: str) -> None:
    known = "".join(char for char in text if unicodedata.ucd_3_2_0.category(char) != "Cn")
    assert fold(known) == ""


def test_every_letter_folds_as_its_compatible_form() -> None:
    """Letters of Unicode 3.2 and all compatibility ideographs; younger letters are phonetic signs and rare scripts."""
    letters = [char for char in map(chr, range(0x110000)) if unicodedata.ucd_3_2_0.category(char)[0] in "LN"]
    letters += map(chr, (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)))
    assert [char for char in letters if fold(unicodedata.normalize("NFKC", char)) != fold(char)] == []


def test_words_are_parted_by_spaces() -> None:
    assert fold_words("　戶口　遷入 \n 户口 （） ") == ("户口", "迁入")


@given(st.lists(st.integers(0, LARGEST) | st.integers(0, 3000)))
def test_numbers_survive_as_text(values: list[int]) -> None:
    import numpy as np

    text = encode(values)
    assert list(decode(text)) == values
    codes, begins = encode_array(np.array(values, dtype=np.int64))
    assert codes.tobytes().decode() == text
    assert begins.tolist()[-1] == len(text)
    assert '"' not in text and "\\" not in text and text.isascii()


@given(st.integers(-(10**6), 10**6))
def test_signed_numbers_survive(value: int) -> None:
    assert unzigzag(zigzag(value)) == value


def test_a_number_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        encode((LARGEST + 1,))


def test_the_browsers_table_can_be_cut_to_an_alphabet() -> None:
    whole, few = browser_table(), browser_table(frozenset("户口迁入12"))
    assert len(few["gaps"]) < len(whole["gaps"]) / 20
    assert few["drop"] == whole["drop"]
