"""Why something is changed: a reason from the list, and words."""

from __future__ import annotations

from django import forms

from programme.models import Cause

NO_NAMES = "Do not name people who use services."
LONGEST = 2000
REASONS = [("", "Choose a reason"), *Cause.Reason.choices]


def reason_field(label: str, help_text: str = "") -> forms.ChoiceField:
    """Whether it is needed is known when it is saved."""
    return forms.ChoiceField(label=label, help_text=help_text, required=False, choices=REASONS)


def words_field(label: str, help_text: str = NO_NAMES, *, rows: int = 3) -> forms.CharField:
    """A sentence or two, kept with the change."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )
