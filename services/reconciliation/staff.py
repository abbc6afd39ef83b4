"""Staffing tables: their rows against their totals, and one word with two meanings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from budget.reconciliation.checks import Check, Rule, Unit
from services.staffing import StaffingSummary


def staffing(slug: str, place: str, summary: StaffingSummary) -> Iterator[Check]:
    """Groups against the printed totals."""
    for check in summary.checks():
        if summary.groups and check.printed is not None:
            yield Check(
                Rule.TOTALS,
                place=f"{place}: {check.label}",
                stated=Decimal(check.printed),
                computed=Decimal(check.computed),
                unit=Unit.POSTS,
                about=(f"staffing:{slug}",),
                agrees=check.agrees,
                message=f"The table adds up to {check.computed} {check.label}, "
                f"and {check.printed} is printed.",
                mend="Correct the row or the total.",
            )


def two_meanings(tables: Sequence[tuple[str, str, StaffingSummary]]) -> Iterator[Check]:
    """Tables that count as displaced who can be redeployed, beside one that does not."""
    counted = [each for each in tables if each[2].groups and each[2].printed.displaced is not None]
    if not any(summary.printed.displaced_after_redeployment for _, _, summary in counted):
        return
    for slug, place, summary in counted:
        printed = summary.printed.displaced
        if summary.printed.displaced_after_redeployment or not summary.redeployable or printed is None:
            continue
        yield Check(
            Rule.HEADING,
            place=f"{place}: displaced",
            stated=Decimal(printed),
            computed=Decimal(printed - summary.redeployable),
            unit=Unit.POSTS,
            about=(f"staffing:{slug}",),
            message=f"{place} counts {printed} posts as displaced before redeployment, and another table "
            f"only those left after it. With that meaning this one has {printed - summary.redeployable}.",
            mend="Do not add or compare the two columns: both are shown, each with its meaning.",
        )
