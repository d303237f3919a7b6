"""Builds small portals for the tests of checks: the sound one with records, rows or a standard of the test's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from checks.overlay import lay
from gongkai.checks.explain import Example
from gongkai.portal import open_portal
from gongkai.problem import Problem

ITEMS = "disclosure_items"
RESULT = {
    "number": "示政宅批〔2026〕3号",
    "applicant": "赵某某",
    "place": "石门村",
    "received": "2026-03-02",
    "promised": "10",
    "completed": "2026-03-12",
    "decision": "granted",
    "result": "批准",
    "published": "2026-03-16",
}
PENALTY = {
    "number": "示政罚决〔2026〕1号",
    "party": "示例县石门砂石有限公司",
    "party_kind": "legal-person",
    "uscc": "91999999MA9X11511M",
    "offence": "施工扬尘",
    "facts": "砂石堆场没有遮盖",
    "penalty_basis": "《大气污染防治法》第一百一十五条",
    "penalty_kind": "罚款",
    "content": "罚款10000元",
    "decided": "2026-03-12",
    "shown_until": "2027-03-12",
    "authority": "示例县示例镇人民政府",
    "authority_code": "11999999000000027G",
    "source": "示例县示例镇人民政府",
    "published": "2026-03-16",
}


def fragment(portal: Path, type: str, text: str) -> None:
    """Lay top-level keys over the example of a type."""
    lay(portal, Example(fragment=text), type)


def row(base: dict[str, str], **changes: str | None) -> str:
    """A row of a register over several lines, the values of `base` changed or (None) left out."""
    values = {**base, **changes}
    return "  - " + "\n    ".join(f"{key}: {value}" for key, value in values.items() if value is not None) + "\n"


def results(portal: Path, *rows: str) -> None:
    """Put cases into the register."""
    fragment(portal, "outcome", "results:\n" + "".join(rows))


def write(portal: Path, name: str, text: str) -> None:
    """Write one more file of the portal."""
    file = portal / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def record(portal: Path, id: str, number: int, text: str) -> None:
    """Write one more record; `number` is the serial of its index number, `text` what it says besides."""
    known = {line.split(":", 1)[0] for line in text.splitlines()}
    year = next((line.split()[1][:4] for line in text.splitlines() if line.startswith("issued:")), "2026")
    head = f"index_number: 11999999000000027G/{year}-{number:05d}\n"
    for key, value in (("issued", "2026-03-02"), ("review", "2026-03-04"), ("requirements", '["20-01"]')):
        head += "" if key in known else f"{key}: {value}\n"
    write(portal, f"{ITEMS}/{id}.md", f"---\n{head}{text}---\n\n第一条　正文。\n")


def rows_of_standard(portal: Path, *rows: str, categories: str = "") -> None:
    """Add rows (and categories) to the standard of the portal."""
    file = portal / "standard.yml"
    text = file.read_text("utf-8")
    if categories:
        text = text.replace("defaults:\n", f"{categories}defaults:\n", 1)
    file.write_text(text + "".join(f"  - {one}\n" for one in rows), "utf-8")


def found(portal: Path, *codes: str, today: date | None = None) -> list[tuple[str, str, int]]:
    """Code, severity and line of the findings that have one of these codes, in the order of the report."""
    return [(p.code.id, p.severity.value, p.where.line) for p in problems(portal, today) if p.code.id in codes]


def problems(portal: Path, today: date | None = None) -> tuple[Problem, ...]:
    """Everything that a check of the portal finds."""
    return open_portal(portal, today).report.problems


__all__ = [
    "ITEMS",
    "PENALTY",
    "RESULT",
    "found",
    "fragment",
    "problems",
    "record",
    "results",
    "row",
    "rows_of_standard",
    "write",
]
