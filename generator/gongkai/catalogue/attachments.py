"""The attachments of a portal: every file below `attachments/`, by its path there; what cannot be published is a fault."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from gongkai.catalogue.model import AttachmentFile
from gongkai.problem import Fault, Location, Text


def find_attachments(root: Path, folder: Path, limit_mb: int) -> tuple[dict[str, AttachmentFile], list[Fault]]:
    """Look at every file without opening it; symbolic links and special files are never published."""
    found: dict[str, AttachmentFile] = {}
    faults: list[Fault] = []
    real_root = root.resolve()
    for current, folders, files in os.walk(folder, followlinks=False):
        folders.sort()
        here = Path(current)
        for name in sorted((*files, *(entry for entry in folders if (here / entry).is_symlink()))):
            file = here / name
            path = file.relative_to(folder).as_posix()
            where = Location(file.relative_to(root).as_posix())
            fault: Fault | None = None
            size = 0
            try:
                status = file.lstat()
            except OSError:
                continue
            if name.startswith(".") or name.lower() == "readme.md":
                continue
            if stat.S_ISLNK(status.st_mode):
                fault = _link_fault(file, real_root, where)
                if fault is None:
                    status = file.stat()
            if fault is None and not stat.S_ISREG(status.st_mode):
                fault = Fault("not-a-file", where, {"what": Text("特殊文件", "a special file")})
            if fault is None:
                size = status.st_size
                if size > limit_mb * 1_000_000:
                    fault = Fault("attachment-too-large", where, {"mb": round(size / 1e6, 1), "limit": limit_mb})
            if fault:
                faults.append(fault)
            found[path] = AttachmentFile(path, size, fault)
    return found, faults


def _link_fault(file: Path, root: Path, where: Location) -> Fault | None:
    try:
        target = file.resolve(strict=True)
    except (OSError, RuntimeError):
        return Fault("symlink-loop", where)
    return None if target.is_relative_to(root) else Fault("symlink-out", where)
