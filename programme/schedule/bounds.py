"""What a link with a type and a lag allows, forwards and backwards, in ordinals."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from programme.dates import DateOutOfRange, add_months, month_end
from programme.schedule.activities import LinkType
from programme.schedule.calendars import EVERY_DAY, Calendar
from programme.schedule.columns import FAR, Tie

# Ten thousand items fall on a few hundred days, so each answer serves for many.
by_day = lru_cache(maxsize=8192)

# Tuples, as looking one of two up is quicker than the hash of an enumeration.
FROM_END = (LinkType.FINISH_TO_START, LinkType.FINISH_TO_FINISH)
TO_START = (LinkType.FINISH_TO_START, LinkType.START_TO_START)


def earliest(tie: Tie, source: int, calendar: Calendar = EVERY_DAY) -> int:
    """The first day the successor's date may fall on, given the predecessor's date `source`.

    It need not be a counted day: the successor's own precision says where it can go from there.
    """
    if tie.type is LinkType.FINISH_TO_START:
        source += 1
    if not tie.lag:
        return source
    if not tie.months:
        return calendar.add(source, tie.lag)
    return later(source, tie.lag, end_of_month_sticks=tie.type is LinkType.FINISH_TO_FINISH)


def latest(tie: Tie, limit: int, calendar: Calendar = EVERY_DAY) -> int:
    """The last day the predecessor's date may fall on so that `earliest` stays within `limit`.

    FAR where a lead is so long that no date of a plan comes near it.
    """
    try:
        return _latest(tie, limit, calendar)
    except DateOutOfRange:
        return FAR


def _latest(tie: Tie, limit: int, calendar: Calendar) -> int:
    if tie.lag and tie.months:
        limit = _not_after(limit, tie.lag, end_of_month_sticks=tie.type is LinkType.FINISH_TO_FINISH)
    elif tie.lag:
        limit = calendar.back(limit, tie.lag)
    return limit - 1 if tie.type is LinkType.FINISH_TO_START else limit


@by_day
def month_start_from(day: int) -> int:
    """The first 1st of a month on or after `day`."""
    date = dt.date.fromordinal(day)
    return day if date.day == 1 else month_end(date).toordinal() + 1


@by_day
def month_end_from(day: int) -> int:
    """The first last day of a month on or after `day`."""
    return month_end(dt.date.fromordinal(day)).toordinal()


def month_start_by(day: int) -> int:
    """The last 1st of a month on or before `day`."""
    return day - dt.date.fromordinal(day).day + 1


def month_end_by(day: int) -> int:
    """The last last day of a month on or before `day`."""
    return month_start_by(day + 1) - 1


@by_day
def after_months(start: int, months: int) -> int:
    """The last day of the month that lies `months` after the month of `start`."""
    return month_end(add_months(dt.date.fromordinal(start).replace(day=1), months)).toordinal()


@by_day
def months_before(end: int, months: int) -> int:
    """The first day of the month that lies `months` before the month of `end`."""
    return add_months(dt.date.fromordinal(end).replace(day=1), -months).toordinal()


@by_day
def later(day: int, months: int, *, end_of_month_sticks: bool = False) -> int:
    """The same day of another month; with `end_of_month_sticks` its last day, where it was one."""
    date = dt.date.fromordinal(day)
    moved = add_months(date, months)
    if end_of_month_sticks and date == month_end(date):
        moved = month_end(moved)
    return moved.toordinal()


@by_day
def _not_after(limit: int, months: int, *, end_of_month_sticks: bool = False) -> int:
    """The last day that `later` takes to `limit` or before."""
    date = dt.date.fromordinal(limit)
    moved = add_months(date, -months)
    if date == month_end(date):
        return month_end(moved).toordinal()
    if end_of_month_sticks and moved == month_end(moved):
        return moved.toordinal() - 1
    return moved.toordinal()
