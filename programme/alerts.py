"""Alert rules and keeping the open alerts equal to what the rules say (domain.md section 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from programme.contributions import contributed
from programme.models import Alert
from programme.planning import Plan


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has found about an item."""

    rule: str
    item_id: int
    message: str


def overdue(plan: Plan) -> Iterator[Finding]:
    """Not complete, and due before the as-at date; due today is not overdue."""
    for pk, activity in plan.activities.items():
        due = plan.schedule[pk].due
        if due and due.last < plan.as_at and not activity.actual_end:
            item = plan.items[pk]
            yield Finding("overdue", pk, f"{item.code} {item.title} was due by {due} and is not complete")


def refresh(plan: Plan) -> int:
    """The recalculation step for alerts: open, update and close. Running it twice changes nothing."""
    found = {(each.rule, each.item_id): each for rule in contributed("ALERT_RULES") for each in rule(plan)}
    stored = {(alert.rule, alert.item_id): alert for alert in Alert.objects.filter(programme=plan.programme).open()}
    opened = [
        Alert(
            programme=plan.programme,
            rule=each.rule,
            item_id=each.item_id,
            message=each.message[:300],
            opened_on=plan.as_at,
            updated_on=plan.as_at,
        )
        for key, each in found.items()
        if key not in stored
    ]
    Alert.objects.bulk_create(opened, ignore_conflicts=True)
    updated = []
    for key, alert in stored.items():
        if key in found and alert.message != found[key].message[:300]:
            alert.message, alert.updated_on = found[key].message[:300], plan.as_at
            updated.append(alert)
    Alert.objects.bulk_update(updated, ["message", "updated_on"])
    closed = [alert.pk for key, alert in stored.items() if key not in found]
    Alert.objects.filter(pk__in=closed).update(closed_on=plan.as_at, updated_on=plan.as_at)
    return len(opened) + len(updated) + len(closed)
