"""Duties without a record: what is missing, overdue or cannot be told, from the cells of the coverage.

GK401:
  zh: 依法应当公开的事项没有任何记录，也没有说明为什么没有。
  en: Something the law wants public has no record, and nothing says why.
  law: 《中华人民共和国政府信息公开条例》第二十条、第二十一条
  wrong: "（标准目录有“20-03”，没有记录也没有说明）"
  right: "（补一条记录，或在declarations.yml里说明不适用的理由）"
GK402:
  zh: 以前公开过，这一期到时间了还没有公开，或者内容早就该更新。
  en: It was published before, but this period is due, or the content is too old.
  law: 《中华人民共和国政府信息公开条例》第二十六条
  wrong: "（2026年第三季度的数据过了期限还没有公开）"
  right: "（公开本期数据，或说明本期无）"
GK403:
  zh: 有一个读不出来的文件可能就是它，改好以前不能算缺失，也不能算公开。
  en: An unreadable file may be it; until that is mended it counts neither as missing nor as published.
  wrong: "（唯一能对上的文件第3行写错了）"
  right: "（改好那个文件）"
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.checks.coverage import Cell, Coverage, State
from gongkai.problem import Code, Location, Problem, Severity, Text

CODES = (
    Code(
        "GK401",
        "duty-missing",
        Severity.ERROR,
        Text(
            "{body}应当公开“{title}”{period}，没有记录，也没有说明。",
            "{body} owes “{title}”{period}; there is no record and no declaration.",
        ),
        Text(
            "补一条requirements含“{requirement}”的记录，或在declarations.yml里写明理由。",
            "Add a record that names “{requirement}”, or declare the reason in declarations.yml.",
        ),
    ),
    Code(
        "GK402",
        "duty-overdue",
        Severity.ERROR,
        Text(
            "{body}的“{title}”{period}应于{due}前公开，现在还没有。",
            "“{title}”{period} of {body} was due on {due} and is not there.",
        ),
        Text(
            "补上这一期；确实没有的，在declarations.yml里说明本期无。",
            "Publish it, or declare that there is nothing this time.",
        ),
    ),
    Code(
        "GK403",
        "duty-unknown",
        Severity.WARNING,
        Text(
            "“{title}”{period}公开没有，判断不了：{file}读不出来。",
            "Whether “{title}”{period} is published cannot be told: {file} is unreadable.",
        ),
        Text("先改好{file}。", "Mend {file} first."),
    ),
)
_MISSING, _OVERDUE, _UNKNOWN = CODES
_CODE = {State.MISSING: _MISSING, State.OVERDUE: _OVERDUE, State.UNKNOWN: _UNKNOWN}


def over(context: Context, coverage: Coverage) -> Iterator[Problem]:
    """One problem for every cell that is not settled."""
    for cell in coverage.cells:
        code = _CODE.get(cell.state)
        if code is not None and context.standard.demanded(
            cell.requirement, context.catalogue.body[cell.body].level.value
        ):
            yield _problem(code, cell, context)


def _problem(code: Code, cell: Cell, context: Context) -> Problem:
    row = cell.requirement
    file = cell.unread.file if cell.unread else "disclosure_items/bodies.yml"
    where = _place(cell, context)
    last = context.catalogue.get(cell.records[0]) if cell.records else None
    return code.at(
        where,
        record=context.ref(last) if last else None,
        requirement=row.id,
        basis=str(row.basis[0]),
        body=context.catalogue.body_name(cell.body),
        title=row.title,
        period=period_words(cell.period),
        due=cell.due.isoformat() if cell.due else "",
        file=file,
    )


def _place(cell: Cell, context: Context) -> Location:
    if cell.unread:
        return cell.unread.faults[0].where if cell.unread.faults else Location(cell.unread.file)
    if cell.records and (record := context.catalogue.get(cell.records[0])):
        return context.catalogue.place(record, "updated")
    return cell.place or context.catalogue.body_place("bodies", cell.body)


def period_words(period: str) -> Text:
    """A period as people say it: 2026年第三季度; empty for none."""
    if not period:
        return Text("", "")
    year, _, part = period.partition("-")
    if not part:
        return Text(f"（{year}年度）", f" ({year})")
    if part.startswith("Q"):
        return Text(f"（{year}年第{'一二三四'[int(part[1]) - 1]}季度）", f" ({period})")
    if part.startswith("H"):
        return Text(f"（{year}年{'上下'[int(part[1]) - 1]}半年）", f" ({period})")
    return Text(f"（{year}年{int(part)}月）", f" ({period})")
