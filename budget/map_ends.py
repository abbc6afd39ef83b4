"""The proposals that items of the plan deliver, for the map."""

from __future__ import annotations

from collections import defaultdict

from budget.days import money_on
from budget.models import Delivery, Proposal, SavingFigure
from budget.money import ZERO
from programme.contributions import MapEnd
from programme.days import Day
from programme.financial_years import year_label
from programme.ui.format import pounds

KIND = "proposal"
YEARS = 2
"""Of which what delay costs is told one by one."""


def delivered_proposals(day: Day) -> list[MapEnd]:
    """Each proposal at each item that delivers it, with what its delay costs."""
    proposals = day.by_id(Proposal)
    slipped: defaultdict[int, list[SavingFigure]] = defaultdict(list)
    for row in money_on(day).savings:
        if row.slippage:
            slipped[row.proposal_id].append(row)
    rows = [row for row in day.rows(Delivery) if row.proposal_id in proposals]
    return [
        _end(day, row, proposals[row.proposal_id], slipped[row.proposal_id])
        for row in sorted(rows, key=lambda row: (proposals[row.proposal_id].position, row.pk))
    ]


def _end(day: Day, row: Delivery, proposal: Proposal, slipped: list[SavingFigure]) -> MapEnd:
    total = sum((each.slippage for each in slipped), ZERO)
    return MapEnd(
        item=row.item_id,
        kind=KIND,
        code=proposal.code,
        name=f"{proposal.code} {proposal.title}",
        href=proposal.get_absolute_url() if day.stands(proposal) else "",
        words=f"Delivered by {row.get_trigger_display().lower()}",
        note=_cost_words(slipped),
        is_worse=total > 0,
    )


def _cost_words(slipped: list[SavingFigure]) -> str:
    """`Delay costs £184,521 in 2011/12`; what it brings where it saves."""
    if not slipped:
        return ""
    total = sum((each.slippage for each in slipped), ZERO)
    if len(slipped) > YEARS or any((each.slippage > 0) != (total > 0) for each in slipped):
        return f"Delay {_verb(total > 0)} {pounds(abs(total))} in {len(slipped)} years"
    years = " and ".join(f"{pounds(abs(each.slippage))} in {year_label(each.year)}" for each in slipped)
    return f"Delay {_verb(total > 0)} {years}"


def _verb(is_worse: bool) -> str:
    return "costs" if is_worse else "brings"
