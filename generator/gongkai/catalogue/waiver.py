"""Waivers (waivers.yml): a finding that is accepted for a time: which, where, why, approved by whom, until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from gongkai.problem import Location
from gongkai.records.model import Day, Line, Model


class Waiver(Model):
    """One accepted finding. Reason, approver and end may be absent here: the checks say so with their own words."""

    owner: ClassVar[str] = "waiver"
    code: Line
    target: Line
    """Id of a record, path of a file, or id of a duty."""
    reason: Line | None = None
    approver: Line | None = None
    until: Day | None = None


@dataclass(frozen=True, slots=True)
class WaiverFiled:
    """A waiver and where it stands."""

    waiver: Waiver
    where: Location
    keys: Mapping[str, Location] = field(default_factory=dict)
    """Place of each value that was written."""

    def place(self, key: str) -> Location:
        """Where a value stands; the waiver itself where the value is absent."""
        return self.keys.get(key, self.where)
