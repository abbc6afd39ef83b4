"""How far rounding alone can take printed figures from each other (domain.md section 5)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal

from budget.money import ZERO

NEAR = Decimal(1000)
"""A computed figure agrees with a stated one within £1k."""
HALF = Decimal("0.5")
UNITS = (Decimal(1000), Decimal(1))
PENNY = Decimal("0.01")
SIGMAS = 4


def unit_of(figures: Iterable[Decimal | None]) -> Decimal:
    """To what money is printed: £1,000 where every figure is whole thousands, else £1 or a penny."""
    printed = [each for each in figures if each]
    return next((unit for unit in UNITS if not any(each % unit for each in printed)), PENNY)


def half(figure: Decimal | None, unit: Decimal) -> Decimal:
    """How far a printed figure can be from the true one; nothing printed, and nil, are exact."""
    return unit * HALF if figure else ZERO


def sum_allowance(total_unit: Decimal, part_units: Iterable[Decimal]) -> Decimal:
    """The most by which parts can miss their printed total through rounding.

    One part and its total are the same figure, so they may not differ at all in what they are printed to.
    Each further part adds half its unit. From eight parts on that is so unlikely that it would hide
    mistakes: there four standard deviations of the rounding are the limit.
    """
    units = [total_unit, *part_units]
    worst = sum(units, ZERO) * HALF
    spread = (sum((unit * unit for unit in units), ZERO) / 12).sqrt()
    step = min(units)
    # Neither limit is reached itself, and printed figures differ by whole steps.
    steps = (min(worst, SIGMAS * spread) / step).to_integral_value(ROUND_CEILING) - 1
    return steps * step


def adds_up(total: Decimal, parts: Iterable[Decimal], allowance: Decimal) -> bool:
    return abs(total - sum(parts, ZERO)) <= allowance
