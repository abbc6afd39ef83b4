"""Changing proposals and what delivers them, with what each change would cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from budget.contributions import compare
from budget.models import DeliveredAmount, Delivery, Proposal, ProposalAmount
from budget.portfolio import Portfolio, load_portfolio
from programme.consequences import Consequence
from programme.history import change, withdraw, write
from programme.models import Baseline, Cause, Entered, Programme, changed
from programme.operations.errors import Refused
from programme.planning import load_plan


@dataclass(frozen=True, slots=True)
class ProposalEdit:
    """New values for fields of a proposal, and signed pounds by year (None takes the year's amount away)."""

    values: Mapping[str, Any] = field(default_factory=dict)
    amounts: Mapping[int, Decimal | None] = field(default_factory=dict)


def preview_proposal(proposal: Proposal, edit: ProposalEdit) -> Consequence:
    """What an edit would do to the forecast, in pounds by year."""
    portfolio = load_portfolio(proposal.programme)
    stated = {**portfolio.amounts.get(proposal.pk, {}), **edit.amounts}
    amounts = {
        **portfolio.amounts,
        proposal.pk: {year: amount for year, amount in stated.items() if amount is not None},
    }
    proposals = [
        changed(each, edit.values) if each.pk == proposal.pk else each for each in portfolio.proposals
    ]
    return _consequence(
        proposal.programme, portfolio, replace(portfolio, proposals=proposals, amounts=amounts)
    )


def change_proposal(proposal: Proposal, edit: ProposalEdit, *, version: int, by: Any, text: str) -> Cause:
    """Save an edit. `version` is the one its author saw; Refused without a reason in words."""
    if not text.strip():
        raise Refused("Say why the proposal changes", "text")
    if proposal.is_summary and edit.amounts:
        raise Refused("A summary is the sum of its parts: change those", "text")
    with change(proposal.programme, by=by, what=f"{proposal.code} changed", text=text) as cause:
        edited = changed(proposal, edit.values)
        edited.version = version
        if edit.amounts:
            # New amounts are approved against the dates that are current now.
            edited.baseline = Baseline.objects.filter(programme=proposal.programme).standing().last()
        rows: list[Entered] = [edited]
        stored = {each.year: each for each in ProposalAmount.objects.filter(proposal=proposal).standing()}
        for year, amount in edit.amounts.items():
            row = stored.get(year) or ProposalAmount(
                programme=proposal.programme, proposal=proposal, year=year
            )
            if amount is None:
                if year in stored:
                    withdraw(cause, [row])
            elif row._state.adding or row.amount != amount:
                row.amount = amount
                rows.append(row)
        write(cause, rows)
    return cause


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
    if any(each.item_id == item.pk for each in portfolio.deliveries.get(proposal.pk, ())):
        raise Refused(f"{item.code} delivers {proposal.code} already", "action")
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
