"""Who leads a workstream or an action, and so hears of it."""

from __future__ import annotations

from typing import TypeVar

from programme.history import change, write
from programme.models import Action, Cause, Person, Programme, Workstream, changed
from programme.operations.errors import Refused

Led = TypeVar("Led", Workstream, Action)


def hand_over(programme: Programme, giver: Person, taker: Person, *, by: Person) -> Cause:
    """Let one person lead everything that another leads, under one cause. Finished actions keep their lead.

    Refused where that is nothing, or both are the same.
    """
    if giver == taker:
        raise Refused("Choose somebody else to take over", "taker")
    with change(programme, by=by, what=f"{taker} takes over from {giver}") as cause:
        streams = Workstream.objects.filter(programme=programme, lead=giver).standing()
        actions = Action.objects.filter(programme=programme, lead=giver).standing().unfinished()
        rows: list[Workstream | Action] = [*streams, *actions]
        if not rows:
            raise Refused(f"{giver} leads nothing in this programme", "giver")
        for row in rows:
            row.lead = taker
        write(cause, rows)
    return cause


def name_lead(led: Led, lead: Person | None, *, version: int, by: Person) -> Cause:
    """Name a lead, or none. `version` is the one its author saw, else StaleVersion."""
    name = f"Action {led.number}" if isinstance(led, Action) else led.name
    what = f"{name} is now led by {lead}" if lead else f"{name} no longer has a lead of its own"
    with change(led.programme, by=by, what=what[:200]) as cause:
        edited = changed(led, {"lead_id": lead.pk if lead else None})
        edited.version = version
        write(cause, [edited])
    return cause
