"""Dates as plans print them: a day, or a whole month (domain.md section 2, "precision")."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

FIRST_YEAR, LAST_YEAR = 1950, 2149
"""Years a plan may name; outside them a date is a slip of the pen, and month arithmetic could overflow."""

DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""By the number of the month; not `calendar.monthrange`, which takes most of a schedule's time."""

MONTH_NAMES = tuple(calendar.month_abbr)
"""By the number of the month; `calendar` makes the name anew each time, and a plan prints thousands."""

ISO = re.compile(r"^(\d{4})-(\d{2})(?:-(\d{2}))?$")


class DateOutOfRange(ValueError):
    """A date that no plan can mean."""


@dataclass(frozen=True, slots=True)
class PlanDate:
    """A date with its precision: `day` is None where the plan names a month only."""

    year: int
    month: int
    day: int | None = None
    first: dt.date = field(init=False, repr=False, compare=False)
    """The day it means as a start: a month starts on its 1st."""
    last: dt.date = field(init=False, repr=False, compare=False)
    """The day it means as an end: a month ends on its last day."""

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise DateOutOfRange(f"Year must be between {FIRST_YEAR} and {LAST_YEAR}")
        first = dt.date(self.year, self.month, self.day or 1)
        # Worked out once, as a schedule asks for them a dozen times each.
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", first if self.day else month_end(first))

    @classmethod
    def of_day(cls, day: dt.date) -> Self:
        return cls(day.year, day.month, day.day)

    @classmethod
    def of_month(cls, day: dt.date) -> Self:
        """The whole month in which `day` lies."""
        return cls(day.year, day.month)

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Read `2011-09` or `2011-09-15`; ValueError says what was wrong."""
        match = ISO.match(text)
        if not match:
            raise ValueError(f"{text!r} is not a date like 2011-09 or 2011-09-15")
        year, month, day = match.groups()
        return cls(int(year), int(month), int(day) if day else None)

    @property
    def is_month(self) -> bool:
        return self.day is None

    def iso(self) -> str:
        month = f"{self.year:04}-{self.month:02}"
        return month if self.day is None else f"{month}-{self.day:02}"

    def __str__(self) -> str:
        month = f"{MONTH_NAMES[self.month]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"

    def shifted(self, *, months: int = 0, days: int = 0, as_start: bool = False) -> PlanDate:
        """This date later (or earlier, when negative) by months and then days.

        A month moved by days becomes a day: an end of September less ten days is 20 September,
        a start in September plus ten days is 11 September.
        """
        moved = add_months(self.first, months)
        month = PlanDate(moved.year, moved.month, None if self.day is None else moved.day)
        if not days:
            return month
        try:
            return PlanDate.of_day((month.first if as_start else month.last) + dt.timedelta(days=days))
        except OverflowError:
            raise DateOutOfRange(f"Year must be between {FIRST_YEAR} and {LAST_YEAR}") from None


def days_in_month(year: int, month: int) -> int:
    return 29 if month == 2 and calendar.isleap(year) else DAYS_IN_MONTH[month]


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of another month, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateOutOfRange(f"Year must be between {FIRST_YEAR} and {LAST_YEAR}")
    return dt.date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def month_end(day: dt.date) -> dt.date:
    return day.replace(day=days_in_month(day.year, day.month))


def month_index(day: dt.date) -> int:
    """Months counted from year 0, so that differences are whole calendar months."""
    return day.year * 12 + day.month - 1


def first_month_on_or_after(day: dt.date) -> int:
    """Index of the first month that begins on `day` or later."""
    return month_index(day) + (day.day > 1)


# The slip of most of ten thousand items is one of a few hundred.
@lru_cache(maxsize=8192)
def months_between(earlier: dt.date, later: dt.date) -> float:
    """Calendar months from one day to another: whole months, then the rest of a month by its days.

    From the end of one month to the end of another is a whole number (domain.md section 2, "Slip").
    Negative when `later` comes first.
    """
    if later < earlier:
        return -months_between(later, earlier)

    def after(months: int) -> dt.date:
        # Not add_months: the month that is measured against may lie beyond the years a plan can name.
        year, month = divmod(month_index(earlier) + months, 12)
        last = days_in_month(year, month + 1)
        return dt.date(year, month + 1, last if earlier == month_end(earlier) else min(earlier.day, last))

    whole = month_index(later) - month_index(earlier)
    if after(whole) > later:
        whole -= 1
    return whole + (later - after(whole)).days / (after(whole + 1) - after(whole)).days
