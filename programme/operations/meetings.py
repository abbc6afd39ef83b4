"""Entering meetings, and what became of recommendations."""

from __future__ import annotations

import datetime as dt
from typing import Any

from programme.dates import PlanDate
from programme.history import change, write
from programme.models import Body, Meeting, Programme, Recommendation, changed
from programme.operations.errors import Refused


def add_meeting(
    programme: Programme, *, body: Body | None, new_body: str, held_on: dt.date, purpose: str, by: Any
) -> Meeting:
    """A meeting of a known body, or of one that is named here for the first time."""
    name = new_body.strip()
    if body is None and not name:
        raise Refused("Choose the body that meets, or name another", "body")
    if body is not None and name:
        raise Refused("Choose a body or name another, not both", "new_body")
    with change(programme, by=by, what=f"Meeting of {body or name} added"[:200]) as cause:
        bodies = Body.objects.filter(programme=programme).standing()
        body = body or bodies.filter(name__iexact=name).first()
        if body is None:
            body = Body(programme=programme, name=name)
            write(cause, [body])
        if Meeting.objects.filter(programme=programme, body=body, held_on=held_on).standing().exists():
            raise Refused(f"{body} already has a meeting on {PlanDate.of_day(held_on)}", "held_on")
        meeting = Meeting(programme=programme, body=body, held_on=held_on, purpose=purpose)
        write(cause, [meeting])
    return meeting


def respond(
    recommendation: Recommendation, *, state: str, response: str, version: int, by: Any
) -> Recommendation:
    """Record what became of a recommendation. `version` is the one its author saw, else StaleVersion."""
    if state == Recommendation.State.OPEN and response.strip():
        raise Refused("Say what became of it: noted, agreed, or another answer", "state")
    edited = changed(recommendation, {"state": state, "response": response})
    what = f"Response: {edited.get_state_display()}"
    with change(recommendation.programme, by=by, what=what, text=response) as cause:
        edited.version = version
        write(cause, [edited])
    return edited
