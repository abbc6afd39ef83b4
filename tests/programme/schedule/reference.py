"""The rules of domain.md section 4 again, slow and obvious: what the engine is compared with.

No topological order, no passes, no columns of numbers: dates are relaxed until nothing changes,
and room is found by delaying one action a little more until something that must not move does.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from programme.dates import PlanDate, add_months, month_end
from programme.schedule import Activity, Link, LinkType, Mode, Unit

DAY = dt.timedelta(days=1)
MOST_STEPS = 1500
"""More days, or months, than any plan of the tests spans."""

Span = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True)
class Reference:
    activities: Sequence[Activity]
    links: Iterable[Link]
    as_at: dt.date
    approved_on: dt.date = dt.date.min
    held: Mapping[int, Span] = field(default_factory=dict)
    """Actions whose dates are given instead of worked out."""

    def spans(self) -> dict[int, Span]:
        """First day and last day of every action."""
        spans = {each.key: self.held.get(each.key) or own_span(each) for each in self.activities}
        while True:
            relaxed = {each.key: self._span(each, spans) for each in self.activities}
            if relaxed == spans:
                return spans
            spans = relaxed

    def _span(self, activity: Activity, spans: Mapping[int, Span]) -> Span:
        if activity.key in self.held:
            return self.held[activity.key]
        start, end = own_span(activity)
        if activity.is_finished or activity.mode is Mode.MANUAL:
            return start, end
        if not activity.has_started:
            bounds = self._bounds(activity, spans, (LinkType.FINISH_TO_START, LinkType.START_TO_START))
            start = latest([start, *(as_start(activity.own_start, bound) for bound in bounds)])
            start = self._pushed_by_time(activity.own_start, start, as_end=False)
        if activity.own_end is None:
            return start, None
        ends = [end, *self._bounds(activity, spans, (LinkType.FINISH_TO_FINISH, LinkType.START_TO_FINISH))]
        if not activity.has_started:
            ends.append(start_plus_duration(activity, start))
        last = latest(ends)
        if last and activity.own_end.is_month:
            last = month_end(last)
        return start, self._pushed_by_time(activity.own_end, last, as_end=True)

    def _pushed_by_time(
        self, printed: PlanDate | None, day: dt.date | None, *, as_end: bool
    ) -> dt.date | None:
        """The floor: where the whole period has passed since the approval, now is the earliest."""
        if day is None:
            return None
        by_month = printed is not None and printed.is_month
        if not self.approved_on <= (month_end(day) if by_month else day) < self.as_at:
            return day
        if not by_month:
            return self.as_at
        return month_end(self.as_at) if as_end else self.as_at.replace(day=1)

    def _bounds(
        self, activity: Activity, spans: Mapping[int, Span], types: Sequence[LinkType]
    ) -> list[dt.date]:
        """What each predecessor allows, by links of these types."""
        return [
            bound
            for link in self.links
            if link.constraining
            and link.successor == activity.key
            and link.predecessor in spans
            and link.type in types
            if (bound := allowed(link, *spans[link.predecessor])) is not None
        ]

    def room(self, key: int, must_stay: Callable[[int], bool]) -> set[int]:
        """Days by which an action could be later while these, and the programme's end, stay as they are.

        An action in months is delayed by months; the days of that delay are counted at its end, or at its
        start where that is what limits it. Empty where nothing limits it.
        """
        before = self.spans()
        last = max((end for _, end in before.values() if end), default=None)

        def moves_what_must_stay(steps: int) -> bool:
            after = replace(self, held={key: self._delayed(key, before[key], steps)}).spans()
            is_late = last and any(end > last for _, end in after.values() if end)
            return bool(is_late) or any(after[each] != before[each] for each in after if must_stay(each))

        # A longer delay never puts anything back, so the first too long is found by halves.
        room = bisect_left(range(1, MOST_STEPS), True, key=moves_what_must_stay)
        if room == MOST_STEPS - 1:
            return set()
        moved = zip(self._delayed(key, before[key], room), before[key], strict=True)
        return {(new - old).days for new, old in moved if new and old and new != old} or {0}

    def _delayed(self, key: int, span: Span, steps: int) -> Span:
        activity = next(each for each in self.activities if each.key == key)
        start, end = span
        if start and not activity.has_started:
            start = later(activity.own_start, start, steps)
        return start, later(activity.own_end, end, steps) if end else None


def own_span(activity: Activity) -> Span:
    start, end = activity.actual_start or activity.own_start, activity.actual_end or activity.own_end
    return start.first if start else None, end.last if end else None


def start_plus_duration(activity: Activity, start: dt.date | None) -> dt.date | None:
    begins, ends = activity.own_start, activity.own_end
    if start and begins is None:
        return start  # a milestone: an end alone
    if not (start and begins and ends) or ends.last < begins.first:
        return None
    if begins.is_month and ends.is_month:
        return month_end(add_months(start, (ends.year - begins.year) * 12 + ends.month - begins.month))
    return start + (ends.last - begins.first)


def allowed(link: Link, start: dt.date | None, end: dt.date | None) -> dt.date | None:
    """The first day a link allows the successor's start or end, given the predecessor's dates."""
    from_end = link.type in (LinkType.FINISH_TO_START, LinkType.FINISH_TO_FINISH)
    day = end if from_end else start
    if day is None:
        return None
    if link.type is LinkType.FINISH_TO_START:
        day += DAY
    if link.unit is Unit.DAYS:
        return day + link.lag * DAY
    moved = add_months(day, link.lag)
    is_month_end_to_month_end = link.type is LinkType.FINISH_TO_FINISH and day == month_end(day)
    return month_end(moved) if is_month_end_to_month_end else moved


def as_start(printed: PlanDate | None, day: dt.date) -> dt.date:
    """The first date on or after `day` that a start of this precision can be."""
    while printed and printed.is_month and day.day != 1:
        day += DAY
    return day


def later(printed: PlanDate | None, day: dt.date, steps: int) -> dt.date:
    """So many days later, or months where the plan prints a month."""
    if not (printed and printed.is_month):
        return day + steps * DAY
    moved = add_months(day.replace(day=1), steps)
    return moved if day.day == 1 else month_end(moved)


def latest(days: Iterable[dt.date | None]) -> dt.date | None:
    return max((day for day in days if day), default=None)
