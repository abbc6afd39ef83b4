"""From activities and links to a schedule: the one function that pages, worker, what-if and commands call."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Protocol

from programme.dates import DateOutOfRange, PlanDate, month_index
from programme.schedule.activities import Activity, Link, LinkType, Mode, Schedule, Timing, Unit
from programme.schedule.bounds import FROM_END, TO_START, latest
from programme.schedule.calendars import EVERY_DAY, Calendar
from programme.schedule.columns import FAR, NONE, Network, Tie, Times
from programme.schedule.forward import BeyondCalendar, demands
from programme.schedule.network import times
from programme.schedule.order import LoopError
from programme.schedule.placing import carried, end_by, start_by, start_from
from programme.schedule.placing import end_from as placed_end_from


class Dates(Protocol):
    """Anything with a forecast start and end."""

    @property
    def start(self) -> PlanDate | None: ...
    @property
    def end(self) -> PlanDate | None: ...


class ScheduleError(ValueError):
    """A plan that cannot be scheduled; `keys` are the items at fault, in the order to name them."""

    def __init__(self, message: str, keys: Sequence[int]) -> None:
        self.keys = list(keys)
        super().__init__(message)


def calculate(
    activities: Iterable[Activity],
    links: Iterable[Link],
    *,
    as_at: dt.date,
    approved_on: dt.date | None = None,
    calendar: Calendar = EVERY_DAY,
) -> Schedule:
    """Schedule a whole plan as at a day (domain.md section 4).

    `approved_on` is when the current baseline was approved: what was due before it is not pushed on.
    `calendar` says which days durations and lags in days count, and on which a date that moves can fall.
    Links that do not constrain, or name an item that is not there, move nothing. Raises ScheduleError
    for a loop and for dates pushed out of the calendar.
    """
    ordered = sorted(activities, key=lambda activity: activity.key)
    network = entered(ordered, linked(ordered, links), as_at, approved_on, calendar)
    with _named(ordered):
        found = times(network)
    timings = {each.key: _timing(each, index, network, found, ordered) for index, each in enumerate(ordered)}
    return Schedule(as_at, timings)


Held = tuple[list[list[int]], dict[int, list[Tie]]]
"""What holds each activity: the `plain` and `ties` of a network."""


def linked(activities: Sequence[Activity], links: Iterable[Link]) -> Held:
    """The links that constrain, by the places of the activities."""
    index = {activity.key: place for place, activity in enumerate(activities)}
    plain: list[list[int]] = [[] for _ in activities]
    ties: dict[int, list[Tie]] = {}
    for link in links:
        if not link.constraining or link.predecessor not in index or link.successor not in index:
            continue
        predecessor, successor = index[link.predecessor], index[link.successor]
        if link.type is LinkType.FINISH_TO_START and not link.lag:
            plain[successor].append(predecessor)
        else:
            tie = Tie(predecessor, link.type, link.lag, link.unit is Unit.MONTHS)
            ties.setdefault(successor, []).append(tie)
    for held in plain:
        held.sort()
    for tied in ties.values():
        tied.sort(key=lambda tie: (tie.predecessor, tie.type, tie.lag))
    return plain, ties


def entered(
    activities: Sequence[Activity],
    held: Held,
    as_at: dt.date,
    approved_on: dt.date | None,
    calendar: Calendar,
) -> Network:
    """Activities and what holds them as a network; the first day of the calendar stands for "no today"."""
    size = len(activities)
    plain, ties = held
    network = Network([NONE] * size, [NONE] * size, [None] * size, plain, ties, calendar=calendar)
    # Nothing can have passed before that day.
    network.today = as_at.toordinal() if as_at > dt.date.min else NONE
    network.approved = (approved_on or dt.date.min).toordinal()
    for place, activity in enumerate(activities):
        _enter(network, place, activity)
    return network


def total_floats(
    activities: Iterable[Activity], links: Iterable[Link], calendar: Calendar = EVERY_DAY
) -> dict[int, int | None]:
    """The total float of each in days, where no day is today: what `calculate` finds, without the dates.

    Raises ScheduleError as it does.
    """
    ordered = sorted(activities, key=lambda activity: activity.key)
    with _named(ordered):
        found = times(entered(ordered, linked(ordered, links), dt.date.min, None, calendar))
    return {each.key: _days(total) for each, total in zip(ordered, found.total_float, strict=True)}


@contextmanager
def _named(ordered: Sequence[Activity]) -> Iterator[None]:
    """Says by their keys which items are at fault."""
    try:
        yield
    except LoopError as loop:
        keys = [ordered[index].key for index in loop.loop]
        raise ScheduleError("These wait for each other", keys) from loop
    except BeyondCalendar as error:
        raise ScheduleError("Its links push it out of the calendar", [ordered[error.item].key]) from error


def _enter(network: Network, place: int, activity: Activity) -> None:
    """Write one activity into the columns."""
    start = activity.actual_start or activity.own_start
    end = activity.actual_end or activity.own_end
    network.own_start[place] = start.first.toordinal() if start else NONE
    network.own_end[place] = end.last.toordinal() if end else NONE
    network.duration[place] = _duration(activity.span_start, activity.own_end, network.calendar)
    if start and start.is_month:
        network.month_starts.add(place)
    if end and end.is_month:
        network.month_ends.add(place)
    if activity.is_target:
        network.targets.add(place)
    if activity.has_started:
        network.started.add(place)
    if activity.is_finished or activity.mode is Mode.MANUAL:
        network.fixed.add(place)
    elif activity.meetings:
        network.meetings[place] = days = [day.toordinal() for day in activity.meetings]
        estimate = activity.forecast_end
        # The approved date stands as printed; another means the meeting that comes next.
        if estimate and estimate != activity.baseline_end and estimate.first <= activity.meetings[-1]:
            network.own_end[place] = days[bisect_left(days, estimate.first.toordinal())]


def _duration(start: PlanDate | None, end: PlanDate | None, calendar: Calendar) -> int | None:
    """End less start, in months where both are months, else in days of the calendar.

    0 for what has an end alone, such as a milestone; None where there is no end, or a printed start
    follows it, as then the printed end stands.
    """
    if end is None or (start and end.last < start.first):
        return None
    if start is None:
        return 0
    if start.is_month and end.is_month:
        return month_index(end.first) - month_index(start.first)
    return calendar.between(start.first.toordinal(), end.last.toordinal())


def _timing(
    activity: Activity, place: int, network: Network, found: Times, activities: Sequence[Activity]
) -> Timing:
    own_start = activity.actual_start or activity.own_start
    own_end = activity.actual_end or activity.own_end
    # A milestone has an end alone: what it waits for moves that, and gives it no start.
    is_milestone = own_start is None and own_end is not None
    start = None if is_milestone else _dated(found.start[place], own_start, activity, as_start=True)
    by_day = place in network.meetings
    end = _dated(found.end[place], own_end, activity, by_day=by_day)
    is_due_then = found.due[place] == found.end[place]
    due = end if is_due_then else _dated(found.due[place], own_end, activity, by_day=by_day)
    driver = found.driver[place]
    total = found.total_float[place]
    timing = Timing(
        start=start,
        end=end,
        due=due,
        planned=activity.baseline_end if end else activity.baseline_start,
        inherited_slip_days=_inherited(activity, place, network, found),
        total_float_days=_days(total),
        free_float_days=_days(found.free_float[place]),
        critical=total <= 0 and not activity.is_finished,
        driver=None if driver < 0 else activities[driver].key,
    )
    if driver < 0 and 0 < timing.inherited_slip_days == timing.slip_days:
        # Its own estimate says only what its predecessors demand.
        driver = _demanding(place, network, found)
        timing = timing if driver < 0 else replace(timing, driver=activities[driver].key)
    return timing


def _demanding(place: int, network: Network, found: Times) -> int:
    """The predecessor that demands the most of the end, or through the start of it."""
    start_source, end_source = demands(network, found, place)
    reaches_end = found.end_bound[place] >= found.end[place]
    return end_source if reaches_end or start_source < 0 else start_source


def end_from(activity: Activity, start: PlanDate, calendar: Calendar = EVERY_DAY) -> PlanDate | None:
    """The end that its estimated span gives when it starts on `start`; None where it has no span."""
    end = activity.own_end
    duration = _duration(activity.span_start, end, calendar)
    if end is None or duration is None or activity.span_start is None:
        return None
    day = carried(
        start.first.toordinal(),
        duration,
        months=(activity.span_start.is_month, end.is_month),
        decision=False,
        calendar=calendar,
    )
    date = dt.date.fromordinal(day)
    return PlanDate.of_month(date) if end.is_month else PlanDate.of_day(date)


def room_days(link: Link, predecessor: Dates, successor: Dates, calendar: Calendar = EVERY_DAY) -> int | None:
    """Days by which the predecessor could move before this link moves the successor; None without dates."""
    tie = Tie(link.predecessor, link.type, link.lag, link.unit is Unit.MONTHS)
    source = predecessor.end if link.type in FROM_END else predecessor.start
    # A milestone has an end alone, and that is what holds where a link is to its start.
    to_start = link.type in TO_START and successor.start is not None
    target = successor.start if to_start else successor.end
    if source is None or target is None:
        return None
    source_day = source.last if link.type in FROM_END else source.first
    target_day = target.first if to_start else target.last
    limit = latest(tie, target_day.toordinal(), calendar)
    if limit < FAR:
        by_month = source.is_month
        limit = (
            end_by(limit, by_month=by_month, meetings=(), calendar=calendar)
            if link.type in FROM_END
            else start_by(limit, by_month=by_month, calendar=calendar)
        )
    return _days(limit - source_day.toordinal())


def _days(value: int) -> int | None:
    return None if value >= FAR // 2 else value


def _dated(
    day: int, like: PlanDate | None, activity: Activity, *, as_start: bool = False, by_day: bool = False
) -> PlanDate | None:
    """The day with the precision of `like`, or to the day; `like` itself where it did not move."""
    if not day:
        return None
    if like and day == (like.first if as_start else like.last).toordinal():
        return like
    try:
        date = dt.date.fromordinal(day)
        return PlanDate.of_month(date) if like and like.is_month and not by_day else PlanDate.of_day(date)
    except (DateOutOfRange, ValueError, OverflowError) as error:
        raise ScheduleError("Its links push it out of the calendar", [activity.key]) from error


def _inherited(activity: Activity, place: int, network: Network, found: Times) -> int:
    """Days of slip it would have with its own estimate at baseline: what its predecessors alone cause.

    What has started or ended was held up by its predecessors at the most until it did.
    """
    start, end = activity.baseline_start, activity.baseline_end
    start_bound, end_bound = found.start_bound[place], found.end_bound[place]
    if activity.mode is Mode.MANUAL or not (start_bound or end_bound):
        return 0
    begins = start.first.toordinal() if start else NONE
    if start_bound > begins and not activity.under_way:
        by_month = bool(start and start.is_month)
        bound = start_from(start_bound, by_month=by_month, calendar=network.calendar)
        if activity.actual_start:
            bound = min(bound, activity.actual_start.first.toordinal())
        begins = max(begins, bound)
    if end is None:
        return begins - start.first.toordinal() if start else 0
    needed = end_bound
    duration = _duration(start, end, network.calendar)
    meetings = network.meetings.get(place, ())
    if duration is not None and begins > (start.first.toordinal() if start else NONE):
        months = (bool(start and start.is_month), end.is_month)
        needed = max(
            needed,
            carried(begins, duration, months=months, decision=bool(meetings), calendar=network.calendar),
        )
    ends = planned = end.last.toordinal()
    if needed > planned:
        ends = placed_end_from(needed, by_month=end.is_month, meetings=meetings, calendar=network.calendar)
    if activity.actual_end:
        ends = min(ends, max(end.last, activity.actual_end.last).toordinal())
    return ends - planned
