"""Credit codes of parties, authorities and bodies."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.portals import PENALTY, found, fragment, row

CODES = ("GK271", "GK272")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"uscc": "91999999MA9X11511N"}, "GK271"),
        ({"uscc": "91999999MA9X1151IM"}, "GK271"),
        ({"uscc": "91999999MA9X1151M"}, "GK271"),
        ({"uscc": "９１９９９９９９ＭＡ９Ｘ１１５１１Ｍ"}, None),
        ({"uscc": "91999999ma9x11511m"}, None),
        ({"uscc": None}, "GK272"),
        ({"uscc": None, "party_kind": "individual-business"}, None),
        ({"uscc": "340123600123456", "party_kind": "individual-business"}, None),
        ({"uscc": "340123600123456"}, "GK271"),
        ({"uscc": "91999999MA9X11511N", "party_kind": "individual-business"}, "GK271"),
        ({"authority_code": "11999999000000027H"}, "GK271"),
        ({"source_code": "11999999000000027H"}, "GK271"),
        ({"uscc": "91999999MA9X11511N", "withdrawn": "{date: 2026-09-30, reason: 公示期满}"}, None),
    ],
)
def test_rows(good: Path, changes: dict[str, str | None], code: str | None) -> None:
    fragment(good, "outcome", "results: []\npenalties:\n" + row(PENALTY, **changes))
    assert [id for id, *_ in found(good, *CODES)] == ([code] if code else [])


def test_bodies(good: Path) -> None:
    file = good / "disclosure_items/bodies.yml"
    file.write_text(file.read_text("utf-8").replace("uscc: 11999999000000027G", "uscc: 11999999000000027H"), "utf-8")
    assert found(good, *CODES) == [("GK271", "error", 5)]
