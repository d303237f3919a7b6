"""Finds the files of a portal and fetches their bytes: only regular files, only inside the root, only up to a size."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from gongkai.problem import Fault, Location, Text
from gongkai.source.text import CONTROL

SUFFIXES = (".yml", ".yaml", ".md")

_KINDS = (
    (stat.S_ISDIR, Text("文件夹", "a folder")),
    (stat.S_ISFIFO, Text("管道", "a pipe")),
    (stat.S_ISSOCK, Text("套接字", "a socket")),
    (stat.S_ISCHR, Text("设备", "a device")),
    (stat.S_ISBLK, Text("设备", "a device")),
)
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


def relative(root: Path, file: Path) -> str:
    """`file` as a POSIX path relative to `root`; it may begin with `root` or already be relative to it."""
    base, path = os.fspath(root), os.fspath(file)
    if file.is_absolute() and not root.is_absolute():
        base = os.path.abspath(base)  # noqa: PTH100
    if path == base:
        return "."
    if base != "." and path.startswith(base.rstrip(os.sep) + os.sep):
        path = path[len(base.rstrip(os.sep)) + 1 :]
    return path.replace(os.sep, "/")


def shown(name: str) -> str:
    """`name` as it can be printed: bytes that are no UTF-8 and control characters are written as escapes."""
    if name.isprintable():
        return name
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(f"\\x{ord(c):02x}" if CONTROL.match(c) or c in "\n\r\t" else c for c in name)


def fetch(root: Path, name: str, limit: int) -> bytes | Fault:
    """The bytes of the file `name` (relative to `root`), at most `limit`; what is no regular file is never opened.

    Faults: file-missing, file-name, path-out, not-a-file, symlink-out, symlink-loop, unreadable, too-large.
    """
    where = Location(shown(name))
    if where.file != name:
        return Fault("file-name", where, {"name": where.file})
    if _leaves(name):
        return Fault("path-out", where)
    try:
        status = _status(root, name)
        if isinstance(status, Fault):
            return status
        if not stat.S_ISREG(status.st_mode):
            what = next((text for test, text in _KINDS if test(status.st_mode)), Text("特殊文件", "a special file"))
            return Fault("not-a-file", where, {"what": what})
        if status.st_size > limit:
            return Fault("too-large", where, {"size": status.st_size, "limit": limit})
        data = _bytes(f"{os.fspath(root)}/{name}", status.st_size, limit)
    except OSError as error:
        return _os_fault(where, error)
    if len(data) > limit:
        return Fault("too-large", where, {"size": len(data), "limit": limit})
    return data


def walk(root: Path, folder: Path, suffixes: tuple[str, ...] = SUFFIXES) -> tuple[tuple[Path, ...], tuple[Fault, ...]]:
    """Everything below `folder` whose name ends in one of `suffixes`, sorted by POSIX path; each begins with `root`.

    Whatever bears such a name is in the list, a pipe or a folder too: reading it says what it is. Names that begin
    with a dot are left out. A folder that is a symlink is not entered (its records would have two addresses) and is a
    fault, as is a folder that cannot be listed and a name that is no UTF-8. A folder that does not exist is empty.
    """
    start = relative(root, folder)
    if _leaves(start):
        return (), (Fault("path-out", Location(shown(start))),)
    files: list[str] = []
    faults: list[Fault] = []
    waiting = [start]
    try:
        if not os.path.lexists(os.path.join(root, start)):  # noqa: PTH118
            return (), ()
        if isinstance(outside := _status(root, start), Fault):
            return (), (outside,)
    except OSError as error:
        return (), (_os_fault(Location(shown(start)), error),)
    while waiting:
        name = waiting.pop()
        try:
            with os.scandir(os.path.join(root, name)) as entries:  # noqa: PTH118
                found = [(entry.name, entry.is_symlink(), entry.is_dir(follow_symlinks=False)) for entry in entries]
        except OSError as error:
            faults.append(_os_fault(Location(shown(name)), error))
            continue
        for base, is_link, is_folder in found:
            if base.startswith("."):
                continue
            path = f"{name}/{base}" if name not in ("", ".") else base
            matches = base.lower().endswith(suffixes)
            if not (matches or is_folder or is_link):
                continue
            if shown(base) != base:
                faults.append(Fault("file-name", Location(shown(path)), {"name": shown(base)}))
            elif is_folder:
                waiting.append(path)
                if matches:
                    files.append(path)
            elif is_link and not matches:
                faults += _folder_link(root, path)
            else:
                files.append(path)
    files.sort()
    faults.sort(key=lambda fault: (fault.where.file, fault.kind))
    return tuple(root / name for name in files), tuple(faults)


def _leaves(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/")


def _folder_link(root: Path, name: str) -> Sequence[Fault]:
    """The fault of a symlink to a folder; nothing for a link to a file whose name does not concern us."""
    path = os.path.join(root, name)  # noqa: PTH118
    try:
        if isinstance(outside := _status(root, name), Fault):
            return (outside,)
        if not os.path.isdir(path):  # noqa: PTH112
            return ()
        target = os.readlink(path)  # noqa: PTH115
    except FileNotFoundError:
        return ()
    except OSError as error:
        return (_os_fault(Location(name), error),)
    return (Fault("symlink-folder", Location(name), {"target": shown(target)}),)


def _status(root: Path, name: str) -> os.stat_result | Fault:
    """What the system says of `name`, or the fault if a symlink on the way there leaves the root; raises OSError.

    Plain strings and one lstat for each folder: a Path and a resolve() would cost as much as reading the file.
    """
    path = os.fspath(root)
    status = os.lstat(path)
    for part in name.split("/"):
        path = f"{path}/{part}"
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            break
    else:
        return status
    full = f"{os.fspath(root)}/{name}"
    target = os.path.realpath(full, strict=True)
    base = os.path.realpath(root)
    if target != base and not target.startswith(base.rstrip(os.sep) + os.sep):
        return Fault("symlink-out", Location(name), {"target": shown(os.readlink(path))})  # noqa: PTH115
    return os.stat(full)  # noqa: PTH116


def _bytes(path: str, size: int, limit: int) -> bytes:
    """The content of the regular file `path`, but never much more than `limit` bytes of one that is growing."""
    handle = os.open(path, _FLAGS)
    try:
        data = b""
        while len(data) <= limit and (more := os.read(handle, size + 1)):
            data += more
        return data
    finally:
        os.close(handle)


def _os_fault(where: Location, error: OSError) -> Fault:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Fault("file-missing", where)
    if error.errno == errno.ELOOP:
        return Fault("symlink-loop", where)
    if error.errno in (errno.EACCES, errno.EPERM):
        reason = Text("没有读取权限。", "There is no permission to read it.")
    else:
        name = errno.errorcode.get(error.errno or 0, "?")
        reason = Text(f"操作系统报告错误{name}。", f"The operating system reports {name}.")
    return Fault("unreadable", where, {"reason": reason})
