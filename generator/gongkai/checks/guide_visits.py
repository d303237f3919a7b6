"""Visits: nobody can do without coming where the window is the only way, and each visit has a reason.

GK341:
  zh: 写着一次都不用跑，办理方式却只有窗口：群众照着不来就办不成。
  en: No visit is needed, yet the window is the only way: whoever believes it gets nothing done.
  law: GB/T 39046-2020 表4（到办事现场次数、办理形式）
  for: service-guide
  wrong: |
    visits: 0
    visit_note:
  right: |
    visits: 0
    ways: [window, village-agent]
    visit_note: 村里代办，不用到镇上来
GK342:
  zh: 要群众到现场的，写一句为什么要来；说不出理由的，这一趟多半可以省。
  en: Say why people must come; a visit without a reason can most likely be spared.
  law: 国家政务服务平台事项表（必须现场办理原因说明）
  for: service-guide
  wrong: |
    visits: 2
    visit_note:
  right: |
    visits: 2
    visit_note: 交材料、领证各一次
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.checks.emptiness import folded, says_something
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.record import Record
from gongkai.records.service_guide import ServiceGuide, WayToApply

CODES = (
    Code(
        "GK341",
        "no-visit-but-window-only",
        Severity.ERROR,
        Text("写了跑0次，办理方式却只有窗口。", "No visit is said to be needed, but the window is the only way."),
        Text(
            "能网上、邮寄、代办的，在ways里写上；不能的，visits改为实际次数。",
            "Add the other ways to “ways”, or give the true number of visits.",
        ),
        "GB/T 39046-2020 表4",
    ),
    Code(
        "GK342",
        "visit-without-reason",
        Severity.INFO,
        Text("要到现场{visits}次，没有说为什么。", "{visits} visits are needed and no reason is given."),
        Text("在visit_note里写一句每次来做什么。", "Say in “visit_note” what each visit is for."),
    ),
)
_WINDOW_ONLY, _NO_REASON = CODES
FOR = (ServiceGuide,)

_OTHER_WAY = re.compile(r"上门|代办|代收|邮寄|寄|网上|手机|线上|电话|自动|免申")


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Visits of one guide against its ways to apply."""
    assert isinstance(record, ServiceGuide)
    if record.visits == 0:
        told = folded(f"{record.visit_note or ''} {' '.join(step.detail for step in record.steps)}")
        if set(record.ways) <= {WayToApply.WINDOW} and not record.online and not _OTHER_WAY.search(told):
            yield _WINDOW_ONLY.at(context.catalogue.place(record, "visits"), record=context.ref(record))
    elif not says_something(record.visit_note):
        where = context.catalogue.place(record, "visits")
        yield _NO_REASON.at(where, record=context.ref(record), visits=record.visits)
