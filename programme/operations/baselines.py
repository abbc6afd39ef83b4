"""Approving dates."""

from __future__ import annotations

import datetime as dt
from typing import Any

from programme.history import change, write
from programme.models import Baseline, BaselineDate, Cause, Entered, Programme, ScheduleItem
from programme.operations.errors import Refused
from programme.planning import load_plan


def approve_baseline(programme: Programme, *, by: Any, approved_by: str, reason: str) -> Baseline:
    """Make today's forecast the next numbered baseline (domain.md section 2). Earlier ones are kept."""
    if not reason.strip():
        raise Refused("Say why the dates are approved anew", "reason")
    with change(programme, by=by, what="Baseline approved", text=reason) as cause:
        plan = load_plan(programme)
        rows: list[ScheduleItem] = []
        for pk, item in plan.items.items():
            if pk not in plan.schedule:
                continue
            timing = plan.schedule[pk]
            item.baseline_start = timing.start if item.own_start else None
            item.baseline_end = timing.end
            item.forecast_start = item.forecast_end = item.reckoned_from = None
            rows.append(item)
        baseline = record_baseline(
            cause, programme, rows, approved_on=plan.as_at, approved_by=approved_by, reason=reason
        )
        write(cause, rows)
    return baseline


def record_baseline(
    cause: Cause,
    programme: Programme,
    items: list[ScheduleItem],
    *,
    approved_on: dt.date,
    approved_by: str,
    reason: str,
) -> Baseline:
    """Number and keep the items' baseline dates as they are; the items are already stored."""
    number = Baseline.objects.filter(programme=programme).count() + 1
    baseline = Baseline(
        programme=programme, number=number, approved_on=approved_on, approved_by=approved_by, reason=reason
    )
    rows: list[Entered] = [baseline]
    write(cause, rows)
    BaselineDate.objects.bulk_create(
        BaselineDate(baseline=baseline, item=item, start=item.baseline_start, end=item.baseline_end)
        for item in items
    )
    return baseline
