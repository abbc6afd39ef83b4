"""Sheets for the rules of the reconciliation: valid as they come, so that a test states only its point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from budget.reconciliation.checks import Check
from budget.reconciliation.rules import disagreeing
from budget.reconciliation.snapshot import (
    DeadLink,
    Delivering,
    DriverLine,
    Kind,
    Lines,
    Sheet,
    Snapshot,
    Stated,
    Total,
)
from programme.dates import PlanDate

K = Decimal(1000)
ACTION = Delivering("action:1", "action 1", "starts in Apr 2011", PlanDate(2011, 4))
Rule = Callable[[Snapshot], Iterable[Check]]


def k(*thousands: int | None) -> list[Decimal | None]:
    return [None if each is None else each * K for each in thousands]


def lines(staff: int | None, non_staff: int | None, income: int | None, net: int | None) -> Lines:
    """A budget in thousands of pounds."""
    return Lines(*k(staff, non_staff, income, net))


def sheet(code: str = "R1", amounts: Mapping[int, int | Decimal] | None = None, **fields: Any) -> Sheet:
    """A leaf that action 1 delivers; by default a saving of £120,000 in 2011/12."""
    stated = {2011: -120_000} if amounts is None else amounts
    exact = {year: Decimal(amount) for year, amount in stated.items()}
    kind = Kind.GROWTH if code.startswith("G") else Kind.REDUCTION
    values: dict[str, Any] = {
        "kind": kind,
        "stated": {year: Stated(Lines(net=amount)) for year, amount in exact.items()},
        "in_year": exact,
        "effect": PlanDate(2011, 4),
        "effect_is_assumed": True,
        "delivered_by": (ACTION,),
    }
    return Sheet(code, **{**values, **fields})


def summary(code: str = "R1", amounts: Mapping[int, int] | None = None, **fields: Any) -> Sheet:
    return sheet(code, amounts, **{"is_summary": True, "delivered_by": (), "effect": None, **fields})


def weekly(clients: int, current: float | None, new: float | None, weeks: int, **fields: Any) -> DriverLine:
    costs = [None if cost is None else Decimal(str(cost)) for cost in (current, new)]
    return DriverLine(clients=clients, current=costs[0], new=costs[1], weeks=Decimal(weeks), **fields)


def found(
    rule: Rule, *sheets: Sheet, totals: Iterable[Total] = (), links: Iterable[DeadLink] = ()
) -> list[Any]:
    """What a rule finds."""
    return disagreeing(rule(Snapshot(sheets, tuple(links), tuple(totals))))


def checked(rule: Rule, *sheets: Sheet, totals: Iterable[Total] = ()) -> list[Any]:
    """What a rule compares, agreeing or not."""
    return list(rule(Snapshot(sheets, (), tuple(totals))))
