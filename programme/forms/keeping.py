"""Choosing between what somebody else has stored and what one has typed oneself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from programme.merging import Side
from programme.ui.forms import Form

SHOWN = "shown-"
"""Before the name of a version's field: the version that stood on the page when the choice was made."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing on which two people differ: what it is called, and how each way to go on is."""

    name: str
    label: str
    theirs: str
    mine: str
    missing: str
    """What to say to somebody who has chosen nothing."""
    values: tuple[str, str, str] | None = None
    """What was seen, what is stored and what was typed, in words; None where there is no single value."""

    @property
    def field_name(self) -> str:
        return f"keep-{self.name}"


ALL = "all"
REPORT = Question(
    ALL,
    label="What do you want to do?",
    theirs="Leave what was reported, and discard mine",
    mine="Report mine on top of it",
    missing="Choose whether to report yours on top",
)
WHOLE = Question(
    ALL,
    label="Which do you want to keep?",
    theirs="Keep what is stored now",
    mine="Save what you typed in its place",
    missing="Choose which to keep",
)


class KeepForm(Form):
    """Nothing is chosen beforehand, so that nobody keeps a side without having looked."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for each in questions:
            self.fields[each.field_name] = forms.ChoiceField(
                label=each.label,
                choices=[(Side.THEIRS.value, each.theirs), (Side.MINE.value, each.mine)],
                widget=forms.RadioSelect,
                error_messages={"required": each.missing, "invalid_choice": each.missing},
            )

    @property
    def asked(self) -> list[tuple[Question, BoundField]]:
        return [(each, self[each.field_name]) for each in self.questions]

    def chosen(self) -> dict[str, Side]:
        """The side of each question, by its name, once the form is valid."""
        return {each.name: Side(self.cleaned_data[each.field_name]) for each in self.questions}
