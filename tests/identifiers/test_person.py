from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric
from stdnum.cn import uscc as stdnum_uscc

from gongkai.identifiers import person
from gongkai.identifiers.person import (
    Kind,
    find_addresses_below_township,
    find_bank_cards,
    find_id_cards,
    find_masked_id_cards,
    find_mobiles,
    find_numbers,
    mask,
)

# No number here belongs to anybody: the place 000000 cannot exist, and no literal is a whole number.
NOWHERE = "0" * 6
PLACES = st.sampled_from([NOWHERE, "110101", "330127", "510105", "620102", "830000"])
WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789Xx"}


def id_card(born: date = date(1990, 1, 1), place: str = NOWHERE, order: int = 123) -> str:
    body = f"{place}{born:%Y%m%d}{order:03d}"
    return body + str(ric.calc_check_digit(body + "0"))


def bank_card(body: str) -> str:
    return body + str(luhn.calc_check_digit(body))


ID = id_card()
ID_X = next(number for n in range(1000) if (number := id_card(order=n)).endswith("X") and n > 123)
ID_DIGIT = next(number for n in range(1000) if (number := id_card(order=n))[-1] not in "X0")
OLD_ID = NOWHERE + "90" + "0101" + "123"
MOBILE = "130" + "0000" + "0001"
CARD = bank_card("62" + "0000" * 4)
CARD_16 = bank_card("62" + "0000" * 3 + "1")

id_cards = st.builds(id_card, st.dates(date(1900, 1, 1), date(2026, 12, 31)), PLACES, st.integers(0, 999))
mobiles = st.builds(lambda second, rest: f"1{second}{rest:09d}", st.integers(3, 9), st.integers(0, 999_999_999))


def values(text: str) -> list[str]:
    return [span.value for span in find_id_cards(text)]


# --- identity cards ------------------------------------------------------------------------------------------------

SOLID = ["{}", "身份证号：{}", "张三{}李四", "1 {} 2", "第3户\t{}\t农业", "({})", "身份证{}，电话0000-0000001", "“{}”", "\n{}\n",
         "编号1|{}|", "《{}》", "{}.pdf", "名单_{}_2026", "x={};", "2026年11月20日{}", "{}号", "id{}", "No.{}"]  # fmt: skip


@pytest.mark.parametrize("number", [ID, ID_X, ID_DIGIT])
@pytest.mark.parametrize("frame", SOLID)
def test_solid(frame: str, number: str) -> None:
    [span] = find_id_cards(frame.format(number))
    assert (span.value, span.certain) == (number, True)
    assert frame.format(number)[span.start : span.end] == number


DISGUISES = {
    "wide": lambda n: n.translate(WIDE),
    "lower": str.lower,
    "spelled": " ".join,
    "spelled wide": lambda n: "\u3000".join(n.translate(WIDE)),
    "hyphens": lambda n: "-".join((n[:6], n[6:14], n[14:])),
    "long dashes": lambda n: "—".join((n[:6], n[6:14], n[14:])),
    "dots": lambda n: ".".join((n[:6], n[6:10], n[10:14], n[14:])),
    "middle dots": lambda n: "·".join((n[:6], n[6:14], n[14:])),
    "blanks": lambda n: f"{n[:3]} {n[3:6]} {n[6:14]}  {n[14:]}",
    "fours": lambda n: f"{n[:4]} {n[4:8]} {n[8:12]} {n[12:16]} {n[16:]}",
    "no-break": lambda n: f"{n[:6]}\u00a0{n[6:14]}\u00a0{n[14:]}",
    "zero width": "\u200b".join,
    "byte order mark": lambda n: n[:9] + "\ufeff" + n[9:],
    "soft hyphen": lambda n: n[:9] + "\u00ad" + n[9:],
    "line break": lambda n: n[:9] + "\n" + n[9:],
    "windows line break": lambda n: n[:6] + "\r\n" + n[6:],
    "folded yaml": lambda n: n[:10] + "\n    " + n[10:],
    "hyphen at the line end": lambda n: n[:10] + "-\n" + n[10:],
    "quoted mail": lambda n: n[:10] + "\n> " + n[10:],
    "form feed": lambda n: n[:10] + "\f" + n[10:],
    "cells": lambda n: n[:6] + "\t" + n[6:],
    "three cells": lambda n: "\t".join((n[:6], n[6:14], n[14:])),
    "check apart": lambda n: n[:17] + " " + n[17],
    "mathematical": lambda n: "".join(chr(0x1D7CE + int(c)) if c.isdecimal() else c for c in n),
    "arabic": lambda n: "".join(chr(0x0660 + int(c)) if c.isdecimal() else c for c in n),
    "cyrillic": lambda n: n.replace("X", "Х"),
    "cross": lambda n: n.replace("X", "×"),
}
FRAMES = st.sampled_from(
    ["{}", "身份证：{}", "张三 {} 李四", "1 {} 2026", "电话0000-0000001，{}", "{}\n{}", "12{}".replace("12", "3\t")]
)


@pytest.mark.parametrize("name", DISGUISES)
@pytest.mark.parametrize("number", [ID, ID_X, ID_DIGIT])
def test_disguised(name: str, number: str) -> None:
    text = "户主 " + DISGUISES[name](number) + " 备注"
    [span] = find_id_cards(text)
    assert (span.value, span.certain) == (number, True)
    assert text[span.start : span.end] == DISGUISES[name](number)


@settings(max_examples=400)
@given(id_cards, st.sampled_from(sorted(DISGUISES)), FRAMES)
@example(id_card(place="510105", order=7), "spelled", "1 {} 2026")
def test_every_identity_card_is_found_in_every_disguise(number: str, name: str, frame: str) -> None:
    text = frame.replace("{}", DISGUISES[name](number))
    found = values(text)
    assert found.count(number) == frame.count("{}"), text


@given(
    id_cards,
    st.lists(st.integers(1, 17), unique=True, max_size=6),
    st.sampled_from([" ", "-", ".", "\n", " \n ", "－"]),
)
def test_every_way_of_cutting_is_found(number: str, cuts: list[int], gap: str) -> None:
    ends = [0, *sorted(cuts), 18]
    text = gap.join(number[a:b] for a, b in pairwise(ends))
    assert values(f"号码 {text} 止") == [number]


@given(id_cards, mobiles)
def test_an_identity_card_run_together_with_a_mobile(number: str, mobile: str) -> None:
    for text in (number + mobile, mobile + number):
        if number.endswith("X") and text.startswith("1") and text[:11] == mobile:
            continue
        assert number in values(text), text


@given(st.lists(id_cards, min_size=1, max_size=5), st.sampled_from(["\n", "\t", " ", "，", "、", ";", " | "]))
def test_a_column_of_numbers(numbers: list[str], separator: str) -> None:
    assert values(separator.join(numbers)) == numbers


@given(id_cards, st.integers(0, 16), st.integers(1, 9))
def test_a_wrong_digit_is_no_identity_card(number: str, place: int, step: int) -> None:
    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert [span for span in find_id_cards(wrong) if span.certain] == []


@pytest.mark.parametrize("text", [OLD_ID, f"身份证号：{OLD_ID}", f"{OLD_ID[:6]} {OLD_ID[6:12]} {OLD_ID[12:]}", " ".join(OLD_ID),
                                  f"{OLD_ID[:6]}-{OLD_ID[6:]}", f"张三{OLD_ID}", OLD_ID.translate(WIDE), f"证件号码{OLD_ID}"])  # fmt: skip
def test_fifteen_digits(text: str) -> None:
    [span] = find_id_cards(text)
    assert (span.value, span.certain) == (OLD_ID, False)


@pytest.mark.parametrize(
    "text",
    [f"编号{OLD_ID}", f"云溪宅批{OLD_ID}", f"注册号：{OLD_ID}", f"地字第{OLD_ID}号", f"{OLD_ID}元", "000000" + "901301123",
     "000000" + "900100" + "123", "000000" + "000101" + "123", "990101" + "900101" + "123"],
)  # fmt: skip
def test_fifteen_digits_of_something_else(text: str) -> None:
    assert find_id_cards(text) == ()


@pytest.mark.parametrize(
    "text", ["110101" + "19900101" + "1000", "1.10101" + "199001011" + "E+17", "1.10101" + "19900101" + "e17"]
)
def test_rounded_by_excel(text: str) -> None:
    spans = find_id_cards(f"张三 {text} 元旦")
    assert [(span.value[:14], span.certain) for span in spans] == [("110101" + "19900101", False)]


# --- masked --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("110101********1234", "000000********0000"),
        ("110101＊＊＊＊＊＊＊＊1234", "000000********0000"),
        ("110101××××××××1234", "000000********0000"),
        ("110101xxxxxxxx1234", "000000********0000"),
        ("110101XXXXXXXX123X", "000000********0000"),
        ("110101●●●●●●●●1234", "000000********0000"),
        ("110101 ******** 1234", "000000********0000"),
        ("1101**********1234", "0000**********0000"),
        ("1***************34", "0***************00"),
        ("1101011990****1234", "0000000000****0000"),
        ("110101199001******", "000000000000******"),
        ("110101****1234", "000000****0000"),
        ("110101*********123", "000000*********000"),
        ("110101******123", "000000******000"),
    ],
)
def test_masked(text: str, shape: str) -> None:
    [span] = find_masked_id_cards(f"张三（{text}）")
    assert span.shape == shape
    assert span.kind is Kind.ID_CARD_MASKED
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    "text",
    ["138****0001", "138****0001 139****0002", "6222********1234", "62220000****0001234", "********", "**重要** 2026", "2026********1234",
     "********1234", "1*2*3", "3 x 4 xx 5", "0000-*******", ID, "xx路12xx号"],
)  # fmt: skip
def test_not_a_masked_identity_card(text: str) -> None:
    assert find_masked_id_cards(text) == ()


@given(id_cards)
def test_the_mask_hides_the_birth_date_and_is_found_as_masked(number: str) -> None:
    masked = mask(Kind.ID_CARD, number)
    assert masked == number[:6] + "********" + number[14:]
    [span] = find_masked_id_cards(masked)
    assert (span.value, find_numbers(masked)) == (masked, ())
    for disguise in DISGUISES.values():
        assert mask(Kind.ID_CARD, disguise(number).replace("Х", "X").replace("×", "X")) == masked


@given(id_cards, st.integers(-3, 20), st.integers(-3, 20))
def test_no_mask_shows_a_birth_date(number: str, head: int, tail: int) -> None:
    masked = mask(Kind.ID_CARD, number, head, tail)
    assert len(masked) == 18
    assert masked[6:14] == "********"


@pytest.mark.parametrize(
    ("kind", "text", "masked"),
    [
        (Kind.ID_CARD, OLD_ID, "000000******123"),
        (Kind.MOBILE, MOBILE, "130****0001"),
        (Kind.MOBILE, "+86 " + MOBILE, "130****0001"),
        (Kind.BANK_CARD, CARD_16, "************" + CARD_16[-4:]),
        (Kind.ADDRESS, "云溪镇杏花村3组12号", "云溪镇杏花村"),
        (Kind.ADDRESS, "和平路12号3栋2单元501室", "和平路"),
        (Kind.ADDRESS, "3栋2单元501室", ""),
    ],
)
def test_mask(kind: Kind, text: str, masked: str) -> None:
    assert mask(kind, text) == masked


def test_a_span_shows_itself_masked() -> None:
    [span] = find_id_cards(ID)
    assert span.shown == mask(Kind.ID_CARD, ID)
    assert ID[6:14] not in span.shown


# --- mobiles -------------------------------------------------------------------------------------------------------

MOBILE_FORMS = {
    "solid": str,
    "wide": lambda n: n.translate(WIDE),
    "3-4-4 blanks": lambda n: f"{n[:3]} {n[3:7]} {n[7:]}",
    "3-4-4 hyphens": lambda n: f"{n[:3]}-{n[3:7]}-{n[7:]}",
    "3-4-4 dots": lambda n: f"{n[:3]}.{n[3:7]}.{n[7:]}",
    "3-8": lambda n: f"{n[:3]}-{n[3:]}",
    "7-4": lambda n: f"{n[:7]}-{n[7:]}",
    "4-4-3": lambda n: f"{n[:4]}-{n[4:8]}-{n[8:]}",
    "spelled": " ".join,
    "+86": lambda n: "+86" + n,
    "+86 blank": lambda n: "+86 " + n,
    "86-": lambda n: f"86-{n[:3]}-{n[3:7]}-{n[7:]}",
    "0086": lambda n: "0086" + n,
    "trunk": lambda n: "0" + n,
    "float": lambda n: n + ".0",
    "zero width": "\u200b".join,
}


@pytest.mark.parametrize("form", MOBILE_FORMS)
@pytest.mark.parametrize(
    "frame",
    [
        "{}",
        "电话{}",
        "张三 {}",
        "Tel:{}",
        "TEL{}",
        "手机：{}，",
        "签字{}",
        "（{}）",
        "张三/{}",
        "{}@example.cn",
        "{}人社所",
    ],
)
def test_mobile_forms(form: str, frame: str) -> None:
    [span] = find_mobiles(frame.format(MOBILE_FORMS[form](MOBILE)))
    assert (span.value, span.kind) == (MOBILE, Kind.MOBILE)
    assert span.certain == (form != "3-4-4 blanks")


@given(mobiles)
def test_every_mobile_is_found(number: str) -> None:
    for name in ("solid", "wide", "+86", "spelled", "float"):
        assert [span.value for span in find_mobiles(f"联系人 {MOBILE_FORMS[name](number)} 。")] == [number]


@given(mobiles, id_cards)
def test_a_row_with_both(mobile: str, number: str) -> None:
    text = f"1\t张三\t{number}\t{mobile}\n"
    assert [(s.kind, s.value) for s in find_numbers(text)] == [(Kind.ID_CARD, number), (Kind.MOBILE, mobile)]


# --- bank cards ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [CARD, CARD_16, f"卡号{CARD}", f"{CARD_16[:4]} {CARD_16[4:8]} {CARD_16[8:12]} {CARD_16[12:]}", CARD.translate(WIDE),
     f"{CARD_16[:4]}-{CARD_16[4:8]}-{CARD_16[8:12]}-{CARD_16[12:]}", " ".join(CARD_16), f"张三 {CARD} 信用社"],
)  # fmt: skip
def test_bank_cards(text: str) -> None:
    spans = find_bank_cards(text)
    assert [span.value for span in spans] in ([CARD], [CARD_16])
    assert spans[0].certain


@given(st.integers(16, 19), st.integers(0, 10**15), st.sampled_from(["{}", "一卡通{}", "张三 {} 元", "账号：{}"]))
def test_every_card_from_62_is_found(length: int, seed: int, frame: str) -> None:
    card = bank_card(("62" + f"{seed:016d}")[: length - 1].ljust(length - 1, "7"))
    if len(set(card)) < 3 or frame.endswith("元") or values(card):
        return
    assert [span.value for span in find_bank_cards(frame.format(card))] == [card]


def test_other_issuers_need_a_word() -> None:
    card = bank_card("9558" + "8" + "0" * 13)
    assert find_bank_cards(f"序列{card}") == ()
    [span] = find_bank_cards(f"工商银行账号：{card}")
    assert (span.value, span.certain) == (card, False)


@given(st.integers(0, 17), st.integers(1, 9))
def test_a_wrong_digit_is_no_card(place: int, step: int) -> None:
    wrong = CARD[:place] + str((int(CARD[place]) + step) % 10) + CARD[place + 1 :]
    assert find_bank_cards(wrong) == ()


# --- what looks like it and is not ---------------------------------------------------------------------------------


def organisation() -> str:
    head = "11" + "000000" + "00000001"
    return next(
        code
        for c in "0123456789X"
        if (code := head + c + str(stdnum_uscc.calc_check_digit(head + c + "0"))) and stdnum_uscc.is_valid(code)
    )


def filled(text: str) -> str:
    return text.replace("{code}", organisation()).replace("{m}", MOBILE)


HARMLESS = [
    "云溪宅批202600012345678", "云溪宅批2026000123456789", "云溪镇宅批〔2026〕12345678号", "云公（治）行罚决字〔2026〕12345号",
    "案件编号{m}", "编号：{m}", "地字第110101202600001号", "乡字第110101202612010号", "建字第330100202600012号",
    "许可证编号JY13300001234567", "不动产权第0012345号", "云（2026）云溪镇不动产权第0001234号", "受理编号20261120000001",
    "流水号2026112000000123", "项目代码2606-330100-04-01-123456", "2606-000000-04-01-345678", "000014349/2017-00110",
    "11441700007280420Y/2021-00050", "113708280043326001/2024-02411", "01527918X-2020-153077", "11500236008658157Y/2024-00001",
    "0000-0000001", "（0000）0000001", "0000-0000001转8021", "0000-0000001、0000-0000002", "0000-0000001 0000-0000002",
    "0000－0000001", "010-11111111", "020-22222222 020-22222223", "12345", "12315", "12348", "12333", "12345、12315、12393",
    "110 119 120 122", "400-000-0001", "4000000001", "400 000 0001", "800-000-0001", "95598", "96110", "10086",
    "2026-11-20", "2026年11月20日", "2026-11-02至2026-12-02", "20261120", "2026.11.20-2026.12.20", "2026/11/20 14:30:00",
    "2026-11-02 2026-11-20 2026-12-02 2026-12-31", "11-20 11-21 11-22 11-23 11-24 11-25", "20261120143000",
    "20261102 20261120 20261202", "8:30–11:30 14:30–17:30", "2021 2022 2023 2024 2025 2026",
    "2019年 12345 2020年 23456 2021年 34567 2022年 45678", "13800000000元", "13,800,138,001.00元", "{m}.50元",
    "收入{m}元", "{m}.25", "总投资{m}美元", "15000000000吨", "150 2000 3000", "138 2025 2026",
    "135 20260101", "150\n2000\n3000", "1500 2000 300", "1300 0000 001", "1300000 0001", "1500\n2000000", "130\n0000\n0001",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20", "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 4.1 4.2",
    "1200 1300 1400 1500 1600 1700", "100 200 300 400 500 600 700 800", "3.1415926535897932384626", "0.{m}",
    "99.99% 88.88% 77.77% 66.66%", "QQ群号1234567890", "邮编000000", "网站标识码0000000001", "ICP备00000000号-1",
    "公网安备00000000000001号", "ISBN 978-7-0000-0000-0", "GB/T 9704-2012", "GB 11643-1999", "GB/T 33661-2017 GB 32100-2015",
    "第{m}00号", "合同号{m}", "No.{m}", "A{m}", "SN{m}", "HTTP200{m}800",
    "{code}", "信用代码：{code}", "{code} {code}", "{code}\n{code}", "区划代码000000000000", "110101001001", "330127103205",
    "110101001001 110101001002 110101001003", "经度119.123456纬度29.123456", "119.123456,29.123456 119.123457,29.123457",
    "0" * 18, "1" * 18, "9" * 18, "0" * 11, "1" * 11, "1234567890" * 3, "6" * 19, "62" + "0" * 14, "88888888888", "0" * 16,
    "sha256 0123456789012345678901234567890123456789012345678901234567890123", "v1.2.3.4.5.6.7.8.9.10.11",
    "192.168.000.001 10.0.0.1 172.16.0.1", "110101" + "19901301" + "1234", "110101" + "19900230" + "1234", "110101" + "18990101" + "1234",
    "", "无", "云溪镇便民服务中心", "收费标准10元/证、20元/证、30元/证、5元/㎡",
    "面积120.5㎡ 130.6㎡ 140.7㎡ 150.8㎡", "统计编号{m}", "登记号{m}", "{m}号", "文件号{m}",
]  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS)
@pytest.mark.parametrize("frame", ["{}", "办理结果：{}，请核对。", "| {} |\n"])
def test_harmless(text: str, frame: str) -> None:
    text = frame.replace("{}", filled(text))
    assert find_numbers(text) == ()
    assert find_masked_id_cards(text) == ()


def test_a_page_of_everything_harmless() -> None:
    # Side by side, the look-alikes must not join into a number.
    text = filled("\n".join(HARMLESS))
    assert find_numbers(text) == ()


@given(
    st.lists(st.tuples(st.integers(2000, 2035), st.integers(1, 12), st.integers(1, 28)), max_size=12),
    st.sampled_from(["-", "/", "."]),
)
@example([(2000, 11, 3), (2019, 9, 6), (2020, 2, 1)], "-")
@example([(2000, 11, 6), (2019, 7, 5), (2001, 3, 1)], ".")
def test_columns_of_dates(days: list[tuple[int, int, int]], dash: str) -> None:
    text = " ".join(f"{y}{dash}{m:02d}{dash}{d:02d}" for y, m, d in days)
    assert find_numbers(text) == ()


@given(
    st.sampled_from(["11", "12", "13", "51", "91", "92"]),
    st.integers(0, 10**6),
    st.text("0123456789ABCDEFGH", min_size=9, max_size=9),
)
def test_no_credit_code_is_a_person(kind: str, area: int, body: str) -> None:
    head = f"{kind}{area % 10**6:06d}{body}"
    code = head + str(stdnum_uscc.calc_check_digit(head + "0"))
    if code[:17].isdecimal() and person.is_id_card(code):
        return
    assert find_id_cards(f"信用代码{code}") == ()


@given(st.integers(0, 10**7 - 1), st.integers(0, 10**7 - 1))
def test_no_office_line_is_a_mobile(a: int, b: int) -> None:
    assert find_numbers(f"电话0000-{a:07d}、0000-{b:07d}") == ()
    assert find_numbers(f"0000-{a:07d} 0000-{b:07d}") == ()


@settings(max_examples=300)
@given(st.text("0123456789 -.\n\txX*元号第张三", max_size=120) | st.text(max_size=60))
def test_spans_are_in_order_and_show_nothing(text: str) -> None:
    end = 0
    for span in find_numbers(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
        if span.kind is Kind.ID_CARD:
            assert span.value[6:12] not in span.shown or span.value[6:12] in span.value[:6] + span.value[14:]
    for span in (*find_masked_id_cards(text), *find_addresses_below_township(text)):
        assert 0 <= span.start < span.end <= len(text)
        assert span.shown is not None


# --- addresses -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found", "certain"),
    [
        ("云溪镇杏花村3组12号", "云溪镇杏花村3组12号", True),
        ("杏花村三组", "杏花村三组", True),
        ("杏花村第三村民小组", "杏花村第三村民小组", True),
        ("杏花村2社", "杏花村2社", True),
        ("杏花村委会5队", "杏花村委会5队", True),
        ("杏花村12号", "杏花村12号", True),
        ("王家庄１２号", "王家庄１２号", True),
        ("和平社区3栋2单元501室", "和平社区3栋2单元501室", True),
        ("和平路12号3栋2单元501室", "和平路12号3栋2单元501室", True),
        ("幸福小区5幢1单元302室", "幸福小区5幢1单元302室", True),
        ("幸福小区5幢302", "", True),
        ("幸福花园3号楼1单元5层501室", "幸福花园3号楼1单元5层501室", True),
        ("5栋2单元", "5栋2单元", True),
        ("1单元302室", "1单元302室", True),
        ("人民路1号", "人民路1号", False),
        ("人民路1-2号", "人民路1-2号", False),
        ("人民路1号201室", "人民路1号201室", True),
        ("建设巷7号", "建设巷7号", False),
    ],
)
def test_addresses(text: str, found: str, certain: bool) -> None:
    spans = find_addresses_below_township(f"住址：{text}，")
    assert [(span.value, span.certain) for span in spans] == ([(found, certain)] if found else [])


@pytest.mark.parametrize(
    "text",
    ["云政发〔2026〕12号", "第3号", "3号窗口", "2楼3号窗口", "三组数据", "分为5组", "12号楼", "2026年3号文件", "国务院令第711号",
     "G25高速公路5号桥",
     "铁路12号线", "云溪镇杏花村", "杏花村村民委员会", "一号文件", "每组3人", "档案室", "201室",
     "人民路3号线", "教研室", "5号", "12345号", "村社", ""],
)  # fmt: skip
def test_no_address(text: str) -> None:
    assert find_addresses_below_township(text) == ()


# --- speed ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["1" * 300_000, "1 " * 150_000, "1" + " " * 300_000 + "1", "1\n" * 150_000, ("1" + "\n" * 5_000) * 60,
     "1*" * 150_000, "12345678 " * 30_000,
     "1-" * 150_000 + "X", "6 2 " * 25_000, "三" * 300_000 + "号", "1 \n" * 100_000, (" " * 12 + "\n") * 20_000 + "1", "X" * 300_000],
    ids=["solid", "spelled", "blank", "lines", "empty lines", "stars", "columns", "hyphens", "62", "han", "mixed", "margins", "x"],
)  # fmt: skip
def test_hostile_texts_take_linear_time(text: str) -> None:
    begin = time.perf_counter()
    find_numbers(text)
    find_masked_id_cards(text)
    find_addresses_below_township(text)
    assert time.perf_counter() - begin < 120, "it must not hang"
