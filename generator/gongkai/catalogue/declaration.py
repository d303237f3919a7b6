"""Declarations (declarations.yml): why a duty has no record: nothing this time, not applicable, or withheld."""

from __future__ import annotations

from typing import Annotated, ClassVar

from gongkai.records.model import BodyId, Choice, Day, Line, Many, Model, Ref
from gongkai.records.record import Basis, Covers


class Declares(Choice):
    """What a declaration says of a duty."""

    NIL = "nil"
    NOT_APPLICABLE = "not-applicable"
    WITHHELD = "withheld"

    @classmethod
    def group(cls) -> str:
        """The vocabulary group."""
        return "declaration"


class Declaration(Model):
    """One statement: which duty, of which body, for which period, why, on which basis, approved by whom, until when."""

    owner: ClassVar[str] = "declaration"
    requirement: Annotated[Line, Ref("requirement")]
    body: BodyId | None = None
    declares: Declares
    covers: Covers | None = None
    reason: Line | None = None
    basis: Annotated[tuple[Basis, ...], Many] = ()
    approver: Line | None = None
    date: Day | None = None
    until: Day | None = None
