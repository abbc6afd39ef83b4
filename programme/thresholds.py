"""The numbers of a programme's alert rules: declared with defaults, kept where somebody changed them."""

from __future__ import annotations

from dataclasses import dataclass

from programme.contributions import contributed
from programme.models import AlertThreshold, AsAt, Programme, as_at, standing


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


def declared_thresholds() -> list[Threshold]:
    """Those of the rules in their order, then those of escalation."""
    found = {rule.threshold.name: rule.threshold for rule in contributed("ALERT_RULES") if rule.threshold}
    return [*found.values(), ESCALATE_TO_LEAD, ESCALATE_TO_DIRECTOR]


def thresholds_of(programme: Programme, on: AsAt | None = None) -> dict[str, int]:
    """The value of each declared threshold, by name, at present or as at another time."""
    rows = standing(AlertThreshold, programme) if on is None else as_at(AlertThreshold, programme, on)
    kept = {row.name: row.value for row in rows}
    return {each.name: kept.get(each.name, each.default) for each in declared_thresholds()}
