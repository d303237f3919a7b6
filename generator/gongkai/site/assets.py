"""Files that pages link to: the theme's styles and scripts, and the attachments of records that may be shown."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from gongkai.checks.references import references
from gongkai.site.theme import asset_files, theme_folder
from gongkai.site.view import View

FILES = "files"
"""Folder of published attachments."""


def write_assets(stage: Path) -> None:
    """Copy the theme's assets."""
    base = theme_folder() / "assets"
    for file in asset_files():
        target = stage / "assets" / file.relative_to(base)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def attachments_of(view: View) -> Iterator[str]:
    """Paths of the attachments that standing records and bodies name; no other file is published, nor one kept back."""
    from gongkai.records.bodies import Bodies

    seen: set[str] = set()
    found = [path for record in view.standing for path in _files(record, type(record))]
    if view.catalogue.bodies is not None:
        found += _files(view.catalogue.bodies, Bodies)
    for path in found:
        file = view.catalogue.attachments.get(path)
        if file is not None and file.fault is None and path not in seen and path not in view.kept_back:
            seen.add(path)
            yield path


def _files(part: object, model: type) -> list[str]:
    return [given for _, kinds, given in references(part, model) if kinds == ("file",)]


def write_attachments(stage: Path, view: View) -> int:
    """Copy the attachments to files/<path>; returns how many."""
    base = view.root / view.settings.records / "attachments"
    count = 0
    for path in attachments_of(view):
        target = stage / FILES / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(base / path, target)
        count += 1
    return count
