from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.identifiers import document_number
from gongkai.identifiers.document_number import FAULTS, DocumentNumber, Form, faults, find, parse, repaired

VALID = [
    ("国办发〔2019〕54号", "国办发", 2019, 54, Form.NUMBER),
    ("国办公开办函〔2019〕61号", "国办公开办函", 2019, 61, Form.NUMBER),
    ("发改价格规〔2019〕1931号", "发改价格规", 2019, 1931, Form.NUMBER),
    ("云政办发〔2026〕7号", "云政办发", 2026, 7, Form.NUMBER),
    ("云公（治）行罚决字〔2026〕123号", "云公（治）行罚决字", 2026, 123, Form.NUMBER),
    ("国发〔1998〕1号", "国发", 1998, 1, Form.NUMBER),
    ("国务院令第711号", "国务院", None, 711, Form.ORDER),
    ("中华人民共和国国务院令第711号", "中华人民共和国国务院", None, 711, Form.ORDER),
    ("栖云县人民政府令第3号", "栖云县人民政府", None, 3, Form.ORDER),
    ("中华人民共和国主席令第七十号", "中华人民共和国主席", None, 70, Form.ORDER),
    ("中国人民银行令〔2020〕第3号", "中国人民银行", 2020, 3, Form.ORDER),
    ("国家税务总局公告2021年第9号", "国家税务总局", 2021, 9, Form.ANNOUNCEMENT),
    ("财政部 税务总局公告2023年第7号", "财政部 税务总局", 2023, 7, Form.ANNOUNCEMENT),
]


@pytest.mark.parametrize(("text", "issuer", "year", "serial", "form"), VALID)
def test_valid(text: str, issuer: str, year: int | None, serial: int, form: Form) -> None:
    assert parse(text) == DocumentNumber(issuer, year, serial, form)
    assert faults(text) == ()
    assert repaired(text) == text
    if "七" not in text:
        assert str(parse(text)) == text


WRONG = [
    ("国办发[2019]54号", ("brackets",), "国办发〔2019〕54号"),
    ("国办发［2019］54号", ("brackets",), "国办发〔2019〕54号"),
    ("国办发【2019】54号", ("brackets",), "国办发〔2019〕54号"),
    ("国办发(2019)54号", ("brackets",), "国办发〔2019〕54号"),
    ("国办发（2019）54号", ("brackets",), "国办发〔2019〕54号"),
    ("国办发﹝2019﹞54号", ("brackets",), "国办发〔2019〕54号"),
    ("国办发〖2019〗54号", ("brackets",), "国办发〔2019〕54号"),
    ("国办发「2019」54号", ("brackets",), "国办发〔2019〕54号"),
    ("国办发<2019>54号", ("brackets",), "国办发〔2019〕54号"),
    ("国办发《2019》54号", ("brackets",), "国办发〔2019〕54号"),
    ("民发〔2018)23号", ("brackets",), "民发〔2018〕23号"),
    ("国办发〔201954号", ("brackets",), "国办发〔2019〕54号"),
    ("云卫医罚[2022]1号", ("brackets",), "云卫医罚〔2022〕1号"),
    ("国办发〔19〕54号", ("year-two-digits",), None),
    ("国办发[98]54号", ("brackets", "year-two-digits"), None),
    ("国办发〔2019〕054号", ("serial-leading-zero",), "国办发〔2019〕54号"),
    ("国办发〔2019〕第54号", ("serial-ordinal",), "国办发〔2019〕54号"),
    ("国办发〔2019〕第054号", ("serial-ordinal", "serial-leading-zero"), "国办发〔2019〕54号"),
    ("国办发〔2019〕54", ("suffix-missing",), "国办发〔2019〕54号"),
    ("国办发〔2019〕号", ("serial-missing",), None),
    ("国办发〔2019〕××号", ("serial-missing",), None),
    ("国办发〔2019〕0号", ("serial-missing",), None),
    ("〔2019〕54号", ("issuer-missing",), None),
    ("国办发〔2019年〕54号", ("year-suffix",), "国办发〔2019〕54号"),
    ("国办发2019年54号", ("brackets-missing", "year-suffix"), "国办发〔2019〕54号"),
    ("国办发2019年第54号", ("brackets-missing", "year-suffix", "serial-ordinal"), "国办发〔2019〕54号"),
    ("国办发54号", ("brackets-missing", "year-missing"), None),
    ("国办发〔3019〕54号", ("year-implausible",), None),
    ("国办发〔1819〕54号", ("year-implausible",), None),
    ("国办发〔２０１９〕５４号", ("digits-full-width",), "国办发〔2019〕54号"),
    ("国办发［２０１９］第０５４", ("digits-full-width", "brackets", "serial-ordinal", "serial-leading-zero",
     "suffix-missing"), "国办发〔2019〕54号"),
    ("国办发 〔2019〕 54 号", ("spaces",), "国办发〔2019〕54号"),
    (" 国办发〔2019〕54号\n", ("spaces",), "国办发〔2019〕54号"),
    ("国办发　〔2019〕54号", ("spaces",), "国办发〔2019〕54号"),
    ("国办发〔二〇一九〕五十四号", ("digits-chinese",), "国办发〔2019〕54号"),
    ("国办发〔二零一九〕54号", ("digits-chinese",), "国办发〔2019〕54号"),
    ("国务院令711号", ("order-ordinal-missing",), "国务院令第711号"),
    ("国务院令第711", ("suffix-missing",), "国务院令第711号"),
    ("公安部令第054号", ("serial-leading-zero",), "公安部令第54号"),
    ("国办发〔2019〕12345678号", ("unrecognised",), None),
    ("国办发〔2019〕54-1号", ("unrecognised",), None),
    ("关于印发办法的通知", ("unrecognised",), None),
    ("2019", ("unrecognised",), None),
    ("2019-11-20", ("unrecognised",), None),
    ("无", ("unrecognised",), None),
    ("", ("unrecognised",), None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "slugs", "right"), WRONG)
def test_wrong(text: str, slugs: tuple[str, ...], right: str | None) -> None:
    assert parse(text) is None
    assert faults(text) == slugs
    assert repaired(text) == right


def test_every_fault_is_shown_by_a_case() -> None:
    assert {slug for _, slugs, _ in WRONG for slug in slugs} == set(FAULTS)


ISSUERS = st.sampled_from(["国办发", "云政办发", "民发", "云公（治）行罚决字", "云住建罚决字", "财税"])
YEARS = st.integers(1949, 2099)
SERIALS = st.integers(1, 9_999_999)
BRACKETS = st.sampled_from(["〔〕", "[]", "［］", "【】", "()", "（）", "﹝﹞", "〖〗", "「」", "<>", "〔)", "[〕"])


@given(ISSUERS, YEARS, SERIALS)
def test_what_is_written_is_read(issuer: str, year: int, serial: int) -> None:
    number = DocumentNumber(issuer, year, serial)
    assert parse(str(number)) == number


@given(
    ISSUERS, YEARS, SERIALS, BRACKETS, st.sampled_from(["", "0", "00"]), st.sampled_from(["", "第"]),
    st.sampled_from(["", "号"]), st.sampled_from(["", "年"]), st.booleans(), st.sampled_from(["", " ", "\u3000", "\n"]),
)  # fmt: skip
def test_any_sum_of_curable_faults_is_cured(
    issuer: str,
    year: int,
    serial: int,
    pair: str,
    zeros: str,
    ordinal: str,
    hao: str,
    suffix: str,
    wide: bool,
    gap: str,
) -> None:
    digits = f"{zeros}{serial}"[:9]
    text = f"{issuer}{gap}{pair[0]}{year}{suffix}{pair[1]}{gap}{ordinal}{digits}{hao}"
    if wide:
        text = text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"})
    if int(digits) != serial:
        return
    right = str(DocumentNumber(issuer, year, serial))
    assert repaired(text) == right
    assert (faults(text) == ()) == (parse(text) is not None) == (text == right)


@given(st.text(alphabet="国办发令公告第号年〔〕[]（）0１2三十〇 \nX-", max_size=24) | st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    slugs = faults(text)
    assert set(slugs) <= set(FAULTS)
    assert (slugs == ()) == (parse(text) is not None)
    right = repaired(text)
    if right is not None:
        assert faults(right) == ()
        assert repaired(right) == right
    for hit in find(text):
        assert text[hit.start : hit.end] == hit.text
        assert hit.faults == faults(hit.text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("依据《关于全面推进的意见》（国办发〔2019〕54号）办理", [("国办发〔2019〕54号", ())]),
        ("根据国办发〔2019〕54号和云政办发[2026]012号",
         [("国办发〔2019〕54号", ()), ("云政办发[2026]012号", ("brackets", "serial-leading-zero"))]),
        ("按照民发〔2021〕57号规定，参照财税〔2016〕36号", [("民发〔2021〕57号", ()), ("财税〔2016〕36号", ())]),
        ("电话0000-0000001，2026年第3号窗口", []),
        ("", []),
    ],
)  # fmt: skip
def test_found_in_text(text: str, numbers: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(hit.text, hit.faults) for hit in find(text)] == numbers


def test_the_form_is_public() -> None:
    assert document_number.Form.ORDER == "order"
