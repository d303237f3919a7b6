"""Registers: every row readable without a script, late ones say so, and of what was taken back nothing but number, date, reason."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest

from gongkai.portal import Portal
from gongkai.records.outcome import (
    Extension,
    LicenceRow,
    Outcome,
    PenaltyRow,
    ResultRow,
    RowState,
    RowWithdrawal,
    Suspension,
)
from gongkai.site.page import Here, Page
from gongkai.site.pages import BY_KIND
from gongkai.site.registers import MOST_ROWS, due_of, gone, overdue_by, part_url, row_urls, tally
from gongkai.site.render import environment
from gongkai.site.search_documents import documents, row_anchor
from gongkai.site.view import View
from page_views import on, view_of, with_record

HOMESTEAD = "outcomes/2026/homestead-approvals"
PENALTIES = "outcomes/2026/penalties"
LICENCES = "outcomes/2026/logging-permits"


@pytest.fixture(scope="module")
def view(sample: Portal) -> View:
    return view_of(sample)


def pages(view: View, kind: str) -> dict[str, Page]:
    return {page.url: page for page in BY_KIND[kind].plan(view)}


def html(view: View, kind: str, url: str) -> str:
    page = pages(view, kind)[url]
    context = BY_KIND[kind].context(page, view, Here.of(page))
    return environment().get_template(f"pages/{kind}.html").render(page=page, here=Here.of(page), **context)


def register(view: View, id: str) -> Outcome:
    found = view.catalogue.get(id)
    assert isinstance(found, Outcome)
    return found


def row_html(page: str, position: int) -> str:
    found = re.search(rf'<tr role="row" id="{row_anchor(position)}".*?</tr>', page, re.S)
    assert found, position
    return found[0]


def test_every_row_stands_in_the_page_under_its_anchor(view: View) -> None:
    record = register(view, HOMESTEAD)
    page = html(view, "outcome", record.url)
    for position, row in enumerate(record.rows):
        part = row_html(page, position)
        assert row.number in part
        if not row.withdrawn:
            assert row.applicant in part and f'href="#{row_anchor(position)}"' in part
    assert page.count('role="row" id="row-') == len(record.rows)
    assert "<caption" in page and 'scope="col"' in page and 'data-page="20"' in page


def test_newest_first_and_said_so(view: View) -> None:
    page = html(view, "outcome", f"{HOMESTEAD}.html")
    days = re.findall(r"at-l[^>]*>(\d{4}-\d\d-\d\d)", page)
    standing = [day for day in days if day]
    assert standing[:3] == sorted(standing[:3], reverse=True)
    assert 'aria-sort="descending"' in page and "新的在前" in page


@pytest.mark.parametrize("id", [HOMESTEAD, PENALTIES])
def test_a_withdrawn_row_shows_number_stamp_date_and_reason_only(view: View, id: str) -> None:
    record = register(view, id)
    page = html(view, "outcome", record.url)
    withdrawn = [(position, row) for position, row in enumerate(record.rows) if row.withdrawn]
    assert withdrawn
    for position, row in withdrawn:
        part = row_html(page, position)
        assert f"<s>{row.number}</s>" in part
        assert 'class="stamp"' in part and row.withdrawn.reason in unescape(part)
        hidden = (
            [row.applicant, row.result, row.published.isoformat(), row.received.isoformat()]
            if isinstance(row, ResultRow)
            else [row.party, row.uscc, row.content, row.offence, row.facts, row.decided.isoformat()]
        )
        for value in hidden:
            assert value and value not in part


def planted(view: View, row: LicenceRow | PenaltyRow, name: str, id: str) -> View:
    record = register(view, id)
    return with_record(view, record.model_copy(update={name: (*getattr(record, name), row)}))


def test_a_revoked_licence_without_a_withdrawal_hides_its_party_too(view: View) -> None:
    first = register(view, LICENCES).licences[0]
    row = first.model_copy(
        update={"number": "栖林采测1号", "party": "甲乙丙丁", "content": "秘密山场", "state": RowState.REVOKED}
    )
    changed = planted(view, row, "licences", LICENCES)
    page = html(changed, "outcome", f"{LICENCES}.html")
    assert "栖林采测1号" in page and "已撤销" in page
    assert "甲乙丙丁" not in page and "秘密山场" not in page
    assert not any("甲乙丙丁" in found.title + found.body for found in documents(changed))


def test_a_penalty_past_its_last_day_of_display_lapses_by_itself(view: View) -> None:
    rows = register(view, PENALTIES).penalties
    position, row = next((at, one) for at, one in enumerate(rows) if not one.withdrawn)
    last, after = on(view, row.shown_until), on(view, row.shown_until + timedelta(days=1))
    assert row.party in html(last, "outcome", f"{PENALTIES}.html")
    part = row_html(html(after, "outcome", f"{PENALTIES}.html"), position)
    assert "公示期满" in part and row.number in part and "<s>" not in part
    for value in (row.party, row.uscc, row.facts, row.content):
        assert value and value not in part
    assert not any(row.number in found.numbers for found in documents(after))


def test_late_publication_says_by_how_many_working_days(view: View) -> None:
    record = register(view, LICENCES)
    first = record.licences[0].model_copy(update={"decided": date(2026, 9, 18), "published": date(2026, 10, 9)})
    changed = with_record(view, record.model_copy(update={"licences": (first, *record.licences[1:])}))
    # Seven working days from 18 September end on the 29th (the 20th is worked, 25 to 27 are holidays); then come
    # 30 September, 8 and 9 October.
    page = html(changed, "outcome", record.url)
    assert '<span class="under bad">迟了3个工作日</span>' in row_html(page, 0)
    assert page.count("迟了") == 1 and "迟了" not in html(view, "outcome", record.url)


def case(**update: object) -> ResultRow:
    values = {
        "number": "测〔2026〕1号",
        "applicant": "王某某",
        "received": "2026-09-18",
        "promised": "5",
        "completed": "2026-09-28",
        "decision": "granted",
        "result": "批准",
        "published": "2026-09-29",
    }
    return ResultRow.model_validate({**values, **update})


def test_the_day_a_case_is_due(view: View) -> None:
    calendar, today = view.calendar, view.today
    # 2026-09-20 is worked, the 25th to the 27th are holidays.
    assert due_of(case(), calendar, today) == date(2026, 9, 24)
    assert due_of(case(complete="2026-09-21"), calendar, today) == date(2026, 9, 29)
    stopped = Suspension.model_validate({"procedure": "hearing", "start": "2026-09-21", "end": "2026-09-23"})
    assert due_of(case(suspended=(stopped,)), calendar, today) == date(2026, 9, 30)
    asked = {"until": "2026-10-15", "reason": "重新丈量", "asked": "2026-09-24"}
    in_time = Extension.model_validate(asked)
    too_late = Extension.model_validate({**asked, "asked": "2026-09-25"})
    assert due_of(case(extended=in_time), calendar, today) == date(2026, 10, 15)
    assert due_of(case(extended=too_late), calendar, today) == date(2026, 9, 24)
    assert overdue_by(case(), calendar, today) == 1
    assert overdue_by(case(unit="calendar-days"), calendar, today) == 5


def test_statistics_count_each_case_once(view: View) -> None:
    record = register(view, HOMESTEAD)
    rows = (
        case(completed="2026-09-24"),
        case(),
        case(completed=None, decision="pending", received="2026-11-18"),
        case(completed=None, decision="pending"),
    )
    counted = tally(record.model_copy(update={"results": rows}), view.calendar, view.today)
    assert (counted.received, counted.in_time, counted.late, counted.open, counted.open_late) == (4, 1, 1, 2, 1)
    assert counted.overdue == 2
    whole = tally(record, view.calendar, view.today)
    assert whole.received == whole.in_time + whole.late + whole.open == len(record.results)


def test_the_list_shows_figures_and_a_bar_with_a_text(view: View) -> None:
    record = register(view, HOMESTEAD)
    changed = with_record(view, record.model_copy(update={"results": (case(completed="2026-09-24"), case())}))
    page = html(changed, "outcomes", "outcomes.html")
    part = page[page.index(f'href="{record.url}"') :]
    assert 'aria-label="收件2件，按时办结1件，超期1件"' in part
    assert '<rect class="done" x="0.00%" width="50.00%"' in part and '<rect class="late" x="50.00%"' in part
    assert '超期<b class="bad">1</b>件' in part
    assert "bad" not in html(view, "outcomes", "outcomes.html")


def long_register(view: View, count: int) -> tuple[View, Outcome]:
    record = register(view, HOMESTEAD)
    start = date(2026, 1, 4)
    rows = tuple(
        case(number=f"长〔2026〕{at + 1}号", completed=(start + timedelta(days=at // 8)).isoformat())
        for at in range(count)
    )
    changed = record.model_copy(update={"results": rows})
    return with_record(view, changed), changed


def test_a_long_register_is_split_and_nothing_is_lost(view: View) -> None:
    changed, record = long_register(view, 2 * MOST_ROWS + 1)
    urls = [url for url, page in pages(changed, "outcome").items() if page.subject.startswith(record.id)]
    assert urls[:2] == [f"{HOMESTEAD}.html", f"{HOMESTEAD}-2.html"] and len(urls) >= 3
    found: list[str] = []
    for url in urls:
        page = html(changed, "outcome", url)
        assert len(page.encode()) < 280_000, url
        found += re.findall(r'id="(row-\d+)"', page)
    assert sorted(found) == sorted(row_anchor(at) for at in range(len(record.rows)))
    assert f'href="../../{HOMESTEAD}-2.html"' in html(changed, "outcome", urls[0])
    assert f'rel="prev" href="../../{HOMESTEAD}.html"' in html(changed, "outcome", urls[1])
    # Search leads to the page on which the row stands.
    where = row_urls(record, changed)
    for at in (0, len(record.rows) - 1):
        assert f'id="{row_anchor(at)}"' in html(changed, "outcome", where[at])
    hits = {one.anchor: one.url for one in documents(changed) if one.type == "row" and one.url.startswith(record.id)}
    assert hits == {row_anchor(at): url for at, url in where.items()}


def test_heavy_rows_keep_a_page_below_300_kb(view: View) -> None:
    record = register(view, LICENCES)
    heavy = record.licences[0].model_copy(update={"content": "采伐" * 900})
    changed = with_record(view, record.model_copy(update={"licences": (heavy,) * 300}))
    for url, page in pages(changed, "outcome").items():
        if page.subject.startswith(LICENCES):
            assert len(html(changed, "outcome", url).encode()) < 280_000


def test_a_part_never_takes_the_address_of_another_record() -> None:
    assert part_url("outcomes/2026/a.html", 2, {"outcomes/2026/a-2"}) == "outcomes/2026/a-part-2.html"
    assert part_url("outcomes/2026/a.html", 1, {"outcomes/2026/a"}) == "outcomes/2026/a.html"


def test_hostile_text_is_escaped(view: View) -> None:
    record = register(view, HOMESTEAD)
    row = case(number='"><script>x</script>', applicant="<img src=x>", place="<b>村", reason="<i>因")
    page = html(
        with_record(view, record.model_copy(update={"results": (row,), "title": "<u>题"})), "outcome", record.url
    )
    for bad in ("<script>x", "<img src=x", "<b>村", "<i>因", "<u>题"):
        assert bad not in page


def test_an_empty_register_says_so(view: View) -> None:
    record = register(view, HOMESTEAD)
    assert "还没有登记" in html(with_record(view, record.model_copy(update={"results": ()})), "outcome", record.url)


def test_a_row_is_gone_only_for_a_reason(view: View) -> None:
    row = register(view, HOMESTEAD).results[0]
    assert gone(row, view.today) is None
    taken = row.model_copy(update={"withdrawn": RowWithdrawal(date=date(2026, 11, 3), reason="重复登记")})
    found = gone(taken, view.today)
    assert found is not None and (found.word, found.day) == ("已撤回", date(2026, 11, 3))
