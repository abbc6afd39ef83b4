"""A plan in columns of whole numbers, so that one function carries ten actions or a hundred thousand.

Days are ordinals as `date.toordinal` gives them; NONE where there is no date.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from programme.schedule.activities import LinkType

NONE = 0
FAR = 1 << 60
"""Later than any date: nothing downstream limits the item."""


@dataclass(frozen=True, slots=True)
class Tie:
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
    finished: set[int] = field(default_factory=set)
    today: int = NONE
    approved: int = NONE

    def out_of_the_ordinary(self) -> Container[int]:
        """The items that need more than a comparison: all of them when there is a today."""
        if self.today:
            return range(len(self.plain))
        return set().union(self.ties, self.started, self.fixed, self.month_starts, self.month_ends)


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
