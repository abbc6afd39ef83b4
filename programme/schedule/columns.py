"""A plan in columns of whole numbers, so that one function carries ten actions or a hundred thousand.

Days are ordinals as `date.toordinal` gives them; NONE where there is no date.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from programme.schedule.activities import LinkType
from programme.schedule.calendars import EVERY_DAY, Calendar

NONE = 0
FAR = 1 << 60
"""Later than any date: nothing downstream limits the item."""


class Tie(NamedTuple):
    """A link that is more than "starts after the other ends": another type, or a lag."""

    predecessor: int
    type: LinkType
    lag: int
    months: bool


@dataclass(slots=True)
class Network:
    """One entry an item; the sets and dictionaries name only the items that differ from the ordinary.

    `plain` lists predecessors by ordinary links (finish to start, no lag), `ties` holds all others.
    `duration` is end less start in days, or in whole months where both dates are months.
    `fixed` items keep their own dates (manual, or finished); `started` ones are not moved at the start.
    `meetings` are the days, ascending, on which the body of a decision meets.
    Nothing that is not reported can lie before `today`, unless it was due before `approved` (NONE: no today).
    """

    own_start: list[int]
    own_end: list[int]
    duration: list[int | None]
    plain: Sequence[Sequence[int]]
    ties: dict[int, list[Tie]] = field(default_factory=dict)
    started: set[int] = field(default_factory=set)
    fixed: set[int] = field(default_factory=set)
    targets: set[int] = field(default_factory=set)
    month_starts: set[int] = field(default_factory=set)
    month_ends: set[int] = field(default_factory=set)
    meetings: dict[int, Sequence[int]] = field(default_factory=dict)
    calendar: Calendar = EVERY_DAY
    today: int = NONE
    approved: int = NONE

    def out_of_the_ordinary(self) -> Set[int]:
        """The items that need more than a comparison.

        Whatever lies after today cannot have passed, and links only move it later.
        """
        if self.calendar is not EVERY_DAY:
            return set(range(len(self.plain)))
        special = set().union(
            self.ties, self.started, self.fixed, self.month_starts, self.month_ends, self.meetings
        )
        if self.today:
            dates = zip(self.own_start, self.own_end, strict=True)
            special.update(item for item, own in enumerate(dates) if min(own) < self.today)
        return special


@dataclass(slots=True)
class Times:
    """The result, in the same columns.

    The bounds are what predecessors alone demand of start and end, before any rounding to months
    (NONE: nothing). `driver` is the predecessor that fixes the date, -1 for the item's own estimate.
    Floats are days, FAR where nothing limits them.
    """

    start: list[int]
    end: list[int]
    due: list[int]
    start_bound: list[int]
    end_bound: list[int]
    driver: list[int]
    total_float: list[int] = field(default_factory=list)
    free_float: list[int] = field(default_factory=list)
