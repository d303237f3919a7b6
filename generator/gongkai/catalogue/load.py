"""From a portal's folders to its Catalogue: every file is read, every fault is kept, nothing stops the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gongkai.catalogue.attachments import find_attachments
from gongkai.catalogue.declaration import Declaration
from gongkai.catalogue.model import Catalogue, DeclarationFiled, Filed, ProsePage, Unread
from gongkai.catalogue.waiver import Waiver, WaiverFiled
from gongkai.problem import Fault, Location
from gongkai.records import BY_FOLDER, parse
from gongkai.records.bodies import Bodies
from gongkai.records.record import Record
from gongkai.settings import Settings
from gongkai.source import Document, heading_anchors, read, read_text, walk

_ID_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_YEAR = re.compile(r"(19|20)\d{2}\Z")

ROOT_FILES = (
    "bodies.yml",
    "defaults.yml",
    "declarations.yml",
    "waivers.yml",
    "baseline.json",
    "indicators.yml",
    "synonyms.yml",
    "featured.yml",
    "score-history.csv",
)
_LISTS = frozenset({"declarations.yml", "waivers.yml", "synonyms.yml", "indicators.yml"})


def load(root: Path, settings: Settings) -> Catalogue:
    """Read the portal at `root`."""
    base = root / settings.records
    faults: list[Fault] = []
    extras: dict[str, Document] = {}
    for name in ROOT_FILES:
        file = base / name
        if not name.endswith(".yml") or not (file.exists() or file.is_symlink()):
            continue
        result = read(root, file, top=list if name in _LISTS else dict)
        if isinstance(result, Fault):
            faults.append(result)
        else:
            faults += result.faults
            extras[name] = result
    bodies, bodies_document, bodies_tidied = None, extras.pop("bodies.yml", None), None
    if bodies_document is not None:
        parsed = parse.parse(bodies_document, Bodies, {}, {})
        faults += parsed.faults
        bodies, bodies_tidied = parsed.record, parsed.tidied
    elif not any(fault.where.file.endswith("/bodies.yml") for fault in faults):
        faults.append(Fault("bodies-absent", Location(f"{settings.records}/bodies.yml")))
    defaults, found = _defaults(extras.get("defaults.yml"))
    faults += found
    filed, unread, found = _records(root, base, defaults)
    faults += found
    declarations, found = _declarations(extras.get("declarations.yml"))
    faults += found
    waivers, found = _waivers(extras.get("waivers.yml"))
    faults += found
    pages, found = _pages(root, root / settings.docs_dir)
    faults += found
    attachments, found = find_attachments(root, base / "attachments", settings.limits.attachment_mb)
    faults += found
    return Catalogue(
        filed,
        unread,
        bodies,
        bodies_document,
        bodies_tidied,
        declarations,
        pages,
        attachments,
        tuple(faults),
        extras,
        waivers,
    )


def _defaults(document: Document | None) -> tuple[dict[str, Mapping[str, Any]], list[Fault]]:
    """Inherited values by folder, renamed and tidied along the record type of that folder."""
    from gongkai.records.tidy import tidy

    found: dict[str, Mapping[str, Any]] = {}
    faults: list[Fault] = []
    for folder, values in (document.values if document else {}).items():
        model = BY_FOLDER.get(str(folder).split("/", 1)[0])
        if model is None or not isinstance(values, Mapping):
            faults.append(Fault("defaults-folder", document.key_place(folder), {"folder": str(folder)}))  # type: ignore[union-attr]
            continue
        tidied = tidy(document, model, values, (folder,))  # type: ignore[arg-type]
        faults += tidied.faults
        found[str(folder)] = tidied.values
    return found, faults


def folder_defaults(document: Document) -> tuple[dict[str, Mapping[str, Any]], list[Fault]]:
    """The inherited values of a defaults.yml, by folder, and what is wrong in it."""
    return _defaults(document)


def inherited_for(id: str, defaults: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """What a record inherits: the nearer folder over the farther one."""
    merged: dict[str, Any] = {}
    parts = id.split("/")
    for length in range(1, len(parts)):
        merged.update(defaults.get("/".join(parts[:length]), {}))
    return merged


def _records(
    root: Path, base: Path, defaults: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, Filed], tuple[Unread, ...], list[Fault]]:
    filed: dict[str, Filed] = {}
    unread: list[Unread] = []
    faults: list[Fault] = []
    for folder in sorted(BY_FOLDER):
        model = BY_FOLDER[folder]
        if not (base / folder).exists() and not (base / folder).is_symlink():
            continue
        files, found = walk(root, base / folder)
        unread += [_unread(fault.where.file, model, base.name, (fault,)) for fault in found]
        for file in files:
            one = read_record(root, base, file, model, defaults)
            if isinstance(one, Unread):
                unread.append(one)
            elif one.record.id in filed:
                other = filed[one.record.id].document.file
                faults.append(Fault("id-twice", Location(one.document.file), {"id": one.record.id, "other": other}))
            else:
                filed[one.record.id] = one
    faults += _strays(base)
    return dict(sorted(filed.items())), tuple(unread), faults


def read_record(
    root: Path, base: Path, file: Path, model: type[Record], defaults: Mapping[str, Mapping[str, Any]]
) -> Filed | Unread:
    """One file of a record folder as a record, or as what could not be read and why."""
    document = read(root, file)
    if isinstance(document, Fault):
        return _unread(document.where.file, model, base.name, (document,))
    return record_of(document, base.name, file.relative_to(base).as_posix().rsplit(".", 1)[0], model, defaults)


def record_of(
    document: Document, base: str, id: str, model: type[Record], defaults: Mapping[str, Mapping[str, Any]]
) -> Filed | Unread:
    """A document that was read as the record `id`; `base` is the name of the records folder."""
    if (bad := _id_fault(id, model, document.file)) is not None:
        return _unread(document.file, model, base, (bad,), document)
    parsed = parse.parse(document, model, {"id": id, "prose": document.prose}, inherited_for(id, defaults))
    faults = (*document.faults, *parsed.faults)
    if parsed.record is None:
        return _unread(document.file, model, base, faults, document, parsed.values)
    return Filed(parsed.record, document, parsed.tidied, faults)


def _unread(
    file: str,
    model: type[Record],
    base: str,
    faults: tuple[Fault, ...],
    document: Document | None = None,
    values: Mapping[str, Any] | None = None,
) -> Unread:
    id = file.split(f"{base}/", 1)[-1].rsplit(".", 1)[0]
    known = values if values is not None else document.values if document and isinstance(document.values, dict) else {}
    title = known.get("title")
    named = known.get("requirements")
    requirements: tuple[str, ...] | None = None
    if isinstance(named, str):
        requirements = (named,)
    elif isinstance(named, list):
        requirements = tuple(item for item in named if isinstance(item, str))
    return Unread(id, model.type, file, title if isinstance(title, str) else "", requirements, faults)


def _id_fault(id: str, model: type[Record], file: str) -> Fault | None:
    """The path is the id and the URL for ever: lower-case Latin words, digits and hyphens; dated types by year."""
    parts = id.split("/")
    if bad := next((part for part in parts if not _ID_PART.match(part)), None):
        return Fault("id-form", Location(file), {"part": bad, "proposed": proposed_name(bad)})
    if model.dated and (len(parts) < 3 or not _YEAR.match(parts[1])):
        return Fault("id-year", Location(file), {"folder": model.folder})
    return None


def proposed_name(part: str) -> str:
    """A file name that would be accepted, made of what is Latin in the given one."""
    words = re.findall(r"[a-z0-9]+", part.lower())
    return "-".join(words) if words else "item-1"


def _strays(base: Path) -> list[Fault]:
    """What lies in the records folder and belongs to no record type: a record nobody would ever see."""
    faults: list[Fault] = []
    known = {*BY_FOLDER, "attachments", *ROOT_FILES}
    for entry in sorted(base.iterdir()) if base.is_dir() else ():
        if entry.name not in known and not entry.name.startswith(".") and entry.name.lower() != "readme.md":
            faults.append(Fault("stray-file", Location(f"{base.name}/{entry.name}"), {"name": entry.name}))
    return faults


def _declarations(document: Document | None) -> tuple[tuple[DeclarationFiled, ...], list[Fault]]:
    found: list[DeclarationFiled] = []
    faults: list[Fault] = []
    for position, values in enumerate(document.values if document else ()):
        result = parse.parse_part(document, Declaration, values, (position,))  # type: ignore[arg-type]
        faults += result.faults
        if result.record is not None:
            keys = {key: result.tidied.place(document, (position, key)) for key in result.tidied.values}  # type: ignore[arg-type]
            found.append(DeclarationFiled(result.record, document.place(position), keys))  # type: ignore[union-attr]
    return tuple(found), faults


def _waivers(document: Document | None) -> tuple[tuple[WaiverFiled, ...], list[Fault]]:
    found: list[WaiverFiled] = []
    faults: list[Fault] = []
    if document is None:
        return (), faults
    for position, values in enumerate(document.values):
        result = parse.parse_part(document, Waiver, values, (position,))
        faults += result.faults
        if result.record is not None:
            keys = {key: result.tidied.place(document, (position, key)) for key in result.tidied.values}
            found.append(WaiverFiled(result.record, document.place(position), keys))
    return tuple(found), faults


def _pages(root: Path, folder: Path) -> tuple[tuple[ProsePage, ...], list[Fault]]:
    if not folder.is_dir():
        return (), []
    pages: list[ProsePage] = []
    files, found = walk(root, folder, (".md",))
    faults = list(found)
    for file in files:
        document = read_text(root, file)
        if isinstance(document, Fault):
            faults.append(document)
            continue
        faults += document.faults
        relative = file.relative_to(folder).as_posix()
        headings = heading_anchors(document.prose)
        values = document.values if isinstance(document.values, dict) else {}
        first = next((heading.text for heading in headings if heading.level == 1), "")
        title = values.get("title") or first or relative
        pages.append(ProsePage(document.file, f"{relative[:-3]}.html", str(title), document, headings))
    return tuple(pages), faults
