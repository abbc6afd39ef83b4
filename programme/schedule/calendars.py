"""Which days count: every day, or the working days a programme may choose (domain.md section 4)."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from typing import Protocol

from programme.working_days import working_days


class Calendar(Protocol):
    """How durations and lags in days are counted, in ordinals as `date.toordinal` gives them."""

    def on_or_after(self, day: int) -> int:
        """`day` itself where it counts, else the next that does."""
        ...

    def on_or_before(self, day: int) -> int:
        """`day` itself where it counts, else the last before it that does."""
        ...

    def add(self, day: int, days: int) -> int:
        """From the first counted day on or after `day`, so many further on (back, where negative)."""
        ...

    def back(self, day: int, days: int) -> int:
        """The last day that `add` with the same days takes no further than `day`."""
        ...

    def between(self, first: int, last: int) -> int:
        """What `add` needs to come from `first` to `last`; 0 where no counted day lies between."""
        ...


class EveryDay:
    """Calendar days."""

    def on_or_after(self, day: int) -> int:
        return day

    def on_or_before(self, day: int) -> int:
        return day

    def add(self, day: int, days: int) -> int:
        return day + days

    def back(self, day: int, days: int) -> int:
        return day - days

    def between(self, first: int, last: int) -> int:
        return last - first


class WorkingDays:
    """Monday to Friday without England's bank holidays."""

    def on_or_after(self, day: int) -> int:
        return self.add(day, 0)

    def on_or_before(self, day: int) -> int:
        return self.back(day, 0)

    def add(self, day: int, days: int) -> int:
        year = _year(day)
        return _nth(year, bisect_left(working_days(year), day) + days)

    def back(self, day: int, days: int) -> int:
        year = _year(day)
        return _nth(year, bisect_right(working_days(year), day) - 1 - days)

    def between(self, first: int, last: int) -> int:
        years = range(_year(first), _year(last))
        before = bisect_left(working_days(_year(first)), first)
        until = bisect_right(working_days(_year(last)), last) + sum(len(working_days(year)) for year in years)
        return max(0, until - 1 - before)


EVERY_DAY = EveryDay()
WORKING_DAYS = WorkingDays()


def _nth(year: int, index: int) -> int:
    """The working day with this index in a year; beyond its ends the years before and after count on."""
    while index < 0:
        year -= 1
        index += len(working_days(year))
    while index >= len(working_days(year)):
        index -= len(working_days(year))
        year += 1
    return working_days(year)[index]


def _year(day: int) -> int:
    return dt.date.fromordinal(day).year
