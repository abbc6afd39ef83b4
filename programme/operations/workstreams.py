"""Who leads a workstream or an action, and so hears of it."""

from __future__ import annotations

from typing import TypeVar

from programme.history import change, write
from programme.models import Action, Cause, Person, Workstream, changed

Led = TypeVar("Led", Workstream, Action)


def name_lead(led: Led, lead: Person | None, *, version: int, by: Person) -> Cause:
    """Name a lead, or none. `version` is the one its author saw, else StaleVersion."""
    name = f"Action {led.number}" if isinstance(led, Action) else led.name
    what = f"{name} is now led by {lead}" if lead else f"{name} no longer has a lead of its own"
    with change(led.programme, by=by, what=what[:200]) as cause:
        edited = changed(led, {"lead_id": lead.pk if lead else None})
        edited.version = version
        write(cause, [edited])
    return cause
