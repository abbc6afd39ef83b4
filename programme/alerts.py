"""Alert rules and keeping the open alerts equal to what the rules say (domain.md section 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from programme.contributions import contributed
from programme.models import Alert
from programme.planning import Plan


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has found about a subject, such as `action:23`; `item_id` where that has a date."""

    rule: str
    subject: str
    message: str
    item_id: int | None = None


def overdue(plan: Plan) -> Iterator[Finding]:
    """Not complete, and due before the as-at date; due today is not overdue."""
    for pk in plan.activities:
        if plan.is_overdue(pk):
            item, due = plan.items[pk], plan.schedule[pk].due
            message = f"{item.code} {item.title} was due by {due} and is not complete"
            yield Finding("overdue", f"{item.kind}:{item.code}", message, pk)


@dataclass(frozen=True, slots=True)
class Changes:
    """How many alerts a run touched."""

    opened: int
    updated: int
    closed: int


def write_alerts(plan: Plan) -> int:
    """The recalculation step for alerts."""
    changes = refresh(plan)
    return changes.opened + changes.updated + changes.closed


def refresh(plan: Plan) -> Changes:
    """Open, update and close alerts as the rules say. Running it twice changes nothing."""
    found = {(each.rule, each.subject): each for rule in contributed("ALERT_RULES") for each in rule(plan)}
    stored = {
        (alert.rule, alert.subject): alert for alert in Alert.objects.filter(programme=plan.programme).open()
    }
    opened = [
        Alert(
            programme=plan.programme,
            rule=each.rule,
            subject=each.subject,
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
    return Changes(len(opened), len(updated), len(closed))
