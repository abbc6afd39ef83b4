"""Forms of an assessment. They check shapes; the rules are in operations."""

from __future__ import annotations

from typing import Any

from django import forms

from equality.models import Assessment, Impact, Outcome, Stage, StrandFinding, TemplateStrand
from equality.rules import next_stages
from programme.forms.reasons import NO_NAMES
from programme.ui.forms import Form, PlanDateField

LONGEST = 5000


def text_field(label: str, help_text: str = "", rows: int = 3, max_length: int = LONGEST) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=max_length,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class FindingForm(Form):
    """One strand, question by question."""

    impact = forms.ChoiceField(label="Impact", choices=Impact.choices, widget=forms.RadioSelect)
    affected = text_field("Who is affected, and how", NO_NAMES, rows=5)
    evidence = text_field("Evidence", "What you know, and where from. Say so where nothing is known.")
    justification = text_field(
        "Justification", "Only where a negative impact is to stand without a mitigation."
    )
    remains = text_field("What remains", "The impact that is left once the mitigations are in place.")
    text = text_field(
        "Why it changes", "Needed where the impact is another one than before.", max_length=2000
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(
        self, *args: Any, strand: TemplateStrand, finding: StrandFinding | None, **kwargs: Any
    ) -> None:
        names = ("impact", "affected", "evidence", "justification", "remains", "version")
        initial = {name: getattr(finding, name) for name in names} if finding else {"version": 0}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.fields["impact"].help_text = strand.question

    def values(self) -> dict[str, Any]:
        names = ("impact", "affected", "evidence", "justification", "remains")
        return {name: self.cleaned_data[name] for name in names}


class StageForm(Form):
    stage = forms.ChoiceField(label="New stage", widget=forms.RadioSelect)
    text = text_field("Why it changes", "Signing off has a page of its own.", max_length=2000)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    submit_label = "Change the stage"
    is_report = True

    def __init__(self, *args: Any, assessment: Assessment, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"version": assessment.version}, **kwargs})
        possible = next_stages(Stage(assessment.stage))
        self.fields["stage"].choices = [(stage.value, stage.label) for stage in possible]  # type: ignore[attr-defined]


class SignOffForm(Form):
    outcome = forms.ChoiceField(label="Outcome", choices=Outcome.choices, widget=forms.RadioSelect)
    reason = text_field("Justification", "Needed to continue in spite of a negative impact.")
    review = PlanDateField(
        label="Date of the review",
        required=False,
        help_text="Leave it empty if no date is set. Leave the day empty if you know only the month.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    submit_label = "Sign off"
    is_report = True

    def __init__(self, *args: Any, assessment: Assessment, **kwargs: Any) -> None:
        initial = {
            "version": assessment.version,
            "outcome": assessment.outcome,
            "reason": assessment.outcome_reason,
        }
        super().__init__(*args, **{"initial": initial, **kwargs})
