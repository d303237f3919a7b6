"""Headings and their anchors."""

import time

import pytest

from gongkai.source import Heading, heading_anchors, slug

PROSE = """\
# 一、办理 `材料` *流程*[^1]

二级　标题
---------

```
# 不是标题
```

    # 也不是

> ## 引用里的 [链接][a]

<h2>不是 Markdown</h2>

# 一、办理 材料 流程
####### 七级不是
| a | b |
|---|---|
| 1 | 2 |

###### ![图](x.png) 末 &amp; \\*

[a]: record:x
[^1]: 脚注
"""


def test_headings_of_commonmark_with_lines_and_anchors() -> None:
    assert heading_anchors(PROSE, first_line=10) == (
        Heading(1, "一、办理 材料 流程", "一办理-材料-流程", 10),
        Heading(2, "二级 标题", "二级-标题", 12),
        Heading(2, "引用里的 链接", "引用里的-链接", 21),
        Heading(1, "一、办理 材料 流程", "一办理-材料-流程-2", 25),
        Heading(6, "图 末 & *", "图-末", 31),
    )
    assert heading_anchors("") == ()


@pytest.mark.parametrize(
    ("text", "taken", "anchor"),
    [
        ("办理流程", (), "办理流程"),
        ("Fee  Standards_2026", (), "fee-standards-2026"),
        ("（一）１２３ＡＢＣ", (), "一123abc"),
        ("！？", (), "section"),
        ("", {"section"}, "section-2"),
        ("a", {"a", "a-2", "a-3"}, "a-4"),
        ("a", {"a", "a-3"}, "a-2"),
        ("a-2", {"a", "a-2"}, "a-2-2"),
    ],
)
def test_slug(text: str, taken: set[str], anchor: str) -> None:
    assert slug(text, taken) == anchor


def test_anchors_are_unique_also_when_headings_look_like_numbered_ones() -> None:
    found = heading_anchors("# a-2\n# a\n# a\n# a-2\n# a\n# a-4\n# a\n")
    assert len({h.anchor for h in found}) == 7


def test_thousands_of_equal_or_endless_headings_take_linear_time() -> None:
    began = time.process_time()
    found = heading_anchors("# 办理\n" * 5_000)
    assert len({h.anchor for h in found}) == 5_000 and found[-1].anchor == "办理-5000"
    assert len(heading_anchors("# [" * 20_000)) == 1
    assert time.process_time() - began < 10
