"""Coverage (公开情况): the same report that CI prints, one square per duty, the unsettled ones opened."""

from __future__ import annotations

from typing import Any

from gongkai.checks import Cell, State
from gongkai.checks.duties import period_words
from gongkai.problem import Severity, Text
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import category_url
from gongkai.site.view import View
from gongkai.site.words import long_date
from gongkai.vocabulary import choices

KIND = "coverage"
TITLE = Text("公开情况", "Coverage")


def plan(view: View) -> tuple[Page, ...]:
    """The one page."""
    return (Page("coverage.html", KIND, "coverage", view.settings.columns.coverage),)


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """Groups with a row for each category, its squares and its cells."""
    coverage = view.report.coverage
    words = choices("state")
    lang = view.settings.language
    return {
        "total": len(coverage.cells),
        "settled": coverage.settled,
        "standard": view.standard.title.get(lang),
        "version": view.report.standard,
        "authority": view.standard.authority,
        "today": long_date(view.today),
        "states": [
            {"state": state.value, "word": words[state.value].get(lang), "count": coverage.count(state)}
            for state in State
        ],
        "groups": groups(view, here),
        "findings": {
            "errors": view.report.count(Severity.ERROR),
            "warnings": view.report.count(Severity.WARNING),
        },
        "late": late_records(view, here),
        "waived": waived(view, here),
    }


def groups(view: View, here: Here) -> list[dict[str, Any]]:
    """Each first-level item with the categories that have cells."""
    lang = view.settings.language
    found = []
    for group in view.standard.groups:
        rows = []
        for number, category in enumerate(group.categories, 1):
            cells = view.report.coverage.of([category.id])
            if cells:
                settled = sum(1 for cell in cells if cell.state.settled)
                rows.append(
                    {
                        "number": number,
                        "id": category.id,
                        "title": category.title.get(lang),
                        "url": here.to(category_url(category.id)),
                        "states": [cell.state.value for cell in cells],
                        "fraction": f"{settled}/{len(cells)}",
                        "rows": [cell_row(cell, view, here) for cell in cells],
                    }
                )
        if rows:
            found.append({"title": group.title.get(lang), "count": len(rows), "rows": rows})
    return found


def cell_row(cell: Cell, view: View, here: Here) -> dict[str, str]:
    """One duty in words: what was published, why not, by when, who answers."""
    lang = view.settings.language
    record = view.by_id.get(cell.records[0]) if cell.records else None
    office = view.catalogue.office_name(record) if record else view.catalogue.body_name(cell.body)
    title = cell.requirement.title.get(lang) + period_words(cell.period).get(lang)
    return {
        "state": cell.state.value,
        "word": choices("state")[cell.state.value].get(lang),
        "title": title,
        "url": here.to(record.url) if record else "",
        "text": _reason(cell, view),
        "office": office,
    }


def _reason(cell: Cell, view: View) -> str:
    declared = cell.declaration.declaration if cell.declaration else None
    if cell.state is State.PUBLISHED:
        record = view.by_id.get(cell.records[0]) if cell.records else None
        more = f"等{len(cell.records)}条" if len(cell.records) > 1 else ""
        return f"{long_date(record.published_on)}公开《{record.title}》{more}。" if record else "见机构职能。"
    if declared is not None:
        parts = [declared.reason or ""]
        if declared.basis:
            first = declared.basis[0]
            parts.append(f"依据：《{first.law.strip('《》')}》{first.article or ''}。")
        parts.append(f"{declared.approver}批准。" if declared.approver else "")
        parts.append(f"有效期至{long_date(declared.until)}。" if declared.until else "")
        return "".join(part if part.endswith("。") or not part else f"{part}。" for part in parts)
    if cell.state is State.OVERDUE:
        late = f"，已逾期{(view.today - cell.due).days}天" if cell.due else ""
        return f"应于{long_date(cell.due)}前公开{late}。" if cell.due else "内容超过更新期限。"
    if cell.state is State.UNKNOWN and cell.unread:
        where = cell.unread.faults[0].where if cell.unread.faults else None
        place = f"第{where.line}行" if where else ""
        return f"{cell.unread.file}{place}读不出来，先改好再判断；不算缺失。"
    due = f"应于{long_date(cell.due)}前公开。" if cell.due else ""
    return f"没有记录，也没有说明。{due}请补录，或说明理由。"


def late_records(view: View, here: Here) -> list[dict[str, str]]:
    """Records that were published late: a fact that stays (GK501)."""
    found: dict[str, dict[str, str]] = {}
    for problem in view.report.problems:
        record = view.by_id.get(problem.record.id) if problem.record else None
        if problem.code.name == "late-publication" and record is not None and record.id not in found:
            late = problem.params.get("late", "")
            unit = problem.params.get("unit", "")
            unit_zh = unit.zh if isinstance(unit, Text) else str(unit)
            found[record.id] = {"title": record.title, "url": here.to(record.url), "late": f"迟{late}{unit_zh}"}
    return list(found.values())


def waived(view: View, here: Here) -> list[dict[str, str]]:
    """Findings that are accepted for a time, each with its reason, the post of the approver and its end."""
    lang = view.settings.language
    found = []
    for one in view.report.waived:
        problem = one.problem
        record = view.by_id.get(problem.record.id) if problem.record else None
        row = view.standard.requirements.get(problem.requirement)
        title = record.title if record else row.title.get(lang) if row else problem.where.file
        found.append(
            {
                "code": problem.code.id,
                "title": title,
                "url": here.to(record.url) if record else "",
                "message": problem.message(lang),
                "reason": one.reason.rstrip("。"),
                "approver": one.approver,
                "until": long_date(one.until),
            }
        )
    return found
