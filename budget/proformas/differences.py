"""Two versions of a proforma beside each other, field by field. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from budget.models import Proposal, StaffingLine
from budget.proformas.content import FIELDS, PARTS, Line, Proforma
from programme.financial_years import year_label
from programme.ui.format import NOT_STATED, pounds

LABELS = {
    "title": "Title",
    "parent": "Part of",
    "service_area": "Service area",
    "purpose": "Purpose of service",
    "description": "Details of the proposal",
    "printed_type": "Type",
    "implications": "Service implications",
    "note": "Note",
    "effect": "Effect date",
    "printed_effect": "Date as printed",
    "profile": "How the money comes",
    "ramp_months": "Months of the ramp",
    "basis": "What a later year's amount says",
    "benefit": "Kind of benefit",
    "is_recurrent": "Goes on year after year",
    "delay_response": "What delay does",
    "works_to_day": "Delay counts in days",
    "existing_staff": "Existing budget: staff",
    "existing_non_staff": "Existing budget: other costs",
    "existing_income": "Existing budget: income",
    "existing_net": "Existing budget: net total",
    "clients": "People concerned",
    "covers_all_groups": "Concerns all groups of people who use services",
    "group_note": "Note on groups",
}
COLUMNS = {
    "amount": "net total",
    "staff": "staff",
    "non_staff": "other costs",
    "income": "income",
    "source": "source",
    "people": "people",
    "posts": "posts",
    "kind": "kind",
    "clients": "people",
    "current_weekly_cost": "weekly cost now",
    "new_weekly_cost": "weekly cost then",
    "duration": "lasts",
    "duration_max": "lasts at most",
    "duration_unit": "unit",
    "one_off_investment": "one-off investment",
    "percent": "per cent",
    "percent_base": "of a budget of",
    "note": "note",
}
POUNDS = frozenset(
    {
        *(name for name in FIELDS if name.startswith("existing_")),
        "amount",
        "staff",
        "non_staff",
        "income",
        "current_weekly_cost",
        "new_weekly_cost",
        "one_off_investment",
        "percent_base",
    }
)

Lines = dict[tuple[Any, ...], Line]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that two versions fill in differently, in words; empty where one does not state it."""

    label: str
    before: str
    after: str


def differences(before: Proforma, after: Proforma) -> list[Difference]:
    """Field by field, and each table line by line, in the order of the form; equal ones are left out."""
    return [*_of_fields(before, after), *(each for name in PARTS for each in _of_part(name, before, after))]


def _of_fields(before: Proforma, after: Proforma) -> Iterator[Difference]:
    for name in FIELDS:
        was, now = before.fields[name], after.fields[name]
        if was != now:
            yield Difference(LABELS[name], words_of(Proposal, name, was), words_of(Proposal, name, now))


def _of_part(name: str, before: Proforma, after: Proforma) -> Iterator[Difference]:
    part = PARTS[name]
    was, now = ({part.key_of(line): line for line in side.lines(name)} for side in (before, after))
    for key in _keys(was, now):
        old, new = was.get(key), now.get(key)
        label = line_label(name, old or new or {})
        pairs = [(column, _value(old, column), _value(new, column)) for column in part.values]
        changed = [(column, one, other) for column, one, other in pairs if one != other]
        for column, one, other in changed:
            words = words_of(part.model, column, one), words_of(part.model, column, other)
            yield Difference(f"{label}: {COLUMNS[column]}", *words)
        if not changed and (old is None) != (new is None):
            yield Difference(label, *(("", "not applicable") if old is None else ("not applicable", "")))


def _keys(was: Lines, now: Lines) -> list[tuple[Any, ...]]:
    """By number or year; lines that have neither in the order of the forms."""
    both = [*was, *(key for key in now if key not in was)]
    return sorted(both) if all(len(key) == 1 and isinstance(key[0], int) for key in both) else both


def _value(line: Line | None, column: str) -> Any:
    """Nothing stated and no line at all are the same."""
    value = line[column] if line else None
    return None if value == "" else value


def line_label(name: str, line: Line) -> str:
    """`2011/12`, `Driver 1`, `Older People`, `Posts deleted 2011/12`."""
    if name == "drivers":
        return f"Driver {line['position']}"
    if name == "groups":
        return str(line["name"])
    if name == "staffing":
        column = "now" if line["year"] is None else year_label(line["year"])
        return f"{StaffingLine.Line(line['line']).label}, {column}"
    return year_label(line["year"])


def words_of(model: Any, name: str, value: Any) -> str:
    """A value as the form's reader knows it."""
    if value is None or value == "":
        return NOT_STATED
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if name in POUNDS:
        return pounds(value) if value == value.to_integral_value() else f"£{value:,.2f}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    choices = {} if name == "parent" else dict(model._meta.get_field(name).choices or ())
    return str(choices.get(value, value))
