"""Pages of policy documents: whether it still holds, the official block, the text, what explains, replaces or is repealed by it."""

from __future__ import annotations

from typing import Any

from gongkai.problem import Text
from gongkai.records.policy_document import Genre, PolicyDocument
from gongkai.records.record import Validity
from gongkai.site.page import Here, Page
from gongkai.site.pages.common import common, record_page
from gongkai.site.pages.prose import prose
from gongkai.site.pages.references import references, relations
from gongkai.site.view import View
from gongkai.site.words import long_date

KIND = "policy-document"
TITLE = Text("政策文件", "Policy document")


def plan(view: View) -> tuple[Page, ...]:
    """One page for each document."""
    return tuple(record_page(record, KIND, "policies", view) for record in view.of(PolicyDocument))


def holds(record: PolicyDocument, view: View) -> Validity:
    """Validity on the day of the view: a document past its last day has lapsed even where nobody wrote so yet."""
    if record.validity in (Validity.IN_FORCE, Validity.AMENDED) and record.expires and record.expires < view.today:
        return Validity.EXPIRED
    return record.validity


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """The document with its relations in both directions."""
    record = view.by_id[page.subject]
    assert isinstance(record, PolicyDocument)
    related = relations(view)

    def linked(found: Any) -> list[dict[str, str]]:
        return references(found.get(record.id, ()), view, here)

    explains = linked(related.explains)
    return {
        **common(record, view, here),
        "validity": validity(record, view),
        "official": official(record, view),
        "explanation": record.genre is Genre.EXPLANATION or bool(explains),
        "explains": explains,
        "explained_by": linked(related.explained_by),
        "replaced_by": linked(related.replaced_by),
        "repeals": linked(related.repeals),
        "content": prose(record.prose, view, here),
    }


def validity(record: PolicyDocument, view: View) -> dict[str, Any]:
    """The large word and the sentence beside it; `stamp` for what holds no more, `until` for the script."""
    now = holds(record, view)
    begins = f"{long_date(record.effective)}起施行" if record.effective else ""
    until = ""
    if now is Validity.REPEALED:
        said = f"{long_date(record.repealed)}废止" if record.repealed else "废止日期未写明"
    elif now is Validity.EXPIRED:
        said = f"有效期到{long_date(record.expires)}" if record.expires else "已过有效期"
    else:
        if record.effective and record.effective > view.today:
            begins = f"{long_date(record.effective)}起施行，现在还没有施行"
        until = record.expires.isoformat() if record.expires else ""
        said = "，".join(
            part for part in (begins, f"有效期到{long_date(record.expires)}" if record.expires else "") if part
        )
    return {
        "word": now.text(view.settings.language),
        "stamp": now in (Validity.REPEALED, Validity.EXPIRED),
        "said": said,
        "until": until,
    }


def official(record: PolicyDocument, view: View) -> list[dict[str, Any]]:
    """The block of a public document: number, issuer, dates, subjects, index number (条例第十二条; GB/T 9704-2012)."""
    lang = view.settings.language

    def day(value: Any) -> str:
        return value.isoformat() if value else ""

    return [
        {"label": "发文字号", "value": record.document_number or ""},
        {"label": "发文机关", "value": record.issuing_body},
        {"label": "成文日期", "value": day(record.issued)},
        {"label": "发布日期", "value": day(record.published_on)},
        {"label": "施行日期", "value": day(record.effective)},
        {"label": "失效日期", "value": day(record.expires)},
        {"label": "废止日期", "value": day(record.repealed)},
        {"label": "文件种类", "value": record.genre.text(lang)},
        {"label": "主题分类", "value": "；".join(record.subjects)},
        {"label": "索引号", "value": record.index_number or ""},
        {"label": "承办机构", "value": view.catalogue.office_name(record)},
        {"label": "公开方式", "value": record.mode.text(lang)},
    ]
