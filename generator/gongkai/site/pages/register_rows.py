"""Rows of registers as cells of a table: the columns of licences, penalties and results, each fitting its kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gongkai.checks import Context
from gongkai.checks.lateness import row_lateness
from gongkai.records.outcome import LicenceRow, Outcome, PenaltyRow, ResultRow, Row, RowState
from gongkai.records.service_guide import Unit as CountedIn
from gongkai.site.registers import Gone, gone, overdue_by
from gongkai.site.search_documents import row_anchor
from gongkai.site.words import long_date, number
from gongkai.workdays import Unit

_MEASURED = re.compile(r"(\d+(?:\.\d+)?)\s*([^\d\s].*)\Z")
_AREAS = ("平方米", "亩", "公顷", "公里", "平方公里")


@dataclass(frozen=True, slots=True)
class Columns:
    """What is particular to a kind of register: what one may look for, and what its rows share."""

    search: dict[str, str]
    state_title: str
    state: Callable[[Any], str]
    shared: Callable[[Outcome], list[tuple[str, str]]]


def _one(rows: tuple[Any, ...], name: str) -> str:
    """The value of a field where all rows have the same; else nothing."""
    values = {getattr(row, name) for row in rows}
    value = values.pop() if len(values) == 1 else None
    return value if isinstance(value, str) else ""


def _with_code(name: str, code: str) -> str:
    return f"{name}（统一社会信用代码{code}）" if name and code else name


def _licence_facts(record: Outcome) -> list[tuple[str, str]]:
    rows = record.licences
    return [
        ("许可机关", _with_code(_one(rows, "authority"), _one(rows, "authority_code"))),
        ("数据来源", _with_code(_one(rows, "source"), _one(rows, "source_code"))),
        ("决定文书", _one(rows, "document")),
        ("许可证书", _one(rows, "certificate")),
    ]


def _penalty_facts(record: Outcome) -> list[tuple[str, str]]:
    rows = record.penalties
    return [
        ("处罚机关", _with_code(_one(rows, "authority"), _one(rows, "authority_code"))),
        ("数据来源", _with_code(_one(rows, "source"), _one(rows, "source_code"))),
    ]


COLUMNS = {
    "licences": Columns(
        {"label": "查文书号、名称或内容", "placeholder": "例如：杉木"},
        "状态",
        lambda row: row.state.text(),
        _licence_facts,
    ),
    "penalties": Columns(
        {"label": "查文书号、名称或违法行为", "placeholder": "例如：扬尘"},
        "处罚类别",
        lambda row: row.penalty_kind,
        _penalty_facts,
    ),
    "results": Columns(
        {"label": "查编号、姓氏或地名", "placeholder": "例如：石桥村"},
        "结果",
        lambda row: row.decision.text(),
        lambda record: [],
    ),
}


def _column(title: str, kind: str = "text", area: str = "", **more: str) -> dict[str, Any]:
    return {"title": title, "kind": kind, "area": area, **more}


def _last_columns(decided: str) -> list[dict[str, Any]]:
    return [
        _column(decided, "date", "l", sort="text", sorted="descending", label=decided[:2]),
        _column("公开日期", "date", "r", sort="text", label="公开"),
    ]


def register_columns(record: Outcome) -> list[dict[str, Any]]:
    """The columns of a register; a column that no row fills is left out."""
    number_ = "编号" if record.list_name == "results" else "决定文书号"
    columns = [_column(number_, area="c", sort="text")]
    if record.list_name == "licences":
        columns += [
            _column("行政相对人", area="title", sort="text"),
            _column("许可内容", area="a"),
            _column("有效期", label="有效期"),
            _column("状态", area="side"),
        ]
        return [*columns, *_last_columns("决定日期")]
    if record.list_name == "penalties":
        columns += [
            _column("当事人", area="title", sort="text"),
            _column("违法行为", area="a"),
            _column("处罚决定", area="b"),
        ]
        return [*columns, *_last_columns("决定日期")]
    columns.append(_column("申请人", area="title", sort="text"))
    if any(row.place for row in record.results):
        columns.append(_column("地点", area="a", sort="text"))
    if any(row.size for row in record.results):
        title, unit = measure(record)
        columns.append(_column(title, "num", "b", sort="num", after=unit) if unit else _column(title, area="b"))
    columns += [_column("结果", area="side"), _column("收件日期", "date", label="收件", sort="text")]
    return [*columns, *_last_columns("办结日期")]


def measure(record: Outcome) -> tuple[str, str]:
    """How the column of sizes is called, and the unit where all rows share one: 面积（平方米）, 数量, 类别."""
    found = [_MEASURED.match(row.size) for row in record.results if row.size]
    units = {match[2] if match else "" for match in found}
    if len(units) == 1 and (unit := units.pop()) and len(unit) <= 4:
        return f"{'面积' if unit in _AREAS else '数量'}（{unit}）", unit
    return ("数量" if all(found) else "类别"), ""


class Cells:
    """Makes the rows of one register."""

    def __init__(self, record: Outcome, context: Context) -> None:
        self.record = record
        self.context = context
        self.today = context.today
        self.rows = record.rows
        self.columns = register_columns(record)
        self._unit = measure(record)[1] if record.list_name == "results" else ""
        self._shared = {name for name in ("authority", "source", "document", "certificate") if _shared(record, name)}

    def row(self, position: int) -> dict[str, Any]:
        """One row: its cells, its anchor, and what the filters ask for."""
        row = self.rows[position]
        anchor = row_anchor(position)
        left = gone(row, self.today)
        if left is not None:
            return {
                "id": anchor,
                "class": "taken",
                "cells": self._left(row.number, left),
                "filter": {"state": left.word},
            }
        own = {"text": row.number, "url": f"#{anchor}"}
        state = COLUMNS[self.record.list_name].state(row)
        filters = {"state": state, "month": f"{row.published:%Y-%m}"}
        if isinstance(row, LicenceRow):
            cells = self._licence(row, own)
        elif isinstance(row, PenaltyRow):
            cells = self._penalty(row, own)
        else:
            cells = self._result(row, own)
            filters["place"] = row.place or ""
        found: dict[str, Any] = {"id": anchor, "cells": [*cells, self._public(row)], "filter": filters}
        if isinstance(row, ResultRow) and (row.reason or row.extended):
            # On a phone the result stands at the right of the name; with a reason under it, it needs the whole line.
            found["class"] = "told"
        return found

    def _left(self, number: str, left: Gone) -> list[Any]:
        """Number, stamp, date and reason; every other cell is empty."""
        cells: list[Any] = [""] * len(self.columns)
        cells[0] = {"text": number, "strike": left.stamped}
        told = next(
            at for at, column in enumerate(self.columns) if column["area"] == ("b" if self._penalties else "side")
        )
        cells[told] = (
            {"stamp": left.word, "note": left.reason}
            if left.stamped
            else {"text": left.word, "tone": "soft", "note": left.reason}
        )
        if left.day is not None:
            cells[-2] = {"text": left.day.isoformat(), "note": left.word}
        return cells

    @property
    def _penalties(self) -> bool:
        return self.record.list_name == "penalties"

    def _licence(self, row: LicenceRow, own: dict[str, Any]) -> list[Any]:
        certificate = " ".join(
            part
            for part in (None if "certificate" in self._shared else row.certificate, row.certificate_number)
            if part
        )
        document = "" if "document" in self._shared else row.document
        own["note"] = "　".join(part for part in (document, certificate and f"许可编号：{certificate}") if part)
        more = [f"{row.licence_kind.text()}许可", *self._unshared(row), row.note or ""]
        until = row.valid_to.isoformat() if row.valid_to else "长期"
        state: Any = row.state.text()
        if row.state is RowState.INVALID:
            state = {"text": row.state.text(), "tone": "soft"}
        return [
            own,
            {"text": row.party, "note": row.uscc or row.party_kind.text()},
            {"text": row.content, "note": "　".join(part for part in more if part)},
            f"{row.valid_from.isoformat()}至{until}",
            state,
            row.decided.isoformat(),
        ]

    def _penalty(self, row: PenaltyRow, own: dict[str, Any]) -> list[Any]:
        money = []
        if row.fine is not None:
            money.append(f"{'' if row.penalty_kind == '罚款' else '罚款'}{number(row.fine)}万元")
        if row.confiscated is not None:
            money.append(f"没收{number(row.confiscated)}万元")
        if row.suspended_licence:
            money.append(f"暂扣或吊销：{row.suspended_licence}")
        more = [row.penalty_kind + (f"（{'，'.join(money)}）" if money else ""), f"依据：{row.penalty_basis}"]
        if row.valid_until:
            more.append(f"处罚有效期到{row.valid_until.isoformat()}")
        more += [*self._unshared(row), row.note or ""]
        return [
            own,
            {"text": row.party, "note": row.uscc or row.party_kind.text()},
            {"text": row.offence, "note": row.facts},
            {"text": row.content, "note": "；".join(part for part in more if part)},
            {"text": row.decided.isoformat(), "note": f"公示到{row.shown_until.isoformat()}"},
        ]

    def _unshared(self, row: LicenceRow | PenaltyRow) -> list[str]:
        """What is said at the foot of the register where all rows have it in common, and here where they differ."""
        authority = "" if "authority" in self._shared else f"决定机关：{_with_code(row.authority, row.authority_code)}"
        source = "" if "source" in self._shared else f"数据来源：{_with_code(row.source, row.source_code or '')}"
        return [authority, source]

    def _result(self, row: ResultRow, own: dict[str, Any]) -> list[Any]:
        cells: list[Any] = [own, row.applicant]
        for column in self.columns:
            if column["area"] == "a":
                cells.append(row.place or "")
            elif column["area"] == "b":
                cells.append((row.size or "").removesuffix(self._unit) if self._unit else row.size or "")
        why = [f"理由：{row.reason}"] if row.reason else []
        if row.extended:
            why.append(f"延期到{long_date(row.extended.until)}：{row.extended.reason}")
        cells.append({"text": row.result, "note": "；".join(why)} if why else row.result)
        cells.append(row.received.isoformat())
        over = overdue_by(row, self.context.calendar, self.today)
        unit = "个工作日" if row.unit is CountedIn.WORKING_DAYS else "天"
        day: dict[str, Any] = {"text": row.completed.isoformat() if row.completed else row.decision.text()}
        if over:
            day |= {"note": f"{'超期' if row.completed else '已超期'}{over}{unit}", "note_tone": "bad"}
        cells.append(day)
        return cells

    def _public(self, row: Row) -> Any:
        """The day of publication, and how late it was (条例第二十六条 or the duty's own limit)."""
        late = row_lateness(row, self.record, self.context)
        if late is None:
            return row.published.isoformat()
        unit = "个工作日" if late.unit is Unit.WORKING_DAYS else "天"
        about = "" if late.exact else "约"
        return {"text": row.published.isoformat(), "note": f"迟了{about}{late.days}{unit}", "note_tone": "bad"}


def _shared(record: Outcome, name: str) -> bool:
    rows = record.licences or record.penalties
    return bool(rows) and hasattr(rows[0], name) and bool(_one(rows, name))
