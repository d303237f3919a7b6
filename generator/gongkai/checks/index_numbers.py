"""Index numbers (索引号): every record has one of its own; where it is absent the next free one is proposed.

GK211:
  zh: 公开目录要有索引（条例第十二条）。没有索引号，群众查档、来电都说不清是哪一条。
  en: The catalogue must have an index. Without its number nobody can name the record on the telephone or in the archive.
  law: 《中华人民共和国政府信息公开条例》第十二条
  for: disclosure
  wrong: |
    index_number:
  right: |
    index_number: 11999999000000019M/2026-00999
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.identifiers.index_number import next_free
from gongkai.problem import Code, Problem, Severity, Text

CODES = (
    Code(
        "GK211",
        "index-number-absent",
        Severity.WARNING,
        Text("没有索引号。", "It has no index number."),
        Text(
            "加上“index_number: {proposed}”，这是{year}年下一个没有用过的号。",
            "Add “index_number: {proposed}”, the next free one of {year}.",
        ),
        "《中华人民共和国政府信息公开条例》第十二条",
        fixable=True,
    ),
)


def whole(context: Context) -> Iterator[Problem]:
    """Each record without a number gets the next free one proposed, no two the same."""
    taken = [record.index_number for record in context.catalogue.records if record.index_number]
    for record in context.catalogue.records:
        if record.index_number or record.withdrawn:
            continue
        body = context.catalogue.body.get(record.body)
        prefix = (body.index_prefix or body.uscc or "") if body else ""
        proposed = next_free(taken, prefix, record.issued.year) if prefix else f"…/{record.issued.year}-00001"
        taken.append(proposed)
        where = context.catalogue.place(record, "index_number")
        yield CODES[0].at(where, record=context.ref(record), proposed=proposed, year=record.issued.year)
