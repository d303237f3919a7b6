"""Files that are not what their names say: nothing blocks, nothing outside the root is read, nothing raises."""

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.problem import Fault
from gongkai.source import KINDS, Document, Limits, read, read_text, walk
from gongkai.source import files as files_module


def refused(root: Path, name: str, limits: Limits | None = None) -> Fault:
    began = time.monotonic()
    result = read(root, root / name, limits=limits or Limits())
    assert isinstance(result, Fault), result
    assert frozenset(result.params) == KINDS[result.kind]
    assert time.monotonic() - began < 5
    return result


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "portal" / "items"
    folder.mkdir(parents=True)
    (folder / "a.yml").write_text("title: 甲\n", "utf-8")
    (tmp_path / "secret.yml").write_text("title: 外\n", "utf-8")
    return tmp_path / "portal"


def test_a_file_is_named_relative_to_the_root(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (root / "items" / "a.yml", Path("items/a.yml")):
        document = read(root, path)
        assert isinstance(document, Document)
        assert (document.file, document.values) == ("items/a.yml", {"title": "甲"})
    monkeypatch.chdir(root)
    for path in (root / "items" / "a.yml", Path("items/a.yml")):
        document = read(Path(), path)
        assert isinstance(document, Document)
        assert document.file == "items/a.yml"


def test_a_prose_page_is_read(root: Path) -> None:
    (root / "index.md").write_text("# 首页\n", "utf-8")
    document = read_text(root, root / "index.md")
    assert isinstance(document, Document)
    assert (document.prose, document.file) == ("# 首页\n", "index.md")
    assert isinstance(read_text(root, root / "none.md"), Fault)


def test_a_folder_a_pipe_a_socket_and_a_device_are_not_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "folder.yml").mkdir()
    os.mkfifo(root / "pipe.yml")
    monkeypatch.chdir(root)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.yml")
        (root / "link.yml").symlink_to("pipe.yml")
        monkeypatch.setattr(files_module.os, "open", lambda *_: pytest.fail("opened"))
        whats = {}
        for name in ("folder", "pipe", "socket", "link"):
            fault = refused(root, f"{name}.yml")
            assert fault.kind == "not-a-file"
            whats[name] = fault.params["what"].en  # type: ignore[union-attr]
    assert whats == {"folder": "a folder", "pipe": "a pipe", "socket": "a socket", "link": "a pipe"}
    (root / "zero.yml").symlink_to("/dev/zero")
    assert refused(root, "zero.yml").kind == "symlink-out"


def test_a_large_file_is_never_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("big.yml", 50_000_000), ("sparse.yml", 2 * 1024**3)):
        with (root / name).open("wb") as stream:
            stream.truncate(size)
        with monkeypatch.context() as patch:
            patch.setattr(files_module.os, "open", lambda *_: pytest.fail("opened"))
            fault = refused(root, name)
        assert (fault.kind, fault.params["size"]) == ("too-large", size)


def test_a_file_that_grows_while_it_is_read_stays_bounded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "grows.yml").write_text("a: b\n" * 10, "utf-8")
    asked: list[int] = []

    def endless(_: int, size: int) -> bytes:
        asked.append(size)
        return b"x" * size

    monkeypatch.setattr(files_module.os, "read", endless)
    assert refused(root, "grows.yml", Limits(size=1000)).kind == "too-large"
    assert sum(asked) < 1100


def test_symlinks_inside_are_read_and_outside_refused(root: Path) -> None:
    (root / "inside.yml").symlink_to("items/a.yml")
    document = read(root, root / "inside.yml")
    assert isinstance(document, Document) and document.file == "inside.yml"
    (root / "out.yml").symlink_to("../secret.yml")
    (root / "absolute.yml").symlink_to(root.parent / "secret.yml")
    (root / "far").symlink_to("..")
    for name in ("out.yml", "absolute.yml", "far/secret.yml"):
        assert refused(root, name).kind == "symlink-out"
    assert refused(root, "items/../../secret.yml").kind == "path-out"
    assert refused(root, "../secret.yml").kind == "path-out"
    other = read(root, root.parent / "secret.yml")
    assert isinstance(other, Fault) and other.kind == "path-out"


def test_a_sibling_whose_name_begins_alike_is_outside(root: Path) -> None:
    (root.parent / "portal-old").mkdir()
    (root.parent / "portal-old" / "a.yml").write_text("a: 1\n", "utf-8")
    (root / "old.yml").symlink_to("../portal-old/a.yml")
    assert refused(root, "old.yml").kind == "symlink-out"


def test_symlink_loops_and_broken_links(root: Path) -> None:
    (root / "x.yml").symlink_to("y.yml")
    (root / "y.yml").symlink_to("x.yml")
    (root / "self.yml").symlink_to("self.yml")
    (root / "gone.yml").symlink_to("nothing.yml")
    assert [refused(root, n).kind for n in ("x.yml", "self.yml")] == ["symlink-loop"] * 2
    assert refused(root, "gone.yml").kind == "file-missing"
    assert refused(root, "none.yml").kind == "file-missing"
    assert refused(root, "items/a.yml/b.yml").kind == "file-missing"


@pytest.mark.parametrize("name", ["a\0b.yml", "a\nb.yml", os.fsdecode(b"\xb9\xab\xca\xbe.yml")])
def test_a_name_that_cannot_be_printed(root: Path, name: str) -> None:
    fault = refused(root, name)
    assert fault.kind == "file-name"
    fault.where.file.encode("utf-8")
    assert "\n" not in fault.where.file and "\0" not in fault.where.file


def test_a_name_that_is_too_long(root: Path) -> None:
    assert refused(root, "x" * 300 + ".yml").kind == "unreadable"


@pytest.fixture
def unprivileged(root: Path) -> Iterator[Path]:
    """The root of the portal, for a user who owns nothing in it (root may read everything)."""
    if os.geteuid() != 0:
        yield root
        return
    for folder in [root, *root.parents]:
        if folder.stat().st_uid == 0 and not folder.stat().st_mode & 1:
            folder.chmod(folder.stat().st_mode | 0o055)
    os.seteuid(65534)
    yield root
    os.seteuid(0)


def test_a_file_without_permission(unprivileged: Path, root: Path) -> None:
    euid = os.geteuid()
    if euid == 65534:
        os.seteuid(0)
    (root / "items" / "locked.yml").write_text("a: 1\n", "utf-8")
    (root / "items" / "locked.yml").chmod(0)
    (root / "items" / "closed").mkdir(mode=0)
    if euid == 65534:
        os.seteuid(65534)
    fault = refused(unprivileged, "items/locked.yml")
    assert fault.kind == "unreadable" and fault.params["reason"].zh == "没有读取权限。"  # type: ignore[union-attr]
    found, faults = walk(unprivileged, unprivileged / "items")
    assert [p.name for p in found] == ["a.yml", "locked.yml"]
    assert [(f.kind, f.where.file) for f in faults] == [("unreadable", "items/closed")]
    if euid == 65534:
        os.seteuid(0)
    (root / "items" / "closed").chmod(0o700)


def test_an_error_of_the_disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files_module.os, "read", broken)
    fault = refused(root, "items/a.yml")
    assert fault.kind == "unreadable" and "EIO" in fault.params["reason"].zh  # type: ignore[union-attr]


def test_walk_is_sorted_and_complete(root: Path) -> None:
    items = root / "items"
    for name in ("z/2026/b.md", "z/2026/a.yaml", "B.YML", "z.yml", "note.txt", ".hidden.yml", ".git/x.yml", "z/公.yml"):
        (items / name).parent.mkdir(parents=True, exist_ok=True)
        (items / name).write_text("a: 1\n", "utf-8")
    (items / "dir.yml").mkdir()
    (items / "dir.yml" / "in.yml").write_text("a: 1\n", "utf-8")
    os.mkfifo(items / "pipe.yml")
    (items / "link.yml").symlink_to("a.yml")
    expected = [
        "B.YML",
        "a.yml",
        "dir.yml",
        "dir.yml/in.yml",
        "link.yml",
        "pipe.yml",
        "z.yml",
        "z/2026/a.yaml",
        "z/2026/b.md",
        "z/公.yml",
    ]
    for folder in (items, Path("items")):
        found, faults = walk(root, folder)
        assert found == tuple(root / "items" / name for name in expected)
        assert faults == ()
    assert walk(root, items, (".md",))[0] == (items / "z/2026/b.md",)
    assert walk(root, root)[0] == found
    assert walk(root, root / "none") == ((), ())
    for outside in (root.parent, root / "..", Path("../x")):
        assert [f.kind for f in walk(root, outside)[1]] == ["path-out"]


def test_walk_enters_no_symlink_and_says_so(root: Path) -> None:
    items = root / "items"
    (items / "real").mkdir()
    (items / "real" / "b.yml").write_text("a: 1\n", "utf-8")
    (items / "again").symlink_to("real")
    (items / "loop").symlink_to(".")
    (items / "knot").symlink_to("knot")
    (items / "away").symlink_to("../..")
    (items / "broken").symlink_to("nothing")
    (items / os.fsdecode(b"\xb9\xab.yml")).write_text("a: 1\n", "utf-8")
    found, faults = walk(root, items)
    assert [p.name for p in found] == ["a.yml", "b.yml"]
    assert sorted((f.kind, f.where.file) for f in faults) == [
        ("file-name", "items/\\xb9\\xab.yml"),
        ("symlink-folder", "items/again"),
        ("symlink-folder", "items/loop"),
        ("symlink-loop", "items/knot"),
        ("symlink-out", "items/away"),
    ]
    assert all(frozenset(f.params) == KINDS[f.kind] for f in faults)
    away, (fault,) = walk(root, items / "away")
    assert away == () and fault.kind == "symlink-out"
