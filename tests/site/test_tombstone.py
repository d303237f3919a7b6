"""What is left of a withdrawn record, and what stands where a record may not go out just now: nothing of the old text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai.catalogue.model import Unread
from gongkai.portal import Portal
from gongkai.records.outcome import Outcome
from gongkai.records.record import Record, Status, Withdrawal
from gongkai.site import plan
from gongkai.site.page import Here, Page
from gongkai.site.pages import BY_KIND
from gongkai.site.render import environment, head
from gongkai.site.view import View
from page_views import view_of, with_record

RULES = "policy-documents/2025/homestead-rules"
HOMESTEAD = "outcomes/2026/homestead-approvals"
NOTICE = "public-notices/2026/shiqiao-village-plan"


@pytest.fixture(scope="module")
def view(sample: Portal) -> View:
    return view_of(sample)


def page_of(view: View, url: str) -> Page:
    return {page.url: page for page in plan(view)}[url]


def whole(view: View, url: str) -> str:
    """Head tags and main of a page as the plan gives it."""
    page = page_of(view, url)
    here = Here.of(page)
    context = BY_KIND[page.kind].context(page, view, here)
    main = environment().get_template(f"pages/{page.kind}.html").render(page=page, here=here, **context)
    return head(page, view) + main


def withdrawn(record: Record, **more: object) -> Record:
    told = Withdrawal.model_validate({"date": "2026-11-03", "reason": "附件里有错", **more})
    return record.model_copy(update={"status": Status.WITHDRAWN, "withdrawal": told})


@pytest.mark.parametrize("id", [RULES, HOMESTEAD, NOTICE])
def test_a_tombstone_keeps_address_reason_date_and_successor(view: View, id: str) -> None:
    record = view.by_id[id].model_copy(update={"persons": False})
    successor = view.by_id["policy-documents/2024/household-waste"]
    changed = with_record(view, withdrawn(record, successor=successor.id))
    page = whole(changed, record.url)
    assert page_of(changed, record.url).kind == "tombstone"
    assert "已撤回" in page and "2026年11月3日撤回" in page and "附件里有错" in page
    assert f'href="../../{successor.url}"' in page and successor.title in page
    assert record.title in page and 'name="robots" content="noindex"' in page
    assert view.catalogue.office[record.office or ""].phone in page


@pytest.mark.parametrize("id", [RULES, HOMESTEAD, NOTICE])
def test_nothing_of_the_content_is_left(view: View, id: str) -> None:
    record = view.by_id[id]
    changed = with_record(view, withdrawn(record))
    page = whole(changed, record.url)
    for value in (record.summary, *record.keywords, record.prose[:40].strip()):
        if value and value not in record.title:
            assert value not in page
    for basis in record.basis:
        assert basis.law not in page
    if isinstance(record, Outcome):
        assert all(row.number not in page and row.applicant not in page for row in record.results)


@pytest.mark.parametrize("how", ["persons", "erase"])
def test_a_title_that_may_name_somebody_goes_too(view: View, how: str) -> None:
    record = view.by_id[NOTICE].model_copy(update={"title": "关于王某某的公示", "persons": how == "persons"})
    changed = with_record(view, withdrawn(record, erase="是" if how == "erase" else "否"))
    page = whole(changed, record.url)
    assert "王某某" not in page and "已撤回的信息" in page
    assert record.index_number and record.index_number in page


def test_a_withdrawn_register_leaves_a_tombstone_at_each_of_its_pages(view: View) -> None:
    record = view.by_id[HOMESTEAD]
    assert isinstance(record, Outcome)
    long = record.model_copy(update={"results": record.results * 12})
    before = {page.url for page in plan(with_record(view, long)) if page.url.startswith(HOMESTEAD)}
    after = {page.url for page in plan(with_record(view, withdrawn(long))) if page.kind == "tombstone"}
    assert before == after and len(after) > 1


def test_a_withdrawal_without_a_reason_does_not_break_the_page(view: View) -> None:
    record = view.by_id[RULES].model_copy(update={"status": Status.WITHDRAWN, "withdrawal": None})
    assert "没有写明撤回原因" in whole(with_record(view, record), record.url)


def held(view: View, id: str, why: str) -> View:
    return replace(view, report=replace(view.report, held={id: why}))


@pytest.mark.parametrize("id", [RULES, HOMESTEAD, NOTICE])
def test_a_record_held_by_an_error_says_only_that_it_is_checked(view: View, id: str) -> None:
    record = view.by_id[id]
    changed = held(view, id, "GK601")
    page = whole(changed, record.url)
    assert "本条信息正在核对" in page and view.catalogue.office[record.office or ""].phone in page
    assert 'name="robots" content="noindex"' in page
    for value in (record.title, record.summary, record.index_number, *record.keywords):
        assert not value or value not in page
    if isinstance(record, Outcome):
        assert all(row.number not in page for row in record.results)


def test_what_was_never_open_has_no_page_at_all(view: View) -> None:
    changed = held(view, RULES, "not-open")
    assert f"{RULES}.html" not in {page.url for page in plan(changed)}


def test_a_file_that_cannot_be_read_keeps_its_address(view: View) -> None:
    unread = (
        Unread("public-notices/2026/broken", "public-notice", "x.yml", "坏了的标题", None, ()),
        Unread("public-notices/2026/坏的", "public-notice", "y.yml", "", None, ()),
        Unread("../escape", "public-notice", "z.yml", "", None, ()),
    )
    changed = replace(view, catalogue=replace(view.catalogue, unread=unread))
    urls = [page.url for page in BY_KIND["checking"].plan(changed)]
    assert urls == ["public-notices/2026/broken.html"]
    page = whole(changed, urls[0])
    assert "本条信息正在核对" in page and "坏了的标题" not in page
    main = view.catalogue.main_body
    assert main is not None and (main.phone or "") in page


def test_hostile_reasons_are_escaped(view: View) -> None:
    record = withdrawn(view.by_id[RULES], reason="<script>r</script>")
    assert "<script>r" not in whole(with_record(view, record), record.url)
    assert record.withdrawal is not None and record.withdrawal.date == date(2026, 11, 3)
