"""The fee directory and the pages of fee standards: what is charged today, until when, and what is charged no more."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from gongkai.records.fee_standard import FeeItem, FeeStandard
from gongkai.records.record import Status, Validity
from gongkai.site.charges import Standing, items_on
from gongkai.site.page import Here
from gongkai.site.pages import fees
from gongkai.site.view import View
from page_views import Render, on, with_record

WASTE = "fee-standards/household-waste"


def fee(view: View, id: str) -> FeeStandard:
    found = view.by_id[id]
    assert isinstance(found, FeeStandard)
    return found


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def rows(html: str, table: str) -> list[str]:
    found = re.search(rf"<table[^>]*{table}.*?</table>", html, re.S)
    assert found is not None
    return re.findall(r"<tr(?! class=\"group\").*?</tr>", found[0].split("<tbody", 1)[1], re.S)


def test_every_case_of_today_is_a_row_and_free_is_said(sample_view: View, page_html: Render) -> None:
    html = page_html(sample_view, "fees.html")
    text = [words(row) for row in rows(html, 'id="fees"') if "other-day" not in row]
    charged = fees.by_standing(sample_view)[Standing.CHARGED]
    assert len(text) == sum(len(items_on(one, sample_view.today)) for one in charged)
    assert any("到期换领" in row and "20 元/证" in row for row in text)
    assert any("农村宅基地和房屋首次登记" in row and "免收" in row for row in text)
    assert f"共{len(charged)}个项目、{len(text)}条标准" in words(html)


def test_a_reduction_near_its_end_is_told_in_days(sample_view: View, page_html: Render) -> None:
    html = page_html(sample_view, "fees.html")
    assert '<span class="until warn" data-valid-to="2026-12-31">' in html and "还有41天到期" in html
    assert "60天内到期" in words(html)
    after = page_html(on(sample_view, date(2027, 1, 1)), "fees.html")
    assert "2026-12-31" not in after


def test_abolished_fees_stand_apart_with_stamp_day_and_basis(sample_view: View, page_html: Render) -> None:
    html = page_html(sample_view, "fees.html")
    gone = [words(row) for row in rows(html, 'class="table gone"')]
    marriage = next(row for row in gone if "婚姻登记费" in row)
    assert "停征" in marriage and "2017-04-01" in marriage and "财税〔2017〕20号" in marriage
    assert not [row for row in rows(html, 'id="fees"') if "婚姻登记费" in row]
    page = words(page_html(sample_view, "fee-standards/marriage-registration.html"))
    assert "现在不收了" in page and "2017年4月1日起不再收" in page and "收多少" not in page


def test_a_fee_past_its_validity_moves_to_the_fees_no_longer_charged(sample_view: View, page_html: Render) -> None:
    html = page_html(on(sample_view, date(2030, 1, 1)), "fees.html")
    gone = [words(row) for row in rows(html, 'class="table gone"')]
    assert any("城镇垃圾处理费" in row and "已到期" in row and "2030-01-01" in row for row in gone)


def test_rows_carry_what_the_filters_ask(sample_view: View, page_html: Render) -> None:
    html = page_html(sample_view, "fees.html")
    row = next(row for row in rows(html, 'id="fees"') if "污水处理费" in row)
    assert 'data-collector="qiyun-housing"' in row and 'data-payer="individual enterprise"' in row
    assert 'data-from="2022-07-01" data-to="2027-06-30"' in row
    assert '<option value="qiyun-housing">栖云县住房和城乡建设局</option>' in html
    assert 'data-for="fees"' in html and 'type="date"' not in html  # no case of another day: no such question


def with_history(view: View) -> View:
    base = fee(view, WASTE)
    old = FeeItem(case="集镇居民（旧）", amount=Decimal(3), unit="元/户·月", valid_to=date(2025, 12, 31))
    new = FeeItem(case="集镇居民（2027年起）", amount=Decimal(6), unit="元/户·月", valid_from=date(2027, 1, 1))
    return with_record(view, base.model_copy(update={"items": (*base.items, old, new)}))


def test_what_was_valid_on_another_day_reads_without_a_script(sample_view: View, page_html: Render) -> None:
    view = with_history(sample_view)
    html = page_html(view, "fees.html")
    section = html.split('id="other-days"', 1)[1].split("</section>", 1)[0]
    assert "集镇居民（旧）" in section and "2025-12-31" in section and "2027-01-01" in section
    hidden = [row for row in rows(html, 'id="fees"') if "other-day" in row]
    assert len(hidden) == 2 and 'type="date" value="2026-11-20"' in html
    assert "以前和以后的标准" in words(page_html(view, f"{WASTE}.html"))


@pytest.mark.browser
def test_the_directory_answers_for_a_date_in_the_browser(
    sample_view: View, page_html: Render, browser: Any, tmp_path: Path
) -> None:
    from gongkai.site.theme import theme_folder

    assets = theme_folder() / "assets"
    html = page_html(with_history(sample_view), "fees.html")
    file = tmp_path / "fees.html"
    file.write_text(
        '<!doctype html><html class="js" lang="zh-CN" data-today="2026-11-20"><meta charset="utf-8"><title>-</title>'
        f'<link rel="stylesheet" href="{(assets / "gongkai.css").as_uri()}"><div class="wrap">{html}</div>'
        f'<script src="{(assets / "gongkai.js").as_uri()}"></script>',
        "utf-8",
    )
    page = browser.new_page()
    page.goto(file.as_uri())
    row = page.locator("#fees tbody tr", has_text="集镇居民（旧）")
    assert not row.is_visible()
    page.fill("#fees-day", "2025-06-01")
    assert row.is_visible()
    assert not page.locator("#fees tbody tr", has_text="2027年起").is_visible()
    page.fill("#fees-day", "2027-02-01")
    assert not row.is_visible() and page.locator("#fees tbody tr", has_text="2027年起").is_visible()
    page.fill("#fees-day", "2026-11-20")
    page.select_option("#fees-payer", "enterprise")
    assert not page.locator("#fees tbody tr", has_text="到期换领").is_visible()
    assert page.locator('[data-count="fees"]').inner_text().startswith("筛出")
    page.select_option("#fees-payer", "")
    page.fill("#fees-q", "身份证")
    assert page.locator("#fees tbody tr", has_text="到期换领").is_visible()
    assert not page.locator("#fees tbody tr", has_text="污水处理费").first.is_visible()


def test_withdrawn_standards_are_nowhere(sample_view: View, page_html: Render) -> None:
    view = with_record(sample_view, fee(sample_view, WASTE).model_copy(update={"status": Status.WITHDRAWN}))
    assert "城镇垃圾处理费" not in page_html(view, "fees.html")


def test_a_repealed_fee_without_a_day_says_only_that_it_is_repealed(sample_view: View, page_html: Render) -> None:
    repealed = fee(sample_view, WASTE).model_copy(
        update={"validity": Validity.REPEALED, "valid_to": None, "abolition": None}
    )
    view = with_record(sample_view, repealed)
    assert "废止" in words(page_html(view, f"{WASTE}.html"))
    assert any("城镇垃圾处理费" in row for row in rows(page_html(view, "fees.html"), 'class="table gone"'))


def test_a_standard_shows_basis_collector_complaint_and_the_services_that_charge_it(
    sample_view: View, page_html: Render
) -> None:
    html = page_html(sample_view, "fee-standards/id-card.html")
    text = words(html)
    for fact in ("发改价格〔2003〕2322号", "栖云县公安局", "缴入地方国库", "12315", "长期", "免收工本费"):
        assert fact in text
    assert 'href="../service-guides/id-card-renewal.html"' in html


def test_an_empty_directory_says_so(sample_view: View) -> None:
    from dataclasses import replace

    empty = replace(sample_view, catalogue=replace(sample_view.catalogue, filed={}))
    (page,) = fees.plan(empty)
    values = fees.context(page, empty, Here.of(page))
    assert values["groups"] == [] and values["gone"] == [] and values["fees"] == 0
