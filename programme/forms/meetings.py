"""Forms of meetings."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.forms.explained import Explained
from programme.forms.versions import version_field
from programme.models import Body, Meeting, Programme, ScheduleItem
from programme.ui.forms import DayField, Form

MOST_DAYS_BEFORE = 365


def takes_decisions(body: Body) -> bool:
    """Whether any item of the plan waits for the body to decide it."""
    return ScheduleItem.objects.filter(programme=body.programme_id, decided_by=body).standing().exists()


class MeetingForm(Explained):
    body = forms.ChoiceField(label="Body that meets", required=False)
    new_body = forms.CharField(
        label="Another body",
        help_text="Its name, where the list does not have it.",
        max_length=120,
        required=False,
    )
    held_on = DayField(label="Date of the meeting")
    purpose = forms.CharField(label="Purpose", help_text="What it is to do, in a few words.", max_length=300)

    submit_label = "Add the meeting"

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Body.objects.filter(programme=programme).standing()
        self.bodies = {str(body.uid): body for body in known}
        names = [(uid, str(body)) for uid, body in self.bodies.items()]
        self.fields["body"].choices = [("", "Choose a body"), *names]  # type: ignore[attr-defined]

    def clean_body(self) -> Body | None:
        return self.bodies.get(self.cleaned_data["body"])

    def consequential(self) -> dict[str, Any]:
        """A meeting can draw decisions nearer, where its body takes any."""
        body = self.cleaned_data["body"]
        decides = body is not None and takes_decisions(body)
        return {"body": body.pk, "held_on": self.cleaned_data["held_on"]} if decides else {}


class ChangeMeetingForm(Explained):
    held_on = DayField(label="Date of the meeting")
    purpose = forms.CharField(
        label="Purpose", help_text="What it is to do, in a few words.", max_length=300, required=False
    )
    decision = forms.CharField(
        label="Decision",
        help_text="What the meeting decided, and the minute.",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = version_field()

    submit_label = "Save the meeting"

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        self.meeting = meeting
        initial = {name: getattr(meeting, name) for name in ("held_on", "purpose", "decision", "version")}
        super().__init__(*args, initial=initial, **kwargs)

    def consequential(self) -> dict[str, Any]:
        held_on = self.cleaned_data["held_on"]
        moves = held_on != self.meeting.held_on and takes_decisions(self.meeting.body)
        return {"held_on": held_on} if moves else {}


def days_field(label: str, help_text: str) -> forms.IntegerField:
    """A number of days before a meeting."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=0,
        max_value=MOST_DAYS_BEFORE,
        error_messages={
            "invalid": "The days must be a whole number, for example 5",
            "min_value": "The days must be 0 or more",
            "max_value": f"The days must be {MOST_DAYS_BEFORE} or fewer",
        },
    )


class BodyForm(Form):
    agenda_days = days_field(
        "Clear working days between the agenda and the meeting",
        "Neither the day it is published nor the day of the meeting counts. The law asks for 5.",
    )
    notice_days = days_field(
        "Clear days of notice before a key decision", "The law asks for 28 of a council's executive."
    )
    version = version_field()

    submit_label = "Save the rules"

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        initial = {name: getattr(body, name) for name in ("agenda_days", "notice_days", "version")}
        super().__init__(*args, initial=initial, **kwargs)


class RecessForm(Form):
    body = forms.ChoiceField(label="Body that does not meet", required=False)
    first_day = DayField(label="First day")
    last_day = DayField(label="Last day")

    submit_label = "Add the recess"

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Body.objects.filter(programme=programme).standing()
        self.bodies = {str(body.uid): body for body in known}
        names = [(uid, str(body)) for uid, body in self.bodies.items()]
        self.fields["body"].choices = [("", "No body meets"), *names]  # type: ignore[attr-defined]

    def clean_body(self) -> Body | None:
        return self.bodies.get(self.cleaned_data["body"])
