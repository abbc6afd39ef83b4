"""Adding and ending links between items."""

from __future__ import annotations

from typing import Any

from programme.history import change
from programme.models import LONGEST_LAG, Cause, Dependency, ScheduleItem
from programme.operations.errors import Refused
from programme.operations.updates import save_edit
from programme.planning import Edit, Plan, load_plan
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
    """The edit that adds a link. Refused for a link to itself, twice the same, too long a lag, or a loop."""
    if predecessor.pk == successor.pk:
        raise Refused("An action cannot wait for itself: choose another action", "predecessor")
    if any(
        (link.predecessor_id, link.successor_id, link.type) == (predecessor.pk, successor.pk, type)
        for link in plan.links
    ):
        raise Refused(f"{successor.code} already waits for {predecessor.code} in this way", "predecessor")
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


def add_link(successor: ScheduleItem, *, by: Any, text: str = "", **link: Any) -> Cause:
    """Save a new link; arguments as in `link_edit`."""
    predecessor = link["predecessor"]
    with change(
        successor.programme, by=by, what=f"{successor.code} now waits for {predecessor.code}", text=text
    ) as cause:
        plan = load_plan(successor.programme)
        save_edit(cause, plan, link_edit(plan, successor=successor, **link), versions={})
    return cause


def end_link(link: Dependency, *, by: Any, text: str = "") -> Cause:
    """Take a link away; what it held back may move earlier."""
    what = f"{link.successor.code} no longer waits for {link.predecessor.code}"
    with change(link.programme, by=by, what=what, text=text) as cause:
        save_edit(cause, load_plan(link.programme), Edit(ended_links=[link]), versions={})
    return cause
