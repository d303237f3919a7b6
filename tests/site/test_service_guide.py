"""The guide's page: what a resident gains from it, what must not stand on it, and the sheet that fits one A4 page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from gongkai.records.outcome import Outcome
from gongkai.records.record import Status
from gongkai.records.service_guide import Fees, FeeUse, Material, ProcessingTime, Question, ServiceGuide, Step
from gongkai.site.guide_parts import flow, glance, place_of, times
from gongkai.site.guide_sheet import density
from gongkai.site.page import Here
from gongkai.site.pages import service_guide
from gongkai.site.relations import relations
from gongkai.site.view import View
from page_views import Render, on, with_record

ALLOWANCE = "service-guides/minimum-living-allowance"
HOMESTEAD = "service-guides/homestead"
REGISTRATION = "service-guides/real-estate-first-registration"


def guide(view: View, id: str) -> ServiceGuide:
    found = view.by_id[id]
    assert isinstance(found, ServiceGuide)
    return found


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_the_seven_sections_stand_in_their_order(sample_view: View, page_html: Render) -> None:
    html = page_html(sample_view, f"{ALLOWANCE}.html")
    headings = [words(one) for one in re.findall(r"<h2 id=[^>]*>(.*?)</h2>", html)]
    assert headings[:7] == [
        "一、谁能办",
        "二、带什么材料",
        "三、怎么办，多久办完",
        "四、去哪里办",
        "五、收不收费，找谁问",
        "六、办事依据",
        "七、改过什么",
    ]
    assert re.findall(r'<a href="#(\w+)"', html)[:7] == [id for id, _ in service_guide.SECTIONS]
    levels = [int(level) for level in re.findall(r"<h(\d)", html)]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))


def test_every_fact_of_a_guide_reaches_its_reader(sample_view: View, page_html: Render) -> None:
    for one in sample_view.of(ServiceGuide):
        text = words(page_html(sample_view, one.url)).replace("\n", "")
        for fact in (
            one.title,
            *one.conditions,
            *(material.name for material in one.materials),
            *(step.name for step in one.steps),
            *(step.who for step in one.steps),
            *(question.question for question in one.questions),
            *(basis.law.strip("《》") for basis in one.basis),
            *(change.what for change in one.changes),
            one.result.name,
            one.appeal.reconsideration,
            one.appeal.litigation,
            *(contact.phone for contact in (*one.enquiry, *one.complaint) if contact.phone),
        ):
            assert fact in text, (one.id, fact)


def test_glance_answers_in_five_cells(sample_view: View) -> None:
    cells = {cell["label"]: cell for cell in glance(guide(sample_view, ALLOWANCE), sample_view)}
    assert list(cells) == ["谁能办", "多久办完", "多少钱", "在哪办", "跑几次"]
    assert (cells["多久办完"]["figure"], cells["多久办完"]["unit"]) == ("20", "个工作日")
    assert cells["多久办完"]["comment"] == "法律规定30个工作日"
    assert cells["多少钱"]["value"] == "免费"
    assert (cells["在哪办"]["value"], cells["在哪办"]["tel"]) == ("3号窗口", "0000-0000023")


def test_a_guide_done_at_once_and_without_a_visit_says_so(sample_view: View) -> None:
    base = guide(sample_view, ALLOWANCE)
    quick = base.model_copy(
        update={"processing_time": ProcessingTime(promised=Decimal(0)), "visits": 0, "eligibility": None}
    )
    cells = {cell["label"]: cell for cell in glance(quick, sample_view)}
    assert cells["多久办完"]["value"] == "当场办完" and cells["跑几次"]["value"] == "不用跑"
    assert cells["谁能办"]["value"] == "个人"


def test_the_axis_adds_up_to_the_promise_and_display_is_told_apart(sample_view: View, page_html: Render) -> None:
    for one in sample_view.of(ServiceGuide):
        drawn = flow(one)
        assert sum(step["days"] for step in drawn["steps"]) == drawn["total"], one.id
    drawn = flow(guide(sample_view, HOMESTEAD))
    assert [step["time"] for step in drawn["steps"] if step["time"]] == ["7日，另算", "7日，另算"]
    registration = flow(guide(sample_view, REGISTRATION))
    assert [step["time"] for step in registration["steps"] if step["time"]] == ["15个工作日，另算"]
    html = page_html(sample_view, f"{HOMESTEAD}.html")
    assert 'role="img" aria-labelledby="flow-t flow-d"' in html and "第一步，您：提出申请" in html


def test_half_days_are_drawn(sample_view: View, page_html: Render) -> None:
    base = guide(sample_view, ALLOWANCE)
    steps = (
        Step(name="受理", who="窗口", lane="township", days=Decimal("0.5"), detail="看材料"),
        Step(name="办结", who="窗口", lane="township", days=Decimal("1.5"), detail="发证"),
    )
    half = base.model_copy(update={"steps": steps, "processing_time": ProcessingTime(promised=Decimal(2))})
    html = page_html(with_record(sample_view, half), base.url)
    assert "0.5个工作日" in html and "共2个" in html


def test_working_and_calendar_days_share_one_scale_but_keep_their_words(sample_view: View) -> None:
    rows = times(guide(sample_view, "service-guides/id-card-renewal"))["rows"]
    assert [row["text"] for row in rows] == ["15个工作日", "60日"]
    assert rows[0]["days"] == 15 and 42 < rows[1]["days"] < 43


def test_materials_have_downloads_and_sample_texts(sample_view: View, page_html: Render) -> None:
    html = page_html(sample_view, f"{ALLOWANCE}.html")
    assert 'href="../files/2026/minimum-living-allowance-form.docx" download' in html
    assert re.search(r"填写样例 DOCX \d+ KB", words(html))
    assert "每天150元，共10650元" in html
    assert "不用带" in words(html) and "结婚证或离婚证" in html


def test_opening_hours_carry_what_the_script_needs(sample_view: View, page_html: Render) -> None:
    html = unescape(page_html(sample_view, f"{ALLOWANCE}.html"))
    assert '"week":[[["8:30","11:30"],["14:30","17:30"]]' in html
    assert '"known":"2026-12-31"' in html or '"known":"2027-12-31"' in html


def test_fees_follow_the_day(sample_view: View, page_html: Render) -> None:
    base = guide(sample_view, ALLOWANCE)
    fees = Fees(items=(FeeUse(fee="fee-standards/household-waste", case="集镇居民"),))
    view = with_record(sample_view, base.model_copy(update={"fees": fees}))
    now = page_html(view, base.url)
    assert "5元/户·月" in now and "还有41天到期" in now and 'data-valid-to="2026-12-31"' in now
    later = page_html(on(view, date(2027, 1, 1)), base.url)
    assert "5元/户·月" in later and "2026-12-31" not in later
    gone = words(page_html(on(view, date(2030, 1, 1)), base.url))
    assert "5元/户·月" not in gone and "2030年1月1日起不再收" in gone


def test_a_guide_without_contacts_inherits_them(sample_view: View, page_html: Render) -> None:
    bare = guide(sample_view, ALLOWANCE).model_copy(update={"enquiry": (), "complaint": ()})
    text = words(page_html(with_record(sample_view, bare), bare.url))
    assert "社会事务办公室　0000-0000003" in text
    assert "云溪镇纪检监察办公室　0000-0000013" in text and "12315" in text


def test_neighbours_are_found_from_both_sides_and_withdrawn_ones_are_not(sample_view: View, page_html: Render) -> None:
    html = page_html(sample_view, f"{HOMESTEAD}.html")
    assert 'href="../outcomes/2026/homestead-approvals.html"' in html
    assert 'href="../policy-documents/2025/homestead-rules.html"' in html
    register = sample_view.by_id["outcomes/2026/homestead-approvals"]
    assert isinstance(register, Outcome) and HOMESTEAD in relations(sample_view)[register.id]
    view = with_record(sample_view, register.model_copy(update={"status": Status.WITHDRAWN}))
    assert "homestead-approvals" not in page_html(view, f"{HOMESTEAD}.html")


def test_hostile_text_is_text(sample_view: View, page_html: Render) -> None:
    bad = "<script>alert(1)</script>"
    base = guide(sample_view, ALLOWANCE)
    hostile = base.model_copy(
        update={
            "title": bad,
            "conditions": (bad,),
            "materials": (Material(name=bad, note=bad, sample_text=f"{bad}\n\n[看](javascript:alert(1))"),),
            "questions": (Question(question=bad, answer=f'{bad}<img src=x onerror="alert(1)">'),),
            "steps": (Step(name=bad, who=bad, lane="township", days=Decimal(20), detail=bad),),
        }
    )
    html = page_html(with_record(sample_view, hostile), base.url)
    assert "<script" not in html and "javascript:" not in re.sub(r">[^<]*<", "><", html) and "<img" not in html
    assert html.count("&lt;script&gt;") >= 6


def test_the_code_leads_to_the_public_address_or_is_not_there(sample_view: View, page_html: Render) -> None:
    url = f"{ALLOWANCE}.html"
    assert 'aria-label="本页网址的二维码"' in page_html(sample_view, url)
    assert f"https://www.example.com/zfxxgk/{url}" in words(page_html(sample_view, url))
    unknown = replace(sample_view, settings=sample_view.settings.model_copy(update={"site_url": None}))
    html = page_html(unknown, url)
    assert "二维码" not in html and "网址：" not in html


def test_links_inside_a_guide_are_relative(sample_view: View) -> None:
    page = next(page for page in service_guide.plan(sample_view) if page.subject == ALLOWANCE)
    values = service_guide.context(page, sample_view, Here.of(page))
    urls = [item["url"] for group in values["related"] for item in group["items"]]
    urls += [form["url"] for form in values["forms"]]
    assert urls and all(url.startswith("../") for url in urls)
    assert page.crumbs[-1] == ("遇难处", "life/hardship.html")


def test_no_typed_space_between_han_and_digits(sample_view: View, page_html: Render) -> None:
    for one in sample_view.of(ServiceGuide)[:6]:
        html = re.sub(r"<(script|style|svg).*?</\1>", "", page_html(sample_view, one.url), flags=re.S)
        # The gap between elements is no typed space: figure and unit stand in elements of their own.
        pieces = [unescape(piece) for piece in re.findall(r">([^<]+)<", html)]
        assert not [piece for piece in pieces if re.search(r"[一-鿿] \d|\d [一-鿿]", piece)]


def test_a_place_without_window_is_named_by_its_office(sample_view: View) -> None:
    assert place_of(guide(sample_view, "service-guides/legal-aid"), sample_view)[0] == "司法所"


@pytest.mark.browser
def test_every_guide_of_the_sample_prints_on_one_a4_sheet(sample_site: Path, browser: Any) -> None:
    files = sorted((sample_site / "service-guides").glob("*.html"))
    assert len(files) >= 20
    page = browser.new_page()
    for file in files:
        page.goto(file.as_uri())
        pdf = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1, file.stem


def test_a_longer_guide_is_set_smaller_on_paper(sample_view: View) -> None:
    base = guide(sample_view, ALLOWANCE)
    short = base.model_copy(update={"conditions": base.conditions[:1], "materials": base.materials[:1]})
    long = base.model_copy(update={"conditions": base.conditions * 4})
    found = [density(one, sample_view) for one in (short, base, long)]
    assert found == ["", "dense", "densest"]
