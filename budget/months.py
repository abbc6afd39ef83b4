"""How the amounts of a financial year fall on its months. Pure; in whole pence, so that nothing is lost.

The months always add up to the year's own figure, which is worked out once, in `budget.savings`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import lcm

from budget.money import in_pennies
from budget.profiles import Position
from budget.savings import MONTHS_A_YEAR, Response, Scheme, prolonged_span
from programme.financial_years import first_month

ByMonth = list[int]
"""Twelve amounts in pence, April first."""


@dataclass(frozen=True, slots=True)
class Months:
    """One leaf proposal in one financial year, signed."""

    approved: ByMonth
    forecast: ByMonth
    delivered: ByMonth


def months(
    scheme: Scheme,
    year: int,
    *,
    approved: Decimal,
    forecast: Decimal,
    confirmed: Mapping[int, Decimal],
    is_given_up: bool = False,
) -> Months:
    """A year's pounds by month; `confirmed` is what finance has confirmed, by month index.

    Where no more is forecast than was confirmed (it is given up, or nothing was stated for the year), the
    forecast falls on the months in which it was confirmed.
    """
    first = first_month(year)
    delivered = [in_pennies(confirmed.get(month, Decimal(0))) for month in _year(first)]
    weights = _weights(scheme, scheme.begins, first)
    planned = spread(in_pennies(approved), weights)
    extra = _overlaps(scheme, first)
    if is_given_up or (year not in scheme.amounts and not any(extra)):
        return Months(planned, delivered, delivered)
    if any(extra):
        more = spread(in_pennies(forecast) - in_pennies(approved), extra)
        return Months(planned, [sum(pair) for pair in zip(planned, more, strict=True)], delivered)
    late = scheme.late_effect if scheme.response is Response.POSTPONED else scheme.begins
    if late == scheme.begins or not any(weights):
        # On time, or stated for a year that ends before the effect: it stands as approved.
        return Months(planned, planned, delivered)
    return Months(planned, spread(in_pennies(forecast), _weights(scheme, late, first)), delivered)


def spread(total: int, weights: Sequence[Position]) -> ByMonth:
    """Parts of a total in proportion to the weights, that add up to it; evenly where none weighs anything.

    What has come by the end of each month is rounded, not the month, so that roundings never gather.
    """
    if not any(weights):
        weights = [1] * len(weights)
    scale = lcm(*(weight.denominator for weight in weights))
    shares = [int(weight * scale) for weight in weights]
    whole, run, reached, found = sum(shares), 0, 0, []
    for share in shares:
        run += share
        until = (2 * total * run + whole) // (2 * whole)
        found.append(until - reached)
        reached = until
    return found


def _year(first: int) -> range:
    return range(first, first + MONTHS_A_YEAR)


def _weights(scheme: Scheme, effect: Position | None, first: int) -> list[Position]:
    """What each month of the year that begins with `first` weighs where the effect lies there."""
    if effect is None:
        return [0] * MONTHS_A_YEAR
    return [scheme.profile.weight(effect, month, month + 1) for month in _year(first)]


def _overlaps(scheme: Scheme, first: int) -> list[Position]:
    """How much of each month lies in the time for which a cost is prolonged."""
    span = prolonged_span(scheme)
    if span is None:
        return [0] * MONTHS_A_YEAR
    begins, ends = span
    return [max(min(ends, month + 1) - max(begins, month), 0) for month in _year(first)]
