"""Forms of mitigations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from equality.models import Mitigation
from equality.operations.mitigations import MitigationReport, Step
from programme.access import Permission, roles_with
from programme.forms.reasons import NO_NAMES, reason_field, words_field
from programme.models import Person, Programme
from programme.ui.forms import Form, PlanDateField

LONGEST_VERSION = 2**31 - 1
STEPS = {
    Step.OWNER: "Somebody else sees to it",
    Step.DUE: "It has a date, or another one",
    Step.DONE: "It is done",
}


def owners(programme: Programme) -> QuerySet[Person]:
    """Whoever has a role in the programme and sees its pages."""
    return Person.objects.filter(
        roles__programme=programme,
        roles__withdrawn_at=None,
        roles__role__in=roles_with(Permission.VIEW),
    ).distinct()


def owner_field() -> forms.ModelChoiceField[Person]:
    return forms.ModelChoiceField(
        label="Who sees to it",
        queryset=Person.objects.none(),
        required=False,
        empty_label="Nobody yet",
        error_messages={"invalid_choice": "Who sees to it: select one of the choices"},
    )


class MitigationForm(Form):
    text = forms.CharField(
        label="What will be done",
        help_text=NO_NAMES,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    owner = owner_field()
    due = PlanDateField(
        label="By when",
        required=False,
        help_text="Leave it empty if no date is set. Leave the day empty if you know only the month.",
    )

    submit_label = "Add the mitigation"

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners(programme)  # type: ignore[attr-defined]


class MitigationNewsForm(Form):
    step = forms.ChoiceField(
        label="What is new?",
        choices=[(step.value, words) for step, words in STEPS.items()],
        widget=forms.RadioSelect,
    )
    owner = owner_field()
    date = PlanDateField(
        label="Date",
        required=False,
        help_text="By when it is to be done, or when it was. Leave the day empty if you know only the month.",
    )
    reason = reason_field("Main reason for another date")
    text = words_field("What happened, in a sentence")
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LONGEST_VERSION)
    item_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=LONGEST_VERSION)

    submit_label = "Continue"
    is_report = True

    def __init__(self, *args: Any, mitigation: Mitigation, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": seen(mitigation), **kwargs})
        self.fields["owner"].queryset = owners(mitigation.programme)  # type: ignore[attr-defined]

    def report(self) -> MitigationReport:
        data = self.cleaned_data
        return MitigationReport(Step(data["step"]), data["owner"], data["date"], data["reason"], data["text"])

    def consequential(self) -> dict[str, Any]:
        if self.cleaned_data["step"] == Step.OWNER.value:
            return {}
        return {"step": self.cleaned_data["step"], "date": str(self.cleaned_data["date"])}


def seen(mitigation: Mitigation) -> dict[str, Any]:
    """The state that the form shows, with the versions of both of its rows."""
    return {
        "owner": mitigation.owner_id,
        "version": mitigation.version,
        "item_version": mitigation.item.version if mitigation.item else 0,
    }
