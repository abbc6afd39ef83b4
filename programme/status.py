"""The proposed status of an action or a workstream, and its reason (domain.md section 8). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from programme.schedule import Activity, Timing
from programme.working_days import working_days_late


@dataclass(frozen=True, slots=True)
class Rules:
    """A programme's numbers: working days, percent of money, calendar days."""

    red_after_days: int = 20
    money_share: int = 25
    stale_after_days: int = 30

    def in_words(self) -> list[str]:
        """The rules as every report prints them."""
        days = f"{self.red_after_days} working days"
        return [
            "Complete: nothing is left to do.",
            f"Red: more than {days} late, late and critical, or a gate missed.",
            f"Amber: 1 to {days} late, or it had float when approved and that is used up.",
            "Green: not late.",
            "Not due: it is not to start yet.",
            "A workstream is never greener than a red action of it that is critical or carries "
            f"more than {self.money_share}% of its money.",
            f"Stale: under way or due to start, with no update for {self.stale_after_days} days.",
        ]


@dataclass(frozen=True, slots=True)
class Rating:
    """A value of `models.Status` and why, in words that can stand alone."""

    status: str
    reason: str

    @property
    def word(self) -> str:
        return self.status.replace("_", " ").capitalize()


def rate(
    activity: Activity,
    timing: Timing,
    *,
    float_at_baseline: int | None,
    as_at: dt.date,
    rules: Rules = Rules(),  # noqa: B008 - frozen, and the defaults of domain.md
    gate_missed: str = "",
) -> Rating:
    """Rate one action as at a day. `float_at_baseline` is the total float in days by the baseline.

    `gate_missed` says what should have been met by now for it to begin; empty where nothing should.
    """
    if activity.is_finished:
        return Rating("COMPLETE", "Nothing is left to do")
    if gate_missed:
        return Rating("RED", f"Gate missed: {gate_missed}")
    late = _working_days_late(activity, timing)
    if late > rules.red_after_days:
        return Rating("RED", f"More than {rules.red_after_days} working days late ({late})")
    if late and timing.critical:
        return Rating("RED", f"Critical, and {late} working days late")
    if late:
        return Rating("AMBER", f"{late} working days late")
    if timing.critical and float_at_baseline is not None and float_at_baseline > 0:
        return Rating("AMBER", "The float that it had when approved is used up")
    if not activity.has_started and timing.start and timing.end and timing.end.last < timing.start.first:
        return Rating(
            "GREEN", f"Not late; it starts, {timing.start}, after its end, {timing.end}: the end stands"
        )
    if not activity.has_started and timing.start and timing.start.first > as_at:
        return Rating("NOT_DUE", f"Not due to start before {timing.start}")
    return Rating("GREEN", "Not late")


def _working_days_late(activity: Activity, timing: Timing) -> int:
    if timing.end and activity.baseline_end:
        return working_days_late(activity.baseline_end.last, timing.end.last)
    if not timing.end and timing.start and activity.baseline_start:
        return working_days_late(activity.baseline_start.first, timing.start.first)
    return 0


@dataclass(frozen=True, slots=True)
class Child:
    """What one action brings into the status of its workstream. `status` is the rules' own, before any
    override; `money` is the pounds it carries, without sign, by what they are the pounds of."""

    name: str
    status: str
    is_critical: bool = False
    money: Mapping[Hashable, Decimal] = field(default_factory=dict)

    @property
    def pounds(self) -> Decimal:
        return sum(self.money.values(), Decimal(0))


def rate_parent(children: Sequence[Child], rules: Rules = Rules()) -> Rating:  # noqa: B008 - as above
    """Rate a workstream: never greener than a red action that is critical or carries the set share."""
    # What several actions deliver is carried by each of them, and counted once in the whole.
    total = sum({each: pounds for child in children for each, pounds in child.money.items()}.values())
    red = [child for child in children if child.status == "RED"]
    for child in red:
        if child.is_critical:
            return Rating("RED", f"{child.name} is red and critical")
        if child.pounds * 100 > total * rules.money_share:
            share = round(child.pounds * 100 / total)
            return Rating("RED", f"{child.name} is red and carries {share}% of the money")
    worried = len(red) + sum(child.status == "AMBER" for child in children)
    if worried:
        return Rating(
            "AMBER",
            f"Late, or with its float used up: {worried} of {len(children)} actions",
        )
    statuses = {child.status for child in children}
    if statuses <= {"COMPLETE"}:
        return Rating("COMPLETE", "Nothing is left to do" if children else "It has no action")
    if statuses <= {"COMPLETE", "NOT_DUE"}:
        return Rating("NOT_DUE", "Nothing of it is due yet")
    return Rating("GREEN", "No action is late")
