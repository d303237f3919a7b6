"""Page kinds: one module each, with a template of the same name in theme/pages; one line in PAGE_KINDS."""

from __future__ import annotations

from types import ModuleType

from gongkai.site.pages import (
    all,
    annual_reports,
    bodies,
    body,
    category,
    checking,
    coverage,
    disclosure,
    fee_standard,
    fees,
    guide,
    home,
    latest,
    life,
    notices,
    office,
    outcome,
    outcomes,
    policies,
    policy_document,
    public_notice,
    search,
    service_guide,
    services,
    statutory,
    tombstone,
)

PAGE_KINDS: tuple[ModuleType, ...] = (
    home,
    statutory,
    category,
    disclosure,
    bodies,
    body,
    office,
    coverage,
    latest,
    all,
    guide,
    annual_reports,
    services,
    life,
    service_guide,
    fees,
    fee_standard,
    notices,
    public_notice,
    outcomes,
    outcome,
    policies,
    policy_document,
    tombstone,
    checking,
    search,
)

BY_KIND: dict[str, ModuleType] = {module.KIND: module for module in PAGE_KINDS}
