"""Naming the lead of a workstream or an action."""

from __future__ import annotations

from typing import Any

from programme.forms.people import people_of, person_field
from programme.forms.versions import version_field
from programme.models import Action, Programme, Workstream
from programme.ui.forms import Form


class HandOverForm(Form):
    giver = person_field(
        "Who hands over",
        empty_label="Choose a person",
        help_text="Of all that is not finished.",
    )
    taker = person_field(
        "Who takes over",
        empty_label="Choose a person",
        help_text="Hears of it from now on.",
    )

    submit_label = "Hand over"

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("giver", "taker"):
            self.fields[name].queryset = people_of(programme)  # type: ignore[attr-defined]
            self.fields[name].required = True


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
