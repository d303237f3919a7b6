"""Whether a value was written that could not be taken: its own finding stands, and its absence is not told a second time."""

from __future__ import annotations

from gongkai.checks.check import Context
from gongkai.records.record import Record


def dropped(record: Record, context: Context, *path: str | int) -> bool:
    """Whether a fault of reading (GK201 to GK204) lies at `path` of a record, below it or above it."""
    faults = context.catalogue.filed[record.id].faults
    return any(_related(fault.where.path, path) for fault in faults)


def _related(one: tuple[str | int, ...], other: tuple[str | int, ...]) -> bool:
    length = min(len(one), len(other))
    return length > 0 and one[:length] == other[:length]
