"""The repeated fields of a proforma: amounts by year, drivers by number, posts by line and year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from budget.forms.proforma_fields import NumberField, PostsField
from budget.models import Driver, Proposal, StaffingLine
from programme.financial_years import year_label
from programme.ui.forms import CountField, PoundsField

LINES = {"staff": "Staff", "non_staff": "Other costs", "income": "Income", "amount": "Net total"}
STAFFING = {
    Proposal.Kind.GROWTH: (StaffingLine.Line.CURRENT_SERVICE, StaffingLine.Line.EXTRA_POSTS),
    Proposal.Kind.REDUCTION: (
        StaffingLine.Line.CURRENT_SERVICE,
        StaffingLine.Line.POSTS_DELETED,
        StaffingLine.Line.VACANCIES,
        StaffingLine.Line.AT_RISK,
    ),
}
"""The lines that the two printed forms have."""
DRIVER_FIELDS: Mapping[str, Any] = {
    "kind": lambda: forms.ChoiceField(label="Kind", choices=[("", "No driver"), *Driver.Kind.choices]),
    "clients": lambda: CountField(label="People"),
    "current_weekly_cost": lambda: PoundsField(label="Weekly cost now", min_value=0),
    "new_weekly_cost": lambda: PoundsField(label="Weekly cost then", min_value=0),
    "duration": lambda: NumberField(label="Lasts", most=Decimal(9999)),
    "duration_max": lambda: NumberField(label="At most, where a range is printed", most=Decimal(9999)),
    "duration_unit": lambda: forms.ChoiceField(
        label="Weeks or months", choices=[("", "Not stated"), ("weeks", "weeks"), ("months", "months")]
    ),
    "one_off_investment": lambda: PoundsField(label="One-off investment", min_value=0),
    "percent": lambda: NumberField(label="Per cent", most=Decimal(100)),
    "percent_base": lambda: PoundsField(label="Of a budget of", min_value=0),
    "note": lambda: forms.CharField(label="Note", max_length=1000),
}


def amount_fields(years: Iterable[int], sign: int) -> dict[str, forms.Field]:
    """`amount_2011`, `staff_2011` and so on, in pounds. `sign` is that of the kind of proposal."""
    what = "Saving" if sign < 0 else "Growth"
    found: dict[str, forms.Field] = {}
    for year in years:
        label = year_label(year)
        for name, line in LINES.items():
            if name == "amount":
                found[f"amount_{year}"] = PoundsField(
                    label=f"{what} in {label}",
                    required=False,
                    min_value=0,
                    min_message=f"{what} in {label} must be £0 or more: enter it without a minus",
                )
            else:
                found[f"{name}_{year}"] = PoundsField(label=f"{line} in {label}", required=False)
        found[f"source_{year}"] = forms.CharField(label=f"Source of {label}", max_length=120, required=False)
    return found


def driver_fields(numbers: Iterable[int]) -> dict[str, forms.Field]:
    """`driver_0_kind` and so on."""
    found = {}
    for number in numbers:
        for name, make in DRIVER_FIELDS.items():
            field: forms.Field = make()
            field.required = False
            found[f"driver_{number}_{name}"] = field
    return found


def posts_fields(lines: Iterable[str], years: Iterable[int | None]) -> dict[str, forms.Field]:
    """Full-time equivalents, as `posts_name` names them."""
    columns = list(years)
    return {
        posts_name(line, year): PostsField(
            label=f"{StaffingLine.Line(line).label}, {'now' if year is None else year_label(year)}",
            required=False,
        )
        for line in lines
        for year in columns
    }


def posts_name(line: str, year: int | None) -> str:
    """`posts_vacancies_2011`; the column without a year is what is there now."""
    return f"posts_{line}_{'now' if year is None else year}"
