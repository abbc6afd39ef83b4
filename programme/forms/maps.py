"""Which action the map shows, and how far around it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from programme.ui.forms import Form

STEPS = range(1, 6)
USUAL = 2


class MapForm(Form):
    action = forms.CharField(label="Action", max_length=20)
    steps = forms.TypedChoiceField(
        label="Steps each way", choices=[(each, str(each)) for each in STEPS], coerce=int
    )

    def __init__(self, *args: Any, numbers: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"steps": USUAL}, **kwargs)
        self.numbers = numbers

    def clean_action(self) -> str:
        number: str = self.cleaned_data["action"]
        if number not in self.numbers:
            raise ValidationError(f"There is no action {number} in this plan: enter the number of one")
        return number
