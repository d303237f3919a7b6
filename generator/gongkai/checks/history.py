"""History: what was published stays, dates are not moved, and what people were told to pay or bring does not change in silence.

GK701:
  zh: 公开过的信息，有人存了网址、引用过、正照着办。删掉文件，网页就没有了，也没有人知道为什么。
  en: Somebody has kept the address of what was published. With the file the page is gone, and nobody knows why.
  law: 《中华人民共和国行政处罚法》第四十八条（撤回要公开说明理由）；其他信息按门户的规则同样办理
  wrong: "（直接删掉service-guides/homestead.yml）"
  right: "（文件留着，写status: withdrawn和withdrawal的日期、原因）"
GK702:
  zh: 文件的路径就是网址。文件改名、换文件夹，原来的网址就打不开了。
  en: The path of a file is its address. Renamed or moved, the old address leads nowhere.
  wrong: "（把disclosures/2026/plan.md改名为disclosures/2026/work-plan.md）"
  right: "（只改文件里的title，文件名不动）"
GK703:
  zh: 发布日期要跟文件进门户的那天对得上。写成以前的日期，等于把迟公开说成按时公开。
  en: The day of publication must fit the day the file came; an earlier one passes late publication off as in time.
  law: 《中华人民共和国政府信息公开条例》第二十六条
  wrong: "（11月20日才提交的文件，写published: 2026-10-08，没有写backfilled）"
  right: "（写published: 2026-11-20；以前发过、现在补录的，在backfilled里写明原因）"
GK704:
  zh: 收多少钱、几天办好、要带什么、谁能办，改了又不说，照老办法来的人就白跑一趟。
  en: Fee, time, materials and conditions: whoever comes prepared by the old text makes the journey for nothing.
  law: 《中华人民共和国政府信息公开条例》第二十六条（变更之日起20个工作日内公开）
  wrong: "（items里的amount从80改成100，changes没有新的一条）"
  right: "（changes加一条：日期、改了什么、原来是多少、现在是多少）"
GK705:
  zh: 内容没有动，只把日期改新，看上去像更新过，其实没有；把发布日期往前改，迟公开就看不出来了。
  en: New dates on an old text only look like an update; an earlier day of publication hides that it came late.
  wrong: "（只把updated从2026-03-04改成2026-11-20，别的一字未改）"
  right: "（核对过、内容确实没有变的，在changes里写一条：核对日期和结果）"
GK706:
  zh: 只取了最近几次提交，看不到文件是哪天来的、原来写了什么，跟上一版的比较就做不了。
  en: With only the last commits at hand nobody can tell when a file came or what it said before.
  wrong: "（git clone --depth 1之后运行gongkai check --against origin/main）"
  right: "（先运行git fetch --unshallow，再检查）"
GK707:
  zh: 找不到要比较的那一版，删除、改名、改日期就都查不出来。
  en: Without the commit to compare with, deletions, renames and moved dates cannot be seen.
  wrong: "（gongkai check --against mian，没有叫mian的分支）"
  right: "（gongkai check --against origin/main）"
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.checks.history_content import differences
from gongkai.checks.history_facts import Gone, History
from gongkai.problem import Code, Location, Problem, RecordRef, Severity, Text
from gongkai.records.record import Record

CODES = (
    Code(
        "GK701",
        "record-deleted",
        Severity.ERROR,
        Text(
            "{title}公开过，文件{file}被删掉了，没有撤回说明。",
            "{title} was published; its file {file} has been deleted without a withdrawal.",
        ),
        Text(
            "用“git checkout {base} -- {file}”取回文件，改成status: withdrawn，在withdrawal里写日期和原因。",
            "Bring it back with “git checkout {base} -- {file}”, set status: withdrawn, and give date and reason in withdrawal.",
        ),
    ),
    Code(
        "GK702",
        "address-vanished",
        Severity.ERROR,
        Text(
            "{title}的网址{url}没有了（原文件{file}{moved}）。",
            "The address {url} of {title} is gone (it was {file}{moved}).",
        ),
        Text(
            "把文件放回{file}；一定要换地方的，原处留一份，记录写status: withdrawn并在successor里指向新的。",
            "Put the file back at {file}; if it must move, leave one there: a record with status: withdrawn and its successor.",
        ),
    ),
    Code(
        "GK703",
        "published-backdated",
        Severity.ERROR,
        Text(
            "写的发布日期是{published}，文件{brought}才提交，早了{days}个工作日。",
            "Published is {published}, yet the file was committed on {brought}, {days} working days later.",
        ),
        Text(
            "把published改成实际发布的日期；以前在别处发过、现在补录的，在backfilled里写明原因。",
            "Give the true day in published; if it was published elsewhere before, say so in backfilled.",
        ),
        "《中华人民共和国政府信息公开条例》第二十六条",
    ),
    Code(
        "GK704",
        "silent-change",
        Severity.ERROR,
        Text(
            "{what}由“{was}”改为“{now}”，changes里没有写。",
            "{what} changed from “{was}” to “{now}”, and changes says nothing of it.",
        ),
        Text(
            "在changes里加一条：date写哪天改的，what写改了什么，was写原来，now写现在。",
            "Add an entry to changes: date, what was changed, was and now.",
        ),
        "《中华人民共和国政府信息公开条例》第二十六条",
    ),
    Code(
        "GK705",
        "dates-moved",
        Severity.WARNING,
        Text(
            "{field}由{was}改为{now}，内容没有跟着改，changes里也没有写。",
            "{field} moved from {was} to {now} with no change of content and no entry in changes.",
        ),
        Text(
            "把日期改回去；核对过、内容没有变的，在changes里写一条核对的日期和结果。",
            "Set the date back; if it was looked at and still holds, say so in an entry of changes.",
        ),
    ),
    Code(
        "GK706",
        "history-shallow",
        Severity.WARNING,
        Text(
            "这份仓库只有最近几次提交，不能跟“{against}”比较，GK7xx都没有检查。",
            "This clone holds only the last commits; it cannot be compared with “{against}”, and no GK7xx was checked.",
        ),
        Text("运行“git fetch --unshallow”，再检查一次。", "Run “git fetch --unshallow” and check again."),
    ),
    Code(
        "GK707",
        "history-unknown",
        Severity.ERROR,
        Text(
            "不能跟“{against}”比较：{why}。GK7xx都没有检查。",
            "Cannot compare with “{against}”: {why}. No GK7xx was checked.",
        ),
        Text(
            "运行“git fetch origin”，再把--against写成仓库里有的分支、标签或提交；history_since也要是仓库里有的。",
            "Run “git fetch origin” and give --against a branch, tag or commit of the repository; history_since must be one too.",
        ),
    ),
)
_DELETED, _VANISHED, _BACKDATED, _SILENT, _MOVED, _SHALLOW, _UNKNOWN = CODES
_ABOUT_GIT = frozenset({_SHALLOW.id, _UNKNOWN.id})
_WHY = {
    "no-repository": Text("这里不是git仓库，或者没有装git", "this is no git repository, or git is not installed"),
    "no-such-commit": Text("仓库里没有这一版", "the repository has no such commit"),
    "no-such-since": Text("设置history_since写的那一版仓库里没有", "the setting history_since names no commit here"),
}
_TOLERANCE = 3
"""Working days between publication and commit that are no finding: a merge request waits for its review."""


def not_run(context: Context) -> tuple[str, ...]:
    """Codes that were asked for and could not be checked."""
    if context.history is None or not context.history.fault:
        return ()
    return tuple(code.id for code in CODES if code.id not in _ABOUT_GIT)


def whole(context: Context) -> Iterator[Problem]:
    """What the history says; nothing where `--against` was not given."""
    history = context.history
    if history is None:
        return
    if history.fault == "shallow":
        yield _SHALLOW.at(Location("mkdocs.yml"), against=history.against)
    elif history.fault:
        yield _UNKNOWN.at(Location("mkdocs.yml"), against=history.against, why=_WHY[history.fault])
    for gone in history.gone:
        yield _gone(gone, history)
    for id in sorted(history.added):
        record = context.catalogue.get(id)
        if record is not None and not record.withdrawn and id not in history.exempt:
            yield from _backdated(record, history, context)
    for id in sorted(history.before):
        record = context.catalogue.get(id)
        # What was or is withdrawn shows no content; what was not open was never seen.
        if record is not None and not record.withdrawn and history.before[id].openable:
            yield from _changed(history.before[id], record, context)


def _gone(gone: Gone, history: History) -> Problem:
    ref = RecordRef(gone.type, gone.id, gone.title) if gone.id else None
    name = gone.title or gone.id or gone.url
    title = Text(f"《{name}》", f"“{name}”")
    if gone.id and not gone.moved_to:
        return _DELETED.at(Location(gone.file), record=ref, title=title, file=gone.file, base=history.base[:12])
    moved = (
        Text(f"，改名为{gone.moved_to}", f", now {gone.moved_to}") if gone.moved_to else Text("，已删除", ", deleted")
    )
    where = Location(gone.moved_to or gone.file)
    return _VANISHED.at(where, record=ref, title=title, url=gone.url, file=gone.file, moved=moved)


def _backdated(record: Record, history: History, context: Context) -> Iterator[Problem]:
    brought = history.brought.get(record.id, context.today)
    if record.backfilled or record.published_on >= brought:
        return
    days = context.calendar.between_known(record.published_on, brought).days
    if days > _TOLERANCE:
        yield _BACKDATED.at(
            context.catalogue.place(record, "published" if record.published else "review"),
            record=context.ref(record),
            published=record.published_on.isoformat(),
            brought=brought.isoformat(),
            days=days,
        )


def _changed(before: Record, record: Record, context: Context) -> Iterator[Problem]:
    if before.withdrawn or any(change not in before.changes for change in record.changes):
        return
    ref = context.ref(record)
    for found in differences(before, record):
        yield _SILENT.at(
            context.catalogue.place(record, *found.path), record=ref, what=found.what, was=found.was, now=found.now
        )
    if moved := _moved_date(before, record):
        field, label, was, now = moved
        yield _MOVED.at(context.catalogue.place(record, *field), record=ref, field=label, was=was, now=now)


_DATES = frozenset({"issued", "published", "updated", "review", "changes", "backfilled"})
_LABELS = {
    "updated_on": (("updated",), Text("更新日期", "The day of update")),
    "published_on": (("published",), Text("发布日期", "The day of publication")),
    "issued": (("issued",), Text("成文日期", "The day of issue")),
}


def _moved_date(before: Record, record: Record) -> tuple[tuple[str, ...], Text, str, str] | None:
    """The date that was moved although nothing else was, or a day of publication that was moved back."""
    same = all(
        getattr(before, name) == getattr(record, name) for name in type(record).model_fields if name not in _DATES
    )
    if type(before) is not type(record) or not (same or record.published_on < before.published_on):
        return None
    for name, (path, label) in _LABELS.items():
        was, now = getattr(before, name), getattr(record, name)
        if was != now and (same or name == "published_on"):
            where = path if getattr(record, path[0]) else ("review",)
            return where, label, was.isoformat(), now.isoformat()
    return None
