"""Forms of quarterly reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from programme.forms.statuses import seen_version
from programme.forms.versions import version_field
from programme.models import EXEMPT_PARAGRAPHS, Meeting, Report, ReportWords
from programme.quarters import Quarter
from programme.ui.format import short_date
from programme.ui.forms import Form

LONGEST = 20_000


def text_area(label: str, help_text: str, *, rows: int, longest: int = LONGEST) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class NewReportForm(Form):
    quarter = forms.ChoiceField(label="Quarter")

    submit_label = "Begin the report"

    def __init__(self, *args: Any, quarters: Sequence[Quarter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quarter"].choices = [(each.label, each.words) for each in quarters]  # type: ignore[attr-defined]

    def clean_quarter(self) -> Quarter:
        return Quarter.from_label(self.cleaned_data["quarter"])


class FrontForm(Form):
    purpose = text_area("Purpose", "What the report is for, in a sentence or two.", rows=3, longest=2000)
    asks = text_area(
        "What the panel is asked to do",
        "One recommendation a line: “note the progress”.",
        rows=4,
        longest=4000,
    )
    meeting = forms.ChoiceField(label="Meeting it goes to", required=False)
    wards = forms.CharField(label="Wards affected", max_length=200, required=False)
    report_of = forms.CharField(
        label="Report of",
        help_text="The post, for example “Director of adult care”.",
        max_length=200,
        required=False,
    )
    contact = forms.CharField(
        label="Contact", help_text="A post, and how to reach it.", max_length=200, required=False
    )
    version = version_field()

    submit_label = "Save the front sheet"

    def __init__(self, *args: Any, report: Report, meetings: Sequence[Meeting], **kwargs: Any) -> None:
        names = ("purpose", "asks", "wards", "report_of", "contact", "version")
        initial = {name: getattr(report, name) for name in names}
        self.meetings = {str(each.uid): each for each in meetings}
        initial["meeting"] = next(
            (uid for uid, each in self.meetings.items() if each.pk == report.meeting_id), ""
        )
        super().__init__(*args, initial=initial, **kwargs)
        known = [(uid, _meeting(each)) for uid, each in self.meetings.items()]
        self.fields["meeting"].choices = [("", "Not known yet"), *known]  # type: ignore[attr-defined]

    def clean_meeting(self) -> Meeting | None:
        return self.meetings.get(self.cleaned_data["meeting"])


def _meeting(meeting: Meeting) -> str:
    return f"{meeting.body}, {short_date(meeting.held_on) if meeting.held_on else 'day not given'}"


class WordsForm(Form):
    text = text_area(
        "Words for everybody",
        "A blank line begins a paragraph; lines that begin with a dash make a list. "
        "Do not name people who use services.",
        rows=12,
    )
    exempt_text = text_area(
        "Words kept from the public",
        "Only what the law lets the council keep back. The public reads that something is left out, and why.",
        rows=5,
    )
    exempt_paragraph = forms.TypedChoiceField(
        label="Kept back under paragraph",
        help_text="Local Government Act 1972, Schedule 12A, Part 1.",
        choices=[(0, "Nothing is kept back"), *EXEMPT_PARAGRAPHS],
        coerce=int,
        empty_value=None,
        required=False,
    )
    version = seen_version()

    submit_label = "Save the words"

    def __init__(self, *args: Any, words: ReportWords | None, **kwargs: Any) -> None:
        names = ("text", "exempt_text", "exempt_paragraph", "version")
        none = {"text": "", "exempt_text": "", "exempt_paragraph": 0, "version": 0}
        initial = {name: getattr(words, name) for name in names} if words else none
        super().__init__(*args, initial=initial, **kwargs)


class StepForm(Form):
    """Nothing is asked: the page says what follows."""


class ApproveForm(Form):
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    submit_label = "Approve the report"


class SendBackForm(Form):
    text = forms.CharField(
        label="What is to be changed",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    submit_label = "Send it back"


class ErratumForm(Form):
    text = forms.CharField(
        label="What is wrong, and what is right",
        help_text="Say where: “Paragraph 4.2 says … It should say …”.",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    submit_label = "Publish the erratum"
