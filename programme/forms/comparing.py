"""Choosing what to put side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from programme.models import Scenario
from programme.ui.forms import Form

STANDS = "plan"
"""The choice that is no what-if: the plan as it stands."""
ADOPTED = "This what-if has been adopted, so it is part of the plan: choose another"


class CompareForm(Form):
    a = forms.ChoiceField(label="Compare", error_messages={"invalid_choice": ADOPTED})
    b = forms.ChoiceField(label="With", error_messages={"invalid_choice": ADOPTED})

    def __init__(self, *args: Any, scenarios: Iterable[Scenario], person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (str(each.uid), str(each) if each.owner == person else f"{each} ({each.owner})")
            for each in scenarios
        ]
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = ADOPTED
            field.choices = [(STANDS, "The plan as it stands"), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        a, b = self.cleaned_data.get("a"), self.cleaned_data.get("b")
        if a and a == b:
            self.add_error("b", "Choose two different ones to compare")
        return self.cleaned_data
