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
from programme.working_days import is_working_day

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
    working_days: bool = False
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
            start = latest([start, *(self._as_start(activity, start, bound) for bound in bounds)])
            start = self._pushed_by_time(activity, activity.own_start, start, as_end=False)
        if activity.own_end is None:
            return start, None
        ends = [end, *self._bounds(activity, spans, (LinkType.FINISH_TO_FINISH, LinkType.START_TO_FINISH))]
        if not activity.has_started:
            ends.append(self._start_plus_duration(activity, start))
        last = latest(ends)
        if last and last != end:
            last = self._as_end(activity, last)
        return start, self._pushed_by_time(activity, activity.own_end, last, as_end=True)

    def counts(self, day: dt.date) -> bool:
        return is_working_day(day) or not self.working_days

    def _as_start(self, activity: Activity, own: dt.date | None, day: dt.date) -> dt.date:
        """The first date on or after `day` that a start of this precision can be; its own always can."""
        if own and day <= own:
            return own
        by_month = _by_month(activity.own_start)
        while day.day != 1 if by_month else not self.counts(day):
            day += DAY
        return day

    def _as_end(self, activity: Activity, day: dt.date) -> dt.date:
        """The first date on or after `day` that an end of this precision, or of this body, can be."""
        if any(meeting >= day for meeting in activity.meetings):
            return min(meeting for meeting in activity.meetings if meeting >= day)
        if _by_month(activity.own_end):
            return month_end(day)
        while not self.counts(day):
            day += DAY
        return day

    def _plus(self, day: dt.date, days: int) -> dt.date:
        """So many counted days after the first counted day from `day`, or before it."""
        while not self.counts(day):
            day += DAY
        while days:
            day += DAY if days > 0 else -DAY
            if self.counts(day):
                days += -1 if days > 0 else 1
        return day

    def _start_plus_duration(self, activity: Activity, start: dt.date | None) -> dt.date | None:
        begins, ends = activity.own_start, activity.own_end
        if start and begins and start == begins.first:
            return None  # its own start, and so its own end
        if start and begins is None:
            return self._plus(start, 0)  # a milestone: an end alone
        if not (start and begins and ends) or ends.last < begins.first:
            return None
        if begins.is_month and ends.is_month:
            end = month_end(add_months(start, (ends.year - begins.year) * 12 + ends.month - begins.month))
        else:
            first = begins.first
            while not self.counts(first):
                first += DAY
            between = (first + each * DAY for each in range(1, (ends.last - first).days + 1))
            end = self._plus(start, sum(map(self.counts, between)))
        if not activity.meetings or not ends.is_month:
            return end
        # Any meeting of that month will do.
        return max(start, end.replace(day=1))

    def _pushed_by_time(
        self, activity: Activity, printed: PlanDate | None, day: dt.date | None, *, as_end: bool
    ) -> dt.date | None:
        """The floor: where the whole period has passed since the approval, now is the earliest."""
        if day is None:
            return None
        by_month = _by_month(printed)
        last = month_end(day) if by_month and not as_end else day
        if not self.approved_on <= last < self.as_at:
            return day
        if as_end:
            return self._as_end(activity, self.as_at)
        return self.as_at.replace(day=1) if by_month else self._plus(self.as_at, 0)

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
            if (bound := self._allowed(link, *spans[link.predecessor])) is not None
        ]

    def _allowed(self, link: Link, start: dt.date | None, end: dt.date | None) -> dt.date | None:
        """The first day a link allows the successor's start or end, given the predecessor's dates."""
        from_end = link.type in (LinkType.FINISH_TO_START, LinkType.FINISH_TO_FINISH)
        day = end if from_end else start
        if day is None:
            return None
        if link.type is LinkType.FINISH_TO_START:
            day += DAY
        if not link.lag:
            return day
        if link.unit is Unit.DAYS:
            return self._plus(day, link.lag)
        moved = add_months(day, link.lag)
        is_month_end_to_month_end = link.type is LinkType.FINISH_TO_FINISH and day == month_end(day)
        return month_end(moved) if is_month_end_to_month_end else moved

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
        room = bisect_left(range(MOST_STEPS), True, key=moves_what_must_stay) - 1
        if room == MOST_STEPS - 1:
            return set()
        (start, end), (old_start, old_end) = self._delayed(key, before[key], room), before[key]
        days = {(end - old_end).days} if end and old_end else {0}
        return days | {(start - old_start).days} if start and old_start and start != old_start else days

    def _delayed(self, key: int, span: Span, steps: int) -> Span:
        activity = next(each for each in self.activities if each.key == key)
        start, end = span
        is_milestone = activity.own_end is not None and activity.own_start is None
        if start and not activity.has_started and not is_milestone:
            # Its duration counts from the first counted day, and so does a delay.
            begins = start if _by_month(activity.own_start) else self._plus(start, 0)
            start = self._later(activity.own_start, begins, steps)
        return start, self._later(activity.own_end, end, steps) if end else None

    def _later(self, printed: PlanDate | None, day: dt.date, steps: int) -> dt.date:
        """So many counted days later, or months where the plan prints a month."""
        if _by_month(printed):
            moved = add_months(day.replace(day=1), steps)
            return moved if day.day == 1 else month_end(moved)
        if not self.working_days:
            return day + steps * DAY
        for _ in range(steps):
            day = self._plus(day + DAY, 0)
        return day


def _by_month(printed: PlanDate | None) -> bool:
    return printed is not None and printed.is_month


def own_span(activity: Activity) -> Span:
    """Its own estimate; one of a decision means the meeting that comes next."""
    start, end = activity.actual_start or activity.own_start, activity.actual_end or activity.own_end
    last = end.last if end else None
    moves = not activity.is_finished and activity.mode is not Mode.MANUAL
    if moves and activity.forecast_end and activity.forecast_end != activity.baseline_end:
        wanted = activity.forecast_end.first
        last = min((meeting for meeting in activity.meetings if meeting >= wanted), default=last)
    return start.first if start else None, last


def latest(days: Iterable[dt.date | None]) -> dt.date | None:
    return max((day for day in days if day), default=None)
