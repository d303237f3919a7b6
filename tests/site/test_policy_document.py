"""Policy documents: whether one holds today, where its explanation and its successor are, and how the list orders them."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from gongkai.portal import Portal
from gongkai.records.policy_document import PolicyDocument
from gongkai.records.record import Status, Validity, Withdrawal
from gongkai.site.page import Here
from gongkai.site.pages import BY_KIND
from gongkai.site.pages.policy_document import holds
from gongkai.site.render import environment
from gongkai.site.view import View
from page_views import on, view_of, with_record

RULES = "policy-documents/2025/homestead-rules"
EXPLAINED = "policy-documents/2025/homestead-rules-explained"
TRIAL = "policy-documents/2021/homestead-rules-trial"


@pytest.fixture(scope="module")
def view(sample: Portal) -> View:
    return view_of(sample)


def html(view: View, kind: str, url: str) -> str:
    page = {page.url: page for page in BY_KIND[kind].plan(view)}[url]
    context = BY_KIND[kind].context(page, view, Here.of(page))
    return environment().get_template(f"pages/{kind}.html").render(page=page, here=Here.of(page), **context)


def document(view: View, id: str) -> PolicyDocument:
    found = view.by_id[id]
    assert isinstance(found, PolicyDocument)
    return found


def test_what_holds_and_what_does_not_is_seen_at_once(view: View) -> None:
    assert '<span class="validity">有效</span>' in html(view, "policy-document", f"{RULES}.html")
    repealed = html(view, "policy-document", f"{TRIAL}.html")
    assert '<span class="stamp">废止</span>' in repealed and "2025年6月1日废止" in repealed


def test_a_document_lapses_the_day_after_its_last(view: View) -> None:
    record = document(view, RULES)
    assert record.expires is not None
    assert holds(record, on(view, record.expires)) is Validity.IN_FORCE
    after = on(view, date(2030, 6, 1))
    assert holds(record, after) is Validity.EXPIRED
    assert '<span class="stamp">失效</span>' in html(after, "policy-document", f"{RULES}.html")
    assert 'data-valid-to="2030-05-31"' in html(view, "policy-document", f"{RULES}.html")


def test_a_document_not_yet_in_force_says_so(view: View) -> None:
    coming = document(view, RULES).model_copy(update={"effective": date(2026, 12, 1)})
    assert "还没有施行" in html(with_record(view, coming), "policy-document", f"{RULES}.html")


def test_the_official_block(view: View) -> None:
    record = document(view, RULES)
    page = html(view, "policy-document", record.url)
    block = page[page.index('class="facts official"') :]
    for value in (record.document_number, record.issuing_body, "2025-04-10", "2025-06-01", record.index_number):
        assert value and value in block
    assert all(subject in block for subject in record.subjects)


def test_explanation_and_document_know_each_other_whichever_says_it(view: View) -> None:
    for silent in ("explains", "explained_by"):
        one, other = document(view, EXPLAINED), document(view, RULES)
        changed = with_record(view, (one if silent == "explains" else other).model_copy(update={silent: ()}))
        assert f'href="../../{EXPLAINED}.html"' in html(changed, "policy-document", f"{RULES}.html")
        assert f'href="../../{RULES}.html"' in html(changed, "policy-document", f"{EXPLAINED}.html")


def test_repealed_and_repealing_know_each_other(view: View) -> None:
    rules = with_record(view, document(view, RULES).model_copy(update={"repeals": ()}))
    assert re.search(rf'同时废止<a href="../../{TRIAL}.html"', html(rules, "policy-document", f"{RULES}.html"))
    trial = with_record(view, document(view, TRIAL).model_copy(update={"replaced_by": None}))
    assert re.search(rf'现在看<a href="../../{RULES}.html"', html(trial, "policy-document", f"{TRIAL}.html"))


def test_what_may_not_be_shown_is_not_named_by_its_relatives(view: View) -> None:
    gone = document(view, EXPLAINED).model_copy(
        update={
            "status": Status.WITHDRAWN,
            "title": "含有姓名的标题",
            "persons": True,
            "withdrawal": Withdrawal(date=date(2026, 11, 1), reason="误公开"),
        }
    )
    page = html(with_record(view, gone), "policy-document", f"{RULES}.html")
    assert "含有姓名的标题" not in page


def test_the_full_text_has_headings_in_order(view: View) -> None:
    page = html(view, "policy-document", f"{RULES}.html")
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1 and all(b - a <= 1 for a, b in pairwise(levels))
    assert "第十三条" in page


def test_the_list_groups_by_kind_and_puts_what_holds_first(view: View) -> None:
    page = html(view, "policies", "policies.html")
    records = view.of(PolicyDocument)
    assert all(page.count(f'href="{one.url}"') >= 1 for one in records)
    genres = re.findall(r'<tr class="group".*?<b>([^<]+)</b>', page)
    assert genres == list(dict.fromkeys(genres)) and genres[0] == "行政规范性文件" and genres[-1] == "政策解读"
    normative = page[page.index("行政规范性文件</b>") : page.index("其他文件</b>")]
    validity = re.findall(r'data-validity="([a-z-]+)"', normative)
    order = ["in-force", "amended", "expired", "repealed"]
    assert validity == sorted(validity, key=order.index) and len(set(validity)) > 1
    assert "<s>云政规〔2021〕1号</s>" in page
    assert 'data-key="validity"' in page and 'data-genre="normative"' in page


def test_hostile_text_is_escaped(view: View) -> None:
    bad = document(view, RULES).model_copy(
        update={"title": "<script>t", "document_number": "<b>号", "prose": "<script>p</script>", "subjects": ("<i>题",)}
    )
    changed = with_record(view, bad)
    for page in (html(changed, "policy-document", f"{RULES}.html"), html(changed, "policies", "policies.html")):
        for text in ("<script>", "<b>号", "<i>题"):
            assert text not in page
