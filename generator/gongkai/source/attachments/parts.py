"""What Word and Excel files have in common: relations that lead out, properties, other parts, pictures, embedded files."""

from __future__ import annotations

from collections.abc import Callable, Collection

from gongkai.problem import Text
from gongkai.source.attachments.extract import Reading, Stop
from gongkai.source.attachments.packed import Package
from gongkai.source.attachments.xml import Attributes, Texts, watch

ReadInside = Callable[[str, bytes, Reading], None]
"""Reads a file inside a file: name, bytes."""

_PROPERTIES = "docProps/"
_NO_TEXT = ("theme/", "styles.xml", "fontTable", "settings.xml", "webSettings", "numbering.xml", "[Content_Types]")
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp")


def relations(package: Package, part: str) -> dict[str, str]:
    """Targets of a part's relations by their id, as names of members where they stay inside."""
    folder, _, base = part.rpartition("/")
    name = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
    if name not in package:
        return {}
    found = Attributes("Relationship")
    watch(package.slices(name), found, package.reading)
    targets: dict[str, str] = {}
    for _, one in found.found:
        target = one.get("Target", "")
        if one.get("TargetMode", "").lower() == "external":
            package.reading.link(target)
        else:
            targets[one.get("Id", "")] = _resolved(folder, target)
    return targets


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    parts = folder.split("/") if folder else []
    for one in target.split("/"):
        if one == "..":
            parts = parts[:-1]
        elif one not in (".", ""):
            parts.append(one)
    return "/".join(parts)


def read_rest(package: Package, done: Collection[str], read_inside: ReadInside) -> None:
    """Add what the main parts do not show: properties, comments, caches, drawings, pictures, embedded files.

    A pivot table keeps the rows it was made from although their sheet is gone; a chart keeps its numbers.
    """
    reading = package.reading
    for name in package.names(""):
        if name in done or name.endswith(".rels") or any(part in name for part in _NO_TEXT):
            continue
        lower = name.lower()
        base = name.rpartition("/")[2]
        try:
            if lower.endswith((".xml", ".vml")):
                inside = Text("元数据", "metadata") if name.startswith(_PROPERTIES) else _part(name)
                with reading.within(inside):
                    texts = Texts(frozenset({"v"}) if "pivotCache" in name else frozenset())
                    watch(package.slices(name), texts, reading)
                    for text in texts.found:
                        reading.add(text)
            elif lower.endswith(_PICTURES):
                with reading.within(Text(f"图片{base}", f"picture {base}")):
                    read_inside(base, package.content(name), reading)
            elif "/embeddings/" in lower:
                with reading.within(Text(f"嵌入文件{base}", f"embedded file {base}")):
                    read_inside(base, package.content(name), reading)
        except Stop as stop:
            # A damaged ornament does not hide the text; what is out of bounds ends everything.
            if stop.fault == "attachment-unsafe":
                raise


_PARTS = (
    ("comments", Text("批注", "comments")),
    ("threadedComments", Text("批注", "comments")),
    ("persons", Text("批注作者", "authors of comments")),
    ("pivotCache", Text("数据透视表缓存", "cache of a pivot table")),
    ("externalLink", Text("外部链接缓存", "cache of an external link")),
    ("charts/", Text("图表", "chart")),
    ("drawings/", Text("图形", "drawing")),
    ("slides/", Text("幻灯片", "slide")),
    ("notesSlides", Text("备注页", "notes")),
    ("customXml", Text("自定义数据", "custom part")),
)


def _part(name: str) -> Text:
    found = next((text for key, text in _PARTS if key in name), None)
    return found or Text(f"部件{name}", f"part {name}")
