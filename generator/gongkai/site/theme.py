"""The theme: where its folder is, its assets, and the version that their addresses carry."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def theme_folder() -> Path:
    """The theme: inside the package in a wheel, at the top of the repository in a checkout."""
    packaged = _PACKAGE / "theme"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / "theme"


@cache
def version() -> str:
    """A short hash of the theme's assets: their addresses change when they do."""
    digest = hashlib.sha256()
    for file in asset_files():
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:10]


def asset_files() -> tuple[Path, ...]:
    """Every style, script and picture of the theme."""
    return tuple(sorted(file for file in (theme_folder() / "assets").rglob("*") if file.is_file()))
