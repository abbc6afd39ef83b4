"""The form for the dates of a closure's stage. It checks shapes; the rules are in operations."""

from __future__ import annotations

from typing import Any

from programme.forms.updates import NewsForm, dates_now
from programme.models import ProgressUpdate, ScheduleItem
from services.models import ClosureStage

News = ProgressUpdate.News
WORDS = {
    News.MOVED: "Its dates are set or have changed",
    News.STARTED: "It has begun",
    News.DONE: "It is complete",
}


class StageForm(NewsForm):
    def __init__(self, *args: Any, stage: ClosureStage, **kwargs: Any) -> None:
        item = stage.item
        super().__init__(*args, initial={"version": item.version, "news": News.MOVED}, **kwargs)
        self.fields["news"].choices = [(news.value, WORDS[news]) for news in possible_news(item)]  # type: ignore[attr-defined]
        start, end = dates_now(item)
        self.fields["start"].help_text = f"When it began, or is now to begin. Now {start or 'not set'}."
        self.fields["end"].help_text = (
            f"When it was complete, or is now to be. Now {end or 'not set'}. "
            "Leave the day empty if you know only the month."
        )

    def consequential(self) -> dict[str, Any]:
        report = self.report()
        return {"news": report.news, "start": str(report.start), "end": str(report.end)}


def possible_news(item: ScheduleItem) -> list[ProgressUpdate.News]:
    """What can be said of a stage: nothing more of one that is complete."""
    if item.state == ScheduleItem.State.COMPLETE:
        return []
    return [News.MOVED, *([] if item.has_begun else [News.STARTED]), News.DONE]
