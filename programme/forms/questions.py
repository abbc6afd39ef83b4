"""Forms of the panel's questions and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from programme.forms.versions import version_field
from programme.models import Question
from programme.ui.forms import Form

LONGEST = 4_000


class QuestionForm(Form):
    section = forms.ChoiceField(label="What is it about?", required=False)
    text = forms.CharField(
        label="Your question",
        help_text="Do not name anybody who uses a service, or say what would make them known.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Enter your question"},
    )

    submit_label = "Ask the question"

    def __init__(self, *args: Any, sections: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """`sections` are those of the report, each with its key and its title."""
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [("", "All of the report"), *sections]  # type: ignore[attr-defined]


class AnswerForm(Form):
    answer = forms.CharField(
        label="Answer",
        help_text="The panel reads it as soon as you save it. A count of people under 5 is left out.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Enter the answer"},
    )
    version = version_field()

    submit_label = "Save the answer"

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        initial = {name: getattr(question, name) for name in ("answer", "version")}
        super().__init__(*args, initial=initial, **kwargs)
