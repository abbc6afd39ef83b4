"""Working days in England: Monday to Friday without bank holidays."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from functools import cache

import holidays


@cache
def bank_holidays(year: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: dt.date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


@cache
def working_days(year: int) -> list[int]:
    """The working days of a year as ordinals, ascending."""
    closed = {day.toordinal() for day in bank_holidays(year)}
    days = range(dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal() + 1)
    # 1 January of the year 1 was a Monday, and is day 1.
    return [day for day in days if (day - 1) % 7 < 5 and day not in closed]


def working_days_late(planned: dt.date, reached: dt.date) -> int:
    """Working days after `planned` up to and with `reached`; 0 when not later."""
    if reached <= planned:
        return 0
    whole = sum(len(working_days(year)) for year in range(planned.year, reached.year))
    return whole + _until(reached) - _until(planned)


def _until(day: dt.date) -> int:
    """The working days of its year up to and with a day."""
    return bisect_right(working_days(day.year), day.toordinal())
