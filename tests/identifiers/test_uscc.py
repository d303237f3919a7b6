from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as oracle

from gongkai.identifiers import uscc

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"

bodies = st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8)
areas = st.text("0123456789", min_size=6, max_size=6)
kinds = st.sampled_from(["11", "12", "13", "51", "52", "91", "92", "Y1"])


def credit(kind: str, area: str, body: str) -> str:
    head = kind + area + body + uscc.organisation_check_character(body)
    return head + str(oracle.calc_check_digit(head + "0"))


@given(kinds, areas, bodies)
def test_made_codes_are_right(kind: str, area: str, body: str) -> None:
    code = credit(kind, area, body)
    assert uscc.faults(code) == ()
    assert uscc.is_credit_code(code)
    assert oracle.is_valid(code) or not kind.isdecimal()
    assert uscc.organisation_code(code) == body + uscc.organisation_check_character(body)
    assert uscc.is_government(code) == (kind == "11")


@given(kinds, areas, bodies, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(kind: str, area: str, body: str, place: int, other: str) -> None:
    code = credit(kind, area, body)
    wrong = code[:place] + other + code[place + 1 :]
    assert uscc.is_credit_code(wrong) == (wrong == code)


def test_published_example() -> None:
    # The organisation code of the State Council's General Office stands in the index number of 国办发〔2017〕47号.
    assert uscc.is_organisation_code("000014349")
    assert uscc.is_organisation_code("00001434-9")
    assert not uscc.is_organisation_code("000014348")
    assert uscc.is_organisation_code("01527918X")


CODE = credit("11", "000000", "00000001")


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("", ("length",)),
        (CODE[:-1], ("length",)),
        (CODE + "0", ("length",)),
        (CODE.replace("0", "O", 1), ("characters",)),
        ("11I" + CODE[3:], ("characters",)),
        (CODE.lower().replace("1", "a", 1), ("characters",)),
        (CODE[:-1] + ("0" if CODE[-1] != "0" else "1"), ("check-digit",)),
    ],
)
def test_faults(text: str, slugs: tuple[str, ...]) -> None:
    assert uscc.faults(text) == slugs
    assert set(slugs) <= set(uscc.FAULTS)


def test_a_wrong_organisation_code_inside_is_told_apart() -> None:
    head = CODE[:16] + ("0" if CODE[16] != "0" else "1")
    code = head + str(oracle.calc_check_digit(head + "0"))
    assert uscc.faults(code) == ("organisation-check-digit",)
    assert uscc.is_credit_code(code)


@pytest.mark.parametrize("disguise", [" ".join(CODE), CODE.lower(), CODE[:8] + "-" + CODE[8:], "\u3000" + CODE])
def test_normalise(disguise: str) -> None:
    assert uscc.normalise(disguise) == CODE
    wide = "".join(chr(ord(c) + 0xFEE0) for c in CODE)
    assert uscc.normalise(wide) == CODE
