"""What committees recommend: entering it, what was answered to it, and how far it is."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from programme.history import change, write
from programme.models import Meeting, Recommendation, Report, changed
from programme.operations.errors import Refused

State = Recommendation.State
DECIDED = (State.AGREED, State.PARTLY, State.REFUSED)
"""Answers that somebody has to have given."""
EXPLAINED = (State.PARTLY, State.REFUSED)
"""Answers that say why."""


def add_recommendation(
    meeting: Meeting, *, text: str, made_by: str, made_to: str, report: Report | None, by: Any
) -> Recommendation:
    """What a meeting asks somebody to do, as its minutes say it; `report` is the one it was made on."""
    with change(meeting.programme, by=by, what=f"Recommendation of {meeting} added", text=text) as cause:
        last = Recommendation.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"]
        row = Recommendation(
            programme=meeting.programme,
            meeting=meeting,
            position=(last or 0) + 1,
            text=text.strip(),
            made_by=made_by.strip(),
            made_to=made_to.strip(),
            report=report,
        )
        write(cause, [row])
    return row


def respond(
    recommendation: Recommendation,
    *,
    state: str,
    response: str,
    answered_by: str,
    progress: str,
    version: int,
    by: Any,
) -> Recommendation:
    """Record what became of a recommendation, and how far it is; earlier words stay in history.

    Refused where an answer does not say who gave it, or why it is not agreed in full. `version` is the one
    its author saw, else StaleVersion.
    """
    if state == State.OPEN and (response.strip() or answered_by.strip()):
        raise Refused("Say what became of it: noted, agreed, or another answer", "state")
    if state in DECIDED and not answered_by.strip():
        raise Refused("Say who answered, for example Cabinet", "answered_by")
    if state in EXPLAINED and not response.strip():
        raise Refused("Say why it is not agreed, or not in full", "response")
    values = {"state": state, "response": response, "answered_by": answered_by.strip(), "progress": progress}
    edited = changed(recommendation, values)
    is_answer = any(values[name] != getattr(recommendation, name) for name in ("state", "response"))
    what = f"Response: {edited.get_state_display()}" if is_answer else "Progress of a recommendation noted"
    with change(
        recommendation.programme, by=by, what=what, text=response if is_answer else progress
    ) as cause:
        edited.version = version
        write(cause, [edited])
    return edited
