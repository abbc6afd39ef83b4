"""From amounts to pixels, and the round numbers of an axis. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Of ten: what people count in."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Places amounts from `low` to `high` between two pixels, which may run either way."""

    low: float
    high: float
    begin: float
    end: float

    def at(self, amount: float) -> float:
        if self.high == self.low:
            return self.begin
        share = (amount - self.low) / (self.high - self.low)
        return round(self.begin + (self.end - self.begin) * share, 1)


def nice_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers that enclose both ends in about `most` steps: 0, 1,000 … 4,000 for 0 to 3,842."""
    if not low < high:
        high = low + 1
    step = _step((high - low) / most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [number * step for number in range(first, last + 1)]


def _step(least: float) -> float:
    ten = 10.0 ** math.floor(math.log10(least))
    return next(ten * step for step in STEPS if ten * step >= least * (1 - 1e-9))


def range_of(amounts: Iterable[float | None]) -> tuple[float, float]:
    """The least and the greatest, with nought, from which bars and sums are measured."""
    known = [0.0, *(float(amount) for amount in amounts if amount is not None)]
    return min(known), max(known)
