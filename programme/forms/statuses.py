"""Forms that rate an action otherwise than the rules do, and that set the rules."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.forms.versions import LARGEST
from programme.models import Status, StatusOverride, StatusRules
from programme.status import Rules
from programme.ui.forms import DayField, Form

CHOICES = [(status.value, status.label) for status in (Status.RED, Status.AMBER, Status.GREEN)]
LARGEST_DAYS = 365


def seen_version() -> forms.IntegerField:
    """The version of a row that need not be there: 0 where it was not."""
    return forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=LARGEST)


class OverrideForm(Form):
    status = forms.ChoiceField(label="Show it as", choices=CHOICES, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why it differs from the rules",
        help_text="Shown beside what the rules propose, and printed in reports.",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    expires_on = DayField(label="Last day on which it holds", help_text="A quarter ahead at the most.")
    version = seen_version()

    submit_label = "Show it so"
    is_whole = True

    def __init__(self, *args: Any, override: StatusOverride | None, **kwargs: Any) -> None:
        names = ("status", "reason", "expires_on", "version")
        initial = {name: getattr(override, name) for name in names} if override else {"version": 0}
        super().__init__(*args, initial=initial, **kwargs)


def whole_number(label: str, help_text: str, *, largest: int, smallest: int = 1) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=smallest,
        max_value=largest,
        error_messages={
            "invalid": f"{label}: enter a whole number",
            "min_value": f"{label}: enter {smallest} or more",
            "max_value": f"{label}: enter {largest} or less",
        },
    )


class RulesForm(Form):
    red_after_days = whole_number(
        "Working days late after which an action is red", "20 by default.", largest=LARGEST_DAYS
    )
    money_share = whole_number(
        "Share of a workstream's money, in percent",
        "A red action that carries this share makes its workstream red. 25 by default.",
        largest=100,
    )
    stale_after_days = whole_number(
        "Days without an update after which an action is stale", "30 by default.", largest=LARGEST_DAYS
    )
    text = forms.CharField(label="Why, in a sentence", max_length=2000, required=False)
    version = seen_version()

    submit_label = "Save the rules"

    def __init__(self, *args: Any, stored: StatusRules | None, **kwargs: Any) -> None:
        rules = stored or Rules()
        initial = {
            "red_after_days": rules.red_after_days,
            "money_share": rules.money_share,
            "stale_after_days": rules.stale_after_days,
            "version": stored.version if stored else 0,
        }
        super().__init__(*args, initial=initial, **kwargs)
