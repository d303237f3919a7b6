"""The checks: every rule is one module here and one line in CHECKS; the runner orders, levels and gathers."""

from __future__ import annotations

from types import ModuleType

from gongkai.checks import (
    attachments,
    calendar_unknown,
    catch_all_phrases,
    dates_in_order,
    declarations,
    document_numbers,
    duties,
    empty_words,
    fee_basis,
    fee_items,
    fee_validity,
    fields,
    files,
    freshness,
    guide_elements,
    guide_fee_match,
    guide_fees,
    guide_materials,
    guide_result,
    guide_steps,
    guide_time,
    guide_visits,
    history,
    index_numbers,
    lateness,
    licence_time,
    links,
    mask_uniform,
    matters,
    notice_periods,
    notice_results,
    outcome_rows,
    outcome_time,
    portal_settings,
    private_addresses,
    private_columns,
    private_numbers,
    processing_time,
    references,
    secrecy_marks,
    sensitive_lists,
    series_gaps,
    uscc_checks,
    validity,
    waivers,
    written_dates,
)
from gongkai.checks.check import Context
from gongkai.checks.coverage import Cell, Coverage, State
from gongkai.checks.report import Report, Waived
from gongkai.checks.run import run_checks
from gongkai.problem import Code

CHECKS: tuple[ModuleType, ...] = (
    files,
    fields,
    index_numbers,
    references,
    processing_time,
    licence_time,
    guide_time,
    guide_fees,
    guide_fee_match,
    guide_elements,
    empty_words,
    catch_all_phrases,
    guide_steps,
    guide_materials,
    guide_visits,
    guide_result,
    fee_basis,
    fee_items,
    fee_validity,
    duties,
    lateness,
    private_numbers,
    private_columns,
    private_addresses,
    sensitive_lists,
    mask_uniform,
    secrecy_marks,
    attachments,
    document_numbers,
    uscc_checks,
    written_dates,
    validity,
    dates_in_order,
    notice_periods,
    notice_results,
    outcome_time,
    outcome_rows,
    matters,
    declarations,
    series_gaps,
    freshness,
    calendar_unknown,
    links,
    history,
    waivers,
    portal_settings,
)

CODES: dict[str, Code] = {code.id: code for module in CHECKS for code in module.CODES}

__all__ = ["CHECKS", "CODES", "Cell", "Context", "Coverage", "Report", "State", "Waived", "run"]


def run(context: Context) -> Report:
    """Check a portal with every rule."""
    return run_checks(context, CHECKS)
