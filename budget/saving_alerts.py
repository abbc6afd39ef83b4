"""The alert rule that says which savings are at risk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Protocol

from budget.models import Proposal, SavingFigure
from budget.money import ZERO
from budget.portfolio import load_portfolio
from budget.status import DeliveryStatus
from budget.totals import MoneyRow, is_counted
from programme.access import Permission
from programme.alerts import AlertRule, Finding
from programme.financial_years import year_label
from programme.models import Urgency
from programme.planning import Plan
from programme.thresholds import Threshold
from programme.ui.format import pounds

WORRYING = (DeliveryStatus.UNACHIEVABLE, DeliveryStatus.AT_RISK)
ALL = 100


class _Figure(MoneyRow, Protocol):
    """One leaf in one year with its status, stored or in memory."""

    @property
    def status(self) -> str: ...


def savings_at_risk(plan: Plan, percent: int) -> Iterator[Finding]:
    """Proposals of which slippage costs at least so much of a year's amount, or that are rated at risk.

    One alert a proposal with all its parts, as they have one cause to talk about. It hangs on the action
    that makes the largest part late.
    """
    parents = {each.pk: each for each in Proposal.objects.filter(programme=plan.programme).standing()}
    whole: defaultdict[int, list[tuple[_Figure, int | None]]] = defaultdict(list)
    for figure, delayed_by in _figures(plan):
        if not figure.proposal.end_state and is_counted(figure.proposal):
            whole[figure.proposal.parent_id or figure.proposal.pk].append((figure, delayed_by))
    for pk, found in whole.items():
        if pk in parents and (finding := _finding(plan, parents[pk], found, percent)):
            yield finding


def _figures(plan: Plan) -> Iterator[tuple[_Figure, int | None]]:
    """With the item that makes each late: as the recalculation has just stored them, else worked out."""
    if plan.on is None:
        for stored in SavingFigure.objects.filter(programme=plan.programme).select_related("proposal"):
            yield stored, stored.delayed_by_id
    else:
        for figure in load_portfolio(plan.programme, plan.on).figures(plan):
            yield figure, figure.delayed_by


def _finding(
    plan: Plan, proposal: Proposal, found: Sequence[tuple[_Figure, int | None]], percent: int
) -> Finding | None:
    approved: defaultdict[int, Decimal] = defaultdict(Decimal)
    lost: defaultdict[int, Decimal] = defaultdict(Decimal)
    for figure, _ in found:
        approved[figure.year] += figure.approved or ZERO
        lost[figure.year] += figure.slippage
    years = [
        year for year in sorted(lost) if lost[year] > 0 and lost[year] * ALL >= abs(approved[year]) * percent
    ]
    rated = next((status for status in WORRYING if any(each.status == status for each, _ in found)), None)
    if not years and not rated:
        return None
    late = max((pair for pair in found if pair[1]), key=lambda pair: pair[0].slippage, default=None)
    item = plan.items.get(late[1] or 0) if late else None
    growth = proposal.kind == Proposal.Kind.GROWTH
    said = [
        f"{pounds(lost[year])} {'more than' if growth else 'of'} {pounds(abs(approved[year]))} "
        f"in {year_label(year)}"
        for year in years
    ]
    name = f"{proposal.code} {proposal.title}"
    if said:
        message = f"{name} {'costs' if growth else 'loses'} {' and '.join(said)}"
    else:
        message = f"{name} is {DeliveryStatus(rated).label.lower()}" if rated else name
    because = f", as {item.short} is late" if item else ""
    urgent = rated == DeliveryStatus.UNACHIEVABLE or any(
        lost[year] * 2 >= abs(approved[year]) for year in years
    )
    return Finding(
        f"proposal:{proposal.code}",
        f"{message}{because}.",
        item.pk if item else None,
        Urgency.HIGH if urgent else Urgency.MEDIUM,
        weight=int(sum((lost[year] for year in years), ZERO)),
    )


SAVING_AT_RISK = AlertRule(
    "saving_at_risk",
    "Saving at risk",
    "proposal",
    "Slippage costs at least the set share of a year's amount, or it is rated at risk or unachievable.",
    "See what would bring the date forward, and tell finance what can be made up.",
    savings_at_risk,
    Threshold(
        "saving_share",
        "Percent of a year's amount that slippage costs before a saving is at risk",
        10,
        "percent",
        100,
    ),
    audience=Permission.EDIT_BUDGET,
    tells_both=True,
)
