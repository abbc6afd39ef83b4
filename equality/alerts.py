"""The alert rules for what equality assessments have promised, and for gates that wait for one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from equality.gates import Gate, GateState, Past, gates_of, past_of_service
from equality.models import Assessment, AssessmentService, Mitigation
from programme.access import Permission
from programme.alert_rules import subject_of
from programme.alerts import AlertRule, Finding
from programme.dates import PlanDate
from programme.days import first_day
from programme.models import Urgency, as_at, standing
from programme.planning import Plan
from programme.schedule import Activity, Timing
from services import models as services
from services.alerts import GATE_UNMET, closures_of

KINDS = frozenset({Assessment.REVIEW, Mitigation.KIND})


def overdue_promises(plan: Plan, limit: int = 0) -> Iterator[Finding]:
    """Reviews of assessments and mitigations that were due before the as-at date; their owners are told."""
    late = [pk for pk in plan.activities if plan.items[pk].kind in KINDS and plan.is_overdue(pk)]
    if not late:
        return
    promises = (
        standing(Mitigation, plan.programme)
        if plan.on is None
        else as_at(Mitigation, plan.programme, plan.on)
    )
    owners = {each.item_id: each.owner_id for each in promises if each.item_id}
    for pk in late:
        item = plan.items[pk]
        what = "review" if item.kind == Assessment.REVIEW else "mitigation"
        message = f"{item.title}: this {what} was due by {plan.schedule[pk].due} and is not complete."
        yield Finding(subject_of(item), message, pk, Urgency.HIGH, owners.get(pk))


def gates_without_assessment(plan: Plan, days: int) -> Iterator[Finding]:
    """Of each closure the gates passed without the assessment they needed, and the first to come without it.

    Consultation has to have a draft by its start, a decision a signed one by its date (domain.md section 6).
    To come is what is due within so many days, or was.
    """
    last, past, since = plan.as_at + dt.timedelta(days=days), _past(plan), first_day(plan.programme)
    for service, stages in closures_of(plan):
        unmet = [
            gate
            for gate in gates_of(stages, plan.items, past.get(service.pk, ()), since)
            if gate.state == GateState.NOT_MET
        ]
        for gate in unmet:
            if gate.is_passed:
                message = f"{service.name}: {_lower(gate.words)}."
                yield _finding(plan, gate, message, Urgency.HIGH)
        for gate in unmet:
            date = _due(plan, gate.stage)
            if gate.is_passed or date is None or date.first > last:
                continue
            late = date.last < plan.as_at
            message = (
                f"{service.name}: {_entered(gate.stage, date, late=late)}. Missing: {_lower(gate.words)}."
            )
            yield _finding(plan, gate, message, Urgency.HIGH if late else Urgency.MEDIUM)
            break


def _finding(plan: Plan, gate: Gate, message: str, urgency: Urgency) -> Finding:
    item = gate.stage.item_id
    return Finding(subject_of(plan.items[item]), message, item, urgency)


def _due(plan: Plan, stage: services.ClosureStage) -> PlanDate | None:
    """The day by which its gate has to be met; none where nothing says when it comes."""
    activity, timing = plan.activities.get(stage.item_id), plan.schedule.timings.get(stage.item_id)
    if activity is None or timing is None:
        return None
    starts = _start(plan, activity, timing) if stage.stage == services.Stage.CONSULTATION else None
    return starts or timing.due


def _start(plan: Plan, activity: Activity, timing: Timing) -> PlanDate | None:
    """When it was to start, where that day has passed and nothing but the as-at date pushes it on."""
    own = activity.own_start
    if own and timing.start and own.last < plan.as_at and timing.start.first <= plan.as_at:
        return own
    return timing.start


def missed_gates(plan: Plan) -> dict[int, str]:
    """The stages that were entered, or should have been by now, without the assessment that they need."""
    found = gates_without_assessment(plan, -1)
    late = (each for each in found if each.urgency == Urgency.HIGH)
    return {each.item_id: each.message.rstrip(".") for each in late if each.item_id}


def _entered(stage: services.ClosureStage, date: PlanDate, *, late: bool) -> str:
    name = stage.get_stage_display().lower()
    verb = "starts" if stage.stage == services.Stage.CONSULTATION else "is due by"
    return f"the {name} was due by {date}" if late else f"the {name} {verb} {date}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _past(plan: Plan) -> dict[int, list[Past]]:
    """What the assessments of each service have been, also right before and after a change."""
    links = (
        standing(AssessmentService, plan.programme)
        if plan.on is None
        else as_at(AssessmentService, plan.programme, plan.on)
    )
    return past_of_service(plan.programme, plan.on, links)


GATE_WITHOUT_ASSESSMENT = AlertRule(
    "gate_assessment",
    "Gate unmet: assessment",
    "closure stage",
    "A consultation or decision comes within the set number of days, or was entered already, and the "
    "equality assessment it needs is missing.",
    "Draft or sign the assessment, or move the date. Tell the body that decided what it did not see.",
    gates_without_assessment,
    GATE_UNMET.threshold,
    audience=Permission.EDIT_EQUALITY,
)
PROMISE_OVERDUE = AlertRule(
    "equality_overdue",
    "Equality overdue",
    "review or mitigation",
    "The review of an equality assessment, or a mitigation promised in one, was due and is not complete.",
    "Carry it out and say so, or give it a new date with a reason.",
    overdue_promises,
    audience=Permission.EDIT_EQUALITY,
    kinds=KINDS,
)
