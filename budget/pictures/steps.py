"""The steps from approved to forecast, each with what every leaf has of it. Pure.

Together they are all that differs: what each cause's own slip costs alone, what causes share, what no slip
explains, and what is no slippage at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from budget.money import ZERO, of_pennies
from budget.pictures.year import YearMoney
from programme.items import item_href

NAMED = 6
"""Causes that stand by themselves; the smaller ones are one step together."""
REST, SHARED, UNEXPLAINED, OTHER = "+rest", "+shared", "+unexplained", "+other"


@dataclass(frozen=True, slots=True)
class Change:
    """One step. `part` is its name in an address: the code of a cause, or one of those above."""

    part: str
    label: str
    of: Mapping[int, Decimal]
    """Signed pounds of the budget by proposal id; a plus is worse."""
    href: str = ""
    """The page of the cause."""

    @property
    def amount(self) -> Decimal:
        return sum(self.of.values(), ZERO)


def changes(money: YearMoney) -> list[Change]:
    """Causes with the greatest first; what comes to nothing for every leaf is left out."""
    sole: defaultdict[int, dict[int, Decimal]] = defaultdict(dict)
    for row in money.parts:
        for item, pennies in row.sole.items():
            sole[int(item)][row.proposal_id] = of_pennies(pennies)
    causes = [
        Change(item.code, str(item), of, item_href(money.programme, item))
        for pk, of in sole.items()
        for item in [money.causes[pk]]
    ]
    causes.sort(key=lambda each: (-abs(each.amount), each.label))
    rest: defaultdict[int, Decimal] = defaultdict(Decimal)
    for cause in causes[NAMED:]:
        for proposal, amount in cause.of.items():
            rest[proposal] += amount
    besides = [
        Change(REST, f"{len(causes) - NAMED} smaller causes", rest),
        Change(SHARED, "Shared by several causes", {row.proposal_id: row.shared for row in money.parts}),
        Change(
            UNEXPLAINED,
            "No slip of an action explains it",
            {row.proposal_id: row.unexplained for row in money.parts},
        ),
        Change(
            OTHER,
            "Given up, or confirmed beyond what was stated",
            {row.proposal_id: row.variance - row.slippage for row in money.figures},
        ),
    ]
    return [each for each in (*causes[:NAMED], *besides) if any(each.of.values())]


def everything(money: YearMoney) -> Change:
    """All steps together."""
    return Change("", "All steps", {row.proposal_id: row.variance for row in money.figures})
