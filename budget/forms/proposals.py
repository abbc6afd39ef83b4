"""Forms of the budget. Amounts are typed without a sign; the kind of proposal gives it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from budget.models import Delivery, Proposal, ProposalAmount
from budget.operations import ProposalEdit
from budget.totals import budget_year
from programme.financial_years import year_label
from programme.forms.versions import version_field
from programme.models import Action, ScheduleItem
from programme.ui.forms import CountField, Form, PlanDateField, PoundsField

YEARS_SHOWN = 4


class ProposalForm(Form):
    effect = PlanDateField(
        label="Effect date",
        required=False,
        help_text="Leave it empty to work it out from the drivers, or 1 April.",
    )
    delay_response = forms.ChoiceField(
        label="What delay does", choices=Proposal.DelayResponse.choices, widget=forms.RadioSelect
    )
    clients = CountField(label="People concerned", required=False)
    text = forms.CharField(
        label="Why it changes",
        help_text="A new amount is the approved one from now on; the old one stays in history.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    version = version_field()

    submit_label = "Continue"

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        self.proposal = proposal
        stored = ProposalAmount.objects.filter(proposal=proposal).standing()
        self.stored = {each.year: each.amount for each in stored}
        first = min(self.stored, default=budget_year(proposal.programme))
        self.years = () if proposal.is_summary else tuple(range(first, first + YEARS_SHOWN))
        initial = {
            "effect": proposal.effect,
            "delay_response": proposal.delay_response,
            "clients": proposal.clients,
            "version": proposal.version,
            **{_name(year): abs(self.stored[year]) for year in self.years if year in self.stored},
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields = {**{_name(year): self._amount(year) for year in self.years}, **self.fields}

    def _amount(self, year: int) -> PoundsField:
        what = "Saving" if self._is_reduction else "Growth"
        return PoundsField(
            label=f"{what} in {year_label(year)}",
            required=False,
            min_value=0,
            min_message=f"{what} in {year_label(year)} must be £0 or more: enter it without a minus",
        )

    @property
    def _is_reduction(self) -> bool:
        return self.proposal.kind == Proposal.Kind.REDUCTION

    def edit(self) -> ProposalEdit:
        """The edit that a valid form means; an emptied year is no longer stated."""
        data = self.cleaned_data
        sign = -1 if self._is_reduction else 1
        amounts: dict[int, Decimal | None] = {}
        for year in self.years:
            typed = data[_name(year)]
            amount = None if typed is None else sign * typed
            if amount != self.stored.get(year):
                amounts[year] = amount
        return ProposalEdit({name: data[name] for name in ("effect", "delay_response", "clients")}, amounts)

    def consequential(self) -> dict[str, Any]:
        edit = self.edit()
        return {**{name: str(value) for name, value in edit.values.items()}, "amounts": str(edit.amounts)}


class DeliveryForm(Form):
    action = forms.CharField(
        label="Action that delivers it", help_text="Its number, for example 27.", max_length=60
    )
    trigger = forms.ChoiceField(
        label="By which date",
        choices=Delivery.Trigger.choices,
        widget=forms.RadioSelect,
        initial=Delivery.Trigger.END,
    )

    submit_label = "Continue"

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        self.proposal = proposal
        super().__init__(*args, **kwargs)

    def clean_action(self) -> ScheduleItem:
        code = self.cleaned_data["action"].strip()
        items = ScheduleItem.objects.filter(programme=self.proposal.programme, kind=Action.KIND).standing()
        item = items.filter(code=code).first()
        if item is None:
            raise forms.ValidationError(
                f"There is no action {code} in this programme: enter its number from the plan"
            )
        return item

    def consequential(self) -> dict[str, Any]:
        return {"action": self.cleaned_data["action"].pk, "trigger": self.cleaned_data["trigger"]}


def _name(year: int) -> str:
    return f"amount_{year}"
