"""The sample portal is what the house promises: enough of everything, no placeholder, no repeated paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

from gongkai.portal import Portal
from gongkai.records.disclosure import Disclosure
from gongkai.records.fee_standard import FeeStandard
from gongkai.records.outcome import Outcome
from gongkai.records.policy_document import PolicyDocument
from gongkai.records.public_notice import PublicNotice
from gongkai.records.service_guide import ServiceGuide


def test_there_is_enough_of_everything(sample: Portal) -> None:
    catalogue = sample.catalogue
    assert len(catalogue.of(ServiceGuide)) >= 20
    assert len(catalogue.of(FeeStandard)) >= 10
    assert len(catalogue.of(Disclosure)) >= 40
    assert len(catalogue.of(PublicNotice)) >= 8
    assert len(catalogue.of(PolicyDocument)) >= 8
    registers = catalogue.of(Outcome)
    assert len(registers) >= 4 and sum(len(register.rows) for register in registers) >= 80
    served = {window.office for window in catalogue.window.values()}
    assert len(served) >= 3


def test_several_fees_are_free_and_one_reduction_ends_with_the_year(sample: Portal) -> None:
    fees = sample.catalogue.of(FeeStandard)
    assert sum(1 for fee in fees if any(item.free for item in fee.items) or fee.abolition) >= 3
    ends = [reduction.valid_to for fee in fees for reduction in fee.reductions]
    assert date(2026, 12, 31) in ends


def test_one_thread_runs_from_guide_to_policy(sample: Portal) -> None:
    get = sample.catalogue.get
    guide, register = get("service-guides/homestead"), get("outcomes/2026/homestead-approvals")
    notice, policy = get("public-notices/2026/homestead-batch-11"), get("policy-documents/2025/homestead-rules")
    assert isinstance(guide, ServiceGuide) and isinstance(register, Outcome)
    assert isinstance(notice, PublicNotice) and isinstance(policy, PolicyDocument)
    assert register.service == guide.id and register.result_name == guide.result.name
    linked = {*guide.related, *(basis.record for basis in guide.basis)}
    assert policy.id in linked and "fee-standards/real-estate-registration" in linked


def test_the_town_is_always_written_so(repository: Path) -> None:
    for folder in ("content", "disclosure_items"):
        for file in (repository / folder).rglob("*"):
            if file.suffix in (".yml", ".md"):
                text = file.read_text("utf-8")
                assert not re.search(r"云溪乡|栖云市|栖霞县|云溪鎮", text), file


def test_telephones_can_belong_to_nobody(repository: Path) -> None:
    for folder in ("content", "disclosure_items"):
        for file in (repository / folder).rglob("*"):
            if file.suffix in (".yml", ".md"):
                for number in re.findall(r"(?<![\d/-])0\d{2,3}-\d{7,8}(?!\d)", file.read_text("utf-8")):
                    assert number.startswith("0000-"), f"{file}: {number}"


def test_nothing_is_a_placeholder(repository: Path) -> None:
    for folder in ("content", "disclosure_items"):
        for file in (repository / folder).rglob("*"):
            if file.suffix in (".yml", ".md"):
                assert not re.search(r"待补充|待完善|TBD|TODO|lorem|XXX|某某某", file.read_text("utf-8")), file


def test_no_paragraph_stands_twice(sample: Portal) -> None:
    paragraphs = Counter(
        paragraph.strip()
        for record in sample.catalogue.records
        for paragraph in record.prose.split("\n\n")
        if len(paragraph.strip()) > 40 and not paragraph.lstrip().startswith("|")
    )
    assert [text for text, times in paragraphs.items() if times > 1] == []
