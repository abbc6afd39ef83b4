"""The alert rule for gates: what still has to happen before a stage of a closure can."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from programme.access import Permission
from programme.alert_rules import subject_of
from programme.alerts import AlertRule, Finding
from programme.models import ScheduleItem, Urgency, as_at, standing
from programme.planning import Plan
from programme.thresholds import Threshold
from services.models import Closure, ClosureStage, Service, Stage

WORDS = {
    Stage.IDENTIFIED: "identified",
    Stage.CONSULTATION: "through consultation",
    Stage.DECISION: "decided",
    Stage.TRANSITION: "through transition",
    Stage.CLOSED: "closed",
    Stage.RELEASED: "released as a site",
}


@dataclass(frozen=True, slots=True)
class _Unentered:
    """A stage that is due, or was; `missing` is what keeps it from being entered, if anything does."""

    stage: ClosureStage
    words: str
    missing: str
    is_late: bool


def unmet_gates(plan: Plan, days: int) -> Iterator[Finding]:
    """Of each closure the earliest stage that is due within so many days, or was, and cannot be entered yet.

    A stage is entered once all stages before it are complete. One that only its own date is missing for is
    said to be overdue. Stages after it wait for the same, so they are not named again.
    """
    for each in _unentered(plan, plan.as_at + dt.timedelta(days=days)):
        urgency = Urgency.HIGH if each.is_late else Urgency.MEDIUM
        item = each.stage.item_id
        message = f"{each.words}, and {each.missing or 'is not'}."
        yield Finding(subject_of(plan.items[item]), message, item, urgency)


def missed_gates(plan: Plan) -> dict[int, str]:
    """What is missing of each stage, by its item, that should have been entered before the plan's day."""
    late = _unentered(plan, plan.as_at - dt.timedelta(days=1))
    return {each.stage.item_id: f"{each.words}, and {each.missing}" for each in late if each.missing}


def _unentered(plan: Plan, last: dt.date) -> Iterator[_Unentered]:
    for service, stages in closures_of(plan):
        for place, stage in enumerate(stages):
            activity = plan.activities.get(stage.item_id)
            due = plan.schedule[stage.item_id].due if activity else None
            if activity is None or activity.is_finished or due is None or due.last > last:
                continue
            before = [each for each in stages[:place] if not _is_complete(plan, each)]
            late = due.last < plan.as_at
            if before or late:
                words = WORDS[Stage(stage.stage)]
                said = f"{service.name} {'was' if late else 'is'} to be {words} by {due}"
                missing = " and ".join(f"is not {WORDS[Stage(each.stage)]}" for each in before)
                yield _Unentered(stage, said, missing, late)
                break


def closures_of(plan: Plan) -> list[tuple[Service, Sequence[ClosureStage]]]:
    """Each service that is to close or change, with its stages in the plan, in their order."""
    closures, stages = (
        (standing(Closure, plan.programme), standing(ClosureStage, plan.programme))
        if plan.on is None
        else (as_at(Closure, plan.programme, plan.on), as_at(ClosureStage, plan.programme, plan.on))
    )
    services = Service.objects.in_bulk([closure.service_id for closure in closures])
    found: dict[int, list[ClosureStage]] = {closure.pk: [] for closure in closures}
    for stage in sorted(stages, key=lambda each: (each.closure_id, each.position)):
        if stage.item_id in plan.items and stage.closure_id in found:
            found[stage.closure_id].append(stage)
    return [(services[closure.service_id], found[closure.pk]) for closure in closures]


def _is_complete(plan: Plan, stage: ClosureStage) -> bool:
    """A stage that was taken out of the plan is not waited for."""
    return plan.items[stage.item_id].state in (ScheduleItem.State.COMPLETE, ScheduleItem.State.CANCELLED)


GATE_UNMET = AlertRule(
    "gate_unmet",
    "Gate unmet",
    "closure stage",
    "A stage of a closure is due within the set number of days, and what comes before it is not complete.",
    "Complete what is missing, or move the date.",
    unmet_gates,
    Threshold("gate_unmet", "Days before the date of a stage from which an unmet gate raises an alert", 30),
    audience=Permission.EDIT_SERVICES,
    kinds=frozenset({ClosureStage.KIND}),
)
