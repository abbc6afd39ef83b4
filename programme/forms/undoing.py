"""The form that undoes a change. Its page says what that would move; it asks why."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.models import Cause
from programme.ui.forms import Form


class UndoForm(Form):
    text = forms.CharField(
        label="Why is it undone?",
        help_text="Do not name people who use services.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    submit_label = "Undo this change"

    def __init__(self, *args: Any, cause: Cause, **kwargs: Any) -> None:
        self.cause = cause
        super().__init__(*args, **kwargs)

    def consequential(self) -> dict[str, Any]:
        return {"undoes": str(self.cause.uid)}
