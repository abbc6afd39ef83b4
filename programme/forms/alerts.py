"""What somebody answers to an alert."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.forms.statuses import seen_version
from programme.models import AlertAnswer
from programme.ui.forms import DayField, Form

KINDS = (
    (
        AlertAnswer.Kind.ACKNOWLEDGED.value,
        "Acknowledge: somebody sees to it. It stays quiet unless it gets worse",
    ),
    (AlertAnswer.Kind.SNOOZED.value, "Snooze: look at it again later. It opens again after the last day"),
)
NAMES = ("kind", "until", "reason", "version")


class AnswerForm(Form):
    kind = forms.ChoiceField(
        label="What do you answer?",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what you answer"},
    )
    until = DayField(
        label="Last day on which it stays quiet",
        help_text="Only where you snooze it; a quarter ahead at the most.",
        required=False,
    )
    reason = forms.CharField(
        label="Why",
        help_text="Everybody who sees the alert reads this. Do not name people who use services.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = seen_version()

    submit_label = "Save the answer"
    is_whole = True

    def __init__(
        self, *args: Any, answer: AlertAnswer | None, is_holding: bool = False, **kwargs: Any
    ) -> None:
        """`is_holding`: the answer that stands still keeps the alert quiet, so the form begins with it."""
        names = NAMES if is_holding else ("version",)
        initial = {name: getattr(answer, name) for name in names} if answer else {"version": 0}
        super().__init__(*args, initial=initial, **kwargs)
