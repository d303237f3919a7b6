"""Notices: days counted from the day after posting with the last day in full, how to comment, and what came of it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from gongkai.portal import Portal
from gongkai.records.public_notice import Feedback, MajorDecision, NoticeResult, Period, PublicNotice
from gongkai.records.service_guide import Unit
from gongkai.site.page import Here
from gongkai.site.pages import BY_KIND
from gongkai.site.pages.public_notice import Standing, period_text, standing
from gongkai.site.render import environment
from gongkai.site.view import View
from page_views import on, view_of, with_record

ID = "public-notices/2026/planted"


@pytest.fixture(scope="module")
def view(sample: Portal) -> View:
    return view_of(sample)


def html(view: View, kind: str, url: str) -> str:
    page = {page.url: page for page in BY_KIND[kind].plan(view)}[url]
    context = BY_KIND[kind].context(page, view, Here.of(page))
    return environment().get_template(f"pages/{kind}.html").render(page=page, here=Here.of(page), **context)


def notice(view: View, **update: object) -> PublicNotice:
    first = view.of(PublicNotice)[0]
    values: dict[str, object] = {
        "id": ID,
        "title": "栖云路灯安装位置公示",
        "period": Period(start=date(2026, 11, 2), end=date(2026, 12, 2)),
        "feedback": (Feedback(phone="0000-0000009", address="正街1号", email="a@example.com", meeting="村委会"),),
        "result": None,
        "major": None,
        "matter": None,
        "prose": "",
        "attachments": (),
    }
    return first.model_copy(update={**values, **update})


def shown(view: View, record: PublicNotice) -> str:
    return html(with_record(view, record), "public-notice", f"{ID}.html")


@pytest.mark.parametrize(
    ("day", "figure", "unit", "nth"),
    [
        (date(2026, 11, 2), "30", "天后截止", ""),
        (date(2026, 11, 3), "29", "天后截止", "今天第1天"),
        (date(2026, 12, 1), "1", "天后截止", "今天第29天"),
        (date(2026, 12, 2), "今天", "截止", "今天第30天"),
        (date(2026, 12, 3), "已结束", "", ""),
    ],
)
def test_days_left_with_the_last_day_in_full(view: View, day: date, figure: str, unit: str, nth: str) -> None:
    page = shown(on(view, day), notice(view))
    assert f'<b class="fig">{figure}</b><span class="unit">{unit}</span>' in page
    assert f'<span class="nth">{nth}</span>' in page
    assert 'data-until="2026-12-02"' in page and 'data-from="2026-11-02"' in page
    assert ('href="#how">我要提意见' in page) is (day <= date(2026, 12, 2))


def test_the_length_is_told_in_its_own_unit(view: View) -> None:
    assert period_text(notice(view), view) == "2026-11-02至2026-12-02，贴出次日起算，共30日"
    worked = Period(start=date(2026, 9, 18), end=date(2026, 10, 22), unit=Unit.WORKING_DAYS)
    assert period_text(notice(view, period=worked), view).endswith("共20个工作日")
    unknown = Period(start=date(2027, 2, 1), end=date(2027, 2, 5), unit=Unit.WORKING_DAYS)
    assert "约" in period_text(notice(view, period=unknown), view)


def test_ways_to_comment_are_links_one_can_use(view: View) -> None:
    page = shown(view, notice(view))
    assert 'href="tel:0000-0000009"' in page and 'href="mailto:a@example.com"' in page
    assert "正街1号" in page and "村委会" in page and 'id="how"' in page


def test_without_feedback_the_office_is_named_with_its_telephone(view: View) -> None:
    record = notice(view, feedback=())
    office = view.catalogue.office[record.office or ""]
    page = shown(view, record)
    assert "我要提意见" not in page and office.phone in page and office.name in page


def test_the_seven_contents_in_their_order(view: View) -> None:
    parts = {name: f"内容之{at}" for at, name in enumerate(MajorDecision.model_fields, 1)}
    page = shown(view, notice(view, major=MajorDecision.model_validate(parts)))
    assert [int(n) for n in re.findall(r"内容之(\d)", page)] == [1, 2, 3, 4, 5, 6, 7]
    titles = re.findall(r"<h3 id=\"[a-z-]+\">([^<]+)</h3>", page)
    assert titles[0] == "基本情况" and len(titles) == 7


def test_what_came_of_it_stands_first_once_it_is_over(view: View) -> None:
    result = NoticeResult(date=date(2026, 12, 8), text="收到2条，采纳1条。", record=view.of(PublicNotice)[1].id)
    after = on(view, date(2026, 12, 10))
    page = shown(after, notice(view, result=result))
    assert "收到2条，采纳1条。" in page and "2026年12月8日公布" in page
    assert page.index('id="result"') < page.index('id="what"')
    assert f'href="../../{view.of(PublicNotice)[1].url}"' in page
    waiting = shown(after, notice(view))
    assert "结果还没有公布" in waiting and view.catalogue.office[notice(view).office or ""].phone in waiting


def test_sections_are_numbered_without_a_gap(view: View) -> None:
    page = shown(view, notice(view))
    numbers = re.findall(r'<h2 id="[a-z]+"><span class="no">(.)、', page)
    assert numbers == list("一二三四五六七"[: len(numbers)]) and len(numbers) >= 3


def test_stages_of_a_matter_stand_together(view: View) -> None:
    other = view.of(PublicNotice)[0].model_copy(update={"id": f"{ID}-2", "title": "路灯装好了", "matter": "路灯"})
    page = html(with_record(with_record(view, notice(view, matter="路灯")), other), "public-notice", f"{ID}.html")
    assert "这件事的前后" in page and f'href="../../{ID}-2.html"' in page and "（本页）" in page


def test_headings_of_the_author_sink_below_the_section(view: View) -> None:
    for prose in ("# 甲\n\n文", "## 甲\n\n文", "### 甲\n\n文"):
        page = shown(view, notice(view, prose=prose))
        assert re.search(r'<h3 id="[^"]*">甲</h3>', page), prose


def test_the_list_puts_open_ones_by_days_left_then_results_then_waiting(view: View) -> None:
    page = html(view, "notices", "notices.html")
    opened = [one for one in view.of(PublicNotice) if standing(one, view) is Standing.OPEN]
    assert len(opened) > 1
    order = sorted(opened, key=lambda one: (one.period.end, one.id))
    places = [page.index(f'href="{one.url}"') for one in order]
    assert places == sorted(places)
    later = on(view, max(one.period.end for one in opened) + timedelta(days=3))
    page = html(later, "notices", "notices.html")
    assert page.index("已结束，有结果") < page.index("已结束，等结果")
    assert "眼下没有正在公示的事" in page and re.search(r"已等\d+天", page)


def test_many_ended_notices_do_not_make_one_endless_page(view: View) -> None:
    many = view
    base = notice(view, period=Period(start=date(2026, 1, 4), end=date(2026, 2, 4)))
    filed = dict(view.catalogue.filed)
    template = next(iter(filed.values()))
    for at in range(450):
        record = base.model_copy(update={"id": f"{ID}-{at}"})
        filed[record.id] = type(template)(record, template.document, template.tidied)
    from dataclasses import replace

    many = replace(view, catalogue=replace(view.catalogue, filed=filed))
    urls = [page.url for page in BY_KIND["notices"].plan(many)]
    assert urls == ["notices.html", "notices-2.html", "notices-3.html"]
    whole = "".join(html(many, "notices", url) for url in urls)
    assert all(whole.count(f'href="{ID}-{at}.html"') == 1 for at in range(450))
    assert 'id="open"' not in html(many, "notices", "notices-2.html")


def test_hostile_text_is_escaped(view: View) -> None:
    page = shown(
        view,
        notice(
            view,
            title="<script>t</script>",
            about="<script>a</script> [x](javascript:alert(1))",
            feedback=(Feedback(phone='"><b>', meeting="<i>会"),),
        ),
    )
    for bad in ("<script>", "<i>会", '"><b>', 'href="javascript'):
        assert bad not in page
