"""Coverage: for every duty × body × period its state, by the seven rules of the design; the site and CI share the cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from gongkai.catalogue import DeclarationFiled, Declares, Unread
from gongkai.checks.check import Context
from gongkai.problem import Location
from gongkai.records.bodies import Body
from gongkai.records.record import Record
from gongkai.standards import Requirement


class State(StrEnum):
    """The seven states of a duty."""

    PUBLISHED = "published"
    NIL = "nil"
    NOT_APPLICABLE = "not-applicable"
    WITHHELD = "withheld"
    OVERDUE = "overdue"
    MISSING = "missing"
    UNKNOWN = "unknown"

    @property
    def settled(self) -> bool:
        """Whether the state counts as covered."""
        return self in _SETTLED


_SETTLED = frozenset({State.PUBLISHED, State.NIL, State.NOT_APPLICABLE, State.WITHHELD})
_OF_DECLARATION = {
    Declares.NIL: State.NIL,
    Declares.NOT_APPLICABLE: State.NOT_APPLICABLE,
    Declares.WITHHELD: State.WITHHELD,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One duty of one body, in one period if it comes back: its state and what makes it so."""

    requirement: Requirement
    body: str
    period: str
    state: State
    records: tuple[str, ...] = ()
    declaration: DeclarationFiled | None = None
    due: date | None = None
    unread: Unread | None = None
    place: Location | None = None


@dataclass(frozen=True)
class Coverage:
    """All cells, in the order of the standard."""

    cells: tuple[Cell, ...]

    def count(self, state: State) -> int:
        """How many cells are in a state."""
        return sum(1 for cell in self.cells if cell.state is state)

    @property
    def settled(self) -> int:
        """Published, nil, not applicable and withheld together."""
        return sum(1 for cell in self.cells if cell.state.settled)

    @property
    def share(self) -> float:
        """Settled cells ÷ all cells, 0 to 1; 1 where nothing is owed."""
        return self.settled / len(self.cells) if self.cells else 1.0

    def of(self, categories: Iterable[str]) -> tuple[Cell, ...]:
        """The cells of some categories."""
        wanted = frozenset(categories)
        return tuple(cell for cell in self.cells if cell.requirement.category in wanted)


@dataclass(slots=True)
class _Served:
    """Records that serve one duty of one body."""

    records: list[Record] = field(default_factory=list)


def cover(context: Context, held: frozenset[str] = frozenset()) -> Coverage:
    """Compute every cell. `held` are records that must not be published; a duty that only they serve is not met."""
    served: dict[tuple[str, str], _Served] = {}
    rows = context.standard.requirements
    for record in context.catalogue.records:
        if record.withdrawn or record.id in held or not record.openable:
            continue
        for id in context.standard.served_by(record.type, record.requirements):
            served.setdefault((id, record.body), _Served()).records.append(record)
    cells: list[Cell] = []
    for body in context.catalogue.body.values():
        if body.external:
            continue
        for requirement in rows.values():
            found = served.get((requirement.id, body.id), _Served()).records
            cells += _cells(context, requirement, body, found)
    return Coverage(tuple(cells))


def _cells(context: Context, requirement: Requirement, body: Body, records: list[Record]) -> Iterator[Cell]:
    demanded = context.standard.demanded(requirement, body.level.value)
    declared = list(_declarations(context, requirement, body))
    if not (demanded or records or declared):
        return
    if requirement.series is None:
        yield _cell(context, requirement, body, "", None, records, declared, demanded)
        return
    for period, due in requirement.series.periods(context.today, context.calendar):
        yield _cell(context, requirement, body, period, due, records, declared, demanded)


def _cell(
    context: Context,
    requirement: Requirement,
    body: Body,
    period: str,
    due: date | None,
    records: list[Record],
    declared: list[DeclarationFiled],
    demanded: bool,
) -> Cell:
    here = [record for record in records if not period or record.covered == period]
    fresh = [record for record in here if _fresh(requirement, record, context.today)] if not period else here
    if requirement.served_by == "portal":
        return Cell(requirement, body.id, period, State.PUBLISHED, due=due)
    if requirement.served_by == "body":
        place = context.catalogue.body_place("bodies", body.id)
        if _body_serves(context, requirement, body):
            return Cell(requirement, body.id, period, State.PUBLISHED, due=due, place=place)
        if context.catalogue.bodies is None:
            return Cell(requirement, body.id, period, State.UNKNOWN, due=due, place=place)
    if not here and (unread := _could_serve(context, requirement)):
        return Cell(requirement, body.id, period, State.UNKNOWN, due=due, unread=unread)
    if fresh:
        return Cell(requirement, body.id, period, State.PUBLISHED, tuple(record.id for record in fresh), due=due)
    fitting = [one for one in declared if _fits(one, period, context.today)]
    if fitting:
        state = _OF_DECLARATION[fitting[0].declaration.declares]
        return Cell(requirement, body.id, period, state, declaration=fitting[0], due=due)
    if here:  # stale: the newest is older than the row allows
        newest = max(here, key=lambda record: record.updated_on)
        until = requirement.freshness.until(newest.updated_on) if requirement.freshness else due
        return Cell(requirement, body.id, period, State.OVERDUE, (newest.id,), due=until)
    earlier = [record for record in records if period and record.covered < period]
    if earlier:
        last = max(earlier, key=lambda record: record.covered)
        return Cell(requirement, body.id, period, State.OVERDUE, (last.id,), due=due)
    return Cell(requirement, body.id, period, State.MISSING, due=due)


def _fresh(requirement: Requirement, record: Record, today: date) -> bool:
    return requirement.freshness is None or requirement.freshness.until(record.updated_on) >= today


def _declarations(context: Context, requirement: Requirement, body: Body) -> Iterator[DeclarationFiled]:
    for filed in context.catalogue.declarations:
        one = filed.declaration
        names = {requirement.id, requirement.category}
        if one.requirement in names and (one.body or _main(context)) == body.id:
            yield filed


def _main(context: Context) -> str:
    main = context.catalogue.main_body
    return main.id if main else ""


def valid(filed: DeclarationFiled, today: date) -> bool:
    """Whether a declaration counts: it has a reason and an approver, has begun, and has not run out."""
    one = filed.declaration
    if not one.reason or not one.approver:
        return False
    if one.declares is Declares.WITHHELD and not one.basis:
        return False
    return not ((one.date and one.date > today) or (one.until and one.until < today))


def _fits(filed: DeclarationFiled, period: str, today: date) -> bool:
    one = filed.declaration
    if not valid(filed, today):
        return False
    if not period or one.covers is None:
        return True
    return period == one.covers or period.startswith(f"{one.covers}-")


def _could_serve(context: Context, requirement: Requirement) -> Unread | None:
    for unread in context.catalogue.unread:
        named = unread.requirements
        if unread.type in requirement.records and (named is None or requirement.is_served_by(unread.type, named)):
            return unread
    return None


def _body_serves(context: Context, requirement: Requirement, body: Body) -> bool:
    catalogue = context.catalogue
    name = requirement.body_field
    if name == "offices":
        return any(office.body == body.id for office in catalogue.office.values())
    if name == "windows":
        offices = {office.id for office in catalogue.office.values() if office.body == body.id}
        return any(window.office in offices for window in catalogue.window.values())
    if name in ("disclosure_office", "complaints"):
        return bool(catalogue.bodies and getattr(catalogue.bodies, name))
    return bool(name and getattr(body, name))
