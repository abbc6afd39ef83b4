"""The proposals of a synthetic programme: what they save or cost, what delivers them, what has come of it."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal

from budget.models import DeliveredAmount, Delivery, Driver, Proposal, ProposalAmount, SavingFigure
from programme.dates import PlanDate, add_months
from programme.financial_years import financial_year
from programme.history import change, write
from programme.models import Baseline, Entered, Programme, ScheduleItem
from programme.recalculation import recalculate

ACTIONS_EACH = 10
"""One proposal for so many actions."""
GROWTH = 0.2
WEEKS = 52


def enter_proposals(
    programme: Programme, baseline: Baseline, items: list[ScheduleItem], chance: random.Random
) -> None:
    """Leaves with a driver and two years each; every one is delivered by an action, some by two."""
    ending = [item for item in items if item.baseline_end and not item.is_open_ended]
    count = max(1, len(items) // ACTIONS_EACH) if ending else 0
    with change(programme, by=None, what="Synthetic proposals entered", on=baseline.approved_on) as cause:
        proposals: list[Proposal] = []
        parts: list[Entered] = []
        for position in range(1, count + 1):
            delivering = chance.sample(ending, min(len(ending), chance.randrange(1, 3)))
            ends = [item.baseline_end.last for item in delivering if item.baseline_end]
            effect = add_months(max(ends), 1)
            proposal = _proposal(baseline, position, delivering[0].title.lower(), effect, chance)
            proposals.append(proposal)
            parts += _parts(proposal, delivering, effect, chance)
        write(cause, proposals)
        write(cause, parts)


def _proposal(
    baseline: Baseline, position: int, work: str, effect: dt.date, chance: random.Random
) -> Proposal:
    is_growth = chance.random() < GROWTH
    response = Proposal.DelayResponse
    return Proposal(
        programme=baseline.programme,
        baseline=baseline,
        code=f"{'G' if is_growth else 'R'}{position}",
        position=position,
        kind=Proposal.Kind.GROWTH if is_growth else Proposal.Kind.REDUCTION,
        title=f"{'More' if is_growth else 'Less'} spent on {work}",
        effect=PlanDate.of_month(effect),
        delay_response=response.PROLONGED if is_growth and chance.random() < 0.5 else response.POSTPONED,
    )


def _parts(
    proposal: Proposal, delivering: list[ScheduleItem], effect: dt.date, chance: random.Random
) -> Iterator[Entered]:
    """The stated amount is what the driver comes to, in full from the second year on."""
    clients, weekly = chance.randrange(5, 120), Decimal(chance.randrange(20, 400))
    full = clients * weekly * WEEKS
    sign = 1 if proposal.kind == Proposal.Kind.GROWTH else -1
    first = financial_year(effect)
    months = 12 - (effect.month - 4) % 12
    programme = proposal.programme
    for year, amount in ((first, round(full * months / 12)), (first + 1, full)):
        yield ProposalAmount(programme=programme, proposal=proposal, year=year, amount=sign * amount)
    yield Driver(
        programme=programme,
        proposal=proposal,
        position=1,
        kind=Driver.Kind.WEEKLY_SAVING,
        clients=clients,
        current_weekly_cost=weekly + 100,
        new_weekly_cost=100,
        duration=Decimal(months),
        duration_unit="months",
    )
    for item in delivering:
        yield Delivery(programme=programme, proposal=proposal, item=item, trigger=Delivery.Trigger.END)


def confirm_delivered(programme: Programme, today: dt.date) -> None:
    """What finance has confirmed: a month's share of this year's forecast, for every month since it began."""
    recalculate(programme.slug)
    year = financial_year(today)
    figures = SavingFigure.objects.filter(programme=programme, year=year).select_related("proposal")
    with change(programme, by=None, what="Savings confirmed", on=today) as cause:
        rows = []
        for figure in figures.exclude(forecast=0).order_by("proposal"):
            effect = figure.proposal.effect
            month = max(effect.first if effect else dt.date(year, 4, 1), dt.date(year, 4, 1))
            share = (figure.forecast / 12).quantize(Decimal(1))
            while month < today.replace(day=1):
                rows.append(
                    DeliveredAmount(programme=programme, proposal=figure.proposal, month=month, amount=share)
                )
                month = add_months(month, 1)
        write(cause, rows)
