"""When a proposal's money begins, and the dates that it waits for: from rows to plain values. No queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from budget.models import Driver, Proposal
from budget.savings import MONTHS_A_YEAR, Trigger, TriggerKind
from programme.dates import PlanDate
from programme.financial_years import first_month
from programme.schedule import Schedule

Approved = tuple[PlanDate | None, PlanDate | None]
WEEKS_A_MONTH = Decimal(52) / Decimal(12)


def effect_date(proposal: Proposal, drivers: Sequence[Driver], first_year: int) -> dt.date:
    """The day of the effect: as entered, else the driver's months before the year's end, else 1 April.

    Six months give 1 October (domain.md section 5); `effect_is_assumed` says when it was not entered.
    """
    if proposal.effect:
        return proposal.effect.first
    months = duration_months(drivers)
    whole = MONTHS_A_YEAR if months is None else min(MONTHS_A_YEAR, max(1, round(months)))
    year, month = divmod(first_month(first_year + 1) - whole, 12)
    return dt.date(year, month + 1, 1)


def effect_is_assumed(proposal: Proposal) -> bool:
    return proposal.effect is None


def duration_months(drivers: Sequence[Driver]) -> Decimal | None:
    """The longest duration among the driver lines, in months; a range counts as its mean."""
    return max((months for driver in drivers if (months := _months(driver)) is not None), default=None)


def _months(driver: Driver) -> Decimal | None:
    if not driver.duration:
        return None
    duration = (driver.duration + driver.duration_max) / 2 if driver.duration_max else driver.duration
    return duration / WEEKS_A_MONTH if driver.duration_unit == "weeks" else duration


def trigger_of(
    kind: TriggerKind, planned: Approved, item: int, schedule: Schedule, as_at: dt.date
) -> Trigger | None:
    """The delivering date, planned and forecast; None where it was never planned.

    `planned` are the dates in the baseline that the amounts were approved against. What is not scheduled
    is cancelled and will not happen.
    """
    is_start = kind is TriggerKind.START
    date = planned[0] if is_start else planned[1]
    day = (date.first if is_start else date.last) if date else None
    if item not in schedule:
        return Trigger(kind, day or as_at, None)
    if day is None:
        return None
    timing = schedule[item]
    reached = timing.start if is_start else timing.end
    return Trigger(kind, day, (reached.first if is_start else reached.last) if reached else day)
