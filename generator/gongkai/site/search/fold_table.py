"""Makes fold_table.json, the one table by which Python and the browser fold text; run `python -m gongkai.site.search.fold_table`.

The table is committed; opencc is needed only to make it again, and a test compares the two. Which characters count as
letters is taken from Unicode 3.2, the one edition every Python carries unchanged, and from whole blocks of punctuation
and symbols, so that a newer Python makes the same table.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from gongkai.site.search.codes import encode, zigzag

TABLE = Path(__file__).with_name("fold_table.json")

# Blocks without a letter worth keeping: dropped whole, assigned or not, save what _KEPT_INSIDE names.
_DROPPED_BLOCKS = (
    (0x0000, 0x002F),
    (0x0300, 0x036F),
    (0x2000, 0x206F),
    (0x20A0, 0x20FF),
    (0x2190, 0x245F),
    (0x2500, 0x2BFF),
    (0x2E00, 0x2E7F),
    (0x2FF0, 0x2FFF),
    (0x3000, 0x303F),
    (0x31C0, 0x31EF),
    (0x4DC0, 0x4DFF),
    (0xA490, 0xA4CF),
    (0xD800, 0xF8FF),
    (0xFE00, 0xFE6F),
    (0xFFE0, 0xFFFF),
    (0x1F000, 0x1F0FF),
    (0x1F300, 0x1FAFF),
    (0xE0000, 0x10FFFF),
)
_KEPT_INSIDE = (0x3005, 0x3006, 0x3007, *range(0x3021, 0x302A), *range(0x3038, 0x303D), 0x2071, 0x207F)

# What opencc leaves alone when it sees one character by itself, and look-alikes that clerks type.
_BY_HAND = {
    "著": "着",  # 沿著 = 沿着; 著名 then folds alike on both sides
    "瞭": "了",  # 瞭解 = 了解
    "藉": "借",  # 憑藉 = 凭借
    "甦": "苏",
    "姪": "侄",
    "么": "么",  # opencc takes it for the old form of 幺
    "○": "〇",  # 二○二六年 with a geometric circle
    "◯": "〇",
    "〡": "一",
}
# Radicals that PDF files put in place of the character; Unicode gives them no NFKC form. Code point → character.
_RADICALS = {
    0x2E81: "厂",
    0x2EA0: "民",
    0x2EC5: "见",
    0x2EC6: "角",
    0x2EC9: "贝",
    0x2ECB: "车",
    0x2ED3: "长",
    0x2ED4: "门",
    0x2ED8: "青",
    0x2ED9: "韦",
    0x2EDA: "页",
    0x2EDB: "风",
    0x2EDC: "飞",
    0x2EDD: "食",
    0x2EE2: "马",
    0x2EE3: "骨",
    0x2EE4: "鬼",
    0x2EE5: "鱼",
    0x2EE6: "鸟",
    0x2EE7: "卤",
    0x2EE8: "麦",
    0x2EE9: "黄",
    0x2EEC: "齐",
    0x2EEE: "齿",
    0x2EF0: "龙",
}
# Younger than Unicode 3.2 in part, but full since 6.1 and so the same in every Python this runs on.
_COMPATIBLE_IDEOGRAPHS = frozenset((*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)))
_IDEOGRAPHS = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0x20000, 0x323B0))


def simplified() -> dict[str, str]:
    """Traditional or regional character → simplified one, from opencc (t2s, then tw2s, then hk2s) and the list by hand."""
    from opencc import OpenCC  # a development tool only: the table is committed

    alone = "\n".join(map(chr, _IDEOGRAPHS))
    table: dict[str, str] = {}
    for kind in ("t2s", "tw2s", "hk2s"):
        for char, plain in zip(alone.split("\n"), OpenCC(kind).convert(alone).split("\n"), strict=True):
            if plain != char:
                table.setdefault(char, plain)
    table |= _BY_HAND | {chr(code): char for code, char in _RADICALS.items()}
    return table


def fold_char(char: str, plain: dict[str, str]) -> str:
    """What one character folds to: NFKC, lower case, simplified, and nothing but letters and digits; may be empty."""
    code = ord(char)
    if code not in _KEPT_INSIDE and any(first <= code <= last for first, last in _DROPPED_BLOCKS) and char not in plain:
        compatible = unicodedata.normalize("NFKC", char) if unicodedata.ucd_3_2_0.category(char) != "Cn" else ""
        if not any(_is_kept(part) for part in compatible if part != char):
            return ""
    seen: set[str] = set()
    text = char
    while text not in seen:
        seen.add(text)
        bare = "".join(part for part in unicodedata.normalize("NFKD", text) if not _is_mark(part)) or text
        text = unicodedata.normalize("NFKC", bare).lower()
        text = "".join(plain.get(part, part) for part in text)
        text = "".join(part for part in text if _is_kept(part))
    return text


def _is_mark(char: str) -> bool:
    return unicodedata.ucd_3_2_0.category(char)[0] == "M"


def _is_kept(char: str) -> bool:
    code = ord(char)
    if code in _KEPT_INSIDE:
        return True
    if any(first <= code <= last for first, last in _DROPPED_BLOCKS):
        return False
    category = unicodedata.ucd_3_2_0.category(char)
    return category[0] in "LN" or category == "Cn"


def folds() -> Iterator[tuple[int, str]]:
    """Every code point that does not stay as it is, with what it folds to, in order."""
    plain = simplified()
    for code in range(0x110000):
        new = unicodedata.ucd_3_2_0.category(chr(code)) == "Cn" and code not in _COMPATIBLE_IDEOGRAPHS
        if new and chr(code) not in plain:
            if any(first <= code <= last for first, last in _DROPPED_BLOCKS):
                yield code, ""
            continue
        folded = fold_char(chr(code), plain)
        if folded != chr(code):
            yield code, folded


def make() -> str:
    """The text of fold_table.json."""
    import opencc

    drop: list[list[int]] = []
    shift: list[list[int]] = []
    many: list[tuple[int, str]] = []
    for code, folded in folds():
        if not folded:
            if drop and drop[-1][0] + drop[-1][1] == code:
                drop[-1][1] += 1
            else:
                drop.append([code, 1])
        elif len(folded) == 1:
            last = shift[-1] if shift else [-9, 0, 0]
            if last[0] + last[1] == code and last[2] + last[1] == ord(folded):
                last[1] += 1
            else:
                shift.append([code, 1, ord(folded)])
        else:
            many.append((code, folded))
    table = {
        "made_with": f"opencc {opencc.__version__}",
        "drop": encode(_drop_numbers(drop)),
        "shift": encode(_shift_numbers(shift)),
        "many": "".join(f"{chr(code)}{folded} " for code, folded in many),
    }
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def _drop_numbers(runs: list[list[int]]) -> Iterator[int]:
    """Per run: gap to the run before, length − 1."""
    end = 0
    for first, length in runs:
        yield from (first - end, length - 1)
        end = first + length


def _shift_numbers(runs: list[list[int]]) -> Iterator[int]:
    """Per run of neighbours with neighbouring targets: twice the gap (odd: a longer run, its length − 2 follows), target."""
    end = target = 0
    for first, length, to in runs:
        yield (first - end) * 2 + (length > 1)
        if length > 1:
            yield length - 2
        yield zigzag(to - target)
        end, target = first + length, to + length - 1


if __name__ == "__main__":
    TABLE.write_text(make(), encoding="utf-8")
    print(f"Wrote {TABLE}")
