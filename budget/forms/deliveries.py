"""Saying what delivers a proposal."""

from __future__ import annotations

from typing import Any

from django import forms

from budget.models import Delivery, Proposal
from programme.models import Action, ScheduleItem
from programme.ui.forms import Form


class DeliveryForm(Form):
    action = forms.CharField(
        label="Action that delivers it", help_text="Its number, for example 27.", max_length=60
    )
    trigger = forms.ChoiceField(
        label="By which date",
        choices=Delivery.Trigger.choices,
        widget=forms.RadioSelect,
        initial=Delivery.Trigger.END,
    )

    submit_label = "Continue"

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        self.proposal = proposal
        super().__init__(*args, **kwargs)

    def clean_action(self) -> ScheduleItem:
        code = self.cleaned_data["action"].strip()
        items = ScheduleItem.objects.filter(programme=self.proposal.programme, kind=Action.KIND).standing()
        item = items.filter(code=code).first()
        if item is None:
            raise forms.ValidationError(
                f"There is no action {code} in this programme: enter its number from the plan"
            )
        return item

    def consequential(self) -> dict[str, Any]:
        return {"action": self.cleaned_data["action"].pk, "trigger": self.cleaned_data["trigger"]}
