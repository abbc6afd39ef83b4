"""Forms whose change can move forecast dates, and then needs a reason from the list and words."""

from __future__ import annotations

from typing import Any

from programme.forms.ending import EndForm
from programme.forms.reasons import NO_NAMES, reason_field, words_field
from programme.ui.forms import Form


class Explained(Form):
    """Asks why, below everything else. Whether the words are needed is known when it is saved."""

    reason = reason_field("Main reason", "Needed where dates move.")
    text = words_field("Why, in a sentence", f"Needed where dates move. {NO_NAMES}")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = ("reason", "text")
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def explanation(self) -> dict[str, str]:
        """Reason and text as operations take them."""
        return {"reason": self.cleaned_data["reason"], "text": self.cleaned_data["text"]}


class EndExplainedForm(Explained, EndForm):
    """Takes out of use what holds dates in their places."""
