"""The money of one programme on one day: as it is stored, or worked out by the same builders."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeVar

from budget.models import (
    Delivery,
    EffectFigure,
    ImpliedFigure,
    MonthlyFigure,
    Proposal,
    ProposalAmount,
    SavingFigure,
    SlippageCause,
    SlippageParts,
    SlippageTotal,
)
from budget.pictures.year import YearMoney
from budget.places import place_of
from budget.recording import BudgetFigures, budget_figures
from budget.totals import is_counted, year_to_show
from programme.days import Day
from programme.models import Action, ScheduleItem, Workstream

Row = TypeVar("Row", SavingFigure, EffectFigure, MonthlyFigure, ImpliedFigure, SlippageTotal, SlippageParts)


def money_on(day: Day) -> BudgetFigures:
    """Every figure of the budget; their proposals are read already."""
    return day.of(_stored) if day.is_stored else day.plan.of(budget_figures)


def _stored(day: Day) -> BudgetFigures:
    def stored(model: type[Row]) -> list[Row]:
        return list(model._default_manager.filter(programme=day.programme).order_by("pk"))

    proposals = {row.pk: row for row in Proposal.objects.filter(programme=day.programme)}
    place = {pk: row.position for pk, row in proposals.items()}
    found = BudgetFigures(
        savings=sorted(stored(SavingFigure), key=lambda row: (place[row.proposal_id], row.year)),
        effects=stored(EffectFigure),
        months=stored(MonthlyFigure),
        implied=stored(ImpliedFigure),
        causes=list(SlippageCause.objects.filter(programme=day.programme)),
        totals=stored(SlippageTotal),
        parts=stored(SlippageParts),
    )
    rows: list[SavingFigure | EffectFigure | MonthlyFigure | ImpliedFigure | SlippageParts] = [
        *found.savings,
        *found.effects,
        *found.months,
        *found.implied,
        *found.parts,
    ]
    for row in rows:
        row.proposal = proposals[row.proposal_id]
        row.proposal.programme = day.programme
    return found


def year_on(day: Day) -> int:
    """The financial year that pages as at this day open at."""
    return year_to_show({row.year for row in day.rows(ProposalAmount)}, day.as_at)


def year_money_on(day: Day, year: int) -> YearMoney:
    """A financial year for its pictures."""
    found = money_on(day)
    items, streams = day.by_id(ScheduleItem), day.by_id(Workstream)
    stream_of = {row.item_id: streams[row.workstream_id].slug for row in day.rows(Action)}
    delivered: defaultdict[int, set[str]] = defaultdict(set)
    for row in day.rows(Delivery):
        delivered[row.proposal_id].add(stream_of.get(row.item_id, ""))
    parts = [row for row in found.parts if row.year == year]
    return YearMoney(
        programme=day.programme,
        year=year,
        as_at=day.as_at,
        figures=[row for row in found.savings if row.year == year and is_counted(row.proposal)],
        months=[row for row in found.months if row.year == year and is_counted(row.proposal)],
        parts=parts,
        causes={int(item): items[int(item)] for row in parts for item in row.sole},
        places={proposal: place_of(slugs) for proposal, slugs in delivered.items()},
        workstreams=sorted(streams.values(), key=lambda row: row.position),
    )
