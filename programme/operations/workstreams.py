"""Who leads a workstream or an action, and so hears of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from programme.history import change, write
from programme.models import Action, Cause, Person, Programme, Workstream, changed
from programme.operations.errors import Refused

Led = TypeVar("Led", Workstream, Action)


@dataclass(frozen=True, slots=True)
class Leads:
    """What one person leads: workstreams, and the actions for which they are the one who hears."""

    streams: Sequence[Workstream]
    actions: Sequence[Action]

    @property
    def rows(self) -> list[Workstream | Action]:
        return [*self.streams, *self.actions]


def leads_of(programme: Programme, person: Person) -> Leads:
    """All that somebody could hand over. Finished actions keep their lead."""
    streams = (
        Workstream.objects.filter(programme=programme, lead=person).standing().select_related("programme")
    )
    actions = Action.objects.filter(programme=programme).for_pages().led_by(person).unfinished()
    return Leads(list(streams), list(actions))


def hand_over(
    programme: Programme, giver: Person, taker: Person, chosen: Collection[str], *, by: Person
) -> Cause:
    """Let one person lead what another leads, under one cause. `chosen` are names by `name_of_led`.

    An action without a lead of its own follows its workstream where both are chosen. Chosen alone it gets the
    taker as its own lead; left behind it gets the giver, as it stays with them.
    Refused where both people are the same, nothing is chosen, or the giver no longer leads what is.
    """
    if giver == taker:
        raise Refused("Choose somebody else to take over", "taker")
    if not chosen:
        raise Refused("Choose what is handed over", "things")
    with change(programme, by=by, what=f"{taker} takes over from {giver}") as cause:
        led = {name_of_led(row): row for row in leads_of(programme, giver).rows}
        if missing := set(chosen) - led.keys():
            names = ", ".join(sorted(missing))
            raise Refused(f"{giver} no longer leads {names}: choose again", "things")
        streams = {row.pk for name, row in led.items() if name in chosen and isinstance(row, Workstream)}
        rows = [row for name, row in led.items() if _follows(row, streams) != (name in chosen)]
        for row in rows:
            row.lead = taker if name_of_led(row) in chosen else giver
        write(cause, rows)
    return cause


def _follows(row: Workstream | Action, streams: Collection[int]) -> bool:
    """Whether an action goes with one of these workstreams unless it has a lead of its own."""
    return isinstance(row, Action) and row.lead_id is None and row.workstream_id in streams


def name_of_led(row: Workstream | Action) -> str:
    """`action 23`, or the workstream's name."""
    return f"action {row.number}" if isinstance(row, Action) else row.name


def name_lead(led: Led, lead: Person | None, *, version: int, by: Person) -> Cause:
    """Name a lead, or none. `version` is the one its author saw, else StaleVersion."""
    name = f"Action {led.number}" if isinstance(led, Action) else led.name
    what = f"{name} is now led by {lead}" if lead else f"{name} no longer has a lead of its own"
    with change(led.programme, by=by, what=what[:200]) as cause:
        edited = changed(led, {"lead_id": lead.pk if lead else None})
        edited.version = version
        write(cause, [edited])
    return cause
