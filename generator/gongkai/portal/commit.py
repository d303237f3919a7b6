"""The commit a portal stands at, asked of the git program; no repository is no fault."""

from __future__ import annotations

import subprocess
from pathlib import Path

_PATIENCE = 60


def commit_of(root: Path) -> str:
    """The commit of the portal's repository; empty where there is none."""
    return _git(root, "rev-parse", "HEAD") or ""


def dirty(root: Path) -> bool:
    """Whether the portal's files differ from its commit; True where there is no repository."""
    return _git(root, "status", "--porcelain", "--", ".") != ""


def _git(root: Path, *arguments: str) -> str | None:
    """What git prints, stripped; None where it cannot answer."""
    try:
        found = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return found.stdout.strip() if found.returncode == 0 else None
