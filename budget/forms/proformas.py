"""The form of a whole proforma, in the order in which councils print it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from budget.forms.proforma_checks import check_driver, check_parent, check_profile, new_code
from budget.forms.proforma_fields import (
    NOT_APPLICABLE,
    GroupsField,
    NumberField,
    PostsField,
    group_pairs,
    group_text,
)
from budget.models import Driver, Proposal, StaffingLine
from budget.proformas.content import FIELDS, MONEY_FIELDS, Line, Proforma
from budget.savings import YEARS_SHOWN
from budget.totals import budget_year
from programme.financial_years import financial_year, year_label
from programme.forms.versions import version_field
from programme.models import Programme
from programme.ui.forms import CountField, Form, PlanDateField, PoundsField

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


def words(label: str, rows: int = 3, longest: int = 5000, **kwargs: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, required=False, widget=area, **kwargs)


class ProformaForm(Form):
    """Amounts are typed without a sign, which the kind of proposal gives. A summary has none to enter."""

    title = forms.CharField(label="Title", max_length=200)
    parent = forms.CharField(
        label="Part of summary sheet",
        max_length=20,
        required=False,
        help_text="The code of the summary, for example R1. Leave it empty where it stands alone.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    service_area = forms.CharField(label="Service area", max_length=120, required=False)
    purpose = words("Purpose of service")
    description = words("Details of the proposal", 5)
    printed_type = forms.CharField(
        label="Type", max_length=60, required=False, help_text="For example: Efficiency Cash Releasing."
    )
    implications = words("Service implications", 5)
    effect = PlanDateField(
        label="Effect date",
        required=False,
        help_text="When the money begins. Leave it empty to work it out from the drivers, or 1 April.",
    )
    printed_effect = forms.CharField(
        label="Date as printed",
        max_length=60,
        required=False,
        help_text="Where the document puts it in other words, for example September 2011.",
    )
    existing_staff = PoundsField(label="Existing budget: staff", required=False)
    existing_non_staff = PoundsField(label="Existing budget: other costs", required=False)
    existing_income = PoundsField(
        label="Existing budget: income",
        required=False,
        help_text="A minus, or in brackets, as councils print it.",
    )
    existing_net = PoundsField(label="Existing budget: net total", required=False)
    profile = forms.ChoiceField(
        label="How the money comes", choices=Proposal.Profile.choices, widget=forms.RadioSelect
    )
    ramp_months = CountField(label="Months of the ramp", required=False, min_value=1)
    basis = forms.ChoiceField(
        label="What a later year's amount says", choices=Proposal.Basis.choices, widget=forms.RadioSelect
    )
    benefit = forms.ChoiceField(
        label="Kind of benefit", choices=Proposal.Benefit.choices, widget=forms.RadioSelect
    )
    delay_response = forms.ChoiceField(
        label="What delay does", choices=Proposal.DelayResponse.choices, widget=forms.RadioSelect
    )
    is_recurrent = forms.BooleanField(label="It goes on year after year", required=False)
    works_to_day = forms.BooleanField(label="Delay counts in days, not whole months", required=False)
    clients = CountField(label="People concerned", required=False)
    covers_all_groups = forms.BooleanField(
        label="It concerns all groups of people who use services", required=False
    )
    groups = GroupsField(
        label="People by group",
        required=False,
        help_text="One group a line, then its number of people: Older People 110.",
    )
    group_note = forms.CharField(label="Note on groups", max_length=200, required=False)
    note = words("Note", 2)
    text = words(
        "Why it changes",
        longest=2000,
        help_text="The new version waits for approval; until then the approved one counts.",
    )
    version = version_field()

    submit_label = "Continue"

    def __init__(
        self, *args: Any, programme: Programme, kind: str, is_summary: bool, base: Proforma, **kwargs: Any
    ) -> None:
        self.programme, self.base = programme, base
        self.kind, self.is_summary = Proposal.Kind(kind), is_summary
        self.code: str = kwargs.pop("code", "")
        self.years = () if is_summary else self._years()
        self.staffing_lines = [
            *STAFFING[self.kind],
            *sorted({line["line"] for line in base.lines("staffing")} - set(STAFFING[self.kind])),
        ]
        initial = {**self._initial(), **kwargs.pop("initial", {})}
        self.base_fields = self._arranged(dict(type(self).base_fields))  # type: ignore[misc]
        super().__init__(*args, initial=initial, **kwargs)

    def _years(self) -> tuple[int, ...]:
        """At least four columns from the first year with money, and always one more than are stated."""
        stated, effect = self.base.amounts, self.base.fields["effect"]
        begins = {*stated, *([financial_year(effect.first)] if effect and stated else [])}
        first = min(begins, default=budget_year(self.programme))
        last = max(stated, default=first)
        return tuple(range(first, max(first + YEARS_SHOWN, last + 2)))

    @property
    def sign(self) -> int:
        return -1 if self.kind == Proposal.Kind.REDUCTION else 1

    @property
    def staff_columns(self) -> list[int | None]:
        years = {line["year"] for line in self.base.lines("staffing")} - {None}
        shown = self.years or tuple(range(first := budget_year(self.programme), first + YEARS_SHOWN - 1))
        return [None, *sorted(years | set(shown[: YEARS_SHOWN - 1]))]

    @property
    def driver_numbers(self) -> range:
        """Those there are, and one more."""
        return range(0 if self.is_summary else len(self.base.lines("drivers")) + 1)

    def _initial(self) -> dict[str, Any]:
        initial = dict(self.base.fields)
        initial["groups"] = group_text((line["name"], line["people"]) for line in self.base.lines("groups"))
        stated = {line["year"]: line for line in self.base.lines("amounts")}
        for year in self.years:
            line = stated.get(year, {})
            for name in LINES:
                value = line.get(name)
                # Nought has no sign.
                initial[f"{name}_{year}"] = self.sign * value if value else value
            initial[f"source_{year}"] = line.get("source", "")
        drivers = dict(enumerate(self.base.lines("drivers")))
        for number in self.driver_numbers:
            for name in DRIVER_FIELDS:
                initial[f"driver_{number}_{name}"] = drivers.get(number, {}).get(name)
        posts = {(line["line"], line["year"]): line["posts"] for line in self.base.lines("staffing")}
        for key in ((line, year) for line in self.staffing_lines for year in self.staff_columns):
            value = posts[key] if key in posts else ""
            initial[_posts_name(*key)] = NOT_APPLICABLE if value is None else value
        return initial

    def _arranged(self, fields: dict[str, forms.Field]) -> dict[str, forms.Field]:
        """The fields in the order of the page, so that errors are listed in it."""
        if self.is_summary:
            for name in MONEY_FIELDS:
                del fields[name]
        found: dict[str, forms.Field] = {}
        for name, field in fields.items():
            if name == "profile":
                found |= self._amount_fields()
            if name == "clients":
                found |= self._driver_fields()
            if name == "note":
                found |= self._posts_fields()
            found[name] = field
        return found

    def _amount_fields(self) -> dict[str, forms.Field]:
        what = "Saving" if self.sign < 0 else "Growth"
        found: dict[str, forms.Field] = {}
        for year in self.years:
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
            found[f"source_{year}"] = forms.CharField(
                label=f"Source of {label}", max_length=120, required=False
            )
        return found

    def _driver_fields(self) -> dict[str, forms.Field]:
        found = {}
        for number in self.driver_numbers:
            for name, make in DRIVER_FIELDS.items():
                field: forms.Field = make()
                field.required = False
                found[f"driver_{number}_{name}"] = field
        return found

    def _posts_fields(self) -> dict[str, forms.Field]:
        return {
            _posts_name(line, year): PostsField(
                label=f"{StaffingLine.Line(line).label}, {'now' if year is None else year_label(year)}",
                required=False,
            )
            for line in self.staffing_lines
            for year in self.staff_columns
        }

    # How the template lays it out: plain fields by section, the others as tables.

    @property
    def about(self) -> list[BoundField]:
        return self._named(
            "code",
            "title",
            "parent",
            "service_area",
            "purpose",
            "description",
            "printed_type",
            "implications",
            "effect",
            "printed_effect",
        )

    @property
    def how(self) -> list[BoundField]:
        return self._named(
            "profile", "ramp_months", "basis", "benefit", "is_recurrent", "delay_response", "works_to_day"
        )

    @property
    def people(self) -> list[BoundField]:
        return self._named("clients", "covers_all_groups", "groups", "group_note")

    @property
    def last(self) -> list[BoundField]:
        return self._named("note", "text")

    def _named(self, *names: str) -> list[BoundField]:
        return [self[name] for name in names if name in self.fields]

    def money_rows(self) -> Iterator[tuple[str, BoundField, list[BoundField]]]:
        for name, label in LINES.items():
            existing = "net" if name == "amount" else name
            yield label, self[f"existing_{existing}"], [self[f"{name}_{year}"] for year in self.years]

    def source_row(self) -> list[BoundField]:
        return [self[f"source_{year}"] for year in self.years]

    @property
    def year_labels(self) -> list[str]:
        return [year_label(year) for year in self.years]

    def staffing_rows(self) -> Iterator[tuple[str, list[BoundField]]]:
        for line in self.staffing_lines:
            cells = [self[_posts_name(line, year)] for year in self.staff_columns]
            yield str(StaffingLine.Line(line).label), cells

    @property
    def staff_labels(self) -> list[str]:
        return ["Now" if year is None else year_label(year) for year in self.staff_columns]

    def driver_rows(self) -> Iterator[tuple[int, list[BoundField]]]:
        for number in self.driver_numbers:
            yield number + 1, [self[f"driver_{number}_{name}"] for name in DRIVER_FIELDS]

    # What was typed, as a version.

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        check_parent(self)
        if not self.is_summary:
            check_profile(self)
        for number in self.driver_numbers:
            check_driver(self, number)
        return data

    def proforma(self) -> Proforma:
        """The version that a valid form means; what the form does not ask for stays as it was."""
        data = self.cleaned_data
        fields = {name: _value(data[name]) if name in data else self.base.fields[name] for name in FIELDS}
        fields["parent"] = data["parent"].code if data.get("parent") else None
        return Proforma(
            fields,
            {
                "amounts": self.base.lines("amounts") if self.is_summary else self._amounts(),
                "drivers": self.base.lines("drivers") if self.is_summary else self._drivers(),
                "groups": [{"name": name, "people": people} for name, people in group_pairs(data["groups"])],
                "staffing": self._staffing(),
            },
        )

    def _amounts(self) -> list[Line]:
        data = self.cleaned_data
        found: list[Line] = []
        for year in self.years:
            values = {
                name: self.sign * typed if (typed := data[f"{name}_{year}"]) else typed for name in LINES
            }
            if values["amount"] is not None:
                found.append({"year": year, **values, "source": data[f"source_{year}"]})
        return found

    def _drivers(self) -> list[Line]:
        data = self.cleaned_data
        lines = [
            {name: data[f"driver_{number}_{name}"] for name in DRIVER_FIELDS}
            for number in self.driver_numbers
        ]
        return [
            {"position": position, **line}
            for position, line in enumerate((line for line in lines if line["kind"]), start=1)
        ]

    def _staffing(self) -> list[Line]:
        found: list[Line] = []
        for line in self.staffing_lines:
            for year in self.staff_columns:
                posts = self.cleaned_data[_posts_name(line, year)]
                if posts is not None:
                    value = None if posts == NOT_APPLICABLE else posts
                    found.append({"line": str(line), "year": year, "posts": value})
        return found

    def consequential(self) -> dict[str, Any]:
        proforma = self.proforma()
        return proforma.money if proforma.money != self.base.money else {}


class NewProposalForm(ProformaForm):
    """A proposal that is not there yet. Its kind, and whether it is a summary, were chosen before."""

    submit_label = "Continue"

    def _arranged(self, fields: dict[str, forms.Field]) -> dict[str, forms.Field]:
        code = forms.CharField(
            label="Proposal number",
            max_length=20,
            help_text=f"For example {'G' if self.sign > 0 else 'R'}14; a part of R1 is R1f.",
            widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        )
        arranged = super()._arranged(fields)
        del arranged["version"]
        return {"code": code, **arranged, "text": words("Why it is proposed", longest=2000)}

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        self.code = new_code(self.programme, typed.strip())
        return self.code

    def consequential(self) -> dict[str, Any]:
        return {**self.proforma().money, "code": self.code, "kind": str(self.kind)}


def _posts_name(line: str, year: int | None) -> str:
    return f"posts_{line}_{'now' if year is None else year}"


def _value(typed: Any) -> Any:
    """Browsers send line ends of their own."""
    return "\n".join(typed.splitlines()) if isinstance(typed, str) else typed
