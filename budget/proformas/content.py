"""What one version of a proforma holds, as plain values, and how it is kept. No queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from budget.models import Driver, Proposal, ProposalAmount, StaffingLine, TargetGroup
from programme.dates import PlanDate
from programme.models import Entered

Line = Mapping[str, Any]
"""One line of a table of the form: values by the name of their column."""

FIELDS = (
    "title",
    "parent",
    "service_area",
    "purpose",
    "description",
    "printed_type",
    "implications",
    "note",
    "effect",
    "printed_effect",
    "profile",
    "ramp_months",
    "basis",
    "benefit",
    "is_recurrent",
    "delay_response",
    "works_to_day",
    "existing_staff",
    "existing_non_staff",
    "existing_income",
    "existing_net",
    "clients",
    "covers_all_groups",
    "group_note",
)
"""What a proforma says once, in the order of the form. `parent` is the code of the summary sheet."""
MONEY_FIELDS = frozenset(
    {"effect", "profile", "ramp_months", "basis", "benefit", "is_recurrent", "delay_response", "works_to_day"}
)
"""On which forecast pounds depend, beside amounts and drivers."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the form: the rows it is kept in, what names a line, and what the line says."""

    model: type[Entered]
    key: tuple[str, ...]
    values: tuple[str, ...]
    order: str = "pk"

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.key, *self.values)

    def key_of(self, line: Line) -> tuple[Any, ...]:
        return tuple(line[name] for name in self.key)


PARTS = {
    "amounts": Part(ProposalAmount, ("year",), ("amount", "staff", "non_staff", "income", "source"), "year"),
    "drivers": Part(
        Driver,
        ("position",),
        (
            "kind",
            "clients",
            "current_weekly_cost",
            "new_weekly_cost",
            "duration",
            "duration_max",
            "duration_unit",
            "one_off_investment",
            "percent",
            "percent_base",
            "note",
        ),
        "position",
    ),
    "groups": Part(TargetGroup, ("name",), ("people",)),
    "staffing": Part(StaffingLine, ("line", "year"), ("posts",)),
}


@dataclass(frozen=True)
class Proforma:
    """The values of FIELDS by name, and the lines of each of PARTS in their order."""

    fields: Mapping[str, Any]
    parts: Mapping[str, Sequence[Line]] = field(default_factory=dict)

    def lines(self, part: str) -> Sequence[Line]:
        return self.parts.get(part, ())

    @property
    def amounts(self) -> dict[int, Decimal]:
        """Signed pounds by the year for which they are stated."""
        return {line["year"]: line["amount"] for line in self.lines("amounts")}

    @property
    def money(self) -> dict[str, Any]:
        """All that forecast pounds depend on, in a form that can be compared and printed."""
        kept = encoded(self)
        fields = {name: value for name, value in kept["fields"].items() if name in MONEY_FIELDS}
        return {**fields, "amounts": kept["parts"]["amounts"], "drivers": kept["parts"]["drivers"]}


def blank(**values: Any) -> Proforma:
    """A form into which nothing but `values` is written."""
    empty = Proposal()
    defaults = {name: getattr(empty, name) for name in FIELDS if name != "parent"}
    return Proforma({"parent": None, **defaults, **values})


def encoded(proforma: Proforma) -> dict[str, Any]:
    """As JSON keeps it: pounds and dates as text, so that nothing is rounded."""
    return {
        "fields": {name: _kept(proforma.fields[name]) for name in FIELDS},
        "parts": {
            name: [{column: _kept(line[column]) for column in part.columns} for line in proforma.lines(name)]
            for name, part in PARTS.items()
        },
    }


def decoded(content: Mapping[str, Any]) -> Proforma:
    """What `encoded` kept. What a later field was not yet asked for has its default."""
    stored = content["fields"]
    fields = {name: _read(Proposal, name, stored[name]) for name in FIELDS if name in stored}
    parts = {
        name: [
            {column: _read(part.model, column, line.get(column)) for column in part.columns}
            for line in content["parts"].get(name, ())
        ]
        for name, part in PARTS.items()
    }
    return Proforma({**blank().fields, **fields}, parts)


def _kept(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.iso() if isinstance(value, PlanDate) else value


def _read(model: type[Entered], name: str, value: Any) -> Any:
    if name == "parent" or value is None:
        return value
    field: Any = model._meta.get_field(name)
    return field.to_python(value)
