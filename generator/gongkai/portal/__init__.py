"""Portal: the only recipe that turns a folder into settings, catalogue, standard and report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from gongkai.catalogue import Catalogue, load
from gongkai.checks import Context, Report, run
from gongkai.checks.history_facts import History
from gongkai.portal.history import read_history
from gongkai.problem import Fault
from gongkai.settings import Settings, read_settings
from gongkai.standards import Standard
from gongkai.standards import load as load_standard
from gongkai.workdays import Calendar

_ZONE = "Asia/Shanghai"
_NO_STANDARD = Standard((), (), (), {}, {})


@dataclass(frozen=True)
class Portal:
    """A portal as it was read at one moment; `report` is computed once, when first asked for."""

    root: Path
    settings: Settings
    catalogue: Catalogue
    standard: Standard
    calendar: Calendar
    today: date
    faults: tuple[Fault, ...] = ()
    history: History | None = None
    """What changed since the commit that was asked for; None where none was."""

    @cached_property
    def context(self) -> Context:
        """What the checks look at."""
        return Context(
            self.root,
            self.settings,
            self.catalogue,
            self.standard,
            self.calendar,
            self.today,
            self.faults,
            self.history.added if self.history else frozenset(),
            self.history,
        )

    @cached_property
    def report(self) -> Report:
        """The findings and the coverage."""
        return run(self.context)


def open_portal(root: Path, today: date | None = None, against: str | None = None) -> Portal:
    """Read the portal at `root`. The date: `today`, else the setting, else the system date in Asia/Shanghai.

    `against` names the commit that the portal is compared with (checks 7xx, and lateness of what is new).
    """
    settings, faults = read_settings(root)
    own = root / settings.own_standard if settings.own_standard else None
    standard = load_standard(settings.standard, own)
    if not isinstance(standard, Standard):
        faults, standard = (*faults, *standard), _NO_STANDARD
    calendar = Calendar.load(root / settings.workdays, root) if settings.workdays else Calendar.load()
    clock = today or settings.today or datetime.now(ZoneInfo(_ZONE)).date()
    history = read_history(root, settings, against) if against else None
    return Portal(root, settings, load(root, settings), standard, calendar, clock, faults, history)
