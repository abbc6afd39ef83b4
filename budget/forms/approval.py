"""Approving the newest version of a proforma."""

from __future__ import annotations

from typing import Any

from django import forms

from budget.models import Proposal
from budget.proformas.operations import Approval
from programme.forms.versions import version_field
from programme.ui.forms import DayField, Form


class ApprovalForm(Form):
    approved_by = forms.CharField(
        label="Who approved it",
        help_text="A body, a meeting or a person, for example Cabinet.",
        max_length=120,
    )
    approved_on = DayField(label="When")
    minute = forms.CharField(label="Minute", max_length=120, required=False)
    reason = forms.CharField(label="Why", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    version = version_field()

    submit_label = "Approve"
    is_report = True

    def __init__(self, data: Any = None, *, proposal: Proposal) -> None:
        self.edition = proposal.edition
        initial = {"approved_on": proposal.programme.today(), "version": proposal.version}
        super().__init__(data, initial=initial)

    def approval(self) -> Approval:
        data = self.cleaned_data
        return Approval(data["approved_on"], data["approved_by"], data["reason"], data["minute"])

    def consequential(self) -> dict[str, Any]:
        """All hangs on which version is approved: what is typed says who and why."""
        return {"edition": self.edition}
