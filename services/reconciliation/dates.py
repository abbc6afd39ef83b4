"""Two dates printed for one closing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from budget.reconciliation.checks import Check, Rule, Unit, proposal
from programme.dates import PlanDate
from services.reconciliation.places import service


@dataclass(frozen=True, slots=True)
class TwoDates:
    """A closure with the date of its closed stage and another one printed for the same."""

    slug: str
    name: str
    date: PlanDate
    place: str
    other_date: str
    other_place: str
    codes: Sequence[str] = ()


def two_dates(closures: Iterable[TwoDates]) -> Iterator[Check]:
    for each in closures:
        if each.other_date:
            yield Check(
                Rule.DATES_DIFFER,
                place=f"Closing of {each.name}",
                code=each.codes[0] if each.codes else "",
                stated=each.date,
                computed=each.other_date,
                unit=Unit.DATE,
                about=(service(each.slug), *map(proposal, each.codes)),
                message=f"Two dates are printed for the closing of {each.name}: {each.date} ({each.place}) "
                f"and {each.other_date} ({each.other_place}). The money uses the date on the budget sheet.",
                mend="Finance chooses which date holds; then correct the other one.",
            )
