"""Provenance: one file that says from which commit, on which day, by which standards and versions the site was built."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from gongkai import __version__
from gongkai.site.view import View

_PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "markdown-it-py", "nh3", "pydantic", "pyyaml")


def provenance(stage: Path, view: View, commit: str, dirty: bool) -> dict[str, Any]:
    """Everything a stranger needs to build the same bytes again, with the SHA-256 of every file."""
    files = sorted(file for file in stage.rglob("*") if file.is_file())
    return {
        "tool": {"name": "gongkai", "version": __version__},
        "commit": commit or None,
        "dirty": dirty,
        "today": view.today.isoformat(),
        "standard": view.report.standard,
        "python": platform.python_version(),
        "packages": {name: version(name) for name in _PACKAGES},
        "files": {file.relative_to(stage).as_posix(): _sha256(file) for file in files},
    }


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
