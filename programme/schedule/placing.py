"""Where an item may be: the days that its precision, its calendar and its meetings leave it, in ordinals."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from programme.schedule.bounds import (
    after_months,
    month_end_by,
    month_end_from,
    month_start_by,
    month_start_from,
    months_before,
)
from programme.schedule.calendars import Calendar


def start_from(day: int, *, by_month: bool, calendar: Calendar) -> int:
    """The first day on or after `day` on which it can start."""
    return month_start_from(day) if by_month else calendar.on_or_after(day)


def start_by(day: int, *, by_month: bool, calendar: Calendar) -> int:
    """The last day on or before `day` on which it can start."""
    return month_start_by(day) if by_month else calendar.on_or_before(day)


def end_from(day: int, *, by_month: bool, meetings: Sequence[int], calendar: Calendar) -> int:
    """The first day on or after `day` on which it can end.

    A decision is taken at its body's next meeting; after the last one that is entered, on any day.
    """
    if meetings and day <= meetings[-1]:
        return meetings[bisect_left(meetings, day)]
    return month_end_from(day) if by_month else calendar.on_or_after(day)


def end_by(day: int, *, by_month: bool, meetings: Sequence[int], calendar: Calendar) -> int:
    """The last day on or before `day` on which it can end; `day` itself before the first meeting."""
    if meetings and meetings[0] <= day <= meetings[-1]:
        return meetings[bisect_right(meetings, day) - 1]
    return month_end_by(day) if by_month else calendar.on_or_before(day)


def carried(
    start: int,
    duration: int,
    *,
    months: tuple[bool, bool],
    decision: bool,
    calendar: Calendar,
) -> int:
    """The end that the duration alone gives. `months` says whether start and end are whole months.

    A decision can be taken on any meeting of the month, so the month's first day is what it needs.
    """
    start_by_month, end_by_month = months
    if not end_by_month:
        return calendar.add(start, duration)
    end = after_months(start, duration) if start_by_month else month_end_from(calendar.add(start, duration))
    return max(start, month_start_by(end)) if decision else end


def latest_start(
    end: int, duration: int, *, months: tuple[bool, bool], decision: bool, calendar: Calendar
) -> int:
    """The last start that `carried` takes no further than `end`."""
    start_by_month, end_by_month = months
    if not end_by_month:
        return calendar.back(end, duration)
    if start_by_month:
        return months_before(end, duration)
    if decision:
        return min(end, calendar.back(month_end_from(end), duration))
    return calendar.back(end, duration)
