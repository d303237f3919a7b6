"""Tells in words what became due, changed or lapsed between two versions of a standard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from gongkai import vocabulary
from gongkai.problem import Text
from gongkai.standards.model import Requirement
from gongkai.standards.standard import Standard
from gongkai.standards.words import in_words


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: a row that became due, changed in one respect, or lapsed, as a sentence."""

    kind: Literal["due", "changed", "lapsed"]
    requirement: str
    text: Text


def diff(old: Standard, new: Standard) -> tuple[Difference, ...]:
    """Every difference between two standards: rows that became due, then changes, then rows that lapsed."""
    due = [_due(row) for id, row in new.requirements.items() if id not in old.requirements]
    lapsed = [_lapsed(row, new) for id, row in old.requirements.items() if id not in new.requirements]
    changed = [
        change
        for id, row in new.requirements.items()
        if id in old.requirements
        for change in _changes(old.requirements[id], row)
    ]
    became = [one for one in changed if one.kind == "due"]
    ended = [one for one in changed if one.kind == "lapsed"]
    rest = [one for one in changed if one.kind == "changed"]
    return (*due, *became, *rest, *lapsed, *ended)


def _due(row: Requirement) -> Difference:
    limit = in_words(row.within) if row.within else None
    zh = f"新增“{row.title.zh}”（{row.id}）" + (f"，公开时限：{limit.zh}" if limit else "")
    en = f"New: “{row.title.en}” ({row.id})" + (f", {limit.en}" if limit else "")
    if not _binding(row):
        zh, en = f"{zh}，暂不要求", f"{en}, not demanded for now"
    return Difference("due", row.id, Text(f"{zh}。", f"{en}."))


def _lapsed(row: Requirement, new: Standard) -> Difference:
    reason = next((drop.reason for table in reversed(new.tables) for drop in table.drop if drop.id == row.id), "")
    zh = f"不再要求“{row.title.zh}”（{row.id}）" + (f"：{reason.rstrip('。')}" if reason else "")
    en = f"No longer owed: “{row.title.en}” ({row.id})" + (f": {reason.rstrip('。')}" if reason else "")
    return Difference("lapsed", row.id, Text(f"{zh}。", f"{en}."))


def _binding(row: Requirement) -> bool:
    return row.verified and row.online and row.when is None


def _changes(old: Requirement, new: Requirement) -> list[Difference]:
    if old == new:
        return []
    found: list[Difference] = []
    if _binding(new) != _binding(old):
        if _binding(new):
            text = Text(
                f"“{new.title.zh}”（{new.id}）由不作要求改为必须公开。", f"“{new.title.en}” ({new.id}) is now demanded."
            )
            found.append(Difference("due", new.id, text))
        else:
            text = Text(
                f"“{new.title.zh}”（{new.id}）改为不再强制在网站公开。",
                f"“{new.title.en}” ({new.id}) is no longer demanded on the website.",
            )
            found.append(Difference("lapsed", new.id, text))
    for name, say in _ASPECTS:
        was, now = say(old), say(new)
        if was != now:
            text = Text(
                f"“{new.title.zh}”（{new.id}）的{name.zh}由“{was.zh or '未规定'}”改为“{now.zh or '未规定'}”。",
                f"“{new.title.en}” ({new.id}): {name.en} was “{was.en or 'not set'}”, is “{now.en or 'not set'}”.",
            )
            found.append(Difference("changed", new.id, text))
    return found


def _same(words: str | None) -> Text:
    return Text(words or "", words or "")


def _labels(group: str, keys: tuple[str, ...]) -> Text:
    labels = [vocabulary.text(group, key) for key in keys]
    return Text("、".join(label.zh for label in labels), ", ".join(label.en for label in labels))


_WEIGHTS = {
    "essential": Text("核心", "essential"),
    "required": Text("应当", "required"),
    "recommended": Text("建议", "recommended"),
}
_SERVERS = {
    "records": Text("信息条目", "records"),
    "body": Text("机构信息", "facts of the body"),
    "portal": Text("本站", "the site itself"),
}

_ASPECTS: tuple[tuple[Text, Callable[[Requirement], Text]], ...] = (
    (Text("名称", "title"), lambda row: row.title),
    (Text("类别", "category"), lambda row: _same(row.category)),
    (Text("公开内容", "content"), lambda row: _same(row.content)),
    (Text("公开要素", "elements"), lambda row: _same("、".join(element.name for element in row.elements))),
    (Text("公开依据", "basis"), lambda row: _same("、".join(str(basis) for basis in row.basis))),
    (Text("公开时限", "time limit"), lambda row: in_words(row.within) if row.within else _same("")),
    (Text("公开层级", "levels"), lambda row: _labels("level", row.level)),
    (Text("公开方式", "mode"), lambda row: vocabulary.text("mode", row.mode)),
    (Text("公开对象", "audience"), lambda row: vocabulary.text("audience", row.audience)),
    (Text("公开渠道", "channels"), lambda row: _labels("channel", row.channels)),
    (Text("承载信息", "what serves it"), lambda row: _SERVERS[row.served_by]),
    (Text("信息类型", "record types"), lambda row: _labels("record-type", row.records)),
    (Text("机构信息项", "fact of the body"), lambda row: _same(row.body_field)),
    (Text("前提", "condition"), lambda row: row.when or _same("")),
    (Text("更新要求", "freshness"), lambda row: in_words(row.freshness) if row.freshness else _same("")),
    (Text("周期", "series"), lambda row: in_words(row.series) if row.series else _same("")),
    (Text("最短公示期", "least period"), lambda row: in_words(row.minimum) if row.minimum else _same("")),
    (Text("重要程度", "weight"), lambda row: _WEIGHTS[row.weight]),
    (Text("核实情况", "verification"), lambda row: _same(row.mark)),
)
