"""Forms of the reconciliation."""

from __future__ import annotations

from typing import Any

from django import forms

from budget.models import AcceptedFinding, CheckFigure, PrintedTotal
from budget.reconciliation.operations import Seen
from programme.financial_years import year_label
from programme.forms.versions import LARGEST, version_field
from programme.models import Programme
from programme.ui.forms import Form, PoundsField

YEARS_ROUND = 10
"""Years before and after the programme's own that a heading can name."""


class AcceptanceForm(Form):
    """The figures and the version that its author saw travel with it."""

    reason = forms.CharField(
        label="Why it is accepted",
        help_text="Everybody who sees the finding reads it. It is open again if its figures change.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    figures = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**32 - 1)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=LARGEST)

    submit_label = "Accept this finding"

    def __init__(
        self, *args: Any, check: CheckFigure, accepted: AcceptedFinding | None = None, **kwargs: Any
    ) -> None:
        version, reason = (accepted.version, accepted.reason) if accepted else (0, "")
        super().__init__(
            *args, initial={"figures": check.figures, "version": version, "reason": reason}, **kwargs
        )

    def seen(self) -> Seen:
        return Seen(self.cleaned_data["figures"], self.cleaned_data["version"])


class PrintedTotalForm(Form):
    place = forms.CharField(
        label="Where it is printed", help_text="For example: Appendix 8, table of proposals.", max_length=120
    )
    kind = forms.ChoiceField(
        label="What it is the total of", choices=PrintedTotal.Kind.choices, widget=forms.RadioSelect
    )
    year = forms.TypedChoiceField(
        label="Year of its heading", coerce=int, help_text="As printed, also where the heading looks wrong."
    )
    amount = PoundsField(
        label="Amount",
        help_text="In pounds. A reduction, or a net saving, is a minus: -5,660,000.",
    )
    rounded_to = forms.TypedChoiceField(
        label="Printed to the nearest", coerce=int, choices=PrintedTotal.RoundedTo.choices
    )
    text = forms.CharField(
        label="Why it changes", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    version = version_field()

    submit_label = "Save the total"

    def __init__(
        self, *args: Any, programme: Programme, total: PrintedTotal | None = None, **kwargs: Any
    ) -> None:
        initial: dict[str, Any] = {"rounded_to": PrintedTotal.RoundedTo.THOUSAND}
        if total is not None:
            names = ("place", "kind", "year", "amount", "rounded_to", "version")
            initial = {name: getattr(total, name) for name in names}
        today = programme.today().year
        initial.setdefault("year", today)
        super().__init__(*args, initial=initial, **kwargs)
        years = sorted({*range(today - YEARS_ROUND, today + YEARS_ROUND + 1), initial["year"]})
        self.fields["year"].choices = [(year, year_label(year)) for year in years]  # type: ignore[attr-defined]
        if total is None:
            for name in ("text", "version"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Growth adds to the budget and reductions take from it; a net total may do either."""
        amount, kind = self.cleaned_data.get("amount"), self.cleaned_data.get("kind")
        if amount is not None and kind == PrintedTotal.Kind.REDUCTION and amount > 0:
            self.add_error("amount", "Total reductions must be £0 or less: enter them with a minus")
        if amount is not None and kind == PrintedTotal.Kind.GROWTH and amount < 0:
            self.add_error("amount", "Total growth must be £0 or more: enter it without a minus")
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("place", "kind", "year", "amount", "rounded_to")}
