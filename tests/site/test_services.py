"""The list of services and the eight life events: everything is found, filtered and reachable."""

from __future__ import annotations

import re
from html import unescape

from gongkai.records.record import Status
from gongkai.records.service_guide import LifeEvent, ServiceGuide
from gongkai.site.guides import by_event, by_office
from gongkai.site.pages import life
from gongkai.site.view import View
from page_views import Render, with_record


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_every_guide_stands_once_under_its_office(sample_view: View, page_html: Render) -> None:
    html = page_html(sample_view, "services.html")
    for guide in sample_view.of(ServiceGuide):
        assert html.count(f'<a href="{guide.url}">{guide.title}</a>') == 1, guide.id
    assert sum(len(guides) for guides in by_office(sample_view).values()) == len(sample_view.of(ServiceGuide))
    assert f"一共{len(sample_view.of(ServiceGuide))}件事" in words(html)


def test_rows_carry_words_people_use_and_what_the_filters_ask(sample_view: View, page_html: Render) -> None:
    html = page_html(sample_view, "services.html")
    row = next(row for row in re.findall(r"<tr.*?</tr>", html, re.S) if "最低生活保障申请" in row)
    assert 'data-life="hardship" data-office="social-affairs" data-applicant="individual"' in row
    for fact in ("吃低保", "免费", "20个工作日", "跑1次", "3号窗口"):
        assert fact in words(row)
    assert '<option value="social-affairs">社会事务办公室</option>' in html


def test_the_eight_events_have_pages_even_without_services(sample_view: View, page_html: Render) -> None:
    from dataclasses import replace

    empty = replace(sample_view, catalogue=replace(sample_view.catalogue, filed={}))
    assert [page.url for page in life.plan(empty)] == [f"life/{event.value}.html" for event in LifeEvent]
    assert "现在没有由本镇办理的事项" in words(page_html(empty, "life/birth.html"))


def test_an_event_lists_its_services_and_links_their_questions(sample_view: View, page_html: Render) -> None:
    html = page_html(sample_view, "life/house.html")
    guides = by_event(sample_view)[LifeEvent.HOUSE]
    assert guides
    for guide in guides:
        assert f'<a href="../{guide.url}">{guide.title}</a>' in html
    asked = re.search(r'href="\.\./(service-guides/[a-z-]+\.html)#(question-1)"', html)
    assert asked is not None
    assert f'id="{asked[2]}"' in page_html(sample_view, asked[1])
    assert '<span aria-current="page">建房</span>' in html and 'href="../life/birth.html"' in html


def test_a_withdrawn_guide_is_in_no_list(sample_view: View, page_html: Render) -> None:
    guide = by_event(sample_view)[LifeEvent.HOUSE][0]
    view = with_record(sample_view, guide.model_copy(update={"status": Status.WITHDRAWN}))
    for url in ("services.html", "life/house.html"):
        assert guide.title in page_html(sample_view, url) and guide.title not in page_html(view, url)


def test_hostile_names_are_text(sample_view: View, page_html: Render) -> None:
    guide = by_event(sample_view)[LifeEvent.HOUSE][0]
    bad = '"><script>alert(1)</script>'
    view = with_record(sample_view, guide.model_copy(update={"title": bad, "aliases": (bad,)}))
    for url in ("services.html", "life/house.html"):
        assert "<script" not in page_html(view, url)
