"""Whose slip is whose: a plan without the own slip of one item, or with that of one item alone.

Every item stands where its baseline and its predecessors put it (what it inherits), later by a slip of its
own. That slip stays the same whatever the others do, so one can be taken away and the rest worked out anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from programme.dates import month_end, month_index
from programme.schedule.activities import Activity, Link
from programme.schedule.bounds import later
from programme.schedule.calendars import EVERY_DAY, Calendar
from programme.schedule.columns import NONE, Times
from programme.schedule.forward import OWN, _place_end, _place_start, demands, forward
from programme.schedule.order import topological_order
from programme.schedule.plan import entered, linked

Span = tuple[dt.date | None, dt.date | None]
"""First and last day; what has no start or no end has None."""


@dataclass(frozen=True, slots=True)
class Ripple:
    """The items that stand elsewhere, and from which other each of them is moved."""

    spans: Mapping[int, Span]
    moved_by: Mapping[int, int]

    def chain(self, key: int) -> list[int]:
        """From where it began to one of the items."""
        found = [key]
        while (source := self.moved_by.get(found[-1])) is not None:
            found.append(source)
        return found[::-1]


@dataclass(frozen=True, slots=True)
class _Slip:
    """A slip of one date: in whole months from month end to month end or first to first, else in days."""

    months: int = 0
    days: int = 0

    def later(self, day: int) -> int:
        return later(day, self.months, end_of_month_sticks=True) if self.months else day + self.days


Own = tuple[_Slip, _Slip]
"""The own slip of start and end."""


class Attribution:
    """A scheduled plan, asked what each own slip does. An answer costs as much as the items that move.

    The plan is one that `calculate` does not refuse.
    """

    def __init__(
        self,
        activities: Iterable[Activity],
        links: Iterable[Link],
        *,
        as_at: dt.date,
        approved_on: dt.date | None = None,
        calendar: Calendar = EVERY_DAY,
    ) -> None:
        ordered = sorted(activities, key=lambda activity: activity.key)
        self._keys = [activity.key for activity in ordered]
        self._places = {key: place for place, key in enumerate(self._keys)}
        held = linked(ordered, links)
        on_baseline = [_on_baseline(activity) for activity in ordered]
        self._network = entered(on_baseline, held, dt.date.min, None, calendar)
        order = topological_order(self._network)
        self._rank = dict(zip(order, range(len(order)), strict=True))
        self._successors = self._forward_links()
        reported = entered(ordered, held, as_at, approved_on, calendar)
        self._started = {
            place: max(activity.actual_start.first.toordinal(), self._network.own_start[place])
            for place, activity in enumerate(ordered)
            if activity.actual_start
        }
        stands = forward(reported, order)
        self._stands = stands.start, stands.end
        self._now, self._without = self._times(), self._times()
        self._own = {item: own for item in order if (own := self._own_slip(item))}
        for item in order:
            self._position(self._without, item, None)

    @property
    def causes(self) -> list[int]:
        """The items that have slip of their own, at start or end."""
        return [self._keys[item] for item in self._own]

    def now(self, key: int) -> Span | None:
        """Where an item stands; None for one that is not in the plan."""
        return self._span(self._now, key)

    def without(self, key: int) -> Span | None:
        """Where it would stand if nothing had slip of its own."""
        return self._span(self._without, key)

    def back(self, key: int) -> Ripple:
        """What would stand elsewhere than now if this item alone had no slip of its own."""
        return self._ripple(self._now, self._places[key], but=True)

    def alone(self, key: int) -> Ripple:
        """What would stand elsewhere than `without` if this item alone had its own slip."""
        return self._ripple(self._without, self._places[key])

    def _forward_links(self) -> list[list[int]]:
        successors: list[list[int]] = [[] for _ in self._keys]
        for successor, predecessors in enumerate(self._network.plain):
            for each in predecessors:
                successors[each].append(successor)
        for successor, ties in self._network.ties.items():
            for tie in ties:
                successors[tie.predecessor].append(successor)
        return successors

    def _times(self) -> Times:
        size = len(self._keys)
        start, end = (list(days) for days in self._stands)
        return Times(start, end, end, [NONE] * size, [NONE] * size, [OWN] * size)

    def _own_slip(self, item: int) -> Own | None:
        """How much later it stands than what it inherits; nothing where it is not later."""
        start, end = self._stands[0][item], self._stands[1][item]
        held_up = self._inherited(self._now, item)
        self._now.start[item], self._now.end[item] = start, end
        slips = _slip(held_up[0], start), _slip(held_up[1], end)
        return slips if slips != (_Slip(), _Slip()) else None

    def _inherited(self, found: Times, item: int) -> tuple[int, int]:
        """Where its baseline and its predecessors put it; what has started was held up until it did."""
        network = self._network
        found.start[item], found.end[item] = network.own_start[item], network.own_end[item]
        found.driver[item] = OWN
        start_source, end_source = demands(network, found, item)
        if item not in network.fixed and (found.start_bound[item] or found.end_bound[item]):
            driver = _place_start(network, found, item, start_source)
            if item in self._started:
                found.start[item] = min(found.start[item], self._started[item])
            if network.own_end[item]:
                _place_end(network, found, item, driver, end_source)
            else:
                found.driver[item] = driver
        return found.start[item], found.end[item]

    def _position(self, found: Times, item: int, own: Own | None) -> tuple[int, int]:
        """What it inherits and its own slip; never later than where it stands now."""
        start, end = self._inherited(found, item)
        if own:
            start, end = own[0].later(start) if start else start, own[1].later(end) if end else end
        stands = self._stands[0][item], self._stands[1][item]
        if item in self._started and not self._network.own_start[item]:
            # It has begun without ever having been planned to.
            start = stands[0]
        found.start[item] = min(start, stands[0]) if stands[0] else start
        found.end[item] = min(end, stands[1]) if stands[1] else end
        return found.start[item], found.end[item]

    def _ripple(self, found: Times, first: int, *, but: bool = False) -> Ripple:
        """Place an item anew, and after it whatever follows; then put everything back.

        The first has its own slip and the others have none, or, with `but`, the other way round.
        """
        before: dict[int, tuple[int, int]] = {}
        moved_by: dict[int, int] = {}
        waiting = [(self._rank[first], first)]
        queued = {first}
        while waiting:
            item = heappop(waiting)[1]
            stood = found.start[item], found.end[item]
            own = self._own.get(item) if (item == first) != but else None
            if self._position(found, item, own) == stood:
                continue
            before[item] = stood
            if found.driver[item] in before:
                moved_by[item] = found.driver[item]
            for successor in self._successors[item]:
                moved_by.setdefault(successor, item)
                if successor not in queued:
                    queued.add(successor)
                    heappush(waiting, (self._rank[successor], successor))
        ripple = Ripple(
            {self._keys[item]: _days(found.start[item], found.end[item]) for item in before},
            {self._keys[item]: self._keys[moved_by[item]] for item in before if item in moved_by},
        )
        for item, (start, end) in before.items():
            found.start[item], found.end[item] = start, end
        return ripple

    def _span(self, found: Times, key: int) -> Span | None:
        place = self._places.get(key)
        return None if place is None else _days(found.start[place], found.end[place])


def _on_baseline(activity: Activity) -> Activity:
    """With its own estimate at baseline and nothing reported; what was never approved stays."""
    if activity.baseline_start is None and activity.baseline_end is None:
        return activity
    return replace(
        activity,
        forecast_start=None,
        forecast_end=None if activity.baseline_end else activity.forecast_end,
        reckoned_from=None,
        actual_start=None,
        actual_end=None if activity.baseline_end else activity.actual_end,
        finished=False,
        # A decision that was taken waits for no further meeting.
        meetings=() if activity.is_finished else activity.meetings,
    )


def _slip(inherited: int, stands: int) -> _Slip:
    if not inherited or stands <= inherited:
        return _Slip()
    days = dt.date.fromordinal(inherited), dt.date.fromordinal(stands)
    if all(day.day == 1 for day in days) or all(day == month_end(day) for day in days):
        return _Slip(months=month_index(days[1]) - month_index(days[0]))
    return _Slip(days=stands - inherited)


def _days(start: int, end: int) -> Span:
    return (
        dt.date.fromordinal(start) if start else None,
        dt.date.fromordinal(end) if end else None,
    )
