"""The computed figures of a plan as rows that are not saved: of today, or of any past day.

The recalculation stores what this returns; pages as at a past date read it as it is. So the two agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from programme.models import ItemFigure
from programme.planning import Plan
from programme.statuses import Shown, shown, shown_before

REASON_LENGTH = 200


def item_figures(plan: Plan, before: Mapping[int, str] | None = None) -> list[ItemFigure]:
    """A figure for each item that is not cancelled. Raises ScheduleError where the plan has no schedule.

    `before` is the status of each item a month before, by its id, where that is known already.
    """
    if before is None:
        before = shown_before(plan)
    return [_figure(plan, pk, rating, before.get(pk, "")) for pk, rating in shown(plan).items()]


def _figure(plan: Plan, pk: int, rating: Shown, status_before: str) -> ItemFigure:
    timing = plan.schedule[pk]
    return ItemFigure(
        item_id=pk,
        programme=plan.programme,
        start=timing.start,
        end=timing.end,
        due_on=timing.due.last if timing.due else None,
        slip_days=timing.slip_days,
        slip_months=Decimal(timing.slip_months).quantize(Decimal("0.01"), ROUND_HALF_UP),
        inherited_slip_days=timing.inherited_slip_days,
        total_float_days=timing.total_float_days,
        free_float_days=timing.free_float_days,
        is_critical=timing.critical,
        is_overdue=plan.is_overdue(pk),
        driver_id=timing.driver,
        status=rating.status,
        status_reason=rating.reason[:REASON_LENGTH],
        proposed_status=rating.proposed.status,
        proposed_reason=rating.proposed.reason[:REASON_LENGTH],
        status_before=status_before,
        readiness=rating.readiness.state,
        readiness_reason=rating.readiness.reason[:REASON_LENGTH],
        is_stale=rating.stale,
    )
