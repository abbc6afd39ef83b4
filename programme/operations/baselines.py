"""Approving dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from programme.baselines import dates_in, first_dates
from programme.consequences import Consequence, consequence
from programme.differences import Dates, Difference, Kind, Shift, compare, shift
from programme.history import change, write
from programme.models import Baseline, BaselineDate, Cause, Entered, Programme, ScheduleItem
from programme.operations.errors import Refused
from programme.planning import Edit, Plan, load_plan

LONGEST_NAME = Baseline._meta.get_field("approved_by").max_length or 0


@dataclass(frozen=True, slots=True)
class Reapproved:
    """An item whose approved date changes: `absorbed` days of slip count no longer (minus: it was early).

    `first` is its slip against the first baseline that holds it, which stays.
    """

    item: ScheduleItem
    difference: Difference
    absorbed: int
    first: Shift | None


@dataclass(frozen=True, slots=True)
class Approval:
    """What approving today's forecast would do: which approved dates change, and what else follows."""

    number: int
    current: Baseline | None
    held: int
    changes: list[Reapproved]
    removed: list[ScheduleItem]
    consequence: Consequence

    @property
    def late(self) -> list[Reapproved]:
        return [each for each in self.changes if each.absorbed > 0]

    @property
    def absorbed(self) -> int:
        """Days of slip that would no longer be counted."""
        return sum(each.absorbed for each in self.late)


def preview_approval(programme: Programme) -> Approval:
    """Approve nothing, and say what would change. Refused and ScheduleError as `approve_baseline`."""
    plan = load_plan(programme)
    current, before = _current(programme)
    after = _approved(plan, before)
    _must_differ(current, before, after)
    first = first_dates(programme)
    changes, removed = [], []
    for each in compare(before, after, plan.items):
        item = plan.items[each.key]
        item.programme = programme
        if each.kind is Kind.REMOVED:
            removed.append(item)
        elif each.kind is not Kind.SAME:
            slip = shift(first.get(each.key), each.after)
            changes.append(Reapproved(item, each, plan.schedule[each.key].slip_days, slip))
    approved = replace(plan.with_edit(_edit(plan, after)), approved_on=plan.as_at)
    return Approval(
        _next_number(programme), current, len(after), changes, removed, consequence(plan, approved)
    )


def approve_baseline(programme: Programme, *, by: Any, approved_by: str, reason: str) -> Baseline:
    """Make today's forecast the next numbered baseline (domain.md section 2). Earlier ones are kept.

    What is cancelled stays in the baselines that hold it and is not in this one. Refused without a name and
    a reason, and where today's forecast is what the current baseline holds already.
    """
    if not approved_by.strip():
        raise Refused("Say who approved the dates", "approved_by")
    if not reason.strip():
        raise Refused("Say why the dates are approved anew", "reason")
    number = _next_number(programme)
    with change(programme, by=by, what=f"Baseline {number} approved", text=reason) as cause:
        plan = load_plan(programme)
        current, held = _current(programme)
        dates = _approved(plan, held)
        _must_differ(current, held, dates)
        edited = plan.with_edit(edit := _edit(plan, dates)).items
        baseline = record_baseline(
            cause,
            programme,
            [edited[pk] for pk in dates],
            approved_on=plan.as_at,
            approved_by=approved_by,
            reason=reason,
        )
        # Only what changes: whoever has another item open on a form has lost nothing.
        write(cause, [edited[pk] for pk in edit.items])
    return baseline


def _must_differ(current: Baseline | None, held: Mapping[int, Dates], dates: Mapping[int, Dates]) -> None:
    if current and held == dates:
        raise Refused(
            f"Today's forecast is what baseline {current.number} holds: there is nothing to approve anew"
        )


def _current(programme: Programme) -> tuple[Baseline | None, dict[int, Dates]]:
    baseline = Baseline.objects.filter(programme=programme).standing().last()
    return baseline, dates_in(baseline) if baseline else {}


def _approved(plan: Plan, held: Collection[int]) -> dict[int, Dates]:
    """What would be approved, by item id: all that is scheduled, but for what nobody has planned yet.

    `held` are the items of the current baseline; they stay in, also where they have no date.
    """
    found = {}
    for pk, timing in plan.schedule.timings.items():
        item = plan.items[pk]
        dates = Dates(timing.start if item.own_start else None, timing.end)
        under_way = item.is_under_way and item.state != ScheduleItem.State.COMPLETE
        if dates.reached or under_way or pk in held:
            found[pk] = dates
    return found


def _edit(plan: Plan, approved: Mapping[int, Dates]) -> Edit:
    """The new approved dates, and no estimate beside them; only what differs."""
    values: dict[int, Mapping[str, Any]] = {}
    for pk, dates in approved.items():
        item = plan.items[pk]
        wanted = {
            "baseline_start": dates.start,
            "baseline_end": dates.end,
            "forecast_start": None,
            "forecast_end": None,
            "reckoned_from": None,
        }
        different = {name: value for name, value in wanted.items() if getattr(item, name) != value}
        if different:
            values[pk] = different
    return Edit(items=values)


def _next_number(programme: Programme) -> int:
    """A number is given once, also where the approval was undone."""
    return Baseline.objects.filter(programme=programme).count() + 1


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
    baseline = Baseline(
        programme=programme,
        number=_next_number(programme),
        approved_on=approved_on,
        approved_by=approved_by,
        reason=reason,
    )
    rows: list[Entered] = [baseline]
    write(cause, rows)
    BaselineDate.objects.bulk_create(
        BaselineDate(baseline=baseline, item=item, start=item.baseline_start, end=item.baseline_end)
        for item in items
    )
    return baseline
