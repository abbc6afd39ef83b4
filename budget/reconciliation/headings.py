"""Headings of a sheet that contradict the figures under them, and dates that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget.reconciliation.checks import Check, Rule, Unit, money, proposal
from budget.reconciliation.snapshot import Kind, Sheet, Snapshot
from budget.reconciliation.totals import wrong_year
from programme.dates import month_index
from programme.financial_years import first_month, year_label
from programme.ui.format import pounds


def heading(snapshot: Snapshot) -> Iterator[Check]:
    """Totals under another year; growth that saves; money in a year that is over before its effect."""
    yield from wrong_year(snapshot)
    for sheet in snapshot.sheets:
        amounts = sheet.amounts
        if amounts:
            yield from _wrong_sign(sheet, *next(iter(amounts.items())))
        for year, amount in amounts.items():
            yield from _before_effect(sheet, year, amount)


def _wrong_sign(sheet: Sheet, year: int, amount: Decimal) -> Iterator[Check]:
    """By the first amount: a later one may take back what an earlier one gave."""
    is_growth = sheet.kind is Kind.GROWTH
    if (amount > 0) == is_growth:
        return
    headed, figure = ("growth", "a saving") if is_growth else ("a reduction", "growth")
    yield Check(
        Rule.HEADING,
        place=f"Kind of proposal, {year_label(year)}",
        code=sheet.code,
        stated=amount,
        computed=-amount,
        about=(proposal(sheet.code),),
        message=f"{sheet.code} is headed as {headed}, and its figure for {year_label(year)}, "
        f"{pounds(amount)}, is {figure}.",
        mend="Correct the sign of the amount, or the kind of the proposal.",
    )


def _before_effect(sheet: Sheet, year: int, amount: Decimal) -> Iterator[Check]:
    if sheet.effect is None or sheet.effect_is_assumed:
        return
    if month_index(sheet.effect.first) >= first_month(year + 1):
        label = year_label(year)
        yield Check(
            Rule.HEADING,
            place=f"Effect date and {label}",
            code=sheet.code,
            stated=label,
            computed=sheet.effect,
            unit=Unit.DATE,
            about=(proposal(sheet.code),),
            message=f"{sheet.code} states {money(amount)} under {label}, and takes effect only in "
            f"{sheet.effect}, when that year is over.",
            mend="Move the amount to the year it falls in, or correct the effect date.",
        )


def starts_after_end(snapshot: Snapshot) -> Iterator[Check]:
    """A start after its end is a finding; the end stands until it is mended (domain.md section 3)."""
    for each in snapshot.backwards:
        name = each.name[:1].upper() + each.name[1:]
        yield Check(
            Rule.DATES_DIFFER,
            place=f"Start and end of {each.name}",
            stated=each.start,
            computed=each.end,
            unit=Unit.DATE,
            about=(each.subject,),
            message=f"{name} is to start {each.start}, after its end, {each.end}. "
            "Until that is mended the end stands, and moves what waits for it.",
            mend="Find out which of the two dates holds, and correct the other one.",
        )


def dates_differ(snapshot: Snapshot) -> Iterator[Check]:
    """A part that takes effect before the earliest date that its summary prints."""
    for sheet in snapshot.sheets:
        parent = snapshot.by_code.get(sheet.parent)
        if parent is None or not parent.effect or not sheet.effect:
            continue
        if parent.effect_is_assumed or sheet.effect_is_assumed or sheet.effect.first >= parent.effect.first:
            continue
        yield Check(
            Rule.DATES_DIFFER,
            place=f"Effect date and that of {parent.code}",
            code=sheet.code,
            stated=sheet.effect,
            computed=parent.effect,
            unit=Unit.DATE,
            about=(proposal(sheet.code), proposal(parent.code)),
            message=f"{sheet.code} takes effect in {sheet.effect}, and {parent.code}, of which it is a part, "
            f"not before {parent.effect}.",
            mend="Find out which of the two dates holds, and enter it on both.",
        )
