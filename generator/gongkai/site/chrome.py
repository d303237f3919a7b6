"""The words of the chrome: what theme/base.html is given in every page, prose or shell."""

from __future__ import annotations

from typing import Any

from gongkai.site.theme import version
from gongkai.site.view import View
from gongkai.site.words import long_date
from gongkai.vocabulary import HTML_LANG

ALL = "all.html"
"""Where the search form leads without a script: the full directory."""


def navigation(view: View) -> list[dict[str, str]]:
    """The nine columns in their fixed order; their names are settings."""
    columns = view.settings.columns
    return [
        {"title": columns.home, "url": "index.html", "section": "home"},
        {"title": columns.services, "url": "services.html", "section": "guides"},
        {"title": columns.statutory, "url": "statutory.html", "section": "statutory"},
        {"title": columns.fees, "url": "fees.html", "section": "fees"},
        {"title": columns.notices, "url": "notices.html", "section": "notices"},
        {"title": columns.outcomes, "url": "outcomes.html", "section": "outcomes"},
        {"title": columns.policies, "url": "policies.html", "section": "policies"},
        {"title": columns.request, "url": request_url(view), "section": "request"},
        {"title": columns.coverage, "url": "coverage.html", "section": "coverage"},
    ]


def request_url(view: View) -> str:
    """The page of 依申请公开: the hand-written one, else the generated guide."""
    return view.page_urls.get("request", "guide.html")


def chrome(view: View) -> dict[str, Any]:
    """The `gongkai` of the templates."""
    footer = view.settings.footer
    main = view.catalogue.main_body
    host = {
        "name": footer.host if footer else (main.name if main else view.settings.site_name),
        "office": footer.operator if footer else None,
        "address": (footer.address if footer else None) or (main.address if main else ""),
        "phone": (footer.phone if footer else None) or (main.phone if main else "") or "",
    }
    links = [{"title": "网站地图", "url": ALL}]
    if "accessibility" in view.page_urls:
        links.append({"title": "无障碍说明", "url": view.page_urls["accessibility"]})
    parent = view.settings.parent
    return {
        "site_name": view.settings.site_name,
        "lang": HTML_LANG.get(view.settings.language, "zh-CN"),
        "host": host,
        "parent": {"name": parent.name, "url": parent.url} if parent else None,
        "nav": navigation(view),
        "home": "index.html",
        "search_action": ALL,
        "footer": {
            "site_id_code": footer.site_id_code if footer else None,
            "icp": footer.icp if footer else None,
            "psb": footer.public_security if footer else None,
            "badge": {"url": footer.identity_link} if footer and footer.identity_link else None,
            "error_report": {"url": footer.report_errors_link} if footer and footer.report_errors_link else None,
            "links": links,
        },
        "site_domain": view.settings.site_domain,
        "today_text": long_date(view.today),
        "clock": view.today.isoformat() if view.settings.today else "",
        "sample": view.settings.sample,
        "provenance": "provenance.json",
        "asset_version": version(),
    }
