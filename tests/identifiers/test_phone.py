from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.identifiers import phone
from gongkai.identifiers.phone import Kind, is_hotline, is_mobile, is_office_phone, kind, normalise, split

MOBILE = "13" + "0" * 8 + "1"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("0000-0000001", "0000-0000001"),
        ("0000－0000001", "0000-0000001"),
        ("0000—0000001", "0000-0000001"),
        ("００００-０００００01", "0000-0000001"),
        ("(0000)0000001", "0000-0000001"),
        ("（0000）0000001", "0000-0000001"),
        ("0000 0000001", "0000-0000001"),
        ("00000000001", "0000-0000001"),
        ("0000-000 0001", "0000-0000001"),
        (" 0000-0000001 ", "0000-0000001"),
        ("+86 0000-0000001", "0000-0000001"),
        ("0000-0000001转8021", "0000-0000001转8021"),
        ("0000-0000001-8021", "0000-0000001转8021"),
        ("0000-0000001 转 21", "0000-0000001转21"),
        ("010-" + "1" * 8, "010-" + "1" * 8),
        ("020" + "2" * 8, "020-" + "2" * 8),
    ],
)
def test_office(text: str, right: str) -> None:
    assert kind(text) is Kind.OFFICE
    assert is_office_phone(text)
    assert not is_mobile(text) and not is_hotline(text)
    assert normalise(text) == right
    assert normalise(right) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        *((short, short) for short in ("110", "112", "114", "119", "120", "122", "12345", "12315", "12348", "12333")),
        *((short, short) for short in ("12393", "11185", "95598", "96110", "10086", "955880", "１２３４５")),
        ("400-000-0001", "400-000-0001"),
        ("4000000001", "400-000-0001"),
        ("400 0000 001", "400-000-0001"),
        ("800-000-0001", "800-000-0001"),
    ],
)
def test_hotline(text: str, right: str) -> None:
    assert is_hotline(text)
    assert not is_mobile(text) and not is_office_phone(text)
    assert normalise(text) == (right if right != "１２３４５" else "12345")


@pytest.mark.parametrize(
    "text",
    [MOBILE, f"{MOBILE[:3]} {MOBILE[3:7]} {MOBILE[7:]}", f"{MOBILE[:3]}-{MOBILE[3:7]}-{MOBILE[7:]}", f"+86{MOBILE}",
     f"+86 {MOBILE}", f"0086-{MOBILE}", f"(86){MOBILE}", MOBILE.translate({ord("1"): "１", ord("0"): "０"})],
)  # fmt: skip
def test_mobile(text: str) -> None:
    assert is_mobile(text)
    assert not is_office_phone(text) and not is_hotline(text)
    assert normalise(text) == MOBILE


@pytest.mark.parametrize(
    "text",
    ["", "无", "0000001", "1234", "0000-1", "0000-00000012345678", "12" + "0" * 9, MOBILE + "1", "2026-11-20", "9:00–11:30",
     "电话0000-0000001", "0000-0000001、0000-0000002", "500-000-0001"],
)  # fmt: skip
def test_no_telephone(text: str) -> None:
    assert kind(text) is None
    assert normalise(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("0000-0000001", ("0000-0000001",)),
        ("0000-0000001、0000-0000002", ("0000-0000001", "0000-0000002")),
        ("0000-0000001，0000-0000002；12345", ("0000-0000001", "0000-0000002", "12345")),
        ("0000-0000001 / 0000-0000002", ("0000-0000001", "0000-0000002")),
        ("0000-0000001或0000-0000002", ("0000-0000001", "0000-0000002")),
        ("", ()),
        ("、", ()),
    ],
)
def test_split(text: str, parts: tuple[str, ...]) -> None:
    assert split(text) == parts


@given(st.text(max_size=30) | st.text("0123456789-+() 转０１", max_size=24))
def test_any_text_is_one_kind_or_none(text: str) -> None:
    found = kind(text)
    assert [is_office_phone(text), is_hotline(text), is_mobile(text)].count(True) == (found is not None)
    right = normalise(text)
    assert (right is None) == (found is None)
    if right is not None:
        assert phone.normalise(right) == right
        assert phone.kind(right) is found
