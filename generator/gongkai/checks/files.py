"""Files that cannot be read: one problem each, with the cure; the record becomes unknown, nothing else is hidden.

GK101:
  zh: 文件要符合YAML的写法，写错一处，整个文件就读不出来。最常见的是冒号用了全角、少了空格、引号没有配对。
  en: A file must be written as YAML; one slip makes the whole file unreadable. Most often a full-width colon, a missing space or an open quote.
  wrong: {disclosures/2026/example.yml: "标题：全角冒号读不出来\\n"}
  right: {disclosures/2026/example.yml: "标题: 半角冒号加空格\\n"}
GK102:
  zh: 中文旧系统常把文件存成GBK编码，网站只用UTF-8。
  en: Older Chinese systems save files as GBK; the portal takes UTF-8 only.
  wrong: "（文件按GBK编码保存）"
  right: "（文件按UTF-8编码保存）"
GK103:
  zh: 文件里有不是文字的字节，或者编码认不出来。
  en: The file holds bytes that are no text, or its encoding cannot be told.
  wrong: "（文件里混进了二进制内容）"
  right: "（纯文本文件，UTF-8编码）"
GK104:
  zh: 太大的文本多半放错了地方：大表格、扫描件应放进附件文件夹。
  en: A text that large is in the wrong place; large sheets and scans belong among the attachments.
  wrong: "（一个50MB的.yml文件）"
  right: "（记录写要点，大表格作附件）"
GK105:
  zh: 记录的位置上要放一个普通文件，不能是文件夹、管道或设备。
  en: A record is a regular file, not a folder, a pipe or a device.
  wrong: "（名叫example.yml的文件夹）"
  right: "（名叫example.yml的文件）"
GK106:
  zh: 链接指到站点以外，等于把别处的文件公开出去。
  en: A link that leaves the portal would publish a file from elsewhere.
  wrong: "（example.yml → /etc/passwd）"
  right: "（把文件复制进来）"
GK107:
  zh: 文件没有读取权限，或者磁盘读不出来。
  en: The file may not be read, or the disk cannot give it.
  wrong: "（权限为000的文件）"
  right: "（所有人可读的文件）"
GK108:
  zh: 空文件没有任何内容可公开。
  en: An empty file has nothing to publish.
  wrong: {disclosures/2026/example.yml: ""}
  right: {disclosures/2026/example.yml: "title: 有内容的记录\\n"}
GK109:
  zh: 嵌套过深、引用过多或带标签的YAML可能让电脑卡死，一律不读。
  en: YAML that nests too deep, refers too often or carries tags can stop a computer; it is not read.
  wrong: {disclosures/2026/example.yml: "title: !!python/object 危险\\n"}
  right: {disclosures/2026/example.yml: "title: 平常的文字\\n"}
GK110:
  zh: 记录最外层要是“名称: 值”的若干行。
  en: The outermost form of a record is lines of “name: value”.
  wrong: {disclosures/2026/example.yml: "- 一\\n- 二\\n"}
  right: {disclosures/2026/example.yml: "title: 一\\n"}
GK111:
  zh: 同一个名称写了两次，只有第一次算数，第二次的内容会丢。
  en: A name that stands twice counts once; what the second says would be lost.
  wrong: |
    title: 标题
    title: 又一个标题
  right: |
    title: 标题
GK112:
  zh: 正文上方的字段要用两行“---”夹住。
  en: The fields above the text stand between two lines of “---”.
  wrong: {disclosures/2026/example.md: "没有字段的正文\\n"}
  right: {disclosures/2026/example.md: "---\\ntitle: 标题\\n---\\n正文\\n"}
GK113:
  zh: 文件名就是网址，要用小写英文、数字和短横线，定了就不再改。
  en: The file name is the address for ever; it takes lower-case letters, digits and hyphens.
  wrong: {disclosures/2026/防汛预案.yml: "title: 防汛预案\\n"}
  right: {disclosures/2026/flood-plan.yml: "title: 防汛预案\\n"}
GK114:
  zh: 按年存放的记录要放进四位数年份的文件夹。
  en: Records kept by year lie in a folder named by four digits.
  wrong: {disclosures/flood-plan.yml: "title: 防汛预案\\n"}
  right: {disclosures/2026/flood-plan.yml: "title: 防汛预案\\n"}
GK115:
  zh: 两个文件得出同一个网址，只能留一个。
  en: Two files give one address; only one may stay.
  wrong: "（example.yml和example.md并存）"
  right: "（只留一个）"
GK116:
  zh: 放在记录文件夹里、又不属于任何一类的文件，永远不会公开。
  en: A file that belongs to no record type would never be published.
  wrong: {outcome.yml: "title: 文件夹名写错了\\n"}
  right: "（放进outcomes/2026/）"
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.checks.check import Context
from gongkai.problem import Code, Fault, Problem, RecordRef, Severity, Text

_E = Severity.ERROR

CODES = (
    Code(
        "GK101",
        "yaml-syntax",
        _E,
        Text("这个文件读不出来：{reason}", "This file cannot be read: {reason}"),
        Text(
            "改好这一行再提交；拿不准时从上一版复制过来改。",
            "Mend this line; when in doubt start from the last good version.",
        ),
    ),
    Code(
        "GK102",
        "encoding-gbk",
        _E,
        Text(
            "文件编码是{encoding}，不是UTF-8，没有读。",
            "The file is encoded as {encoding}, not UTF-8, and was not read.",
        ),
        Text("运行“{command}”转换，或在记事本里另存为UTF-8。", "Convert it with “{command}”, or save it as UTF-8."),
    ),
    Code(
        "GK103",
        "not-text",
        _E,
        Text(
            "文件里有不能显示的内容（{detail}），没有读。",
            "The file holds what is no text ({detail}) and was not read.",
        ),
        Text("用纯文本编辑器重新保存为UTF-8。", "Save it again as UTF-8 with a plain text editor."),
    ),
    Code(
        "GK104",
        "too-large",
        _E,
        Text(
            "文件有{size}字节，超过{limit}字节的上限，没有读。",
            "The file has {size} bytes, over the limit of {limit}, and was not read.",
        ),
        Text(
            "把大表格、扫描件移到attachments/文件夹，记录里写要点。",
            "Move large sheets and scans to attachments/ and keep the essentials here.",
        ),
    ),
    Code(
        "GK105",
        "not-a-file",
        _E,
        Text("这里应当是一个文件，却是{what}。", "A file should stand here, but it is {what}."),
        Text("把它移走，换成普通文件。", "Move it away and put a regular file in its place."),
    ),
    Code(
        "GK106",
        "symlink-out",
        _E,
        Text(
            "这是一个指到站点以外或绕圈子的链接，没有读。",
            "This link leaves the portal or goes in circles and was not read.",
        ),
        Text("删掉链接，把要公开的文件复制进来。", "Delete the link and copy the file that is to be published."),
    ),
    Code(
        "GK107",
        "unreadable",
        _E,
        Text("文件打不开：{reason}。", "The file cannot be opened: {reason}."),
        Text("检查文件权限，或从上一版恢复。", "Check its permissions, or restore the last version."),
    ),
    Code(
        "GK108",
        "empty-file",
        _E,
        Text("文件是空的。", "The file is empty."),
        Text("写上内容，或删掉这个文件。", "Write its content, or delete the file."),
    ),
    Code(
        "GK109",
        "yaml-unsafe",
        _E,
        Text(
            "文件里有不允许的YAML写法（{detail}），没有读。",
            "The file uses a YAML form that is not allowed ({detail}) and was not read.",
        ),
        Text(
            "删掉&、*、!开头的写法，直接写出内容。", "Remove what starts with &, * or ! and write the content itself."
        ),
    ),
    Code(
        "GK110",
        "wrong-top",
        _E,
        Text("文件最外层应当是{expected}，却是{found}。", "The file should be {expected}, but is {found}."),
        Text("对照同类文件改写最外层。", "Rewrite its outermost form after another file of this kind."),
    ),
    Code(
        "GK111",
        "duplicate-key",
        _E,
        Text(
            "“{key}”写了两次，第{first_line}行已经有了，这里的没有读。",
            "“{key}” stands twice; line {first_line} has it, this one was not read.",
        ),
        Text("合并成一处，删掉多余的一行。", "Join the two and delete the spare line."),
    ),
    Code(
        "GK112",
        "front-matter",
        _E,
        Text("文件开头没有用两行“---”夹住的字段。", "The file does not start with fields between two lines of “---”."),
        Text(
            "在正文上方加上字段，前后各一行“---”。",
            "Put the fields above the text, with a line of “---” before and after.",
        ),
    ),
    Code(
        "GK113",
        "id-form",
        _E,
        Text(
            "文件名“{part}”不能用作网址，这条信息没有发布。",
            "The file name “{part}” cannot be an address; the record is not published.",
        ),
        Text(
            "改成小写英文、数字和短横线，例如“{proposed}”。",
            "Use lower-case letters, digits and hyphens, such as “{proposed}”.",
        ),
    ),
    Code(
        "GK114",
        "id-year",
        _E,
        Text("“{folder}”里的记录要放进四位数年份的文件夹。", "Records of “{folder}” lie in folders named by a year."),
        Text("移到“{folder}/2026/”这样的文件夹。", "Move it to a folder such as “{folder}/2026/”."),
    ),
    Code(
        "GK115",
        "id-twice",
        _E,
        Text(
            "两个文件争一个网址“{id}”：另一个是{other}。", "Two files claim the address “{id}”; the other is {other}."
        ),
        Text("留一个，把另一个改名或删掉。", "Keep one; rename or delete the other."),
    ),
    Code(
        "GK116",
        "stray-file",
        _E,
        Text("“{name}”不属于任何一类记录，不会公开。", "“{name}” belongs to no record type and will not be published."),
        Text(
            "文件夹名写错了就改正；附件放进attachments/。",
            "Correct the name of the folder; attachments belong in attachments/.",
        ),
    ),
)
_BY_NAME = {code.name: code for code in CODES}

_SAME = {
    "file-missing": "unreadable",
    "file-name": "unreadable",
    "path-out": "symlink-out",
    "symlink-loop": "symlink-out",
    "symlink-folder": "symlink-out",
    "encoding-utf16": "encoding-gbk",
    "encoding-unknown": "not-text",
    "control-character": "not-text",
    "front-matter-missing": "front-matter",
    "front-matter-unclosed": "front-matter",
    "yaml-depth": "yaml-unsafe",
    "yaml-alias": "yaml-unsafe",
    "yaml-tag": "yaml-unsafe",
    "yaml-key": "yaml-unsafe",
    "yaml-merge": "yaml-unsafe",
    "yaml-documents": "yaml-unsafe",
    "yaml-nodes": "yaml-unsafe",
}
_DETAIL = {
    "encoding-unknown": Text("第{offset}字节的编码认不出来", "unknown encoding at byte {offset}"),
    "control-character": Text("控制字符{character}", "control character {character}"),
    "yaml-depth": Text("嵌套超过{limit}层", "nested deeper than {limit}"),
    "yaml-alias": Text("引用“{name}”", "the alias “{name}”"),
    "yaml-tag": Text("标签“{tag}”", "the tag “{tag}”"),
    "yaml-key": Text("名称不是文字", "a key that is no text"),
    "yaml-merge": Text("合并写法“<<”", "the merge key “<<”"),
    "yaml-documents": Text("一个文件里有几份内容", "several documents in one file"),
    "yaml-nodes": Text("内容超过{limit}项", "more than {limit} entries"),
    "file-name": Text("文件名里有不能显示的字符", "its name has characters that cannot be shown"),
    "file-missing": Text("文件不在", "it is not there"),
}


def code_of(kind: str) -> Code | None:
    """The code that tells of a fault of this kind; None where another module does."""
    return _BY_NAME.get(_SAME.get(kind, kind))


def whole(context: Context) -> Iterator[Problem]:
    """Every fault of reading, those of unread records named with what is known of them."""
    for fault in context.catalogue.faults:
        yield from _problem(fault, None)
    for filed in context.catalogue.filed.values():
        for fault in filed.faults:
            yield from _problem(fault, context.ref(filed.record))
    for unread in context.catalogue.unread:
        ref = RecordRef(unread.type, unread.id, unread.title)
        for fault in unread.faults:
            yield from _problem(fault, ref)


def _problem(fault: Fault, ref: RecordRef | None) -> Iterator[Problem]:
    code = code_of(fault.kind)
    if code is None:
        return
    params = dict(fault.params)
    detail = _DETAIL.get(fault.kind)
    if code.name == "not-text" and detail is None:
        params["detail"] = params.get("what", "")
    elif detail is not None:
        said = {key: value.zh if isinstance(value, Text) else value for key, value in params.items()}
        told = {key: value.en if isinstance(value, Text) else value for key, value in params.items()}
        params["detail" if code.name in ("not-text", "yaml-unsafe") else "reason"] = Text(
            detail.zh.format_map(said), detail.en.format_map(told)
        )
    yield code.at(fault.where, params, record=ref)
