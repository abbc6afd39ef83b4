"""Sums of money: the one place where rows of pounds are added up. Leaves only, each counted once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from budget.models import Proposal, ProposalAmount, SavingFigure
from budget.money import ZERO
from programme.financial_years import financial_year
from programme.models import Programme
from programme.ui.format import pounds


class MoneyRow(Protocol):
    """One leaf proposal in one year: fresh from the portfolio, or stored."""

    @property
    def proposal(self) -> Proposal: ...
    @property
    def year(self) -> int: ...
    @property
    def approved(self) -> Decimal | None: ...
    @property
    def forecast(self) -> Decimal: ...
    @property
    def weighted(self) -> Decimal: ...
    @property
    def delivered(self) -> Decimal: ...
    @property
    def slippage(self) -> Decimal: ...


@dataclass(frozen=True, slots=True)
class Total:
    """Signed pounds: growth positive, reductions negative. `slippage` is positive when worse."""

    approved: Decimal = ZERO
    forecast: Decimal = ZERO
    weighted: Decimal = ZERO
    delivered: Decimal = ZERO
    slippage: Decimal = ZERO

    @property
    def variance(self) -> Decimal:
        return self.forecast - self.approved

    @property
    def other_change(self) -> Decimal:
        """What is neither approved nor slippage: money given up, or confirmed where nothing was stated."""
        return self.variance - self.slippage

    def __add__(self, other: Total) -> Total:
        return Total(
            self.approved + other.approved,
            self.forecast + other.forecast,
            self.weighted + other.weighted,
            self.delivered + other.delivered,
            self.slippage + other.slippage,
        )


@dataclass(frozen=True, slots=True)
class Totals:
    """`non_cashable` is part of the reductions; `avoidance` is never added to anything."""

    growth: Total = Total()
    reductions: Total = Total()
    non_cashable: Total = Total()
    avoidance: Total = Total()

    @property
    def net(self) -> Total:
        return self.growth + self.reductions


def is_counted(proposal: Proposal) -> bool:
    """Cost avoidance is never added to savings (domain.md section 2)."""
    return proposal.benefit != Proposal.Benefit.AVOIDANCE


def add(rows: Iterable[MoneyRow]) -> Total:
    """The sum of any rows that count."""
    return _sum(row for row in rows if is_counted(row.proposal))


def totals_of(rows: Iterable[MoneyRow]) -> Totals:
    """Growth, reductions and what stands beside them."""
    rows = list(rows)
    counted = [row for row in rows if is_counted(row.proposal)]
    reductions = [row for row in counted if row.proposal.kind == Proposal.Kind.REDUCTION]
    return Totals(
        growth=_sum(row for row in counted if row.proposal.kind == Proposal.Kind.GROWTH),
        reductions=_sum(reductions),
        non_cashable=_sum(row for row in reductions if row.proposal.benefit == Proposal.Benefit.NON_CASHABLE),
        avoidance=_sum(row for row in rows if not is_counted(row.proposal)),
    )


def by_year(rows: Iterable[MoneyRow]) -> dict[int, Totals]:
    grouped: defaultdict[int, list[MoneyRow]] = defaultdict(list)
    for row in rows:
        grouped[row.year].append(row)
    return {year: totals_of(found) for year, found in sorted(grouped.items())}


def totals(programme: Programme, year: int) -> Totals:
    """From the stored figures of one year."""
    figures = SavingFigure.objects.filter(programme=programme, year=year)
    return totals_of(figures.select_related("proposal"))


def _sum(rows: Iterable[MoneyRow]) -> Total:
    return sum(
        (
            Total(row.approved or ZERO, row.forecast, row.weighted, row.delivered, row.slippage)
            for row in rows
        ),
        start=Total(),
    )


@dataclass(frozen=True, slots=True)
class Slipped:
    """The two halves of what slippage costs, both without a sign: what is worse, and what is kept for now.

    Growth that starts later is not yet spent, so it takes from what is lost (domain.md section 5).
    """

    worse: Decimal
    kept: Decimal
    is_growth: bool
    """Whether all that is kept is growth."""

    @property
    def in_words(self) -> str:
        """`£273,688 lost or spent more, less £78,667 of growth spent later`; empty where nothing is kept."""
        if not self.kept:
            return ""
        what = "of growth spent later" if self.is_growth else "spent later or saved by what moved here"
        kept = f"{pounds(self.kept)} {what}"
        return f"{pounds(self.worse)} lost or spent more, less {kept}" if self.worse else kept


def slipped(rows: Iterable[MoneyRow]) -> Slipped:
    """Of any rows that count, row by row."""
    counted = [row for row in rows if is_counted(row.proposal)]
    kept = [row for row in counted if row.slippage < 0]
    return Slipped(
        worse=sum((row.slippage for row in counted if row.slippage > 0), ZERO),
        kept=-sum((row.slippage for row in kept), ZERO),
        is_growth=all(row.proposal.kind == Proposal.Kind.GROWTH for row in kept),
    )


def budget_year(programme: Programme) -> int:
    """The financial year that pages open at: this one or the next for which an amount is stated."""
    stated = ProposalAmount.objects.filter(programme=programme, withdrawn_at=None)
    return year_to_show(set(stated.values_list("year", flat=True).distinct()), programme.today())


def year_to_show(stated: Iterable[int], today: dt.date) -> int:
    """The first stated year that has not ended, else the last one stated, else the year of today."""
    years, this_year = sorted(stated), financial_year(today)
    return next((year for year in years if year >= this_year), years[-1] if years else this_year)
