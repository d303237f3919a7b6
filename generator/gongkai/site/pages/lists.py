"""Plain lists of records: latest by time in pages by year, and the full directory that works without a script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gongkai.records.record import Record
from gongkai.site.page import Here
from gongkai.site.view import View
from gongkai.vocabulary import label


def record_lines(records: Iterable[Record], view: View, here: Here) -> list[dict[str, str]]:
    """Lines for the `latest` macro: date, kind, title, office."""
    lang = view.settings.language
    return [
        {
            "date": record.published_on.isoformat(),
            "iso": record.published_on.isoformat(),
            "kind": label("record-type", record.type, lang),
            "title": record.title,
            "url": here.to(record.url),
            "office": view.catalogue.office_name(record),
        }
        for record in records
    ]


def split(items: list[Any], most: int) -> list[list[Any]]:
    """A list in parts of at most `most`, so that no page grows with the number of records; one empty part for none."""
    return [items[start : start + most] for start in range(0, len(items), most)] or [[]]
