"""Working days in England: Monday to Friday without bank holidays."""

from __future__ import annotations

import datetime as dt
from functools import cache

import holidays


@cache
def bank_holidays(year: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: dt.date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_days_late(planned: dt.date, reached: dt.date) -> int:
    """Working days after `planned` up to and with `reached`; 0 when not later."""
    days = (reached - planned).days
    return sum(is_working_day(planned + dt.timedelta(days=n)) for n in range(1, days + 1))
