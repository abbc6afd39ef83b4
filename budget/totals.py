"""Growth, reductions and net of a programme in one year: leaves only, each counted once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from budget.models import Proposal, ProposalAmount, SavingFigure
from budget.money import ZERO
from programme.financial_years import financial_year
from programme.models import Programme

FIGURES = ("approved", "forecast", "delivered", "slippage")


@dataclass(frozen=True, slots=True)
class Total:
    """Signed pounds: growth positive, reductions negative. `slippage` is positive when worse."""

    approved: Decimal = ZERO
    forecast: Decimal = ZERO
    slippage: Decimal = ZERO
    delivered: Decimal = ZERO

    def __add__(self, other: Total) -> Total:
        return Total(
            self.approved + other.approved,
            self.forecast + other.forecast,
            self.slippage + other.slippage,
            self.delivered + other.delivered,
        )


@dataclass(frozen=True, slots=True)
class Totals:
    growth: Total
    reductions: Total

    @property
    def net(self) -> Total:
        return self.growth + self.reductions


def totals(programme: Programme, year: int) -> Totals:
    """From the stored figures of one year."""
    found = (
        SavingFigure.objects.filter(programme=programme, year=year)
        .values("proposal__kind")
        .annotate(**{name: Sum(name) for name in FIGURES})
        .order_by()
    )
    by_kind = {row["proposal__kind"]: Total(**{name: row[name] or ZERO for name in FIGURES}) for row in found}
    return Totals(by_kind.get(Proposal.Kind.GROWTH, Total()), by_kind.get(Proposal.Kind.REDUCTION, Total()))


def budget_year(programme: Programme) -> int:
    """The financial year that pages open at: this one or the next for which an amount is stated."""
    stated = ProposalAmount.objects.filter(programme=programme, withdrawn_at=None)
    return year_to_show(set(stated.values_list("year", flat=True).distinct()), programme.today())


def year_to_show(stated: Iterable[int], today: dt.date) -> int:
    """The first stated year that has not ended, else the last one stated, else the year of today."""
    years, this_year = sorted(stated), financial_year(today)
    return next((year for year in years if year >= this_year), years[-1] if years else this_year)
