"""Steps of a guide: each says what happens and not only its name, and there is a beginning and an end.

GK331:
  zh: 环节只写一个名字（“审核”“办结”），群众不知道这一步做什么、自己要不要动。
  en: A step that is only a name (“examination”) does not tell what happens and whether the applicant must act.
  law: 国务院办公厅2017年互联网政务服务抽查（办理流程只有环节名称）
  for: service-guide
  wrong: |
    steps:
      - {name: 提出申请, who: 申请人, lane: applicant, detail: 向村民小组提交申请表和承诺书}
      - {name: 审核, who: 便民服务中心, lane: township, days: 5, detail: 审核}
      - {name: 作出决定, who: 镇人民政府, lane: township, days: 5, detail: 同意的发批准书，不同意的书面说明理由}
  right: |
    steps:
      - {name: 提出申请, who: 申请人, lane: applicant, detail: 向村民小组提交申请表和承诺书}
      - {name: 审核, who: 便民服务中心, lane: township, days: 5, detail: 核对家庭成员和现有宅基地}
      - {name: 作出决定, who: 镇人民政府, lane: township, days: 5, detail: 同意的发批准书，不同意的书面说明理由}
GK332:
  zh: 流程要有头有尾：怎么交、谁收下，最后谁决定、怎么给结果。少一头，群众就不知道从哪里开始、什么时候算办完。
  en: A procedure has a beginning (who takes the application) and an end (who decides and hands over). Without either nobody knows where to start or when it is done.
  law: 政务服务事项指南检查通行规则（受理、审查、决定、送达）
  for: service-guide
  wrong: |
    steps:
      - {name: 实地核查, who: 便民服务中心, lane: township, days: 5, detail: 到现场量地、核对四至}
      - {name: 作出决定, who: 镇人民政府, lane: township, days: 5, detail: 同意的发批准书，不同意的书面说明理由}
  right: |
    steps:
      - {name: 受理, who: 便民服务中心, lane: township, days: 5, detail: 收下材料，当场给收件单}
      - {name: 作出决定, who: 镇人民政府, lane: township, days: 5, detail: 同意的发批准书，不同意的书面说明理由}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.checks.emptiness import core, emptiness, folded, length, says_something
from gongkai.problem import Code, Problem, Severity, Text
from gongkai.records.record import Record
from gongkai.records.service_guide import ServiceGuide, Step

CODES = (
    Code(
        "GK331",
        "step-only-name",
        Severity.WARNING,
        Text("环节“{step}”只有名称，没有说做什么。", "The step “{step}” is only a name and does not say what happens."),
        Text(
            "在detail里写一句：谁做什么，群众要不要来。",
            "Say in “detail” who does what and whether the applicant must come.",
        ),
    ),
    Code(
        "GK332",
        "core-step-absent",
        Severity.WARNING,
        Text("办理流程里看不到{stage}这一步。", "The procedure has no step of {stage}."),
        Text("补上这一步，写明谁办、几天。", "Add it, with who does it and in how many days."),
    ),
)
_NAME_ONLY, _CORE = CODES
FOR = (ServiceGuide,)

_SHORTEST = 5
"""Letters, digits and Han below which a detail cannot tell who does what."""

# Four characters are enough to say that nobody need come back, or how the news arrives.
_TELLING = re.compile(r"当场|当天|现场|短信|邮寄|上门|网上|电话")
_RECEIPT = re.compile(
    r"受理|收件|接件|接收|收下|收取材料|收材料|收表|收到|登记|申请|申报|申领|报名|提交|提出|递交|交材料|交到|送件|报送|预约|取号|"
    r"挂失|委托|窗口|来说|说清|填"
)
_DECISION = re.compile(
    r"决定|审批|审定|审核|审查|核准|核定|批准|批复|同意|确认|认定|签发|登簿|登记|备案|办结|办完|办好|办理|制证|发证|发放|核发|颁发|"
    r"出具|开具|打印|答复|注销|领|给付|支付|打到|打卡|缴费|送达|通知|告知|公布|派"
)
_STAGES = (
    (_RECEIPT, Text("申请受理", "application and receipt")),
    (_DECISION, Text("决定办结", "decision and completion")),
)


def only_name(step: Step) -> bool:
    """Whether the detail repeats the name of the step or is too short to say anything of its own."""
    if core(step.detail) == core(step.name):
        return True
    return length(step.detail) < _SHORTEST and not _TELLING.search(step.detail)


def each(record: Record, context: Context) -> Iterator[Problem]:
    """Steps that say nothing (an error where none of them does), and a procedure without beginning or end."""
    assert isinstance(record, ServiceGuide)
    if not any(says_something(step.detail) for step in record.steps):
        return  # GK321 tells that there is no procedure
    bare = [only_name(step) for step in record.steps]
    severity = Severity.ERROR if all(bare) and len(bare) > 1 else None
    for i, step in enumerate(record.steps):
        if bare[i] and emptiness(step.detail) is None:
            yield _NAME_ONLY.at(
                context.catalogue.place(record, "steps", i, "detail"),
                record=context.ref(record),
                severity=severity,
                step=step.name,
            )
    said = " ".join(folded(f"{step.name} {step.detail}") for step in record.steps)
    for pattern, stage in _STAGES:
        if not pattern.search(said):
            yield _CORE.at(context.catalogue.place(record, "steps"), record=context.ref(record), stage=stage)
