"""The recalculation step for the direction of travel: the figures as they were when last month ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Max

from budget.models import LastMonthFigure, SavingFigure
from budget.portfolio import Figure, load_portfolio
from programme.kept_days import kept_day
from programme.models import Calculation, Programme, end_of
from programme.planning import Plan, load_plan
from programme.recalculation import replace_figures
from programme.schedule import ScheduleError


def end_of_last_month(today: dt.date) -> dt.date:
    return today.replace(day=1) - dt.timedelta(days=1)


def write_last_month(plan: Plan) -> int:
    """Work it out once a month, and again only where something new took effect by then.

    Before `write_savings`, which overwrites what the last run has stored.
    """
    programme, day = plan.programme, end_of_last_month(plan.as_at)
    seen = _newest_cause(programme, day)
    stored = LastMonthFigure.objects.filter(programme=programme).values_list("ended_on", "seen").first()
    if stored == (day, seen):
        return 0
    rows = [_row(programme, day, seen, figure) for figure in _figures(programme, day)]
    return replace_figures(LastMonthFigure, programme, rows, key=("proposal_id", "year"))


def _newest_cause(programme: Programme, day: dt.date) -> int:
    causes = programme.causes.filter(effective_at__lte=end_of(day))
    newest: int | None = causes.aggregate(newest=Max("pk"))["newest"]
    return newest or 0


def _figures(programme: Programme, day: dt.date) -> Sequence[Figure | SavingFigure]:
    """In pence. A plan that could not be scheduled then has nothing to compare with."""
    if Calculation.objects.filter(programme=programme, as_at=day).exists() and kept_day(programme, day):
        # What that day's last run has stored is still there.
        return list(SavingFigure.objects.filter(programme=programme).select_related("proposal"))
    try:
        figures = load_portfolio(programme, day).figures(load_plan(programme, day))
    except ScheduleError:
        return []
    return [figure.in_pence() for figure in figures]


def _row(programme: Programme, day: dt.date, seen: int, figure: Figure | SavingFigure) -> LastMonthFigure:
    return LastMonthFigure(
        programme=programme,
        proposal=figure.proposal,
        year=figure.year,
        ended_on=day,
        seen=seen,
        approved=figure.approved,
        forecast=figure.forecast,
        weighted=figure.weighted,
        delivered=figure.delivered,
        slippage=figure.slippage,
        status=figure.status,
        rag=figure.rag,
    )
