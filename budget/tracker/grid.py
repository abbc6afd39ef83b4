"""Delivered months as a grid: a row a leaf proposal, a column a month of the year."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from budget.models import DeliveredAmount, MonthlyFigure, Proposal
from budget.money import ZERO, of_pennies
from budget.totals import is_counted
from programme.dates import add_months
from programme.financial_years import APRIL

MONTHS = 12


def months_of(year: int) -> list[dt.date]:
    """The first days of the months of a financial year, April first."""
    april = dt.date(year, APRIL + 1, 1)
    return [add_months(april, number) for number in range(MONTHS)]


def begun(months: Iterable[dt.date], today: dt.date) -> list[dt.date]:
    return [month for month in months if month <= today]


@dataclass(slots=True)
class Line:
    """A leaf proposal with what finance has confirmed of a year, and what was forecast for it by now."""

    proposal: Proposal
    stored: dict[dt.date, DeliveredAmount] = field(default_factory=dict)
    expected: Decimal = ZERO

    @property
    def confirmed(self) -> Decimal:
        return sum((row.amount for row in self.stored.values()), ZERO)


def lines_of(proposals: Iterable[Proposal], year: int, today: dt.date) -> list[Line]:
    """The number of queries does not grow with the proposals."""
    lines = {proposal.pk: Line(proposal) for proposal in proposals}
    months = months_of(year)
    rows = DeliveredAmount.objects.filter(proposal__in=lines, month__in=months).standing()
    for row in rows.order_by("month"):
        lines[row.proposal_id].stored[row.month] = row
    number = len(begun(months, today))
    for figure in MonthlyFigure.objects.filter(proposal__in=lines, year=year):
        lines[figure.proposal_id].expected = of_pennies(sum(figure.forecast[:number]))
    return list(lines.values())


def sums_of(year: int, leaves: Iterable[Proposal]) -> Mapping[str, Mapping[dt.date, Decimal]]:
    """Confirmed pounds by kind and month of all leaves that count."""
    counted = {leaf.pk: str(leaf.kind) for leaf in leaves if is_counted(leaf)}
    found: defaultdict[str, defaultdict[dt.date, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    rows = DeliveredAmount.objects.filter(proposal__in=counted, month__in=months_of(year)).standing()
    for proposal, month, amount in rows.values_list("proposal_id", "month", "amount"):
        found[counted[proposal]][month] += amount
    return found
