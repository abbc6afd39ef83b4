"""The form that makes one action wait for another."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.forms.explained import Explained
from programme.models import LONGEST_LAG, Action, Programme, ScheduleItem
from programme.schedule import LinkType, Unit

TYPES = {
    LinkType.FINISH_TO_START: "Finish to start: it starts after the other ends",
    LinkType.START_TO_START: "Start to start: it starts no earlier than the other",
    LinkType.FINISH_TO_FINISH: "Finish to finish: it ends no earlier than the other",
    LinkType.START_TO_FINISH: "Start to finish: it ends no earlier than the other starts",
}


def action_numbered(programme: Programme, typed: str) -> ScheduleItem:
    """The item of the action whose number somebody typed; ValidationError where there is none."""
    code = typed.strip()
    items = ScheduleItem.objects.filter(programme=programme, kind=Action.KIND).standing()
    item = items.filter(code=code).first()
    if item is None:
        raise forms.ValidationError(
            f"There is no action {code} in this programme: enter its number from the plan"
        )
    return item


class LinkForm(Explained):
    predecessor = forms.CharField(
        label="Waits for action", help_text="Its number, for example 23.", max_length=60
    )
    type = forms.ChoiceField(label="How", choices=[(kind.value, words) for kind, words in TYPES.items()])
    lag = forms.IntegerField(
        label="Gap",
        initial=0,
        help_text="The least gap between the two. 0 for none, a minus for an overlap.",
        min_value=-LONGEST_LAG[Unit.DAYS],
        max_value=LONGEST_LAG[Unit.DAYS],
        error_messages={
            "invalid": "The gap must be a whole number, for example 2 or -1",
            "min_value": "The gap must be ten years at the most",
            "max_value": "The gap must be ten years at the most",
        },
    )
    unit = forms.ChoiceField(
        label="Counted in", choices=[(unit.value, unit.value.capitalize()) for unit in Unit]
    )
    constraining = forms.BooleanField(
        label="It moves dates",
        help_text="Without this the link is for information only.",
        required=False,
        initial=True,
    )

    submit_label = "Show what moves"

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        self.action = action
        super().__init__(*args, **kwargs)

    def clean_predecessor(self) -> ScheduleItem:
        return action_numbered(self.action.programme, self.cleaned_data["predecessor"])

    def consequential(self) -> dict[str, Any]:
        return {**self.link(), "predecessor": self.cleaned_data["predecessor"].pk}

    def link(self) -> dict[str, Any]:
        """The link as `operations.links` takes it."""
        data = self.cleaned_data
        return {
            "predecessor": data["predecessor"],
            "type": LinkType(data["type"]),
            "lag": data["lag"],
            "unit": Unit(data["unit"]),
            "constraining": data["constraining"],
        }
