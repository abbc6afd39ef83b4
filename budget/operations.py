"""Saying what delivers a proposal, and what has been delivered, with what each change would cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from budget.contributions import compare
from budget.models import DeliveredAmount, Delivery, Proposal
from budget.portfolio import Portfolio, load_portfolio
from programme.consequences import Consequence
from programme.history import change, withdraw, write
from programme.models import Cause, Programme
from programme.operations.errors import Refused
from programme.past import entered
from programme.planning import load_plan


def confirm_delivered(
    programme: Programme, month: dt.date, amounts: Mapping[str, Decimal], *, by: Any, text: str = ""
) -> Cause:
    """Record what finance confirms for one month: signed pounds by code; an amount replaces an earlier one.

    Refused for a month that has not begun, a summary, or a code that does not exist.
    """
    if month > programme.today():
        raise Refused(f"{month:%B %Y} has not begun, so nothing can have been delivered in it", "month")
    leaves = {each.code: each for each in Proposal.objects.filter(programme=programme).standing()}
    for code in amounts:
        if code not in leaves or leaves[code].is_summary:
            raise Refused(f"{code} is not a proposal on which money is entered", "amount")
    first = month.replace(day=1)
    with change(programme, by=by, what=f"Delivered in {month:%B %Y} confirmed", text=text) as cause:
        stored = {
            each.proposal_id: each
            for each in DeliveredAmount.objects.filter(programme=programme, month=first).standing()
        }
        rows = []
        for code, amount in amounts.items():
            row = stored.get(leaves[code].pk) or DeliveredAmount(
                programme=programme, proposal=leaves[code], month=first
            )
            row.amount = amount
            rows.append(row)
        write(cause, rows)
    return cause


def delivery_for(proposal: Proposal, item: Any, trigger: str, portfolio: Portfolio) -> Delivery:
    """A new delivery, not saved. Refused for a summary, and when the item delivers it already."""
    if proposal.is_summary:
        raise Refused("A summary is the sum of its parts: say what delivers those", "action")
    for held in portfolio.deliveries.get(proposal.pk, ()):
        if held.item_id == item.pk:
            raise Refused(f"{item.code} delivers {proposal.code} already, {entered(held)}", "action")
    return Delivery(programme=proposal.programme, proposal=proposal, item=item, trigger=trigger)


def preview_delivery(proposal: Proposal, item: Any, trigger: str) -> Consequence:
    """What marking an item as delivering a proposal would do to the forecast."""
    portfolio = load_portfolio(proposal.programme)
    delivery = delivery_for(proposal, item, trigger, portfolio)
    held = [*portfolio.deliveries.get(proposal.pk, ()), delivery]
    after = replace(portfolio, deliveries={**portfolio.deliveries, proposal.pk: held})
    return _consequence(proposal.programme, portfolio, after)


def add_delivery(proposal: Proposal, item: Any, trigger: str, *, by: Any) -> Cause:
    what = f"{item.code} now delivers {proposal.code}"
    with change(proposal.programme, by=by, what=what) as cause:
        write(cause, [delivery_for(proposal, item, trigger, load_portfolio(proposal.programme))])
    return cause


def preview_end(delivery: Delivery) -> Consequence:
    portfolio = load_portfolio(delivery.programme)
    held = [each for each in portfolio.deliveries.get(delivery.proposal_id, ()) if each.pk != delivery.pk]
    after = replace(portfolio, deliveries={**portfolio.deliveries, delivery.proposal_id: held})
    return _consequence(delivery.programme, portfolio, after)


def end_delivery(delivery: Delivery, *, by: Any) -> Cause:
    what = f"{delivery.item.code} no longer delivers {delivery.proposal.code}"
    with change(delivery.programme, by=by, what=what) as cause:
        withdraw(cause, [delivery])
    return cause


def _consequence(programme: Programme, before: Portfolio, after: Portfolio) -> Consequence:
    plan = load_plan(programme)
    return Consequence(money=compare(before.figures(plan), after.figures(plan)))
