"""The list of policy documents: by kind, what holds before what does not, with filters."""

from __future__ import annotations

from collections import Counter
from typing import Any

from gongkai.problem import Text
from gongkai.records.policy_document import Genre, PolicyDocument
from gongkai.records.record import Validity
from gongkai.site.page import Here, Page
from gongkai.site.pages.paging import numbered, pager, split
from gongkai.site.pages.policy_document import holds
from gongkai.site.pages.references import references, relations
from gongkai.site.view import View
from gongkai.site.words import long_date
from gongkai.vocabulary import choices

KIND = "policies"
TITLE = Text("政策文件目录", "Policy documents")
URL = "policies.html"
_GENRES = (Genre.NORMATIVE, Genre.OTHER_DOCUMENT, Genre.PLAN, Genre.SYSTEM, Genre.EXPLANATION)
_VALIDITIES = (Validity.IN_FORCE, Validity.AMENDED, Validity.EXPIRED, Validity.REPEALED)


def plan(view: View) -> tuple[Page, ...]:
    """One page, or several where there are many documents."""
    first = Page(
        URL,
        KIND,
        "policies",
        view.settings.columns.policies,
        description="文件按种类和有效性列出：有效的在前，失效、废止的留着备查。",
    )
    return numbered(first, len(split(_ordered(view))))


def _ordered(view: View) -> list[PolicyDocument]:
    """By kind, then by validity, then the latest first."""
    found = sorted(view.of(PolicyDocument), key=lambda one: (one.issued, one.id), reverse=True)
    return sorted(found, key=lambda one: (_GENRES.index(one.genre), _VALIDITIES.index(holds(one, view))))


def context(page: Page, view: View, here: Here) -> dict[str, Any]:
    """The rows of one page; counts are those of all documents."""
    documents = _ordered(view)
    pages = split(documents)
    at = int(page.subject)
    lang = view.settings.language
    counts = Counter(holds(one, view) for one in documents)
    by_genre = Counter((one.genre, holds(one, view)) for one in documents)
    words = choices("validity")
    rows: list[dict[str, Any]] = []
    genre: Genre | None = None
    for one in pages[at - 1]:
        row = _row(one, view, here)
        if one.genre is not genre:
            genre = one.genre
            told = "　".join(
                f"{words[v.value].get(lang)}{by_genre[genre, v]}件" for v in _VALIDITIES if by_genre[genre, v]
            )
            row |= {"group": genre.text(lang), "group_note": told}
        rows.append(row)
    years = sorted({str(one.issued.year) for one in pages[at - 1]}, reverse=True)
    return {
        "heading": page.title,
        "today": long_date(view.today),
        "rows": rows,
        "columns": [
            {"title": "文件", "kind": "text", "area": "title"},
            {"title": "发文字号", "kind": "text", "area": "c"},
            {"title": "成文日期", "kind": "date", "area": "l", "label": "成文"},
            {"title": "施行日期", "kind": "date", "area": "r", "label": "施行"},
            {"title": "有效性", "kind": "text", "area": "a"},
        ],
        "selects": [
            _select(
                "genre",
                "文件种类",
                [
                    (one.value, one.text(lang))
                    for one in _GENRES
                    if any(row["filter"]["genre"] == one.value for row in rows)
                ],
            ),
            _select(
                "validity", "有效性", [(one.value, words[one.value].get(lang)) for one in _VALIDITIES if counts[one]]
            ),
            _select("year", "成文年份", [(year, f"{year}年") for year in years]),
        ],
        "counts": [
            {"text": "共", "n": len(documents), "unit": "件"},
            *(
                {
                    "text": words[one.value].get(lang),
                    "n": counts[one],
                    "unit": "件",
                    "tone": "bad" if one is Validity.REPEALED else "",
                }
                for one in _VALIDITIES
                if counts[one]
            ),
        ],
        "parts": pager(URL, at, [len(one) for one in pages], here),
    }


def _select(name: str, label: str, options: list[tuple[str, str]]) -> dict[str, Any]:
    listed = [{"value": "", "text": "全部"}, *({"value": value, "text": text} for value, text in options)]
    return {"name": name, "label": label, "options": listed}


def _row(one: PolicyDocument, view: View, here: Here) -> dict[str, Any]:
    """One document; the explanation stands under the document it explains, and the document under its explanation."""
    now = holds(one, view)
    word = now.text(view.settings.language)
    related = relations(view)
    title: dict[str, Any] = {"text": one.title, "url": here.to(one.url)}
    explained = references(related.explained_by.get(one.id, ()), view, here)
    if explained and not explained[0]["state"]:
        title |= {"note": "有解读", "note_url": explained[0]["url"]}
    number: Any = one.document_number or ""
    state: Any = word
    if now is Validity.REPEALED:
        number = {"text": number, "strike": True} if number else ""
        state = {"stamp": word, "note": one.repealed.isoformat() if one.repealed else ""}
    elif now is Validity.EXPIRED:
        state = {"text": word, "tone": "soft", "note": one.expires.isoformat() if one.expires else ""}
    elif one.expires:
        state = {"text": word, "note": f"到{one.expires.isoformat()}"}
    return {
        "cells": [
            title,
            number,
            one.issued.isoformat(),
            one.effective.isoformat() if one.effective else "",
            state,
        ],
        "filter": {"genre": one.genre.value, "validity": now.value, "year": str(one.issued.year)},
    }
