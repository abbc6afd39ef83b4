"""The form for the dates of a closure's stage. It checks shapes; the rules are in operations."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.models import Cause, ProgressUpdate, ScheduleItem
from programme.operations.edits import Report
from programme.ui.forms import Form, PlanDateField
from services.models import ClosureStage

News = ProgressUpdate.News
WORDS = {
    News.MOVED: "Its dates are set or have changed",
    News.STARTED: "It has begun",
    News.DONE: "It is complete",
}


class StageForm(Form):
    news = forms.ChoiceField(
        label="What is new?", widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"})
    )
    start = PlanDateField(label="Start date", required=False)
    end = PlanDateField(label="End date", required=False)
    reason = forms.ChoiceField(
        label="Main reason for a new date",
        required=False,
        choices=[("", "Choose a reason"), *Cause.Reason.choices],
    )
    text = forms.CharField(
        label="What happened, in a sentence",
        help_text="Do not name people who use services.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    submit_label = "Continue"
    is_report = True

    def __init__(self, *args: Any, stage: ClosureStage, **kwargs: Any) -> None:
        item = stage.item
        super().__init__(*args, initial={"version": item.version, "news": News.MOVED}, **kwargs)
        self.fields["news"].choices = [(news.value, WORDS[news]) for news in possible_news(item)]  # type: ignore[attr-defined]
        figure = getattr(item, "figure", None)
        start, end = (figure.start, figure.end) if figure else (item.own_start, item.own_end)
        self.fields["start"].help_text = f"When it began, or is now to begin. Now {start or 'not set'}."
        self.fields["end"].help_text = (
            f"When it was complete, or is now to be. Now {end or 'not set'}. "
            "Leave the day empty if you know only the month."
        )

    def report(self) -> Report:
        """What a valid form says. Dates that do not go with the news are left out."""
        data = self.cleaned_data
        news = News(data["news"])
        start = data["start"] if news in (News.STARTED, News.MOVED) else None
        end = data["end"] if news in (News.DONE, News.MOVED) else None
        return Report(news, start, end)

    def consequential(self) -> dict[str, Any]:
        report = self.report()
        return {"news": report.news, "start": str(report.start), "end": str(report.end)}


def possible_news(item: ScheduleItem) -> list[ProgressUpdate.News]:
    """What can be said of a stage: nothing more of one that is complete."""
    if item.state == ScheduleItem.State.COMPLETE:
        return []
    return [News.MOVED, *([] if item.has_begun else [News.STARTED]), News.DONE]
