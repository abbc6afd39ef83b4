"""Forms of recommendations."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.forms.versions import version_field
from programme.models import Meeting, Recommendation, Report
from programme.ui.forms import Form

LONGEST = 2_000


def words(label: str, help_text: str, *, required: bool = False, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class RecommendationForm(Form):
    text = words("Recommendation", "In the words of the minutes.", required=True)
    made_by = forms.CharField(label="Made by", max_length=120)
    made_to = forms.CharField(
        label="Made to", help_text="Who is asked to do it, for example Cabinet.", max_length=120
    )
    report = forms.ChoiceField(label="Report it was made on", required=False)

    submit_label = "Add the recommendation"

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, initial={"made_by": meeting.body.name}, **kwargs)
        published = Report.objects.filter(programme=meeting.programme).published().standing()
        self.reports = {report.quarter: report for report in published}
        choices = [(quarter, report.period.words) for quarter, report in self.reports.items()]
        self.fields["report"].choices = [("", "None"), *choices]  # type: ignore[attr-defined]

    def clean_report(self) -> Report | None:
        return self.reports.get(self.cleaned_data["report"])


class ResponseForm(Form):
    state = forms.ChoiceField(
        label="What became of it", choices=Recommendation.State.choices, widget=forms.RadioSelect
    )
    answered_by = forms.CharField(
        label="Who answered", help_text="For example Cabinet.", max_length=120, required=False
    )
    response = words("Response", "What was answered, and why it is not agreed in full where it is not.")
    progress = words("Progress", "What has been done about it up to now. Earlier notes stay readable.")
    version = version_field()

    submit_label = "Record the response"

    def __init__(self, *args: Any, recommendation: Recommendation, **kwargs: Any) -> None:
        names = ("state", "answered_by", "response", "progress", "version")
        initial = {name: getattr(recommendation, name) for name in names}
        super().__init__(*args, initial=initial, **kwargs)
