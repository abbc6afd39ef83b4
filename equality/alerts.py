"""The alert rule for what equality assessments have promised."""

from __future__ import annotations

from collections.abc import Iterator

from equality.models import Assessment, Mitigation
from programme.access import Permission
from programme.alert_rules import subject_of
from programme.alerts import AlertRule, Finding
from programme.models import Urgency
from programme.planning import Plan

KINDS = frozenset({Assessment.REVIEW, Mitigation.KIND})


def overdue_promises(plan: Plan, limit: int = 0) -> Iterator[Finding]:
    """Reviews of assessments and mitigations that were due before the as-at date; their owners are told."""
    late = [pk for pk in plan.activities if plan.items[pk].kind in KINDS and plan.is_overdue(pk)]
    if not late:
        return
    promises = Mitigation.objects.filter(programme=plan.programme).standing()
    owners = dict(promises.exclude(item=None).values_list("item_id", "owner_id"))
    for pk in late:
        item = plan.items[pk]
        what = "review" if item.kind == Assessment.REVIEW else "mitigation"
        message = f"{item.title}: this {what} was due by {plan.schedule[pk].due} and is not complete."
        yield Finding(subject_of(item), message, pk, Urgency.HIGH, owners.get(pk))


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
