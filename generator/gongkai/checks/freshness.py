"""Columns that stand still: the three vetoes of the national inspection, one finding each for the whole portal.

GK531:
  zh: 动态、要闻类栏目2周、通知公告和政策文件类栏目6个月没有更新的，合计5个以上，全站单项否决。
  en: Five or more columns of news (two weeks) and of notices and policy (six months) without an update fail the whole site.
  law: 《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）单项否决指标
  wrong: "（5个通知公告类栏目半年没有更新）"
  right: "（有新内容就发布；不再用的栏目合并）"
GK532:
  zh: 应当更新而长期不更新的栏目有10个以上，全站单项否决。
  en: Ten or more columns that should have been updated and were not fail the whole site.
  law: 《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）单项否决指标
  wrong: "（10个栏目过了更新期限）"
  right: "（更新内容，或合并栏目）"
GK533:
  zh: 空白栏目有5个以上，全站单项否决。
  en: Five or more empty columns fail the whole site.
  law: 《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）单项否决指标
  wrong: "（5个栏目点进去什么也没有，也没有说明）"
  right: "（补上内容，或说明本期无、不适用）"
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from gongkai.checks.check import Context
from gongkai.checks.coverage import Cell, Coverage, State
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.standards import Category, Freshness

_LAW = "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）单项否决指标"

CODES = (
    Code(
        "GK531",
        "columns-stale",
        Severity.ERROR,
        Text(
            "{count}个动态、公告、政策类栏目没有按时更新（{names}），满5个全站不合格。",
            "{count} columns of news, notices and policy stand still ({names}); five fail the whole site.",
        ),
        Text(
            "动态类2周内、公告和政策类6个月内要有新内容；用不着的栏目合并。",
            "News need something new within two weeks, notices and policy within six months; merge what is not needed.",
        ),
        _LAW,
    ),
    Code(
        "GK532",
        "columns-not-updated",
        Severity.ERROR,
        Text(
            "{count}个栏目应更新没有更新（{names}），满10个全站不合格。",
            "{count} columns should have been updated and were not ({names}); ten fail the whole site.",
        ),
        Text("按各栏目的更新要求补上内容；用不着的栏目合并。", "Bring each up to date; merge what is not needed."),
        _LAW,
    ),
    Code(
        "GK533",
        "columns-blank",
        Severity.ERROR,
        Text(
            "{count}个栏目是空的（{names}），满5个全站不合格。",
            "{count} columns are empty ({names}); five fail the whole site.",
        ),
        Text(
            "补上内容；确实没有的，在declarations.yml里说明理由。",
            "Fill them, or declare in declarations.yml why there is nothing.",
        ),
        _LAW,
    ),
)
_STALE, _NOT_UPDATED, _BLANK = CODES
STALE_VETO = 5
NOT_UPDATED_VETO = 10
BLANK_VETO = 5
"""Numbers of columns from which on the national inspection fails a site."""


class Kind(Enum):
    """What a column carries, and so how old its newest content may be."""

    NEWS = Freshness(days=14)
    NOTICES = Freshness(months=6)
    PLANS = Freshness(months=12)


# In this order: 通知公告 before 规划, for 规划公告 is a column of notices.
_WORDS = (
    (Kind.NEWS, ("动态", "要闻", "新闻", "快讯")),
    (Kind.NOTICES, ("通知公告", "通知", "公告", "公示", "政策文件", "规范性文件")),
    (Kind.PLANS, ("规划", "计划", "人事", "招考", "录用")),
)


def kind_of(category: Category) -> Kind | None:
    """The kind of a column by its name on the portal, else by the title of the category; None for any other."""
    name = unicodedata.normalize("NFKC", category.column or category.title.zh)
    return next((kind for kind, words in _WORDS if any(word in name for word in words)), None)


@dataclass(slots=True)
class _Column:
    """What is known of one column over all bodies."""

    category: Category
    newest: date | None = None
    cells: list[Cell] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        return bool(self.cells) and all(cell.state is State.MISSING for cell in self.cells)

    def still(self, today: date) -> bool:
        """Whether its newest content is older than its kind allows; what is declared or unreadable is not judged."""
        kind = kind_of(self.category)
        if self.newest is None or any(cell.declaration or cell.unread for cell in self.cells):
            return False
        return kind is not None and kind.value.until(self.newest) < today

    def owes(self, today: date) -> bool:
        """Whether it should have been updated: by its kind, or by the age or period that the standard sets."""
        return self.still(today) or any(cell.state is State.OVERDUE for cell in self.cells)


def over(context: Context, coverage: Coverage) -> Iterator[Problem]:
    """The three vetoes."""
    columns = tuple(_columns(context, coverage))
    today = context.today
    quick = [one for one in columns if kind_of(one.category) in (Kind.NEWS, Kind.NOTICES) and one.still(today)]
    owing = [one for one in columns if one.owes(today)]
    blank = [one for one in columns if one.blank]
    main = context.catalogue.main_body
    where = context.catalogue.body_place("bodies", main.id) if main else context.catalogue.body_place("bodies")
    for code, found, veto in (
        (_STALE, quick, STALE_VETO),
        (_NOT_UPDATED, owing, NOT_UPDATED_VETO),
        (_BLANK, blank, BLANK_VETO),
    ):
        if len(found) >= veto:
            yield code.at(where, count=len(found), names=_names(found))


def _columns(context: Context, coverage: Coverage) -> Iterator[_Column]:
    columns = {category.id: _Column(category) for group in context.standard.groups for category in group.categories}
    get = context.catalogue.get
    for cell in coverage.cells:
        column = columns.get(cell.requirement.category)
        if column is None:
            continue
        body = context.catalogue.body[cell.body]
        if context.standard.demanded(cell.requirement, body.level.value) or cell.records:
            column.cells.append(cell)
        days = [record.updated_on for id in cell.records if (record := get(id))]
        if days:
            column.newest = max([*days, *([column.newest] if column.newest else [])])
    return iter(columns.values())


def _names(columns: list[_Column]) -> Text:
    zh = "、".join(one.category.column or one.category.title.zh for one in columns)
    return Text(zh, ", ".join(one.category.title.en for one in columns))
