"""Settings of the portal (mkdocs.yml), the standards and the calendar: with a wrong one nothing is built.

GK901:
  zh: 没有mkdocs.yml，或者它读不出来，就不知道门户叫什么、用哪套标准。
  en: Without a readable mkdocs.yml nobody knows the portal's name or its standard.
  wrong: {mkdocs.yml: "site_name: [\\n"}
  right: {mkdocs.yml: "site_name: 云溪镇政府信息公开\\nplugins:\\n  - gongkai\\n"}
GK902:
  zh: mkdocs.yml的plugins里要有gongkai一行。
  en: The plugins of mkdocs.yml must have a line gongkai.
  wrong: {mkdocs.yml: "site_name: 云溪镇政府信息公开\\nplugins: []\\n"}
  right: {mkdocs.yml: "site_name: 云溪镇政府信息公开\\nplugins:\\n  - gongkai\\n"}
GK903:
  zh: 设置的名称或值不对，不能猜着建站。
  en: A setting has a wrong name or value; a site is not built on guesses.
  wrong: {mkdocs.yml: "site_name: 云溪镇\\nplugins:\\n  - gongkai: {todayy: 2026-11-20}\\n"}
  right: {mkdocs.yml: "site_name: 云溪镇\\nplugins:\\n  - gongkai: {today: 2026-11-20}\\n"}
GK904:
  zh: 标准文件有错，算出来的公开情况就不可信。
  en: With a fault in the standard its coverage cannot be trusted.
  wrong: {mkdocs.yml: "site_name: 云溪镇\\nplugins:\\n  - gongkai: {standard: cn-townshp}\\n"}
  right: {mkdocs.yml: "site_name: 云溪镇\\nplugins:\\n  - gongkai: {standard: cn-township}\\n"}
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.problem import Code, Param, Problem, Severity, Text

CODES = (
    Code(
        "GK901",
        "settings-unreadable",
        Severity.ERROR,
        Text("mkdocs.yml读不出来（{reason}）。", "mkdocs.yml cannot be read ({reason})."),
        Text("在门户的文件夹里运行；改好mkdocs.yml的写法。", "Run in the folder of the portal; mend mkdocs.yml."),
    ),
    Code(
        "GK902",
        "settings-no-plugin",
        Severity.ERROR,
        Text("mkdocs.yml的plugins里没有gongkai。", "The plugins of mkdocs.yml do not name gongkai."),
        Text("在plugins下加一行“- gongkai”。", "Add a line “- gongkai” below plugins."),
    ),
    Code(
        "GK903",
        "settings-wrong",
        Severity.ERROR,
        Text("设置“{key}”不对：{given}。", "The setting “{key}” is wrong: {given}."),
        Text("对照设置说明改正这一行。", "Correct this line after the reference of settings."),
    ),
    Code(
        "GK904",
        "standard-wrong",
        Severity.ERROR,
        Text("标准读不出来：{detail}", "The standard cannot be read: {detail}"),
        Text("改正标准的名称，或改好这份标准文件。", "Correct the name of the standard, or mend its file."),
    ),
)
_UNREADABLE, _NO_PLUGIN, _WRONG, _STANDARD = CODES


def whole(context: Context) -> Iterator[Problem]:
    """Faults of the settings and of the standards."""
    for fault in context.faults:
        params: dict[str, Param] = dict(fault.params)
        if fault.kind == "settings-absent":
            yield _UNREADABLE.at(fault.where, reason=Text("没有这个文件", "it is not there"))
        elif fault.kind == "settings-unreadable":
            yield _UNREADABLE.at(fault.where, params)
        elif fault.kind == "settings-no-plugin":
            yield _NO_PLUGIN.at(fault.where)
        elif fault.kind.startswith("settings-"):
            yield _WRONG.at(fault.where, key=params.get("key", ""), given=params.get("given", ""))
        else:
            yield _STANDARD.at(fault.where, detail=_words(fault.kind, params))


def _words(kind: str, params: dict[str, Param]) -> Text:
    """The slug of the fault with its words: standards are written by few, and these see the file beside it."""
    zh = "，".join(f"{key}={value.zh if isinstance(value, Text) else value}" for key, value in params.items())
    en = ", ".join(f"{key}={value.en if isinstance(value, Text) else value}" for key, value in params.items())
    return Text(f"{kind}（{zh}）", f"{kind} ({en})")
