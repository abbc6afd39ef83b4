"""Entering meetings, and the days on which bodies meet."""

from __future__ import annotations

import datetime as dt
from typing import Any

from programme.dates import PlanDate
from programme.history import change, withdraw, write
from programme.models import Body, Meeting, Programme, Recess, changed
from programme.operations.errors import Refused
from programme.operations.updates import save_edit
from programme.past import entered
from programme.planning import Edit, load_plan


def body_named(programme: Programme, body: Body | None, new_body: str) -> Body:
    """A known body, or one that is named for the first time and not stored yet."""
    name = new_body.strip()
    if body is None and not name:
        raise Refused("Choose the body that meets, or name another", "body")
    if body is not None and name:
        raise Refused("Choose a body or name another, not both", "new_body")
    if body is None:
        body = Body.objects.filter(programme=programme, name__iexact=name).standing().first()
    return body or Body(programme=programme, name=name)


def meeting_edit(meeting: Meeting, *, held_on: dt.date, purpose: str = "", decision: str = "") -> Edit:
    """The edit that adds a meeting, or moves a stored one. Refused in a recess, and twice on a day."""
    _check_day(meeting, held_on)
    edited = changed(meeting, {"held_on": held_on, "purpose": purpose, "decision": decision})
    edited.body = meeting.body
    if meeting._state.adding:
        edited._state.adding = True
        return Edit(new_meetings=[edited])
    return Edit(new_meetings=[edited], ended_meetings=[meeting])


def _check_day(meeting: Meeting, day: dt.date) -> None:
    body = meeting.body
    if body._state.adding:
        return
    same_day = Meeting.objects.filter(programme=meeting.programme, body=body, held_on=day).standing()
    if held := same_day.exclude(pk=meeting.pk).first():
        words = f"{body} already has a meeting on {PlanDate.of_day(day)}"
        raise Refused(f"{words}, {entered(held)}", "held_on")
    for recess in Recess.objects.filter(programme=meeting.programme).standing():
        if day != meeting.held_on and recess.covers(body, day):
            first, last = PlanDate.of_day(recess.first_day), PlanDate.of_day(recess.last_day)
            raise Refused(f"{body} is in recess from {first} to {last}: choose another day", "held_on")


def add_meeting(
    programme: Programme,
    *,
    body: Body | None,
    new_body: str,
    held_on: dt.date,
    purpose: str,
    by: Any,
    reason: str = "",
    text: str = "",
) -> Meeting:
    """A meeting of a known body, or of one that is named here for the first time.

    Refused without reason and text where it moves decisions.
    """
    what = f"Meeting of {body or new_body.strip()} added"
    with change(programme, by=by, what=what, reason=reason, text=text) as cause:
        body = body_named(programme, body, new_body)
        if body._state.adding:
            write(cause, [body])
        meeting = Meeting(programme=programme, body=body)
        edit = meeting_edit(meeting, held_on=held_on, purpose=purpose)
        save_edit(cause, load_plan(programme), edit, versions={})
    return next(iter(edit.new_meetings))


def change_meeting(
    meeting: Meeting,
    *,
    held_on: dt.date,
    purpose: str,
    decision: str,
    version: int,
    by: Any,
    reason: str = "",
    text: str = "",
) -> Meeting:
    """Another day, purpose or decision; decisions that waited for it move. StaleVersion as everywhere."""
    what = f"Meeting of {meeting.body} changed"
    with change(meeting.programme, by=by, what=what, reason=reason, text=text) as cause:
        edit = meeting_edit(meeting, held_on=held_on, purpose=purpose, decision=decision)
        edited = next(iter(edit.new_meetings))
        edited.version = version
        save_edit(cause, load_plan(meeting.programme), edit, versions={})
    return edited


def cancel_meeting(meeting: Meeting, *, by: Any, reason: str = "", text: str = "") -> None:
    """Take a meeting away; the decisions it was to take move to the next. It stays in history."""
    day = PlanDate.of_day(meeting.held_on) if meeting.held_on else "a day not given"
    what = f"Meeting of {meeting.body} on {day} cancelled"
    with change(meeting.programme, by=by, what=what, reason=reason, text=text) as cause:
        save_edit(cause, load_plan(meeting.programme), Edit(ended_meetings=[meeting]), versions={})


def change_body(body: Body, *, agenda_days: int, notice_days: int, version: int, by: Any) -> Body:
    """How long before its meetings papers are published and key decisions are announced."""
    with change(body.programme, by=by, what=f"Rules of {body} changed"[:200]) as cause:
        edited = changed(body, {"agenda_days": agenda_days, "notice_days": notice_days})
        edited.version = version
        write(cause, [edited])
    return edited


def add_recess(
    programme: Programme, *, body: Body | None, first_day: dt.date, last_day: dt.date, by: Any
) -> Recess:
    """Days without meetings. Refused where a meeting is entered in them, or they end before they begin."""
    if last_day < first_day:
        raise Refused("The last day must be on or after the first", "last_day")
    recess = Recess(programme=programme, body=body, first_day=first_day, last_day=last_day)
    meetings = Meeting.objects.filter(programme=programme, held_on__range=(first_day, last_day)).standing()
    for meeting in meetings.select_related("body"):
        if meeting.held_on and recess.covers(meeting.body, meeting.held_on):
            day = PlanDate.of_day(meeting.held_on)
            raise Refused(f"{meeting.body} meets on {day}: move or cancel that meeting first", "first_day")
    with change(programme, by=by, what="Recess added") as cause:
        write(cause, [recess])
    return recess


def end_recess(recess: Recess, *, by: Any) -> None:
    """Take a recess away."""
    with change(recess.programme, by=by, what="Recess taken away") as cause:
        withdraw(cause, [recess])
