"""Forms of meetings and recommendations."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.forms.versions import version_field
from programme.models import Body, Programme, Recommendation
from programme.ui.forms import DayField, Form


class MeetingForm(Form):
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


class ResponseForm(Form):
    state = forms.ChoiceField(
        label="What became of it", choices=Recommendation.State.choices, widget=forms.RadioSelect
    )
    response = forms.CharField(
        label="Response",
        help_text="What was answered, and what is done about it.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = version_field()

    submit_label = "Record the response"

    def __init__(self, *args: Any, recommendation: Recommendation, **kwargs: Any) -> None:
        initial = {name: getattr(recommendation, name) for name in ("state", "response", "version")}
        super().__init__(*args, initial=initial, **kwargs)
