"""How two sets of dates differ: two baselines, or one and today's forecast. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from programme.dates import PlanDate, months_between


@dataclass(frozen=True, slots=True)
class Dates:
    """Start and end of an item in one set; None where it has no such date."""

    start: PlanDate | None = None
    end: PlanDate | None = None

    @property
    def reached(self) -> PlanDate | None:
        """The date that counts: the end, or without one the start."""
        return self.end or self.start


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a date moved in calendar days and in months, positive when later (domain.md section 2)."""

    days: int
    months: float


class Kind(StrEnum):
    """What became of an item between two sets of dates."""

    LATER = "Later"
    EARLIER = "Earlier"
    CHANGED = "Another date changed"
    SAME = "Same"
    ADDED = "Added"
    REMOVED = "Removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One item in two sets of dates; None where it is not in one of them."""

    key: int
    before: Dates | None
    after: Dates | None

    @property
    def shift(self) -> Shift | None:
        return shift(self.before, self.after)

    @property
    def kind(self) -> Kind:
        if self.before is None or self.after is None:
            return Kind.ADDED if self.before is None else Kind.REMOVED
        moved = self.shift
        if moved and moved.days:
            return Kind.LATER if moved.days > 0 else Kind.EARLIER
        return Kind.SAME if _days(self.before) == _days(self.after) else Kind.CHANGED


class Moved(Protocol):
    """Start and end of an item before and after a change."""

    @property
    def start_before(self) -> PlanDate | None: ...
    @property
    def start_after(self) -> PlanDate | None: ...
    @property
    def end_before(self) -> PlanDate | None: ...
    @property
    def end_after(self) -> PlanDate | None: ...


@dataclass(frozen=True, slots=True)
class MovedDate:
    """One date before and after a change; None where there is none, or the item is not in the plan."""

    is_end: bool
    before: PlanDate | None
    after: PlanDate | None

    @property
    def what(self) -> str:
        return "end" if self.is_end else "start"

    @property
    def days(self) -> int:
        """Calendar days, positive when later; 0 where one of the two is missing."""
        if self.before is None or self.after is None:
            return 0
        if self.is_end:
            return (self.after.last - self.before.last).days
        return (self.after.first - self.before.first).days


def moved_date(move: Moved) -> MovedDate:
    """The date that tells of a move: the end; the start where that alone moves, or there is no end."""
    has_end = bool(move.end_before or move.end_after)
    if has_end and (move.end_before != move.end_after or move.start_before == move.start_after):
        return MovedDate(True, move.end_before, move.end_after)
    return MovedDate(False, move.start_before, move.start_after)


def compare(before: Mapping[int, Dates], after: Mapping[int, Dates], keys: Iterable[int]) -> list[Difference]:
    """Each of the items that is in one set or in both, in the order of `keys`.

    What is in the second set alone and has no date there is left out: nobody has planned it yet.
    """
    found = (Difference(key, before.get(key), after.get(key)) for key in keys)
    return [each for each in found if each.before or (each.after and each.after.reached)]


def shift(before: Dates | None, after: Dates | None) -> Shift | None:
    """By how much the end moved, or without ends the start; None where the two cannot be compared."""
    if before is None or after is None or (before.end is None) != (after.end is None):
        return None
    if before.end and after.end:
        return _shift(before.end.last, after.end.last)
    if before.start and after.start:
        return _shift(before.start.first, after.start.first)
    return None


def _shift(earlier: dt.date, later: dt.date) -> Shift:
    return Shift((later - earlier).days, months_between(earlier, later))


def _days(dates: Dates) -> tuple[dt.date | None, dt.date | None]:
    """The days meant, so that a month and its last day are the same end."""
    return dates.start.first if dates.start else None, dates.end.last if dates.end else None
