"""Asks git what changed since a base commit: a handful of git processes, however many records there are."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from gongkai.catalogue import Unread, folder_defaults, record_of
from gongkai.checks.history_facts import Gone, History
from gongkai.problem import Fault
from gongkai.records import BY_FOLDER
from gongkai.records.record import Record
from gongkai.settings import Settings
from gongkai.source import parse, parse_text

_ZONE = ZoneInfo("Asia/Shanghai")
_PATIENCE = 120
"""Seconds that one git command may take."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_SUFFIXES = (".yml", ".yaml", ".md")


class _Refused(Exception):
    """git could not answer."""


class _NoSince(Exception):
    """The setting `history_since` names no commit."""


@dataclass(frozen=True, slots=True)
class _Changes:
    """Paths relative to the portal: new ones, lost ones, renamed ones (old → new), changed ones."""

    added: frozenset[str]
    deleted: tuple[str, ...]
    renamed: Mapping[str, str]
    modified: tuple[str, ...]


def read_history(root: Path, settings: Settings, against: str) -> History:
    """What changed at `root` since the merge base of `against` and HEAD; never raises: a fault says why nothing is known.

    The working tree counts, committed or not, so that an officer sees before committing what CI will see.
    """
    try:
        if _ask(root, "rev-parse", "--is-inside-work-tree").strip() != b"true":
            return History(against, "no-repository")
        shallow = _ask(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except _Refused:
        return History(against, "no-repository")
    if shallow:
        return History(against, "shallow")
    if against.startswith("-"):
        return History(against, "no-such-commit")
    try:
        base = _ask(root, "merge-base", against, "HEAD").decode().strip()
        return _History(root, settings, against, base).facts()
    except _NoSince:
        return History(against, "no-such-since")
    except _Refused:
        return History(against, "no-such-commit")


@dataclass(frozen=True, slots=True)
class _History:
    root: Path
    settings: Settings
    against: str
    base: str

    def facts(self) -> History:
        changes = self._changes()
        lost = (*changes.deleted, *changes.renamed)
        old = self._contents((*lost, *changes.modified, f"{self.settings.records}/defaults.yml"))
        document = parse("defaults.yml", old.get(f"{self.settings.records}/defaults.yml", b"{}"))
        defaults = {} if isinstance(document, Fault) else folder_defaults(document)[0]
        before: dict[str, Record] = {}
        for path in (*lost, *changes.modified):
            if (id := self._id(path)) and path in old:
                record = self._record(path, id, old[path], defaults)
                if record is not None:
                    before[id] = record
        new = {id: path for path in changes.added if (id := self._id(path))}
        gone = tuple(
            found
            for path in sorted(lost)
            if (found := self._gone(path, changes, before, frozenset(new), old)) is not None
        )
        # yml → md keeps the id: the record changed, it is neither new nor gone. A renamed one is not new either.
        was = {self._id(path) for path in (*lost, *(new for old, new in changes.renamed.items() if self._id(old)))}
        added = frozenset(id for id in new if id not in was)
        brought, exempt = self._brought({new[id]: id for id in added})
        return History(self.against, "", self.base, added, gone, before, brought, exempt)

    def _id(self, path: str) -> str:
        """The record id of a file; empty where the file is no record."""
        inside = path.removeprefix(f"{self.settings.records}/")
        if inside == path or not path.endswith(_SUFFIXES) or inside.split("/", 1)[0] not in BY_FOLDER:
            return ""
        return inside.rsplit(".", 1)[0] if "/" in inside else ""

    def _changes(self) -> _Changes:
        places = ("--", self.settings.records, self.settings.docs_dir)
        told = _ask(self.root, "diff", "--name-status", "-z", "-M", "--relative", self.base, *places)
        added: set[str] = set()
        deleted: list[str] = []
        renamed: dict[str, str] = {}
        modified: list[str] = []
        for status, path, other in _statuses(told.split(b"\0")):
            if status == "A":
                added.add(path)
            elif status == "D":
                deleted.append(path)
            elif status == "R":
                renamed[path] = other
                added.add(other)
            else:
                modified.append(path)
        untracked = _ask(self.root, "ls-files", "--others", "--exclude-standard", "-z", *places)
        added |= {_text(path) for path in untracked.split(b"\0") if path}
        # A file that git no longer tracks but that still lies there is still published.
        kept = added & set(deleted)
        return _Changes(
            frozenset(added - kept),
            tuple(path for path in deleted if path not in kept),
            renamed,
            (*modified, *sorted(kept)),
        )

    def _contents(self, paths: tuple[str, ...]) -> dict[str, bytes]:
        """What the base has at each path, by one git process; paths that it has not are left out."""
        prefix = _text(_ask(self.root, "rev-parse", "--show-prefix").strip())
        wanted = [path for path in dict.fromkeys(paths) if "\n" not in path]
        asked = "".join(f"{self.base}:{prefix}{path}\n" for path in wanted).encode("utf-8", "surrogateescape")
        told = _ask(self.root, "cat-file", "--batch", given=asked)
        found: dict[str, bytes] = {}
        at = 0
        for path in wanted:
            end = told.index(b"\n", at)
            head = told[at:end].rsplit(b" ", 2)
            at = end + 1
            if len(head) == 3 and head[1] == b"blob":
                size = int(head[2])
                found[path] = told[at : at + size]
                at += size + 1
            elif len(head) == 3 and head[2].isdigit():
                at += int(head[2]) + 1
        return found

    def _record(self, path: str, id: str, data: bytes, defaults: Mapping[str, Mapping[str, Any]]) -> Record | None:
        document = parse(path, data)
        if isinstance(document, Fault):
            return None
        model = BY_FOLDER[id.split("/", 1)[0]]
        one = record_of(document, self.settings.records, id, model, defaults)
        return None if isinstance(one, Unread) else one.record

    def _gone(
        self,
        path: str,
        changes: _Changes,
        before: Mapping[str, Record],
        new: frozenset[str],
        old: Mapping[str, bytes],
    ) -> Gone | None:
        moved = changes.renamed.get(path, "")
        attachments = f"{self.settings.records}/attachments/"
        pages = f"{self.settings.docs_dir}/"
        if id := self._id(path):
            record = before.get(id)
            if id in new or (record is not None and not record.openable):
                return None
            type = BY_FOLDER[id.split("/", 1)[0]].type
            return Gone(path, f"{id}.html", record.title if record else "", id, type, moved)
        if path.startswith(attachments):
            return Gone(path, f"files/{path.removeprefix(attachments)}", path.rsplit("/", 1)[-1], moved_to=moved)
        if path.startswith(pages) and path.endswith(".md"):
            document = parse_text(path, old.get(path, b""))
            values = {} if isinstance(document, Fault) else document.values
            title = values.get("title") if isinstance(values, dict) else ""
            url = f"{path.removeprefix(pages)[:-3]}.html"
            return Gone(path, url, title if isinstance(title, str) else "", moved_to=moved)
        return None

    def _brought(self, ids: Mapping[str, str]) -> tuple[dict[str, date], frozenset[str]]:
        """Day of the commit that brought each file (path → id), and the ids whose commit is exempt."""
        if not ids:
            return {}, frozenset()
        arguments = ("--reverse", "--topo-order", "-z", "--name-status", "-M", "--diff-filter=AR", "--relative")
        span = (f"{self.base}..HEAD", "--", self.settings.records)
        told = _ask(self.root, "log", *arguments, "--format=%x01%H %ct", *span)
        by_path: dict[str, tuple[str, date]] = {}
        first = ""
        for block in told.split(b"\x01")[1:]:
            head, _, rest = block.partition(b"\0")
            commit, stamp = head.decode().split()
            day = datetime.fromtimestamp(int(stamp), UTC).astimezone(_ZONE).date()
            for status, path, other in _statuses(rest.lstrip(b"\n").split(b"\0")):
                if status == "R":
                    by_path[other] = by_path.get(path, (commit, day))
                else:
                    by_path.setdefault(path, (commit, day))
                first = first or commit
        born = not _ask(self.root, "ls-tree", "--name-only", self.base, f"{self.settings.records}/").strip()
        since = self.settings.history_since or ""
        early = self._before(since)
        brought: dict[str, date] = {}
        exempt: set[str] = set()
        for path, id in ids.items():
            if path not in by_path:
                continue
            commit, day = by_path[path]
            brought[id] = day
            dated = bool(_DAY.match(since)) and day.isoformat() < since
            if (born and commit == first) or commit in early or dated:
                exempt.add(id)
        return brought, frozenset(exempt)

    def _before(self, since: str) -> frozenset[str]:
        """Commits since the base that come before `history_since` (a commit or tag)."""
        if not since or _DAY.match(since):
            return frozenset()
        try:
            until = _ask(self.root, "rev-parse", "--verify", "--end-of-options", f"{since}^{{commit}}").decode().strip()
        except _Refused as error:
            raise _NoSince from error
        return frozenset(_ask(self.root, "rev-list", f"{self.base}..{until}").decode().split()) - {until}


def _statuses(parts: list[bytes]) -> Iterator[tuple[str, str, str]]:
    """Status letter, path and (for a rename) the new path of what `--name-status -z` prints."""
    rest = iter(parts)
    for status in rest:
        letter = status[:1].decode()
        if letter == "R":
            yield letter, _text(next(rest)), _text(next(rest))
        elif letter:
            yield letter, _text(next(rest)), ""


def _text(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")


def _ask(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints; raises _Refused where it cannot answer. The reader's own settings of git change nothing."""
    command = ["git", "-c", "core.quotePath=false", "-c", "diff.renameLimit=2000", "-c", "log.showSignature=false"]
    try:
        found = subprocess.run(
            [*command, "-C", str(root), *arguments], input=given, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _Refused(str(error)) from error
    if found.returncode:
        raise _Refused(found.stderr.decode("utf-8", "replace"))
    return found.stdout
