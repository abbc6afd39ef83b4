"""The form with which somebody reports on an action. It checks shapes; the rules are in operations."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.forms.versions import version_field
from programme.models import Action, Cause, ProgressUpdate, ScheduleItem
from programme.operations.edits import News, Report
from programme.ui.forms import Form, PlanDateField

State = ScheduleItem.State
WORDS = {
    News.NO_CHANGE: "On track, no change",
    News.STARTED: "It has started",
    News.MOVED: "The dates have changed",
    News.DONE: "It is complete",
    News.PAUSED: "It is on hold",
    News.RESUMED: "It is taken up again",
    News.CANCELLED: "It is cancelled",
}


class UpdateForm(Form):
    """What is new, the dates that go with it, why, and in whose words."""

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
    version = version_field()

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "version": action.item.version,
            "news": News.NO_CHANGE,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.fields["news"].choices = [(news.value, WORDS[news]) for news in possible_news(action.item)]  # type: ignore[attr-defined]
        figure = getattr(action.item, "figure", None)
        start, end = (figure.start, figure.end) if figure else (action.item.own_start, action.item.own_end)
        self.fields["start"].help_text = f"When it started, or is now to start. Now {start or 'under way'}."
        self.fields["end"].help_text = (
            f"When it was completed, or is now to end. Now {end or 'open-ended'}. "
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
        """The answers on which the consequence depends; the words do not change it."""
        report = self.report()
        return {"news": report.news, "start": str(report.start), "end": str(report.end)}


def possible_news(item: ScheduleItem) -> list[ProgressUpdate.News]:
    """What can be said of an item in its present state."""
    if item.state in (State.COMPLETE, State.CANCELLED):
        return [News.NO_CHANGE]
    begun = item.is_under_way or item.actual_start is not None
    news = [News.NO_CHANGE, *([] if begun else [News.STARTED]), News.MOVED, News.DONE]
    return [*news, News.RESUMED if item.state == State.ON_HOLD else News.PAUSED, News.CANCELLED]
