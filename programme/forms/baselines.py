"""The form that approves the dates of the plan. Its page says which; it asks for words alone."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.operations.baselines import LONGEST_NAME
from programme.ui.forms import Form


class ApprovalForm(Form):
    approved_by = forms.CharField(
        label="Approved by",
        help_text="The person or body, for example Cabinet.",
        required=False,
        max_length=LONGEST_NAME,
    )
    reason = forms.CharField(
        label="Why the dates are approved anew",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    submit_label = "Approve these dates"

    def consequential(self) -> dict[str, Any]:
        return {"approves": "today's forecast"}
