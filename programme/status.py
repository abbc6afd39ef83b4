"""The proposed status of an action and its reason (domain.md section 8, the default rules). Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from programme.schedule import Activity, Timing
from programme.working_days import working_days_late

RED_AFTER_WORKING_DAYS = 20


@dataclass(frozen=True, slots=True)
class Rating:
    """A value of `models.Status` and why, in words that can stand alone."""

    status: str
    reason: str


def rate(activity: Activity, timing: Timing, *, float_at_baseline: int | None, as_at: dt.date) -> Rating:
    """Rate one action as at a day. `float_at_baseline` is the total float in days by the baseline."""
    if activity.is_finished:
        return Rating("COMPLETE", "Nothing is left to do")
    late = _working_days_late(activity, timing)
    if late > RED_AFTER_WORKING_DAYS:
        return Rating("RED", f"More than {RED_AFTER_WORKING_DAYS} working days late ({late})")
    if late and timing.critical:
        return Rating("RED", f"Critical, and {late} working days late")
    if late:
        return Rating("AMBER", f"{late} working days late")
    if timing.critical and float_at_baseline is not None and float_at_baseline > 0:
        return Rating("AMBER", "Its float is used up")
    if not activity.has_started and timing.start and timing.start.first > as_at:
        return Rating("NOT_DUE", f"Not due to start before {timing.start}")
    return Rating("GREEN", "Not late")


def _working_days_late(activity: Activity, timing: Timing) -> int:
    if timing.end and activity.baseline_end:
        return working_days_late(activity.baseline_end.last, timing.end.last)
    if not timing.end and timing.start and activity.baseline_start:
        return working_days_late(activity.baseline_start.first, timing.start.first)
    return 0
