"""Forms for cost sheets. Empty means not printed, which is not zero."""

from __future__ import annotations

from typing import Any

from django import forms

from budget.models import Proposal
from programme.forms.versions import version_field
from programme.models import Programme
from programme.ui.forms import CountField, Form, PoundsField
from services.models import CostLine, HomeCost, Service

LONGEST = 60
"""Months that a closing period can take."""


class CostForm(Form):
    """Of a stored row it holds the version that its author saw, and asks why it changes."""

    names: tuple[str, ...]
    text = forms.CharField(
        label="Why it changes", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    version = version_field()

    def __init__(self, *args: Any, row: Any = None, **kwargs: Any) -> None:
        stored = {name: getattr(row, name) for name in (*self.names, "version")} if row else {}
        super().__init__(*args, initial={**self.first(), **stored}, **kwargs)
        self.order_fields([*self.names, "text", "version"])
        if row is None:
            for name in ("text", "version"):
                del self.fields[name]

    def first(self) -> dict[str, Any]:
        """What a new row begins with."""
        return {}

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.names}


class SheetForm(CostForm):
    names = (
        "name",
        "place",
        "basis",
        "period",
        "period_months",
        "running_percent",
        "printed_current",
        "printed_running",
        "printed_period",
        "printed_after",
        "printed_saving",
    )
    name = forms.CharField(label="Name", help_text="For example: Closing Herrick Lodge.", max_length=120)
    place = forms.CharField(label="Where it is printed", max_length=120)
    basis = forms.CharField(
        label="What it is reckoned on",
        help_text="For example: projected 2010/11 costs, without redundancy.",
        max_length=200,
        required=False,
    )
    period = forms.CharField(label="Closing period", help_text="For example: 2011/12.", max_length=60)
    period_months = CountField(label="Months of the closing period", min_value=1, max_value=LONGEST)
    running_percent = CountField(
        label="Share of a year's net cost that goes on while it closes, per cent",
        max_value=100,
        required=False,
    )
    printed_current = PoundsField(label="Net cost now, as printed", required=False)
    printed_running = PoundsField(label="What goes on, as printed", required=False)
    printed_period = PoundsField(label="Closing period, as printed", required=False)
    printed_after = PoundsField(label="After closing, as printed", required=False)
    printed_saving = PoundsField(label="Saving in each later year, as printed", required=False)

    submit_label = "Save the sheet"

    def first(self) -> dict[str, Any]:
        return {"period_months": 12}


class HomeForm(CostForm):
    names = ("service", "employees", "running", "income", "printed_net")
    service: forms.ModelChoiceField[Service] = forms.ModelChoiceField(
        label="Service", queryset=None, empty_label="Choose"
    )
    employees = PoundsField(label="Employees, a year", min_value=0)
    running = PoundsField(label="Running costs, a year", min_value=0)
    income = PoundsField(label="Income, a year", help_text="A minus: -207,000.")
    printed_net = PoundsField(label="Net cost, as printed", required=False)

    submit_label = "Save these costs"

    def __init__(self, *args: Any, programme: Programme, row: HomeCost | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["service"].queryset = Service.objects.filter(programme=programme).standing()  # type: ignore[attr-defined]

    def clean_income(self) -> Any:
        income = self.cleaned_data["income"]
        if income > 0:
            raise forms.ValidationError("Income must be £0 or less: enter it with a minus")
        return income


class LineForm(CostForm):
    names = ("part", "label", "amount", "is_one_off", "proposal")
    part = forms.ChoiceField(label="When", choices=CostLine.Part.choices, widget=forms.RadioSelect)
    label = forms.CharField(label="What it is", max_length=160)
    amount = PoundsField(
        label="Amount",
        help_text="Of the whole closing period, or of a year after it. A saving elsewhere is a minus.",
    )
    is_one_off = forms.BooleanField(label="Paid once, however long the closing takes", required=False)
    proposal: forms.ModelChoiceField[Proposal] = forms.ModelChoiceField(
        label="The same money in the budget",
        help_text="A line that is also a proposal points to it, and is never added to the budget again.",
        queryset=None,
        required=False,
        empty_label="Not in the budget",
    )

    submit_label = "Save the line"

    def __init__(self, *args: Any, programme: Programme, row: CostLine | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["proposal"].queryset = Proposal.objects.filter(programme=programme).standing()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Nothing is paid once in each year afterwards."""
        if self.cleaned_data.get("is_one_off") and self.cleaned_data.get("part") == CostLine.Part.AFTER:
            self.add_error("is_one_off", "What is paid once belongs in the closing period")
        return self.cleaned_data
