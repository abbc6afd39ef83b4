"""The form of a whole proforma, in the order in which councils print it."""

from __future__ import annotations

from typing import Any

from django import forms

from budget.forms.proforma_checks import check_driver, check_parent, check_profile, new_code
from budget.forms.proforma_fields import NOT_APPLICABLE, GroupsField, group_pairs, group_text
from budget.forms.proforma_layout import ProformaLayout
from budget.forms.proforma_lines import (
    DRIVER_FIELDS,
    LINES,
    STAFFING,
    amount_fields,
    driver_fields,
    posts_fields,
    posts_name,
)
from budget.models import Proposal
from budget.proformas.content import FIELDS, MONEY_FIELDS, Line, Proforma
from budget.savings import YEARS_SHOWN
from budget.totals import budget_year
from programme.financial_years import financial_year
from programme.forms.versions import version_field
from programme.models import Programme
from programme.ui.forms import CountField, PlanDateField, PoundsField


def words(label: str, rows: int = 3, longest: int = 5000, **kwargs: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, required=False, widget=area, **kwargs)


class ProformaForm(ProformaLayout):
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
        self.staff_columns = self._staff_columns()
        # Those there are, and one more.
        self.driver_numbers = range(0 if is_summary else len(base.lines("drivers")) + 1)
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

    def _staff_columns(self) -> list[int | None]:
        years = {line["year"] for line in self.base.lines("staffing")} - {None}
        shown = self.years or tuple(range(first := budget_year(self.programme), first + YEARS_SHOWN - 1))
        return [None, *sorted(years | set(shown[: YEARS_SHOWN - 1]))]

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
            initial[posts_name(*key)] = NOT_APPLICABLE if value is None else value
        return initial

    def _arranged(self, fields: dict[str, forms.Field]) -> dict[str, forms.Field]:
        """The fields in the order of the page, so that errors are listed in it."""
        if self.is_summary:
            for name in MONEY_FIELDS:
                del fields[name]
        found: dict[str, forms.Field] = {}
        for name, field in fields.items():
            if name == "profile":
                found |= amount_fields(self.years, self.sign)
            if name == "clients":
                found |= driver_fields(self.driver_numbers)
            if name == "note":
                found |= posts_fields(self.staffing_lines, self.staff_columns)
            found[name] = field
        return found

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
                posts = self.cleaned_data[posts_name(line, year)]
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


def _value(typed: Any) -> Any:
    """Browsers send line ends of their own."""
    return "\n".join(typed.splitlines()) if isinstance(typed, str) else typed
