"""An outcome register: rows by kind; a broken row is told and dropped, the others stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gongkai.records.outcome import Outcome, PenaltyRow
from records.reading import kinds, record

GOOD = (Path(__file__).parents[1] / "portals/good/disclosure_items/outcomes/2026/example.yml").read_text("utf-8")


def test_the_example_is_whole() -> None:
    found = record(Outcome, GOOD)
    assert found.faults == ()
    assert found.record.list_name == "results" and len(found.record.rows) == 2


def test_a_broken_row_hides_no_other() -> None:
    parsed = record(
        Outcome, GOOD.replace("completed: 2026-03-12, decision: granted", "completed: 2026-03-12, decision: 也许")
    )
    assert kinds(parsed) == [("wrong-value", "results[1].decision", 9)]
    assert [row.number for row in parsed.record.rows] == ["示政宅批〔2026〕2号"]


def test_penalties_have_the_public_columns_only() -> None:
    text = GOOD.split("results:")[0] + (
        "penalties:\n"
        "  - {文书号: 示罚决〔2026〕1号, party: 某某超市, party_kind: 个体工商户, offence: 占道经营, facts: 在店外摆货, penalty_basis: 某条例,"
        " penalty_kind: 罚款, content: 罚款200元, fine: 0.02, decided: 2026-03-02, shown_until: 2027-03-01, authority: 示例镇人民政府,"
        " authority_code: 11999999000000027G, source: 示例镇人民政府, published: 2026-03-05}\n"
    )
    parsed = record(Outcome, text)
    assert parsed.faults == ()
    (row,) = parsed.record.rows
    assert isinstance(row, PenaltyRow) and row.number == "示罚决〔2026〕1号" and row.decided == date(2026, 3, 2)
    with_id = record(Outcome, text.replace("offence:", "identity_number: 1, offence:"))
    assert [fault.kind for fault in with_id.faults] == ["unknown-key"]
