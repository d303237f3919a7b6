"""Settings of a portal: the plugin block `gongkai:` of mkdocs.yml, with the few keys of MkDocs that the portal needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from gongkai.problem import Fault, KeyPath, Location
from gongkai.records.model import Day, Flag, Line, Lines, Url, Whole


class Part(BaseModel):
    """A frozen block of settings; unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True)


class Parent(Part):
    """The portal this one is a column of (国办公开办函〔2019〕61号: no separate disclosure site)."""

    name: Line
    url: Url | None = None


class Footer(Part):
    """The seven items of the footer of a government page (国办发〔2017〕47号)."""

    host: Line
    operator: Line | None = None
    address: Line | None = None
    phone: Line | None = None
    email: Line | None = None
    site_id_code: Line | None = None
    icp: Line | None = None
    public_security: Line | None = None
    identity_link: Url | None = None
    report_errors_link: Url | None = None


class Columns(Part):
    """Names of columns an agency may change; the five boards keep theirs."""

    home: Line = "首页"
    services: Line = "办事指南"
    statutory: Line = "法定主动公开内容"
    fees: Line = "收费目录"
    notices: Line = "公示与征求意见"
    outcomes: Line = "办理结果"
    policies: Line = "政策文件"
    request: Line = "依申请公开"
    coverage: Line = "公开情况"


class Limits(Part):
    """How much a file may weigh, in MB, and other bounds."""

    attachment_mb: Whole = 20


def _standards(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Settings(Part):
    """Everything a portal may set. Dates without a clock of their own use the system date in Asia/Shanghai."""

    site_name: Line = "政府信息公开"
    site_url: Line | None = None
    docs_dir: Line = "content"
    site_dir: Line = "site"
    records: Line = "disclosure_items"
    standard: Annotated[Lines, BeforeValidator(_standards)] = ("cn-township",)
    own_standard: Line | None = None
    today: Day | None = None
    language: Line = "zh-Hans"
    sample: Flag = False
    parent: Parent | None = None
    footer: Footer | None = None
    columns: Columns = Columns()
    limits: Limits = Limits()
    index_number_pattern: Line | None = None
    history_since: Line | None = None
    package: Line | None = None
    site_domain: Line | None = None
    hotline: Line | None = None
    strict_profile: Flag = False
    workdays: Line | None = None
    processes: Whole = Field(default=0)


_FROM_MKDOCS = ("site_name", "site_url", "docs_dir", "site_dir")


class _Lenient(yaml.SafeLoader):
    """Reads any mkdocs.yml: tags of other plugins become text, so that nothing of theirs is ever run."""


def _as_text(loader: _Lenient, suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else None


_Lenient.add_multi_constructor("!", _as_text)
_Lenient.add_multi_constructor("tag:yaml.org,2002:python/", _as_text)
# Dates and numbers stay as written: an ICP number or a site code is no number.
for _tag in ("timestamp", "int", "float"):
    _Lenient.add_constructor(f"tag:yaml.org,2002:{_tag}", lambda loader, node: str(node.value))

FILE = "mkdocs.yml"


def read_settings(root: Path) -> tuple[Settings, tuple[Fault, ...]]:
    """Settings of the portal at `root`; every wrong one is a fault with its line (GK9xx: nothing is built)."""
    file = root / FILE
    try:
        text = file.read_text("utf-8-sig")
    except OSError:
        return Settings(), (Fault("settings-absent", Location(FILE), {"folder": str(root)}),)
    except UnicodeDecodeError:
        return Settings(), (Fault("settings-unreadable", Location(FILE), {"reason": "UTF-8"}),)
    try:
        tree = yaml.load(text, _Lenient)
        node = yaml.compose(text, _Lenient)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = Location(FILE, mark.line + 1, mark.column + 1) if mark else Location(FILE)
        return Settings(), (Fault("settings-unreadable", where, {"reason": getattr(error, "problem", "") or "YAML"}),)
    if not isinstance(tree, dict):
        return Settings(), (Fault("settings-unreadable", Location(FILE), {"reason": "mkdocs.yml"}),)
    block, path = _block(tree)
    if path is None:
        return Settings(), (Fault("settings-no-plugin", Location(FILE)),)
    values = {**{key: tree[key] for key in _FROM_MKDOCS if tree.get(key)}, **block}
    faults: list[Fault] = []
    for _ in range(2):
        try:
            return Settings.model_validate(values), tuple(faults)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                loc = tuple(part for part in detail["loc"] if isinstance(part, (str, int)))
                where = _place(node, (*path, *loc))
                kind = "settings-unknown-key" if detail["type"] == "extra_forbidden" else "settings-wrong-value"
                faults.append(Fault(kind, where, {"key": ".".join(map(str, loc)), "given": str(detail["input"])[:60]}))
                values.pop(str(loc[0]), None)
    return Settings(), tuple(faults)


def _block(tree: dict[str, Any]) -> tuple[dict[str, Any], KeyPath | None]:
    """The plugin's block in either spelling MkDocs knows: a list of plugins or a mapping."""
    plugins = tree.get("plugins")
    if isinstance(plugins, dict) and "gongkai" in plugins:
        return plugins["gongkai"] or {}, ("plugins", "gongkai")
    for position, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
        if plugin == "gongkai":
            return {}, ("plugins", position)
        if isinstance(plugin, dict) and "gongkai" in plugin:
            return plugin["gongkai"] or {}, ("plugins", position, "gongkai")
    return {}, None


def _place(node: yaml.Node | None, path: KeyPath) -> Location:
    """Line and column of a key in mkdocs.yml."""
    mark = node.start_mark if node else None
    for part in path:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == part:
                    node, mark = value, key.start_mark
                    break
            else:
                break
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            mark = node.start_mark
        else:
            break
    return Location(FILE, mark.line + 1, mark.column + 1, path) if mark else Location(FILE)
