"""From activities and links to a schedule: the one function that pages, worker, what-if and commands call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Protocol

from programme.dates import DateOutOfRange, PlanDate, month_index, months_between
from programme.schedule.activities import Activity, Link, LinkType, Mode, Schedule, Timing, Unit
from programme.schedule.bounds import (
    FROM_END,
    TO_START,
    after_months,
    latest,
    month_end_by,
    month_end_from,
    month_start_by,
    month_start_from,
)
from programme.schedule.columns import FAR, NONE, Network, Tie, Times
from programme.schedule.forward import BeyondCalendar
from programme.schedule.network import times
from programme.schedule.order import LoopError


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
) -> Schedule:
    """Schedule a whole plan as at a day (domain.md section 4).

    `approved_on` is when the current baseline was approved: what was due before it is not pushed on.
    Links that do not constrain, or name an item that is not there, move nothing. Raises ScheduleError
    for a loop and for dates pushed out of the calendar.
    """
    ordered = sorted(activities, key=lambda activity: activity.key)
    try:
        found = times(_network(ordered, links, as_at, approved_on or dt.date.min))
        return Schedule(
            as_at, {each.key: _timing(each, index, found, ordered) for index, each in enumerate(ordered)}
        )
    except LoopError as loop:
        raise ScheduleError(
            "These wait for each other", [ordered[index].key for index in loop.loop]
        ) from loop
    except BeyondCalendar as error:
        raise ScheduleError("Its links push it out of the calendar", [ordered[error.item].key]) from error


def _network(
    activities: Sequence[Activity], links: Iterable[Link], as_at: dt.date, approved_on: dt.date
) -> Network:
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
    network = Network([NONE] * len(plain), [NONE] * len(plain), [None] * len(plain), plain, ties)
    # The first day of the calendar stands for "no today": nothing can have passed before it.
    network.today, network.approved = (
        as_at.toordinal() if as_at > dt.date.min else NONE,
        approved_on.toordinal(),
    )
    for place, activity in enumerate(activities):
        _enter(network, place, activity)
    return network


def _enter(network: Network, place: int, activity: Activity) -> None:
    """Write one activity into the columns."""
    start = activity.actual_start or activity.own_start
    end = activity.actual_end or activity.own_end
    network.own_start[place] = start.first.toordinal() if start else NONE
    network.own_end[place] = end.last.toordinal() if end else NONE
    network.duration[place] = _duration(activity.span_start, activity.own_end)
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


def _duration(start: PlanDate | None, end: PlanDate | None) -> int | None:
    """End less start, in months where both are months, else days.

    0 for what has an end alone, such as a milestone; None where there is no end, or a printed start
    follows it, as then the printed end stands.
    """
    if end is None or (start and end.last < start.first):
        return None
    if start is None:
        return 0
    if start.is_month and end.is_month:
        return month_index(end.first) - month_index(start.first)
    return (end.last - start.first).days


def _timing(activity: Activity, place: int, found: Times, activities: Sequence[Activity]) -> Timing:
    own_start = activity.actual_start or activity.own_start
    # A milestone has an end alone: what it waits for moves that, and gives it no start.
    is_milestone = own_start is None and activity.own_end is not None
    start = None if is_milestone else _dated(found.start[place], own_start, activity)
    end = _dated(found.end[place], activity.actual_end or activity.own_end, activity)
    due = _dated(found.due[place], activity.actual_end or activity.own_end, activity)
    planned = activity.baseline_end if end else activity.baseline_start
    reached = end.last if end else start.first if start else None
    slip_days, slip_months = 0, 0.0
    if planned and reached:
        from_day = planned.last if end else planned.first
        slip_days, slip_months = (reached - from_day).days, months_between(from_day, reached)
    driver = found.driver[place]
    total = found.total_float[place]
    return Timing(
        start=start,
        end=end,
        due=due,
        slip_days=slip_days,
        slip_months=slip_months,
        inherited_slip_days=_inherited(activity, found.start_bound[place], found.end_bound[place]),
        total_float_days=_days(total),
        free_float_days=_days(found.free_float[place]),
        critical=total <= 0 and not activity.is_finished,
        driver=None if driver < 0 else activities[driver].key,
    )


def end_from(activity: Activity, start: PlanDate) -> PlanDate | None:
    """The end that its estimated span gives when it starts on `start`; None where it has no span."""
    end = activity.own_end
    duration = _duration(activity.span_start, end)
    if end is None or duration is None or activity.span_start is None:
        return None
    if activity.span_start.is_month and end.is_month:
        return PlanDate.of_month(dt.date.fromordinal(after_months(start.first.toordinal(), duration)))
    day = start.first + dt.timedelta(days=duration)
    return PlanDate.of_month(day) if end.is_month else PlanDate.of_day(day)


def room_days(link: Link, predecessor: Dates, successor: Dates) -> int | None:
    """Days by which the predecessor could move before this link moves the successor; None without dates."""
    tie = Tie(link.predecessor, link.type, link.lag, link.unit is Unit.MONTHS)
    source = predecessor.end if link.type in FROM_END else predecessor.start
    target = successor.start if link.type in TO_START else successor.end
    if source is None or target is None:
        return None
    source_day = source.last if link.type in FROM_END else source.first
    target_day = target.first if link.type in TO_START else target.last
    limit = latest(tie, target_day.toordinal())
    if source.is_month and limit < FAR:
        limit = month_end_by(limit) if link.type in FROM_END else month_start_by(limit)
    return _days(limit - source_day.toordinal())


def _days(value: int) -> int | None:
    return None if value >= FAR // 2 else value


def _dated(day: int, like: PlanDate | None, activity: Activity) -> PlanDate | None:
    """The day with the precision of `like`; `like` itself where it did not move."""
    if not day:
        return None
    if like and day in (like.first.toordinal(), like.last.toordinal()):
        return like
    try:
        date = dt.date.fromordinal(day)
        return PlanDate.of_month(date) if like and like.is_month else PlanDate.of_day(date)
    except (DateOutOfRange, ValueError, OverflowError) as error:
        raise ScheduleError("Its links push it out of the calendar", [activity.key]) from error


def _inherited(activity: Activity, start_bound: int, end_bound: int) -> int:
    """Days of slip it would have with its own estimate at baseline: what its predecessors alone cause.

    What has started or ended was held up by its predecessors at the most until it did.
    """
    start, end = activity.baseline_start, activity.baseline_end
    if activity.mode is Mode.MANUAL or not (start_bound or end_bound):
        return 0
    begins = start.first.toordinal() if start else NONE
    if start_bound and not activity.under_way:
        bound = month_start_from(start_bound) if start and start.is_month else start_bound
        if activity.actual_start:
            bound = min(bound, activity.actual_start.first.toordinal())
        begins = max(begins, bound)
    if end is None:
        return begins - start.first.toordinal() if start else 0
    ends = _inherited_end(start, end, begins=NONE if activity.under_way else begins, end_bound=end_bound)
    if activity.actual_end:
        ends = min(ends, max(end.last, activity.actual_end.last).toordinal())
    return ends - end.last.toordinal()


def _inherited_end(start: PlanDate | None, end: PlanDate, *, begins: int, end_bound: int) -> int:
    """The baseline end, later where the beginning or the bound pushes it."""
    duration, ends = _duration(start, end), max(end.last.toordinal(), end_bound)
    if duration is not None and begins:
        in_months = start is not None and start.is_month and end.is_month
        ends = max(ends, after_months(begins, duration) if in_months else begins + duration)
    return month_end_from(ends) if end.is_month else ends
