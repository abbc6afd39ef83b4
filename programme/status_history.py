"""How the ratings of actions stood at the ends of the last months."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from programme.dates import add_months, month_end
from programme.days import Day
from programme.kept_days import statuses_kept
from programme.models import Programme, ScheduleItem, Status, StatusMonth
from programme.models.plan import ACTION
from programme.planning import Plan, load_plan
from programme.recalculation import replace_figures
from programme.schedule import ScheduleError
from programme.statuses import basis_before, statuses_of

MONTHS = 5
"""Ends of months that are kept; a dashboard shows its own day after them."""


def month_ends_before(day: dt.date) -> list[dt.date]:
    """The last ones before a day, the earliest first."""
    return [month_end(add_months(day, -back)) for back in range(MONTHS, 0, -1)]


def write_history(plan: Plan) -> int:
    """The recalculation step; a month that is over is counted again only if its history was added to."""
    programme = plan.programme
    kept = {row.basis: row for row in StatusMonth.objects.filter(programme=programme)}
    rows = []
    for day in month_ends_before(plan.as_at):
        basis = basis_before(programme, day)
        if basis and (row := kept.get(basis) or _counted(programme, day, basis)):
            rows.append(row)
    return replace_figures(StatusMonth, programme, rows, key=("programme_id", "as_at"))


def _counted(programme: Programme, day: dt.date, basis: str) -> StatusMonth | None:
    """None where the plan of that day has no schedule."""
    statuses = statuses_kept(programme, day)
    if statuses is None:
        try:
            statuses = statuses_of(load_plan(programme, day))
        except ScheduleError:
            return None
    actions = ScheduleItem.objects.filter(programme=programme, kind=ACTION).values_list("pk", flat=True)
    found = Counter(statuses[pk] for pk in actions.iterator() if pk in statuses)
    counts = {status.value: found[status] for status in Status}
    return StatusMonth(programme=programme, as_at=day, basis=basis, statuses=counts)


def history(day: Day) -> dict[str, Any]:
    """The summary: what is kept of the months before a day."""
    rows = StatusMonth.objects.filter(programme=day.programme, as_at__lt=day.as_at).order_by("-as_at")
    months = [{"as_at": row.as_at, "statuses": row.statuses} for row in rows[:MONTHS]]
    return {"months": months[::-1]}
