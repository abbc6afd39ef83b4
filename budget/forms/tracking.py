"""Forms of the tracker: ratings with their explanation, confidence, pressures and what the budget assumes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from budget.models import BudgetAssumption, Pressure, Proposal, RatingWeight
from budget.models.proposals import RATING_CHOICES
from budget.status import FULL, RATINGS
from programme.financial_years import year_label
from programme.forms.statuses import seen_version
from programme.forms.versions import version_field
from programme.models import Programme
from programme.ui.forms import CountField, Form, PoundsField

YEARS_ROUND = 10
"""Years before and after the programme's own in which a pressure can fall."""
FINANCE = ("rating", "original_rating")
SAID = ("explanation", "mitigation")


def words(label: str, help_text: str = "", rows: int = 4) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, max_length=2000, required=False, widget=area)


class RatingForm(Form):
    """Whoever leads an action that delivers it explains; finance also rates."""

    rating = forms.ChoiceField(
        label="Finance’s rating",
        choices=[("", "As dates and confirmed months give it"), *RATING_CHOICES],
        required=False,
        widget=forms.RadioSelect,
    )
    original_rating = forms.ChoiceField(
        label="Rating at budget setting",
        choices=[("", "Not stated"), *RATING_CHOICES],
        required=False,
        widget=forms.RadioSelect,
    )
    explanation = words("Why it stands as it does", "Everybody who sees the tracker reads it.")
    mitigation = words("What is done about it")
    version = version_field()

    submit_label = "Save"

    def __init__(self, data: Any = None, *, proposal: Proposal, rates: bool) -> None:
        names = (*(FINANCE if rates else ()), *SAID)
        self.base_fields = {name: type(self).base_fields[name] for name in (*names, "version")}  # type: ignore[misc]
        super().__init__(data, initial={name: getattr(proposal, name) for name in (*names, "version")})
        self.names = names

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            name: "\n".join(data[name].splitlines()) if name in SAID else data[name] for name in self.names
        }


class WeightsForm(Form):
    text = forms.CharField(
        label="Why it changes", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    submit_label = "Set the confidence"

    def __init__(self, data: Any = None, *, weights: Mapping[str, RatingWeight | None]) -> None:
        found: dict[str, forms.Field] = {}
        initial: dict[str, Any] = {}
        for status in RATINGS:
            row = weights.get(status)
            found[status.value] = CountField(label=f"{status.label}, per cent", max_value=FULL)
            found[version_name(status)] = seen_version()
            initial[status.value] = row.percent if row else FULL
            initial[version_name(status)] = row.version if row else 0
        self.base_fields = {**found, **type(self).base_fields}  # type: ignore[misc]
        super().__init__(data, initial=initial)

    def percents(self) -> dict[str, int]:
        return {status.value: self.cleaned_data[status.value] for status in RATINGS}

    def versions_seen(self) -> dict[str, int]:
        return {status.value: self.cleaned_data[version_name(status)] for status in RATINGS}


def version_name(status: str) -> str:
    return f"version_{status}"


class PressureForm(Form):
    title = forms.CharField(label="What it is", max_length=200)
    year = forms.TypedChoiceField(label="Year", coerce=int)
    amount = PoundsField(
        label="Amount", help_text="In pounds. A cost has no minus; what turned out cheaper is a minus."
    )
    text = forms.CharField(
        label="Why it changes", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    version = version_field()

    submit_label = "Save the pressure"

    def __init__(
        self, data: Any = None, *, programme: Programme, year: int, pressure: Pressure | None = None
    ) -> None:
        initial: dict[str, Any] = {"year": year}
        if pressure is not None:
            initial = {name: getattr(pressure, name) for name in ("title", "year", "amount", "version")}
        self.base_fields = dict(type(self).base_fields)  # type: ignore[misc]
        if pressure is None:
            for name in ("text", "version"):
                del self.base_fields[name]
        super().__init__(data, initial=initial)
        today = programme.today().year
        years = sorted({*range(today - YEARS_ROUND, today + YEARS_ROUND + 1), initial["year"]})
        self.fields["year"].choices = [(each, year_label(each)) for each in years]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "year", "amount")}


class AssumptionForm(Form):
    amount = PoundsField(
        label="Net change that the budget counts on",
        help_text="In pounds. A net saving is a minus: -3,842,000.",
    )
    source = forms.CharField(
        label="Where the budget says so", max_length=200, help_text="For example: Council budget 2011/12."
    )
    version = seen_version()

    submit_label = "Set it"

    def __init__(self, data: Any = None, *, assumption: BudgetAssumption | None) -> None:
        names = ("amount", "source", "version")
        stored = {name: getattr(assumption, name) for name in names} if assumption else None
        super().__init__(data, initial=stored or {"amount": None, "source": "", "version": 0})

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("amount", "source")}
