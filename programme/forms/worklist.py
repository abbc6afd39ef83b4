"""One row of the monthly round: an answer, and what it needs."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.dates import PlanDate
from programme.forms.links import action_numbered
from programme.forms.reasons import reason_field, words_field
from programme.forms.versions import version_field
from programme.models import Action, ScheduleItem
from programme.operations.edits import News, Report
from programme.reading.dates import read_plan_date
from programme.ui.forms import Form
from programme.worklist import ANSWERS

OPEN = (News.DONE, News.MOVED, News.BLOCKED)
"""Answers that need more than a word."""


class AnswerForm(Form):
    answer = forms.ChoiceField(
        label="What is new?",
        choices=[(news.value, words) for news, words in ANSWERS.items()],
        widget=forms.RadioSelect,
    )
    end = forms.CharField(label="End date", max_length=40, required=False)
    reason = reason_field("Main reason")
    blocked_by = forms.CharField(
        label="Blocked by action",
        help_text="Its number, if another action blocks it.",
        max_length=60,
        required=False,
    )
    text = words_field("What happened, in a sentence", help_text="", rows=2)
    version = version_field()

    def __init__(self, data: Any = None, *, action: Action, answer: str = "") -> None:
        """`answer` is one that is only proposed, as by a link; nothing is said by it."""
        self.action = action
        initial = {"version": action.item.version, "answer": answer}
        super().__init__(data, prefix=action.number, initial=initial)

    @property
    def said(self) -> str:
        """The answer that is chosen, also while the rest is not sound."""
        return str(self["answer"].value() or "")

    def clean_blocked_by(self) -> ScheduleItem | None:
        typed: str = self.cleaned_data["blocked_by"]
        if not typed.strip() or self.cleaned_data.get("answer") != News.BLOCKED:
            return None
        return action_numbered(self.action.programme, typed)

    def clean_end(self) -> PlanDate | None:
        typed: str = self.cleaned_data["end"]
        if self.cleaned_data.get("answer") not in (News.DONE, News.MOVED) or not typed.strip():
            return None
        try:
            return read_plan_date(typed)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_reason(self) -> str:
        """Only why it is late is asked; a reason chosen before the answer was another is left out."""
        reason: str = self.cleaned_data["reason"]
        return reason if self.cleaned_data.get("answer") == News.MOVED else ""

    def report(self) -> Report:
        """What a valid row says. Done without a date is done on the as-at date."""
        data = self.cleaned_data
        news = News(data["answer"])
        end: PlanDate | None = data["end"]
        if news is News.DONE and end is None:
            end = PlanDate.of_day(self.action.programme.today())
        return Report(news, end=end, blocked_by=data["blocked_by"])
