"""What the budget adds to shared runs; each is named in config/pages.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from budget.delay import delay_costs, delay_steps, each_month
from budget.models import Delivery, Proposal
from budget.portfolio import Figure, Portfolio, load_portfolio
from budget.savings import Response, TriggerKind
from budget.totals import is_counted
from programme.contributions import MoneyEffect
from programme.models import Action, AsAt, Programme, as_at
from programme.planning import Plan


def money_effects(before: Plan, after: Plan) -> list[MoneyEffect]:
    """Which proposals a change of the plan makes dearer (positive) or cheaper, by year."""
    was = load_portfolio(before.programme, before.on)
    now = was if after.on == before.on else load_portfolio(after.programme, after.on)
    leaves = {proposal.code: proposal for proposal in now.proposals}
    effects = compare(was.figures(before), now.figures(after))
    return [with_rule(effect, leaves[effect.code], now, after) for effect in effects]


def with_rule(effect: MoneyEffect, proposal: Proposal, portfolio: Portfolio, plan: Plan) -> MoneyEffect:
    """An effect with what makes it grow; as it was where no date does, or one never comes."""
    waits = portfolio.triggers(proposal, plan)
    scheme = portfolio.scheme(proposal, list(waits.values()))
    late = scheme.driving
    item = next((item for item, trigger in waits.items() if trigger is late), None)
    if late is None or item is None or late.forecast is None or scheme.response is Response.UNAFFECTED:
        return effect
    if late.kind is TriggerKind.START:
        happens = "starts later"
    elif plan.items[item].kind != Action.KIND:
        happens = "comes later"
    else:
        happens = "goes on" if scheme.response is Response.PROLONGED else "ends later"
    how = f"for each month that {plan.items[item].short} {happens}"
    return replace(effect, rule=how, each_month=each_month(delay_steps(late, delay_costs(scheme))))


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
