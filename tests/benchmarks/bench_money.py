"""How long the money takes: prints milliseconds, asserts none.

Run with `python -m pytest tests/benchmarks/bench_money.py -s`.
"""

from __future__ import annotations

import datetime as dt
import gc
import random
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from budget.causes import slippage_by_cause
from budget.delay import delay_costs
from budget.models import Delivery, Proposal
from budget.portfolio import Portfolio, load_portfolio
from programme.dates import PlanDate
from programme.models import Programme, ScheduleItem
from programme.planning import Plan, load_plan
from programme.schedule import Link

LAYERS, LINKS_EACH, SPAN = 20, 2, 12
FIRST = dt.date(2011, 4, 1)


def milliseconds(work: Callable[[], Any], repeat: int = 3) -> float:
    """The best of a few runs."""
    best = float("inf")
    for _ in range(repeat):
        gc.collect()
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best * 1000


def layered_plan(size: int, slipped: int) -> Plan:
    """Actions in twenty layers, each waiting for two of the layer before; some slipped a month or two."""
    chance = random.Random(3)
    programme = Programme(pk=1, slug="load", reporting_date=FIRST)
    layer = size // LAYERS
    late = set(chance.sample(range(size), slipped))
    items, links = {}, []
    for place in range(size):
        start = FIRST + dt.timedelta(days=place // layer * (SPAN + 6))
        end = start + dt.timedelta(days=SPAN)
        forecast = end + dt.timedelta(days=chance.randrange(20, 70)) if place in late else None
        items[place + 1] = ScheduleItem(
            pk=place + 1,
            programme=programme,
            code=str(place + 1),
            baseline_start=PlanDate.of_day(start),
            baseline_end=PlanDate.of_day(end),
            forecast_end=PlanDate.of_day(forecast) if forecast else None,
        )
        if place >= layer:
            first = (place // layer - 1) * layer
            links += [Link(first + 1 + each, place + 1) for each in chance.sample(range(layer), LINKS_EACH)]
    return Plan(
        programme=programme,
        as_at=FIRST,
        on=None,
        items=items,
        links=links,
        meetings=[],
        approved_on=FIRST,
        targets=frozenset(),
    )


def savings(plan: Plan, size: int) -> Portfolio:
    """Savings of two years, each delivered by some action."""
    chance = random.Random(4)
    proposals = [
        Proposal(
            pk=place,
            programme=plan.programme,
            code=f"R{place}",
            position=place,
            kind=Proposal.Kind.REDUCTION,
            effect=PlanDate(2011, 7),
        )
        for place in range(1, size + 1)
    ]
    actions = list(plan.items)
    return Portfolio(
        proposals=proposals,
        amounts={each.pk: {2011: Decimal(-90_000), 2012: Decimal(-120_000)} for each in proposals},
        drivers={},
        deliveries={
            each.pk: [Delivery(proposal_id=each.pk, item_id=chance.choice(actions), trigger="END")]
            for each in proposals
        },
        delivered={},
        approved={},
    )


def both_sizes(work: Callable[[Plan, Portfolio], Any]) -> str:
    """Milliseconds for 1,000 proposals on as many actions and for 10,000, and their ratio: 10 is linear."""
    spent = []
    for size in (1_000, 10_000):
        plan = layered_plan(size, slipped=size // 5)
        portfolio = savings(plan, size)
        plan.schedule  # noqa: B018 - it is scheduled before it is measured
        spent.append(milliseconds(lambda plan=plan, portfolio=portfolio: work(plan, portfolio)))  # type: ignore[misc]
    return f"{spent[0]:.0f} ms and {spent[1]:.0f} ms, ratio {spent[1] / spent[0]:.1f}"


def test_figures_of_as_many_proposals_as_actions() -> None:
    found = both_sizes(lambda plan, portfolio: portfolio.figures(plan))
    print(f"\n1,000 and 10,000 proposals on as many actions: {found}")


def test_months_and_costs_of_delay_of_as_many_proposals_as_actions() -> None:
    def work(plan: Plan, portfolio: Portfolio) -> None:
        for proposal in portfolio.proposals:
            scheme = portfolio.scheme(proposal, list(portfolio.triggers(proposal, plan).values()))
            delay_costs(scheme)
            for figure in portfolio.figures_of(proposal, plan):
                portfolio.months_of(figure.in_pence(), scheme)

    print(f"\nFigures, months and costs of delay of 1,000 and 10,000: {both_sizes(work)}")


@pytest.mark.parametrize(("actions", "slipped", "proposals"), [(1_000, 200, 100), (1_000, 200, 1_000)])
def test_slippage_by_cause(actions: int, slipped: int, proposals: int) -> None:
    plan = layered_plan(actions, slipped)
    portfolio = savings(plan, proposals)
    plan.schedule  # noqa: B018 - it is scheduled before it is measured
    found = slippage_by_cause(plan, portfolio)
    spent = milliseconds(lambda: slippage_by_cause(plan, portfolio))
    print(
        f"\n{slipped} slipped of {actions} actions, {proposals} proposals: {spent:.0f} ms, "
        f"{len(found.causes)} causes"
    )


def test_leicester(leicester: Programme) -> None:
    plan, portfolio = load_plan(leicester), load_portfolio(leicester)
    plan.schedule  # noqa: B018 - it is scheduled before it is measured
    spent = milliseconds(lambda: portfolio.figures(plan), repeat=20)
    print(f"\nLeicester's 39 proposals, 33 of them with money: {spent:.2f} ms")
