"""Naming the lead of a workstream or an action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from programme.forms.people import people_of, person_field
from programme.forms.versions import version_field
from programme.models import Action, Programme, Workstream
from programme.operations.workstreams import Leads, leads_of, name_of_led
from programme.ui.forms import Form


class HandOverForm(Form):
    """Who hands over and who takes over; once that is known, what of all that the giver leads."""

    giver = person_field("Who hands over", empty_label="Choose a person")
    taker = person_field(
        "Who takes over", empty_label="Choose a person", help_text="Hears of it from now on."
    )
    asked = forms.CharField(required=False, widget=forms.HiddenInput)

    submit_label = "Continue"

    def __init__(self, data: Any, *, programme: Programme, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=initial)
        for name in ("giver", "taker"):
            self.fields[name].queryset = people_of(programme)  # type: ignore[attr-defined]
            self.fields[name].required = True
        # What can be chosen depends on who gives, so it is added before the form is checked.
        asked = data.get("asked") if data else None
        if asked and asked == data.get("giver"):
            # Compared here: PostgreSQL cannot even look for a name with a NUL in it.
            giver = next((each for each in people_of(programme) if each.get_username() == asked), None)
            if giver is not None:
                self.offer(leads_of(programme, giver))

    def offer(self, leads: Leads) -> None:
        """Ask which of these is handed over."""
        self.fields["things"] = forms.MultipleChoiceField(
            label="What is handed over",
            choices=[
                *((name_of_led(row), f"The workstream {row}") for row in leads.streams),
                *((name_of_led(row), str(row)) for row in leads.actions),
            ],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Choose what is handed over"},
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("giver") and data.get("giver") == data.get("taker"):
            self.add_error("taker", "Choose somebody else to take over")
        return data


class LeadForm(Form):
    lead = person_field(
        "Lead",
        empty_label="Nobody",
        help_text="Hears what happens, and may report on it as a workstream lead of this programme.",
    )
    version = version_field()

    submit_label = "Save the lead"

    def __init__(self, *args: Any, led: Workstream | Action, **kwargs: Any) -> None:
        initial = {"lead": led.lead.get_username() if led.lead else None, "version": led.version}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["lead"].queryset = people_of(led.programme)  # type: ignore[attr-defined]
