"""What the portfolio comes to, as rows: stored by the recalculation, or read as at a past day unsaved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model

from budget.causes import SlippageByCause, slippage_by_cause
from budget.delay import delay_costs
from budget.effects import effect_is_assumed
from budget.models import (
    EffectFigure,
    ImpliedFigure,
    MonthlyFigure,
    Proposal,
    SavingFigure,
    SlippageCause,
    SlippageParts,
    SlippageTotal,
)
from budget.money import ZERO, in_pennies, of_pennies, pence
from budget.portfolio import Figure, Portfolio, portfolio_of
from budget.profiles import Position
from budget.savings import Scheme, full_year, implied, years_shown
from budget.totals import by_year, is_counted
from programme.dates import LAST_YEAR, PlanDate, days_in_month
from programme.planning import Plan
from programme.recalculation import replace_figures


@dataclass(frozen=True, slots=True)
class BudgetFigures:
    """The money of a plan as rows that are not saved: of today, or of any past day."""

    savings: list[SavingFigure]
    effects: list[EffectFigure]
    months: list[MonthlyFigure]
    implied: list[ImpliedFigure]
    causes: list[SlippageCause]
    totals: list[SlippageTotal]
    parts: list[SlippageParts]


def leaves_by_year(plan: Plan) -> list[Figure]:
    """What each leaf comes to in each year, in pence; asked for with `plan.of`, as it is by several steps."""
    return [figure.in_pence() for figure in plan.of(portfolio_of).figures(plan)]


def budget_figures(plan: Plan) -> BudgetFigures:
    """Every figure of the budget, from one reading of the proposals as they stood for `plan`."""
    portfolio, figures = plan.of(portfolio_of), plan.of(leaves_by_year)
    schemes = {
        each: portfolio.scheme(each, list(portfolio.triggers(each, plan).values()))
        for each in portfolio.proposals
    }
    slippage = slippage_by_cause(plan, portfolio).in_pence()
    return BudgetFigures(
        savings=[_saving(plan, figure) for figure in figures],
        effects=[_effect(plan, *each) for each in schemes.items()],
        months=[_months(plan, portfolio, figure, schemes[figure.proposal]) for figure in figures],
        implied=list(_implied(plan, schemes)),
        causes=list(_causes(plan, slippage)),
        totals=list(_totals(plan, figures, slippage)),
        parts=list(_parts(plan, figures, slippage)),
    )


def write_savings(plan: Plan) -> int:
    """The recalculation step for pounds."""
    found = plan.of(budget_figures)
    rows: list[tuple[type[Model], Iterable[Model], tuple[str, ...]]] = [
        (SavingFigure, found.savings, ("proposal_id", "year")),
        (EffectFigure, found.effects, ("proposal_id",)),
        (MonthlyFigure, found.months, ("proposal_id", "year")),
        (ImpliedFigure, found.implied, ("proposal_id", "year")),
        (SlippageCause, found.causes, ("item_id", "year")),
        (SlippageTotal, found.totals, ("programme_id", "year")),
        (SlippageParts, found.parts, ("proposal_id", "year")),
    ]
    return sum(replace_figures(model, plan.programme, each, key=key) for model, each, key in rows)


def _saving(plan: Plan, figure: Figure) -> SavingFigure:
    return SavingFigure(
        proposal=figure.proposal,
        programme=plan.programme,
        year=figure.year,
        approved=figure.approved,
        forecast=figure.forecast,
        weighted=figure.weighted,
        delivered=figure.delivered,
        slippage=figure.slippage,
        delay_months=figure.delay,
        delay_days=figure.delay_days,
        delayed_by_id=figure.delayed_by,
        status=figure.status,
        rag=figure.rag,
    )


def _months(plan: Plan, portfolio: Portfolio, figure: Figure, scheme: Scheme) -> MonthlyFigure:
    found = portfolio.months_of(figure, scheme)
    return MonthlyFigure(
        proposal=figure.proposal,
        programme=plan.programme,
        year=figure.year,
        approved=found.approved,
        forecast=found.forecast,
        delivered=found.delivered,
    )


def _effect(plan: Plan, proposal: Proposal, scheme: Scheme) -> EffectFigure:
    worth = full_year(scheme)
    late = scheme.late_effect
    waits = None if proposal.end_state else scheme.driving
    return EffectFigure(
        programme=plan.programme,
        proposal=proposal,
        effect=proposal.effect or PlanDate.of_month(scheme.effect),
        is_assumed=effect_is_assumed(proposal),
        forecast=None if late is None else date_at(late, to_the_day=scheme.to_the_day),
        full_year=None if worth is None else pence(worth),
        waits_for=waits.kind.value if waits else "",
        planned=waits.planned if waits else None,
        delay_costs=[in_pennies(cost) for cost in delay_costs(scheme)] if waits else [],
    )


def date_at(position: Position, *, to_the_day: bool) -> PlanDate | None:
    """The month, or the day, at which a position lies; None beyond the years that a plan can name."""
    year, month = divmod(int(position), 12)
    if year > LAST_YEAR:
        return None
    if not to_the_day:
        return PlanDate(year, month + 1)
    part = position - int(position)
    return PlanDate(year, month + 1, 1 + round(part * days_in_month(year, month + 1)))


def _implied(plan: Plan, schemes: dict[Proposal, Scheme]) -> Iterator[ImpliedFigure]:
    for proposal, scheme in schemes.items():
        for year, found in implied(scheme, years_shown(scheme)).items():
            yield ImpliedFigure(
                programme=plan.programme,
                proposal=proposal,
                year=year,
                planned=pence(found.planned),
                forecast=pence(found.forecast),
            )


def _causes(plan: Plan, slippage: SlippageByCause) -> Iterator[SlippageCause]:
    for cause in slippage.causes:
        for year in cause.years:
            yield SlippageCause(
                programme=plan.programme,
                item_id=cause.item,
                year=year,
                sole=cause.sole.get(year, ZERO),
                shared=cause.shared.get(year, ZERO),
                chains=[list(chain) for chain in cause.chains],
            )


def _totals(plan: Plan, figures: list[Figure], slippage: SlippageByCause) -> Iterator[SlippageTotal]:
    for year, totals in by_year(figures).items():
        total, unexplained = totals.net.slippage, slippage.unexplained.get(year, ZERO)
        if total or unexplained:
            yield SlippageTotal(programme=plan.programme, year=year, total=total, unexplained=unexplained)


def _parts(plan: Plan, figures: list[Figure], slippage: SlippageByCause) -> Iterator[SlippageParts]:
    """What each leaf's slippage is made of, where it counts; what is left over is shared."""
    sole: defaultdict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    for cause in slippage.causes:
        for part, amount in cause.sole_of.items():
            sole[part][str(cause.item)] = in_pennies(amount)
    for figure in figures:
        part = figure.proposal.pk, figure.year
        unexplained = slippage.unexplained_of.get(part, ZERO)
        if is_counted(figure.proposal) and (figure.slippage or unexplained or part in sole):
            alone = of_pennies(sum(sole[part].values()))
            yield SlippageParts(
                programme=plan.programme,
                proposal=figure.proposal,
                year=figure.year,
                sole=sole[part],
                shared=figure.slippage - alone - unexplained,
                unexplained=unexplained,
            )
