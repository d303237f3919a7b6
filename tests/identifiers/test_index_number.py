from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.identifiers import uscc
from gongkai.identifiers.index_number import (
    FAULTS,
    IndexNumber,
    NumbersUsedUp,
    Register,
    SchemeError,
    next_free,
    parse,
    scheme,
)


def organisation(body: str = "00000001") -> str:
    return body + uscc.organisation_check_character(body)


def credit(area: str = "000000", body: str = "00000001") -> str:
    head = "11" + area + organisation(body)
    return next(head + c for c in "0123456789ABCDEFGHJKLMNPQRTUWXY" if uscc.is_credit_code(head + c))


ORG, USCC = organisation(), credit()


@pytest.mark.parametrize("code", [ORG, USCC])
def test_default_scheme(code: str) -> None:
    text = f"{code}/2026-00012"
    assert parse(text) == IndexNumber(text, f"{code}/", 2026, 12, code)
    assert scheme().faults(text) == ()


def wrong_last(code: str) -> str:
    return code[:-1] + ("0" if code[-1] != "0" else "1")


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        (f"{ORG}/2026-0012", ("form",)),
        (f"{ORG}/26-00012", ("form",)),
        (f"{ORG}-2026-00012", ("form",)),
        (f"{ORG}/2026-00012 ", ("form",)),
        (f"{ORG}／2026-00012", ("form",)),
        (f"{ORG}/２０２６-00012", ("form",)),
        ("2026-00012", ("form",)),
        ("", ("form",)),
        (f"{ORG}/0026-00012", ("year",)),
        (f"{wrong_last(ORG)}/2026-00012", ("organisation-check-digit",)),
        (f"{wrong_last(USCC)}/2026-00012", ("credit-code-check-digit",)),
        (f"{wrong_last(USCC)}/1026-00012", ("year", "credit-code-check-digit")),
    ],
)
def test_faults(text: str, slugs: tuple[str, ...]) -> None:
    assert scheme().faults(text) == slugs
    assert set(slugs) <= set(FAULTS)


@pytest.mark.parametrize(
    ("template", "text", "prefix", "serial"),
    [
        ("{org}-{year}-{serial:6}", f"{ORG}-2026-000153", f"{ORG}-", 153),
        ("{org}-{word:2}-{year}-{serial:4}", f"{ORG}-民政-2026-0042", f"{ORG}-民政-", 42),
        ("YX{word}({year}){serial:3}号", "YXA1(2026)007号", "YXA1(", 7),
        ("{year}{serial:8}", "202600000001", "", 1),
    ],
)
def test_other_schemes(template: str, text: str, prefix: str, serial: int) -> None:
    number = scheme(template).parse(text)
    assert number is not None
    assert (number.prefix, number.year, number.serial) == (prefix, 2026, serial)
    assert scheme(template).write(prefix, 2026, serial) == text
    following = scheme(template).parse(next_free([text], prefix, 2026, template))
    assert following is not None
    assert (following.prefix, following.serial) == (prefix, serial + 1)


@pytest.mark.parametrize(
    "template",
    ["", "{org}/{year}", "{serial:5}", "{serial:5}-{year}", "{org}{org}{year}{serial:5}", "{year}{org}{serial:5}",
     "{year}{serial:0}", "{code}{year}{serial:5}", "{year}{serial:5", "{year}{serial:5}{word}"],
)  # fmt: skip
def test_templates_that_are_none(template: str) -> None:
    with pytest.raises(SchemeError):
        scheme(template)


def test_next_free() -> None:
    used = [f"{ORG}/2026-00110", f"{ORG}/2026-00003", f"{ORG}/2025-09999", f"{USCC}/2026-00777", "none of ours"]
    assert next_free(used, ORG, 2026) == f"{ORG}/2026-00111"
    assert next_free(used, f"{ORG}/", 2026) == f"{ORG}/2026-00111"
    assert next_free(used, ORG, 2025) == f"{ORG}/2025-10000"
    assert next_free(used, USCC, 2026) == f"{USCC}/2026-00778"
    assert next_free([], ORG, 2027) == f"{ORG}/2027-00001"


def test_gaps_come_last_and_then_nothing() -> None:
    template = "{org}/{year}-{serial:1}"
    register = Register(scheme(template))
    register.enter([f"{ORG}/2026-{n}" for n in (2, 3, 9)])
    taken = [register.take(ORG, 2026)[-1] for _ in range(6)]
    assert taken == ["1", "4", "5", "6", "7", "8"]
    with pytest.raises(NumbersUsedUp):
        register.take(ORG, 2026)


@given(st.lists(st.tuples(st.sampled_from([ORG, USCC]), st.integers(2020, 2027), st.integers(1, 99_999))))
def test_a_free_number_is_new_and_of_the_scheme(used: list[tuple[str, int, int]]) -> None:
    texts = [f"{code}/{year}-{serial:05d}" for code, year, serial in used]
    free = next_free(texts, ORG, 2026)
    assert free not in texts
    assert scheme().faults(free) == ()


def test_many_numbers_are_given_in_one_pass() -> None:
    register = Register(scheme())
    register.enter(f"{ORG}/2026-{n:05d}" for n in range(1, 20_001))
    taken = {register.take(ORG, 2026) for _ in range(50)}
    assert taken == {f"{ORG}/2026-{n:05d}" for n in range(20_001, 20_051)}
