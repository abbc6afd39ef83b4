"""The numbers of a programme's alert rules: declared with defaults, kept where somebody changed them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from programme.contributions import contributed
from programme.models import Alert, AlertThreshold, AsAt, Programme, as_at, standing

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that a rule goes by, in whole days, working days or percent."""

    name: str
    label: str
    default: int
    unit: str = "days"
    largest: int = 365
    smallest: int = 1


ESCALATE_TO_LEAD = Threshold(
    "escalate_to_lead",
    "Working days after which an urgent alert goes to the lead of the workstream too",
    5,
    "working days",
)
ESCALATE_TO_DIRECTOR = Threshold(
    "escalate_to_director", "Working days after which it goes to the directors too", 10, "working days"
)


GETS_WORSE = Threshold(
    "gets_worse",
    "Percent by which days, pounds or a number have to grow before an alert that was answered opens again",
    50,
    "percent",
    1000,
)


def declared_thresholds() -> list[Threshold]:
    """Those of the rules in their order, then those of escalation and of answers."""
    found = {rule.threshold.name: rule.threshold for rule in contributed("ALERT_RULES") if rule.threshold}
    return [*found.values(), ESCALATE_TO_LEAD, ESCALATE_TO_DIRECTOR, GETS_WORSE]


def thresholds_of(programme: Programme, on: AsAt | None = None) -> dict[str, int]:
    """The value of each declared threshold, by name, at present or as at another time."""
    rows = standing(AlertThreshold, programme) if on is None else as_at(AlertThreshold, programme, on)
    kept = {row.name: row.value for row in rows}
    return {each.name: kept.get(each.name, each.default) for each in declared_thresholds()}


def values_in(programmes: Iterable[Programme], threshold: Threshold) -> dict[int, int]:
    """The value of one threshold in each of several programmes, by their ids; one query."""
    ids = [each.pk for each in programmes]
    rows = AlertThreshold.objects.filter(programme__in=ids, name=threshold.name).standing()
    return {**dict.fromkeys(ids, threshold.default), **dict(rows.values_list("programme_id", "value"))}


def ceiling_of(alert: Alert, percent: int) -> int:
    """The weight above which an alert is worse than it is now: one of 40 at 50 percent is so from 61 on."""
    return alert.weight * (WHOLE + percent) // WHOLE
