"""Forms whose change can move forecast dates, and then needs a reason from the list and words."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.forms.ending import EndForm
from programme.models import Cause
from programme.ui.forms import Form


class Explained(Form):
    """Asks why, below everything else. Whether the words are needed is known when it is saved."""

    reason = forms.ChoiceField(
        label="Main reason",
        help_text="Needed where dates move.",
        required=False,
        choices=[("", "Choose a reason"), *Cause.Reason.choices],
    )
    text = forms.CharField(
        label="Why, in a sentence",
        help_text="Needed where dates move. Do not name people who use services.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = ("reason", "text")
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def explanation(self) -> dict[str, str]:
        """Reason and text as operations take them."""
        return {"reason": self.cleaned_data["reason"], "text": self.cleaned_data["text"]}


class EndExplainedForm(Explained, EndForm):
    """Takes out of use what holds dates in their places."""
