"""What the budget adds to shared runs; each is named in config/pages.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from budget.models import Delivery, Proposal
from budget.portfolio import Figure, load_portfolio
from budget.totals import is_counted
from programme.contributions import MoneyEffect
from programme.models import AsAt, Programme, as_at
from programme.planning import Plan


def money_effects(before: Plan, after: Plan) -> list[MoneyEffect]:
    """Which proposals a change of the plan makes dearer (positive) or cheaper, by year."""
    was = load_portfolio(before.programme, before.on)
    now = was if after.on == before.on else load_portfolio(after.programme, after.on)
    return compare(was.figures(before), now.figures(after))


def compare(before: Iterable[Figure], after: Iterable[Figure]) -> list[MoneyEffect]:
    """The differences between two sets of figures of one programme, in the order of its proposals."""
    changes: dict[Proposal, defaultdict[int, Decimal]] = {}
    delayed_by: dict[Proposal, int] = {}
    for sign, figures in ((-1, before), (1, after)):
        for figure in figures:
            changes.setdefault(figure.proposal, defaultdict(Decimal))[figure.year] += sign * figure.forecast
            if figure.delayed_by is not None:
                delayed_by[figure.proposal] = figure.delayed_by
    effects = []
    for proposal, by_year in sorted(changes.items(), key=lambda change: change[0].position):
        differences = {year: change for year, change in sorted(by_year.items()) if change}
        if differences:
            effects.append(
                MoneyEffect(
                    proposal.code,
                    proposal.title,
                    proposal.get_absolute_url(),
                    differences,
                    item=delayed_by.get(proposal),
                    counted=is_counted(proposal),
                )
            )
    return effects


def delivering_items(programme: Programme, on: AsAt | None) -> frozenset[int]:
    """The items that deliver money: targets whose dates must hold."""
    if on is None:
        standing = Delivery.objects.filter(programme=programme).standing()
        return frozenset(standing.values_list("item_id", flat=True))
    return frozenset(delivery.item_id for delivery in as_at(Delivery, programme, on))
