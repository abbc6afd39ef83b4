"""Whether clients, weekly costs and durations give the amount that is stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budget.money import ZERO
from budget.reconciliation.checks import Check, Rule, apart, money, proposal
from budget.reconciliation.rounding import HALF, NEAR, half, unit_of
from budget.reconciliation.snapshot import DriverLine, Kind, Sheet, Snapshot
from programme.financial_years import year_label
from programme.ui.format import pounds

ONE = Decimal(1)
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Worth:
    """Signed pounds that a driver comes to, at the mean of a range and at its ends; `slack` is rounding."""

    mean: Decimal
    shortest: Decimal
    longest: Decimal
    slack: Decimal

    def __add__(self, other: Worth) -> Worth:
        return Worth(
            self.mean + other.mean,
            self.shortest + other.shortest,
            self.longest + other.longest,
            self.slack + other.slack,
        )


def driver_arithmetic(snapshot: Snapshot) -> Iterator[Check]:
    """Drivers explain a year: they must give what is stated for one of them, or for all together."""
    for sheet in snapshot.sheets:
        amounts = list(sheet.amounts.items())
        if amounts and (worth := worth_of(sheet)):
            year, stated = amounts[0]
            slack = max(NEAR, worth.slack + half(stated, snapshot.unit(sheet)))
            candidates = [*(amount for _, amount in amounts), sum((each for _, each in amounts), ZERO)]
            # A wrong sign is one finding, which `heading` makes: the arithmetic is right all the same.
            candidates += [-amount for amount in candidates]
            nearest = min(candidates, key=lambda amount: abs(amount - worth.mean))
            agrees = abs(nearest - worth.mean) <= slack
            yield _check(sheet, year, nearest if agrees else stated, worth, slack, agrees)


def _check(sheet: Sheet, year: int, stated: Decimal, worth: Worth, slack: Decimal, agrees: bool) -> Check:
    label = year_label(year)
    return Check(
        Rule.DRIVER_ARITHMETIC,
        place="Drivers",
        code=sheet.code,
        stated=stated,
        computed=worth.mean,
        allowed=slack,
        about=(proposal(sheet.code),),
        agrees=agrees,
        message=f"The drivers of {sheet.code} come to {money(worth.mean)}, and {money(stated)} is stated "
        f"for {label}: {apart(stated, worth.mean)} apart, where rounding is allowed {pounds(slack)}."
        + _range_words(stated, worth),
        mend="Check the number of people, the weekly costs and the duration with whoever wrote the "
        "proforma, and correct the driver or the amount.",
    )


def _range_words(stated: Decimal, worth: Worth) -> str:
    if worth.shortest == worth.longest:
        return ""
    low, high = sorted((worth.shortest, worth.longest), key=abs)
    words = (
        f" The printed range of durations gives {pounds(abs(low))} to {pounds(abs(high))}; its mean counts"
    )
    if min(low, high) - worth.slack <= stated <= max(low, high) + worth.slack:
        return (
            f"{words}. What is stated lies within the range, so it holds for another duration than the mean."
        )
    return f"{words}, and what is stated lies outside it."


def worth_of(sheet: Sheet) -> Worth | None:
    """What all drivers of a sheet come to; None where one of them, or none, can be worked out.

    Lines that only count people add no money. A line without enough figures leaves the whole unknown.
    """
    lines = [line for line in sheet.drivers if line.counts_money]
    found = [worth for line in lines if (worth := _worth(line, sheet.kind)) is not None]
    if not found or len(found) < len(lines):
        return None
    total = found[0]
    for each in found[1:]:
        total += each
    return total


def _worth(line: DriverLine, kind: Kind) -> Worth | None:
    if line.percent is not None:
        return _percentage(line, kind)
    invested = line.investment or ZERO
    slack = half(line.investment, unit_of([line.investment]))
    if line.is_investment_alone or (line.weeks is None and line.investment is not None):
        return Worth(invested, invested, invested, slack)
    if line.clients is None or line.weeks is None or (line.current is None and line.new is None):
        return None
    rate = line.clients * ((line.new or ZERO) - (line.current or ZERO))
    cost_slack = line.clients * _cost_slack((line.current, line.new))
    longest = line.longest_weeks or line.weeks
    mean = (line.weeks + longest) * HALF
    return Worth(
        rate * mean + invested,
        rate * line.weeks + invested,
        rate * longest + invested,
        cost_slack * mean + slack,
    )


def _percentage(line: DriverLine, kind: Kind) -> Worth | None:
    if line.base is None or line.percent is None:
        return None
    sign = -1 if kind is Kind.REDUCTION else 1
    amount = sign * line.percent / HUNDRED * line.base
    slack = abs(line.percent) / HUNDRED * half(line.base, unit_of([line.base]))
    return Worth(amount, amount, amount, slack)


def _cost_slack(costs: Sequence[Decimal | None]) -> Decimal:
    """Weekly costs are printed to £1, or to a penny where one of them is; each may be half of that off."""
    unit = min(ONE, unit_of(costs))
    return sum((half(cost, unit) for cost in costs), ZERO)
