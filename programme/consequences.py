"""What a change would do, in days and pounds: the one answer for preview, what-if, save and worker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from programme.contributions import MoneyEffect, contributed
from programme.dates import PlanDate
from programme.financial_years import financial_year, quarter_label, quarter_words, year_label
from programme.models import ScheduleItem
from programme.planning import Plan, as_link
from programme.schedule import Timing, room_days


@dataclass(frozen=True, slots=True)
class Move:
    """An item whose forecast moves. `days` are calendar days of its end (without one: its start)."""

    item: ScheduleItem
    start_before: PlanDate | None
    start_after: PlanDate | None
    end_before: PlanDate | None
    end_after: PlanDate | None
    days: int

    @property
    def has_end(self) -> bool:
        return bool(self.end_before or self.end_after)

    @property
    def before(self) -> PlanDate | None:
        return self.end_before if self.has_end else self.start_before

    @property
    def after(self) -> PlanDate | None:
        return self.end_after if self.has_end else self.start_after


@dataclass(frozen=True, slots=True)
class Held:
    """An item that waits for what moves later and does not move itself: days of room that are left."""

    item: ScheduleItem
    days: int


@dataclass(frozen=True, slots=True)
class Consequence:
    """Everything that follows from a change, before it is made."""

    moves: list[Move] = field(default_factory=list)
    money: list[MoneyEffect] = field(default_factory=list)
    absorbed: list[Held] = field(default_factory=list)
    crossings: list[str] = field(default_factory=list)

    @property
    def years(self) -> list[int]:
        return sorted({year for effect in self.money for year in effect.by_year})

    def total(self, year: int) -> Decimal:
        return sum((effect.by_year.get(year, Decimal(0)) for effect in self.money), Decimal(0))


def consequence(before: Plan, after: Plan) -> Consequence:
    """Compare a plan with itself after an edit. Raises ScheduleError where the edit cannot be scheduled."""
    moved = moves(before, after)
    money = [effect for effects in contributed("EFFECTS") for effect in effects(before, after)]
    return Consequence(moved, money, list(_absorbed(after, moved)), list(_crossings(moved)))


def moves(before: Plan, after: Plan) -> list[Move]:
    """The items whose forecast start or end differs between two plans, in the order of the plan."""
    return list(_moves(before, after))


def _moves(before: Plan, after: Plan) -> Iterator[Move]:
    was, now = before.schedule, after.schedule
    for pk, item in after.items.items():
        old, new = was.timings.get(pk), now.timings.get(pk)
        if (old and (old.start, old.end)) != (new and (new.start, new.end)):
            yield _move(item, old, new)


def _move(item: ScheduleItem, old: Timing | None, new: Timing | None) -> Move:
    dates = [timing.start if timing else None for timing in (old, new)]
    ends = [timing.end if timing else None for timing in (old, new)]
    days = 0
    if all(ends):
        days = (_day(ends[1]) - _day(ends[0])).days
    elif not any(ends) and all(dates):
        days = (_day(dates[1]) - _day(dates[0])).days
    return Move(item, dates[0], dates[1], ends[0], ends[1], days)


def _day(date: PlanDate | None) -> dt.date:
    assert date is not None  # noqa: S101 - callers have checked; this tells the type checker
    return date.last


def _absorbed(after: Plan, moved: list[Move]) -> Iterator[Held]:
    """Successors that wait for what moves later but have room: which, and how much is left."""
    later = {move.item.pk for move in moved if move.days > 0}
    left: dict[int, int] = {}
    for link in after.links:
        successor = after.items.get(link.successor_id)
        if not link.is_constraining or link.predecessor_id not in later or link.successor_id in later:
            continue
        if successor is None or successor.pk not in after.schedule or successor.has_begun:
            continue
        timings = after.schedule[link.predecessor_id], after.schedule[link.successor_id]
        room = room_days(as_link(link), *timings)
        if room is not None:
            left[successor.pk] = min(room, left.get(successor.pk, room))
    for pk, days in left.items():
        yield Held(after.items[pk], days)


def _crossings(moves: list[Move]) -> Iterator[str]:
    """Ends that cross the end of a quarter or a financial year, earlier or later."""
    for move in moves:
        if not (move.end_before and move.end_after):
            continue
        old, new = move.end_before.last, move.end_after.last
        years = financial_year(old), financial_year(new)
        if years[0] != years[1]:
            yield f"{move.item.short} moves from {year_label(years[0])} to {year_label(years[1])}."
        elif quarter_label(old) != quarter_label(new):
            yield f"{move.item.short} moves from {quarter_words(old)} to {quarter_words(new)}."
