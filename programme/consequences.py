"""What a change would do, in days and pounds: the one answer for preview, what-if, save and worker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from programme.contributions import MoneyEffect, contributed
from programme.dates import PlanDate
from programme.deadlines import warnings
from programme.differences import MovedDate, moved_date
from programme.financial_years import financial_year, quarter_label, quarter_words, year_label
from programme.models import ScheduleItem
from programme.planning import Plan
from programme.reasons import Hold, Reasons
from programme.schedule import TO_START, Link, Timing, room_days


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
    def shown(self) -> MovedDate:
        return moved_date(self)


@dataclass(frozen=True, slots=True)
class Held:
    """An item that waits for what moves later: days of its room that this uses up, and that are left.

    It is the room that the link to the item `after` which it comes has on pages, not float.
    """

    item: ScheduleItem
    after: ScheduleItem
    used: int
    left: int
    moves: bool


@dataclass(frozen=True, slots=True)
class Consequence:
    """Everything that follows from a change, before it is made.

    `mends` says why the plan as it is cannot be scheduled, where the change puts that right. Then there is
    nothing to compare with: nothing is known to move, and `settled` holds the dates that come out.
    """

    moves: list[Move] = field(default_factory=list)
    money: list[MoneyEffect] = field(default_factory=list)
    absorbed: list[Held] = field(default_factory=list)
    crossings: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    reasons: Reasons = field(default_factory=Reasons)
    mends: str = ""
    settled: list[Move] = field(default_factory=list)

    @property
    def years(self) -> list[int]:
        return sorted({year for effect in self.money for year in effect.by_year})

    def total(self, year: int) -> Decimal:
        return sum(self.amounts(year), Decimal(0))

    def amounts(self, year: int) -> list[Decimal]:
        """What its total of a year adds up."""
        return [effect.by_year.get(year, Decimal(0)) for effect in self.money if effect.counted]

    def behind(self, effect: MoneyEffect) -> list[ScheduleItem]:
        """The chain by which a date reaches the money, where it began first; empty where none moves it."""
        item = next((move.item for move in self.moves if move.item.pk == effect.item), None)
        return self.reasons.chain(item) if item else []


def consequence(before: Plan, after: Plan) -> Consequence:
    """Compare a plan with itself after an edit. Raises ScheduleError where the edit cannot be scheduled."""
    if trouble := before.trouble:
        return Consequence(mends=str(trouble), settled=list(_settled(after)))
    moved = moves(before, after)
    money = [effect for effects in contributed("EFFECTS") for effect in effects(before, after)]
    against = warnings(after, [move.item for move in moved])
    return Consequence(
        moved,
        money,
        list(_absorbed(before, after, moved)),
        list(_crossings(moved)),
        against,
        _reasons(before, after, moved),
    )


def _settled(after: Plan) -> Iterator[Move]:
    for pk, timing in after.schedule.timings.items():
        if timing.start or timing.end:
            yield _move(after.items[pk], None, timing)


def known_moves(before: Plan, after: Plan) -> list[Move]:
    """What a change moves: all that is kept of its consequence once it is saved.

    Nothing is known to move where the plan as it is cannot be scheduled. Raises as `consequence`.
    """
    if before.trouble:
        _ = after.schedule
        return []
    return moves(before, after)


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
    start_before, start_after = (timing.start if timing else None for timing in (old, new))
    end_before, end_after = (timing.end if timing else None for timing in (old, new))
    has_end = bool(end_before or end_after)
    counted = (end_before, end_after) if has_end else (start_before, start_after)
    days = MovedDate(has_end, *counted).days
    return Move(item, start_before, start_after, end_before, end_after, days)


def _reasons(before: Plan, after: Plan, moved: list[Move]) -> Reasons:
    """What holds each item now; for what comes earlier, what held it until now."""
    holds = {}
    for move in moved:
        freed = move.shown.days < 0
        plan = before if freed else after
        timing = plan.schedule.timings.get(move.item.pk)
        if timing and timing.driver is not None:
            holds[move.item.pk] = Hold(plan.items[timing.driver], freed)
    return Reasons(holds)


def _absorbed(before: Plan, after: Plan, moved: list[Move]) -> Iterator[Held]:
    """What waits for something that moves later, and had room for it: how much is used and left.

    Where several hold it, the one that leaves the least counts.
    """
    moving = {move.item.pk for move in moved}
    rooms: dict[int, tuple[int, int, int]] = {}
    for link in after.links:
        if link.predecessor not in moving or not _still_holds(after, link):
            continue
        left, had = (_room(plan, link) for plan in (after, before))
        if left is not None and had is not None:
            room = (left, had, link.predecessor)
            rooms[link.successor] = min(room, rooms.get(link.successor, room))
    for pk, item in after.items.items():
        left, had, after_which = rooms.get(pk, (0, 0, 0))
        if had > 0 and left < had:
            yield Held(item, after.items[after_which], had - max(left, 0), max(left, 0), pk in moving)


def _still_holds(plan: Plan, link: Link) -> bool:
    """Whether a link can still move its successor: what has happened waits for nothing."""
    successor = plan.activities.get(link.successor)
    if successor is None or not link.constraining or successor.is_finished:
        return False
    return link.type not in TO_START or not successor.has_started


def _room(plan: Plan, link: Link) -> int | None:
    timings = plan.schedule.timings
    ends = timings.get(link.predecessor), timings.get(link.successor)
    return room_days(link, ends[0], ends[1], plan.calendar) if ends[0] and ends[1] else None


def _crossings(moves: list[Move]) -> Iterator[str]:
    """What crosses the end of a quarter or a financial year, earlier or later."""
    for move in moves:
        shown = move.shown
        if not (shown.before and shown.after):
            continue
        old, new = shown.before.last, shown.after.last
        years = financial_year(old), financial_year(new)
        if years[0] != years[1]:
            yield f"{move.item.short} moves from {year_label(years[0])} to {year_label(years[1])}."
        elif quarter_label(old) != quarter_label(new):
            yield f"{move.item.short} moves from {quarter_words(old)} to {quarter_words(new)}."
