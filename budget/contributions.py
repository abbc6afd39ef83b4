"""What the budget adds to shared runs; each is named in config/pages.py."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from django.urls import reverse

from budget.models import Delivery, Proposal, SavingFigure
from budget.money import ZERO
from budget.portfolio import Figure, load_portfolio
from programme.contributions import MoneyEffect
from programme.models import Programme, as_at
from programme.planning import Plan
from programme.recalculation import replace_figures

PENNY = Decimal("0.01")


def money_effects(before: Plan, after: Plan) -> list[MoneyEffect]:
    """Which proposals a change of the plan makes dearer (positive) or cheaper, by year."""
    portfolio = load_portfolio(before.programme, before.on)
    return compare(portfolio.figures(before), portfolio.figures(after))


def compare(before: Iterable[Figure], after: Iterable[Figure]) -> list[MoneyEffect]:
    """The differences between two sets of figures of one programme, in the order of its proposals."""
    changes: dict[Proposal, defaultdict[int, Decimal]] = {}
    for sign, figures in ((-1, before), (1, after)):
        for figure in figures:
            changes.setdefault(figure.proposal, defaultdict(Decimal))[figure.year] += sign * figure.forecast
    effects = []
    for proposal, by_year in sorted(changes.items(), key=lambda change: change[0].position):
        differences = {year: change for year, change in sorted(by_year.items()) if change}
        if differences:
            href = reverse("budget:proposal", args=[proposal.programme.slug, proposal.code])
            effects.append(MoneyEffect(proposal.code, proposal.title, href, differences))
    return effects


def write_savings(plan: Plan) -> int:
    """The recalculation step for pounds."""
    figures = [
        SavingFigure(
            proposal=figure.proposal,
            programme=plan.programme,
            year=figure.year,
            approved=figure.approved,
            forecast=(forecast := _pence(figure.forecast)),
            delivered=_pence(figure.delivered),
            # From what is stored, so that the columns of a page add up to the penny.
            slippage=forecast - (figure.approved or ZERO),
            delay_months=figure.delay,
            delayed_by_id=figure.delayed_by,
            status=figure.status,
        )
        for figure in load_portfolio(plan.programme, plan.on).figures(plan)
    ]
    return replace_figures(SavingFigure, plan.programme, figures, key=("proposal_id", "year"))


def delivering_items(programme: Programme, on: dt.date | None) -> frozenset[int]:
    """The items that deliver money: targets whose dates must hold."""
    if on is None:
        standing = Delivery.objects.filter(programme=programme).standing()
        return frozenset(standing.values_list("item_id", flat=True))
    return frozenset(delivery.item_id for delivery in as_at(Delivery, programme, on))


def _pence(amount: Decimal) -> Decimal:
    return amount.quantize(PENNY, ROUND_HALF_UP)
