"""The alert rule that says which savings are at risk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from budget.models import Proposal
from budget.money import ZERO
from budget.portfolio import Figure
from budget.recording import leaves_by_year
from budget.status import DeliveryStatus
from budget.totals import is_counted
from programme.access import Permission
from programme.alerts import AlertRule, Finding
from programme.financial_years import year_label
from programme.models import Urgency
from programme.planning import Plan
from programme.thresholds import Threshold
from programme.ui.format import pounds

WORRYING = (DeliveryStatus.UNACHIEVABLE, DeliveryStatus.AT_RISK)
ALL = 100


def savings_at_risk(plan: Plan, percent: int) -> Iterator[Finding]:
    """Proposals of which slippage costs at least so much of a year's amount, or that are rated at risk.

    One alert a proposal with all its parts, as they have one cause to talk about. It hangs on the action
    that makes the largest part late.
    """
    parents = {each.pk: each for each in plan.rows(Proposal)}
    whole: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in plan.of(leaves_by_year):
        if not figure.proposal.end_state and is_counted(figure.proposal):
            whole[figure.proposal.parent_id or figure.proposal.pk].append(figure)
    for pk, found in whole.items():
        if pk in parents and (finding := _finding(plan, parents[pk], found, percent)):
            yield finding


def _finding(plan: Plan, proposal: Proposal, found: Sequence[Figure], percent: int) -> Finding | None:
    approved: defaultdict[int, Decimal] = defaultdict(Decimal)
    lost: defaultdict[int, Decimal] = defaultdict(Decimal)
    for figure in found:
        approved[figure.year] += figure.approved or ZERO
        lost[figure.year] += figure.slippage
    years = [
        year for year in sorted(lost) if lost[year] > 0 and lost[year] * ALL >= abs(approved[year]) * percent
    ]
    rated = next((status for status in WORRYING if any(each.status == status for each in found)), None)
    if not years and not rated:
        return None
    late = max((each for each in found if each.delayed_by), key=lambda each: each.slippage, default=None)
    item = plan.items.get(late.delayed_by or 0) if late else None
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
