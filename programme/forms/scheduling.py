"""Forms that say how an item is scheduled, and how a programme counts its days."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.forms.explained import Explained
from programme.forms.versions import version_field
from programme.models import Body, Programme, ScheduleItem
from programme.operations.settings import Settings
from programme.schedule import Mode

MODES = {
    Mode.AUTOMATIC: "Links move it",
    Mode.MANUAL: "Links never move it; a link that does not fit is shown as broken",
}
LONGEST_CONSULTATION = 365


class SchedulingForm(Explained):
    mode = forms.ChoiceField(
        label="What moves it?",
        choices=[(mode.value, words) for mode, words in MODES.items()],
        widget=forms.RadioSelect,
    )
    decided_by = forms.ChoiceField(
        label="Which body decides it?",
        help_text="A decision that moves goes to the next meeting of its body.",
        required=False,
    )
    is_target = forms.BooleanField(
        label="Its date must hold",
        help_text="The float of everything before it is measured against this date.",
        required=False,
    )
    version = version_field()

    submit_label = "Show what moves"

    def __init__(self, *args: Any, item: ScheduleItem, **kwargs: Any) -> None:
        known = Body.objects.filter(programme=item.programme_id).standing()
        self.bodies = {str(body.uid): body for body in known}
        initial = {
            "mode": item.mode,
            "decided_by": str(item.decided_by.uid) if item.decided_by else "",
            "is_target": item.is_target,
            "version": item.version,
        }
        super().__init__(*args, initial=initial, **kwargs)
        names = [(uid, str(body)) for uid, body in self.bodies.items()]
        self.fields["decided_by"].choices = [("", "No body: it is not a decision"), *names]  # type: ignore[attr-defined]

    def clean_decided_by(self) -> Body | None:
        return self.bodies.get(self.cleaned_data["decided_by"])

    def wanted(self) -> dict[str, Any]:
        """What `operations.scheduling` takes."""
        data = self.cleaned_data
        return {
            "mode": Mode(data["mode"]),
            "is_target": data["is_target"],
            "decided_by": data["decided_by"],
        }

    def consequential(self) -> dict[str, Any]:
        body = self.cleaned_data["decided_by"]
        return {**self.wanted(), "decided_by": body.pk if body else None}


class SettingsForm(Explained):
    counts_working_days = forms.TypedChoiceField(
        label="Durations and gaps in days count",
        choices=[("no", "Calendar days"), ("yes", "Working days, without England's bank holidays")],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    consultation_days = forms.IntegerField(
        label="Days that a consultation takes at the least",
        help_text="84 days are twelve weeks.",
        min_value=1,
        max_value=LONGEST_CONSULTATION,
        error_messages={
            "invalid": "The days must be a whole number, for example 84",
            "min_value": "A consultation takes 1 day or more",
            "max_value": "A consultation takes 365 days at the most",
        },
    )
    text = forms.CharField(
        label="Why, in a sentence",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    submit_label = "Show what moves"

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        initial = {
            "counts_working_days": "yes" if programme.counts_working_days else "no",
            "consultation_days": programme.consultation_days,
        }
        super().__init__(*args, initial=initial, **kwargs)

    def settings(self) -> Settings:
        return Settings(self.cleaned_data["counts_working_days"], self.cleaned_data["consultation_days"])

    def consequential(self) -> dict[str, Any]:
        return {"counts_working_days": self.cleaned_data["counts_working_days"]}
