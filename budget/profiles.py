"""How an amount is spread over the months after its effect (domain.md section 5). Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from programme.dates import days_in_month, month_index

Position = int | Fraction
"""A point in time in months, as `dates.month_index` counts them; a part of a month where days count."""


class ProfileKind(StrEnum):
    STEP = "STEP"
    RAMP = "RAMP"
    ONCE = "ONCE"


@dataclass(frozen=True, slots=True)
class Profile:
    """A step at once to the full rate, a ramp to it over `months`, or a single amount."""

    kind: ProfileKind = ProfileKind.STEP
    months: int = 1

    def weight(self, effect: Position, begin: Position, end: Position) -> Position:
        """What falls from `begin` up to `end`, in months at the full rate times `months`.

        A single amount weighs one in the month of its effect.
        """
        return self._until(end - effect) - self._until(begin - effect)

    @property
    def full_month(self) -> int:
        """The weight of a month at the full rate; 0 for a single amount, which has no rate."""
        return 0 if self.kind is ProfileKind.ONCE else self._ramp

    @property
    def _ramp(self) -> int:
        return self.months if self.kind is ProfileKind.RAMP else 1

    def _until(self, months: Position) -> Position:
        """The weight of the first `months` after the effect: the nth month of a ramp is n parts of it."""
        if months <= 0:
            return 0
        if self.kind is ProfileKind.ONCE:
            return 1
        ramp = self._ramp
        if months >= ramp:
            return ramp * (ramp + 1) // 2 + (months - ramp) * ramp
        whole = int(months)
        return whole * (whole + 1) // 2 + (months - whole) * (whole + 1)


def position(day: dt.date) -> Position:
    """The beginning of a day; each day is an equal part of its own month."""
    if day.day == 1:
        return month_index(day)
    return month_index(day) + Fraction(day.day - 1, days_in_month(day.year, day.month))
