"""What a version may hold, wherever it comes from: the page refuses earlier and with more words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from budget.models import Proposal
from budget.proformas.content import FIELDS, PARTS, Proforma
from budget.savings import YEARS_SHOWN
from programme.dates import PlanDate
from programme.financial_years import financial_year, year_label
from programme.models import Entered
from programme.operations.errors import Refused

LONGEST_RAMP = 12 * YEARS_SHOWN
"""Months: all the years that a proforma has columns for."""


def refuse_impossible(code: str, proforma: Proforma) -> None:
    """Refused with the field at fault: what is no amount, a part of itself, years that contradict."""
    for field, message in _faults(code, proforma):
        raise Refused(message, field)


def _faults(code: str, proforma: Proforma) -> Iterator[tuple[str, str]]:
    yield from _values(proforma)
    if code and proforma.fields["parent"] == code:
        yield "parent", f"{code} cannot be part of itself: enter another summary sheet, or nothing"
    if proforma.amounts:
        yield from profile_faults(proforma.fields, proforma.amounts, _years(proforma.amounts))


def _values(proforma: Proforma) -> Iterator[tuple[str, str]]:
    """A version is kept as text, so its columns have not looked at it yet."""
    for name in FIELDS:
        if name != "parent":
            for message in _misfit(Proposal, name, proforma.fields[name]):
                yield name, f"{name}: {message}"
    for name, part in PARTS.items():
        for place, line in enumerate(proforma.lines(name), start=1):
            for column in part.columns:
                for message in _misfit(part.model, column, line[column]):
                    yield _field(name, line, column), f"{name}, line {place}, {column}: {message}"


def _misfit(model: type[Entered], name: str, value: Any) -> list[str]:
    field: Any = model._meta.get_field(name)
    if (value is None and field.null) or (value == "" and field.blank):
        return []
    if value is None:
        return ["Enter a value"]
    try:
        field.clean(value, None)
    except ValidationError as error:
        return list(error.messages)
    return []


def _field(part: str, line: Any, column: str) -> str:
    """The input of the form at fault, where amounts are concerned: `staff_2011`."""
    return f"{column}_{line['year']}" if part == "amounts" and column != "year" else part


def profile_faults(
    fields: Mapping[str, Any], amounts: Mapping[int, Any], years: Sequence[int]
) -> Iterator[tuple[str, str]]:
    """A ramp has months, and the money begins within the years of the form: pairs of field and message."""
    months = fields["ramp_months"]
    if fields["profile"] != Proposal.Profile.RAMP:
        if months:
            yield "ramp_months", "Only a ramp has months: leave this empty, or choose the ramp"
    elif not months:
        yield "ramp_months", "Enter over how many months the ramp builds up, for example 12"
    elif months > LONGEST_RAMP:
        yield (
            "ramp_months",
            f"A ramp of {months} months goes beyond the years of the proforma: enter {LONGEST_RAMP} or fewer",
        )
    if fields["effect"]:
        yield from _effect(fields["effect"], amounts, years)


def _effect(effect: PlanDate, amounts: Mapping[int, Any], years: Sequence[int]) -> Iterator[tuple[str, str]]:
    year = financial_year(effect.first)
    if not years[0] <= year <= years[-1]:
        yield (
            "effect",
            f"The effect date must be in {year_label(years[0])} to {year_label(years[-1])}, "
            "the years of the proforma",
        )
        return
    for stated, amount in amounts.items():
        if stated < year and amount:
            yield (
                f"amount_{stated}",
                f"An amount is entered for {year_label(stated)}, which ends before the effect date {effect}: "
                "change one of the two",
            )


def _years(amounts: Mapping[int, Any]) -> range:
    """All the columns that a form with these amounts can have had: the first may have been left empty."""
    return range(min(amounts) - YEARS_SHOWN + 1, max(*amounts, min(amounts) + YEARS_SHOWN - 1) + 1)
