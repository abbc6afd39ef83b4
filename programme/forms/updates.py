"""The form with which somebody reports on an action. It checks shapes; the rules are in operations."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.dates import PlanDate
from programme.forms.links import action_numbered
from programme.forms.reasons import reason_field, words_field
from programme.forms.versions import version_field
from programme.models import Action, ProgressUpdate, ScheduleItem
from programme.operations.edits import News, Report
from programme.ui.forms import Form, PlanDateField

State = ScheduleItem.State
WORDS = {
    News.NO_CHANGE: "On track, no change",
    News.STARTED: "It has started",
    News.MOVED: "The dates have changed",
    News.DONE: "It is complete",
    News.PAUSED: "It is on hold",
    News.BLOCKED: "It is blocked",
    News.RESUMED: "It is taken up again",
    News.CANCELLED: "It is cancelled",
}


GO_WITH_NEWS = ("start", "end", "blocked_by", "reason")
"""Fields that go with news: not asked for where nothing can be new, but what was typed in them is kept."""


class NewsForm(Form):
    """What is new of an item, the dates that go with it, why, and in whose words."""

    news = forms.ChoiceField(
        label="What is new?", widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"})
    )
    start = PlanDateField(label="Start date", required=False)
    end = PlanDateField(label="End date", required=False)
    reason = reason_field("Main reason for a new date")
    text = words_field("What happened, in a sentence")
    version = version_field()

    submit_label = "Continue"
    is_report = True

    def report(self) -> Report:
        """What a valid form says. Dates that do not go with the news are left out."""
        data = self.cleaned_data
        news = News(data["news"])
        start = data["start"] if news in (News.STARTED, News.MOVED) else None
        end = data["end"] if news in (News.DONE, News.MOVED) else None
        return Report(news, start, end, data.get("blocked_by"))


def dates_now(item: ScheduleItem) -> tuple[PlanDate | None, PlanDate | None]:
    """Start and end as they are worked out, or as entered where nothing is yet."""
    figure = getattr(item, "figure", None)
    return (figure.start, figure.end) if figure else (item.own_start, item.own_end)


class UpdateForm(NewsForm):
    """The news of an action, which another one may block."""

    blocked_by = forms.CharField(
        label="Blocked by action",
        help_text="Its number, if another action blocks it. It will wait for that action.",
        max_length=60,
        required=False,
    )

    field_order = ("news", "start", "end", "blocked_by", "reason", "text")

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "version": action.item.version,
            "news": News.NO_CHANGE,
            **kwargs.get("initial", {}),
        }
        self.action = action
        super().__init__(*args, **kwargs)
        possible = possible_news(action.item)
        self.fields["news"].choices = [(news.value, WORDS[news]) for news in possible]  # type: ignore[attr-defined]
        if possible == [News.NO_CHANGE] and not self.is_bound:
            for name in GO_WITH_NEWS:
                del self.fields[name]
            return
        start, end = dates_now(action.item)
        self.fields["start"].help_text = f"When it started, or is now to start. Now {start or 'under way'}."
        self.fields["end"].help_text = (
            f"When it was completed, or is now to end. Now {end or 'open-ended'}. "
            "Leave the day empty if you know only the month."
        )

    def clean_blocked_by(self) -> ScheduleItem | None:
        typed: str = self.cleaned_data["blocked_by"]
        if not typed.strip() or self.cleaned_data.get("news") != News.BLOCKED:
            return None
        return action_numbered(self.action.programme, typed)

    def consequential(self) -> dict[str, Any]:
        report = self.report()
        if report.news is News.NO_CHANGE:
            return {}
        by = report.blocked_by.pk if report.blocked_by else None
        return {"news": report.news, "start": str(report.start), "end": str(report.end), "by": by}


def possible_news(item: ScheduleItem) -> list[ProgressUpdate.News]:
    """What can be said of an item in its present state."""
    if item.state in (State.COMPLETE, State.CANCELLED):
        return [News.NO_CHANGE]
    begun = item.is_under_way or item.actual_start is not None
    news = [News.NO_CHANGE, *([] if begun else [News.STARTED]), News.MOVED, News.DONE]
    paused = News.RESUMED if item.state == State.ON_HOLD else News.PAUSED
    return [*news, News.BLOCKED, paused, News.CANCELLED]
