"""The sheet 一次性告知单: about how long a guide is on paper, so that it is set to fit one A4 page."""

from __future__ import annotations

from math import ceil

from gongkai.records.service_guide import ServiceGuide
from gongkai.site.charges import charges
from gongkai.site.guide_parts import requirement, sentences
from gongkai.site.view import View

SHEETS = ((62, ""), (74, "dense"), (90, "densest"))
"""Lines that an A4 sheet holds in 9, 8.1 and 7.4 point with the class that sets it so, measured on the sample's guides
in Chromium."""


def density(guide: ServiceGuide, view: View) -> str:
    """The class that sets the printed sheet smaller; a guide too long for the smallest runs over two pages."""
    lines = sheet_lines(guide, view)
    return next((name for most, name in SHEETS if lines <= most), SHEETS[-1][1])


def sheet_lines(guide: ServiceGuide, view: View) -> float:
    """About how many lines the guide takes as 一次性告知单 (国务院令第716号第六条: told all at once), so that the sheet is
    set smaller before it would run over one page. Widths are Han per line of the sheet at its usual size."""
    time = guide.processing_time
    lines = 24.0 + _run(guide.summary, 56) + sum(_run(one, 60) for one in guide.conditions)
    lines += _run(guide.quantity_limit, 70) + _run("；".join(guide.not_needed), 58)
    for material in guide.materials:
        under = _run(material.condition, 15) * 0.9
        lines += max(_run(material.name, 16) + under, _run(requirement(material), 30), _run(material.issuer, 12)) + 0.25
    steps = [1 + 0.95 * _run(step.detail, 26) for step in guide.steps]
    lines += sum(max(steps[at : at + 2]) for at in range(0, len(steps), 2))
    lines += _run(sentences((time.note, time.statutory_note)), 62) + _run(
        "；".join(one.note or "" for one in time.special), 55
    )
    result = guide.result
    where: float = sum(_run(text, 27) for text in (guide.visit_note, result.name, result.validity, result.delivery))
    where += 2.0 + 4.0 * len(guide.where_to_apply)
    cost: float = sum(
        _run(text, 25)
        for text in (guide.fees.note if guide.fees else None, guide.appeal.reconsideration, guide.appeal.litigation)
    )
    cost += 1.5 + sum(
        1 + _run(one.use.note, 25) + sum(_run(cut.who + cut.what, 25) for cut in one.reductions)
        for one in charges(guide, view)
    )
    cost += sum(
        _run(f"{one.name or ''}　{one.phone or ''}", 20) + _run(one.address, 25)
        for one in (*guide.enquiry, *guide.complaint)
    )
    lines += max(where, cost) + _run(
        "；".join(f"《{one.law}》{one.article or ''}（{one.number or ''}）" for one in guide.basis), 64
    )
    return lines


def _run(text: str | None, width: int) -> int:
    return ceil(len(text) / width) if text else 0
