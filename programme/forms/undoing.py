"""The form that undoes a change. Its page says what that would move; it asks why."""

from __future__ import annotations

from typing import Any

from programme.forms.reasons import words_field
from programme.models import Cause
from programme.ui.forms import Form


class UndoForm(Form):
    text = words_field("Why is it undone?")

    submit_label = "Undo this change"

    def __init__(self, *args: Any, cause: Cause, **kwargs: Any) -> None:
        self.cause = cause
        super().__init__(*args, **kwargs)

    def consequential(self) -> dict[str, Any]:
        return {"undoes": str(self.cause.uid)}
