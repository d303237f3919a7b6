"""What changed since a base commit, as plain facts: checks judge it without asking git themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.records.record import Record


@dataclass(frozen=True, slots=True)
class Gone:
    """A file of the base whose address is gone: record, page of `content/` or attachment."""

    file: str
    """Where it lay: POSIX path relative to the portal's root."""
    url: str
    """The address it had on the site."""
    title: str = ""
    id: str = ""
    """The record's id; empty for a page or an attachment."""
    type: str = ""
    moved_to: str = ""
    """The file it was renamed to; empty where it was deleted."""


@dataclass(frozen=True, slots=True)
class History:
    """The portal now (working tree) against the merge base of `against` and the present commit."""

    against: str
    """The name that was asked for: a branch, a tag, a commit."""
    fault: str = ""
    """`no-repository`, `no-such-commit`, `no-such-since` or `shallow`; the other fields are then empty."""
    base: str = ""
    """The commit that everything is compared with."""
    added: frozenset[str] = frozenset()
    """Ids of records that the base has not, not even under another name."""
    gone: tuple[Gone, ...] = ()
    before: Mapping[str, Record] = field(default_factory=dict)
    """Records whose file changed, as the base has them; one that could not be read is left out."""
    brought: Mapping[str, date] = field(default_factory=dict)
    """Day (Asia/Shanghai) of the commit that brought each added record; one not yet committed is left out."""
    exempt: frozenset[str] = frozenset()
    """Added records whose date of publication is not judged: the portal's first commit, or before `history_since`."""
