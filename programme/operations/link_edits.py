"""The edit that adds a link. Nothing here writes."""

from __future__ import annotations

from programme.models import LONGEST_LAG, Dependency, ScheduleItem
from programme.operations.errors import Refused
from programme.past import entered
from programme.planning import Edit, Plan
from programme.schedule import LinkType, ScheduleError, Unit


def link_edit(
    plan: Plan,
    *,
    predecessor: ScheduleItem,
    successor: ScheduleItem,
    type: LinkType,
    lag: int,
    unit: Unit,
    constraining: bool,
) -> Edit:
    """The edit that adds a link.

    Refused for a link to itself or to what is cancelled, twice the same, too long a lag, or a loop.
    """
    if predecessor.pk == successor.pk:
        raise Refused("An action cannot wait for itself: choose another action", "predecessor")
    for pk, name in ((predecessor.pk, predecessor.short), (successor.pk, successor.short)):
        if pk not in plan.activities:
            raise Refused(f"{name} is cancelled or has been taken away: choose another action", "predecessor")
    if any(held.identity == (predecessor.pk, successor.pk, type) for held in plan.links):
        words = f"{successor.code} already waits for {predecessor.code} in this way"
        raise Refused(f"{words}{_as_entered(predecessor, successor, type)}", "predecessor")
    if abs(lag) > LONGEST_LAG[unit]:
        raise Refused(f"Enter a gap between -{LONGEST_LAG[unit]} and {LONGEST_LAG[unit]} {unit}", "lag")
    link = Dependency(
        programme=plan.programme,
        predecessor=predecessor,
        successor=successor,
        type=type,
        lag=lag,
        lag_unit=unit,
        is_constraining=constraining,
    )
    edit = Edit(new_links=[link])
    try:
        _ = plan.with_edit(edit).schedule
    except ScheduleError as error:
        raise Refused(f"{error}. Choose an action that does not wait for this one", "predecessor") from error
    return edit


def _as_entered(predecessor: ScheduleItem, successor: ScheduleItem, type: LinkType) -> str:
    """How a link is stored, and who entered it; empty for one that is not saved yet."""
    links = Dependency.objects.standing().filter(predecessor=predecessor, successor=successor, type=type)
    held = links.first()
    return f": {held.in_words.lower()}, {entered(held)}" if held else ""
