"""What the pages of all record types share: the page itself, its archive facts, attachments, changes, related records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from gongkai.records.record import Basis, Record
from gongkai.site.assets import FILES
from gongkai.site.chrome import navigation
from gongkai.site.page import Here, Page
from gongkai.site.view import View
from gongkai.site.words import long_date, size


def section_crumbs(section: str, view: View) -> tuple[tuple[str, str], ...]:
    """The column a section stands under, as the navigation names it; nothing for a section outside it."""
    return tuple((one["title"], one["url"]) for one in navigation(view) if one["section"] == section)


def record_page(record: Record, kind: str, section: str, view: View) -> Page:
    """The page of a record: its way from home goes through its section and first category."""
    crumbs = list(section_crumbs(section, view))
    category = view.first_category.get(record.id, "")
    if section == "statutory" and category:
        crumbs.append((view.category_title(category), category_url(category)))
    return Page(
        record.url,
        kind,
        section,
        record.title,
        subject=record.id,
        description=record.summary or "",
        crumbs=tuple(crumbs),
        meta=tags(record, view),
    )


def tags(record: Record, view: View) -> tuple[tuple[str, str], ...]:
    """The national page tags of a content page (国办发〔2017〕47号)."""
    return (
        ("ArticleTitle", record.title),
        ("PubDate", f"{record.published_on.isoformat()} 00:00"),
        ("ContentSource", view.catalogue.office_name(record)),
        ("Keywords", "；".join(record.keywords)),
    )


def category_url(category: str) -> str:
    """Address of the page of a category."""
    return f"categories/{category}.html"


def office_url(office: str) -> str:
    """Address of the page of an office."""
    return f"offices/{office}.html"


def body_url(body: str) -> str:
    """Address of the page of a body."""
    return f"bodies/{body}.html"


def linker(view: View, here: Here) -> Callable[[str, str], str]:
    """How Markdown finds the address of a record: relative, with its anchor."""

    def link(id: str, anchor: str) -> str:
        return here.to(f"{id}.html") + anchor

    return link


def basis_line(basis: Basis, here: Here, view: View) -> dict[str, str]:
    """One basis as people cite it: 《名称》（文号）第几条, with its link."""
    text = f"《{basis.law.strip('《》')}》"
    url = basis.link or ""
    if basis.record and basis.record in view.by_id:
        url = here.to(view.by_id[basis.record].url)
    return {"text": text, "article": basis.article or "", "number": basis.number or "", "url": url}


def attachment_lines(record: Record, view: View, here: Here) -> list[dict[str, str]]:
    """Downloads with format and size."""
    return [found for one in record.attachments if (found := file_line(one.file, one.title, view, here))]


def file_line(path: str, title: str | None, view: View, here: Here) -> dict[str, str] | None:
    """One download; None for a file that is not there or is kept back (a finding says so)."""
    file = view.catalogue.attachments.get(path)
    if file is None or file.fault is not None or path in view.kept_back:
        return None
    name = path.rsplit("/", 1)[-1]
    return {
        "title": title or name,
        "url": here.to(f"{FILES}/{path}"),
        "format": name.rsplit(".", 1)[-1].upper() if "." in name else "",
        "size": size(file.size),
    }


def common(record: Record, view: View, here: Here) -> dict[str, Any]:
    """Values that every record page shows somewhere."""
    office = view.catalogue.office.get(record.office or "")
    rows = [view.standard.requirements[id] for id in record.requirements if id in view.standard.requirements]
    return {
        "record": record,
        "title": record.title,
        "summary": record.summary or "",
        "office": {
            "name": view.catalogue.office_name(record),
            "url": here.to(office_url(record.office)) if office and record.office else "",
            "phone": office.phone if office else "",
        },
        "body": {"name": view.catalogue.body_name(record.body), "url": here.to(body_url(record.body))},
        "published": long_date(record.published_on),
        "updated": long_date(record.updated_on),
        "issued": long_date(record.issued),
        "attachments": attachment_lines(record, view, here),
        "basis": [basis_line(one, here, view) for one in record.basis],
        "changes": [
            {"date": one.date.isoformat(), "what": one.what, "was": one.was or "", "now": one.now or ""}
            for one in sorted(record.changes, key=lambda change: change.date, reverse=True)
        ],
        "duties": [
            {"title": row.title.get(view.settings.language), "url": here.to(category_url(row.category)), "id": row.id}
            for row in rows
        ],
        "archive": archive(record, view),
    }


def archive(record: Record, view: View) -> list[dict[str, str]]:
    """The facts table of a record: 索引、名称、内容概述、生成日期 and what else the catalogue must show (条例第十二条)."""
    return [
        {"label": "索引号", "value": record.index_number or ""},
        {"label": "公开主体", "value": view.catalogue.body_name(record.body)},
        {"label": "承办机构", "value": view.catalogue.office_name(record) if record.office else ""},
        {"label": "内容概述", "value": record.summary or ""},
        {"label": "成文日期", "value": record.issued.isoformat()},
        {"label": "发布日期", "value": record.published_on.isoformat()},
        {
            "label": "更新日期",
            "value": record.updated_on.isoformat() if record.updated_on != record.published_on else "",
        },
        {"label": "公开方式", "value": record.mode.text()},
    ]


def rich(html: str) -> Markup:
    """Marks HTML that came through the sanitiser as safe for a template."""
    return Markup(html)
