"""Saying that a proposal is withdrawn, or replaced by another one; and taking that back."""

from __future__ import annotations

from typing import Any

from django import forms

from budget.models import Proposal
from budget.tracker.giving_up import End, replacement
from programme.forms.versions import version_field
from programme.operations.errors import Refused
from programme.ui.forms import Form


class EndStateForm(Form):
    end_state = forms.ChoiceField(
        label="What becomes of it",
        choices=[("", "It goes on"), *Proposal.EndState.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    replaced_by = forms.CharField(
        label="Replaced by proposal",
        help_text="Its code, for example R14. Only for one that is replaced.",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    text = forms.CharField(
        label="Why", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = version_field()

    submit_label = "Continue"

    def __init__(self, data: Any = None, *, proposal: Proposal) -> None:
        self.proposal = proposal
        replaced_by = proposal.replaced_by.code if proposal.replaced_by else ""
        initial = {"end_state": proposal.end_state, "replaced_by": replaced_by, "version": proposal.version}
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        state, code = data.get("end_state", ""), str(data.get("replaced_by") or "").strip()
        if state == Proposal.EndState.REPLACED and not code:
            self.add_error("replaced_by", "Enter the code of the proposal that replaces it")
        elif state != Proposal.EndState.REPLACED and code:
            self.add_error("replaced_by", "Leave this empty, or choose that it is replaced")
        elif code:
            try:
                data["replaced_by"] = replacement(self.proposal, code)
            except Refused as refusal:
                self.add_error("replaced_by", str(refusal))
        return data

    def end(self) -> End:
        data = self.cleaned_data
        return End(data["end_state"], data["replaced_by"] or None)

    def consequential(self) -> dict[str, Any]:
        end = self.end()
        same = (self.proposal.end_state, self.proposal.replaced_by_id)
        now = (end.state, end.replaced_by.pk if end.replaced_by else None)
        return {} if now == same else {"end_state": end.state, "replaced_by": now[1]}
