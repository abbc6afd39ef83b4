"""What a delay would cost, month by month. Pure: the forecast that previews use, asked ahead."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from budget.money import ZERO, pence
from budget.savings import Scheme, Trigger, TriggerKind, forecast

AHEAD = 6
"""Months that are looked ahead."""


@dataclass(frozen=True, slots=True)
class DelayStep:
    """What it costs, all years together, if what delivers the money is `months` late; a plus is worse.

    `until` is the last day for which that holds: the cost steps at the end of a month, and a day later
    costs the whole month after. None where proposals wait for different dates.
    """

    months: int
    until: dt.date | None
    cost: Decimal


def delay_costs(scheme: Scheme) -> list[Decimal]:
    """By whole months late, from none to `AHEAD`; nothing where no date delivers it.

    It is the date that holds the money up now that is late; the others are taken as kept.
    """
    trigger = scheme.driving
    if trigger is None:
        return []
    return [
        _cost(replace(scheme, triggers=[replace(trigger, forecast=last_day(trigger, months))]))
        for months in range(AHEAD + 1)
    ]


def last_day(trigger: Trigger, months: int) -> dt.date:
    """The last day on which a date can fall and delay the money by no more months."""
    year, month = divmod(trigger.planned_month + months, 12)
    first = dt.date(year, month + 1, 1)
    return first if trigger.kind is TriggerKind.START else first - dt.timedelta(days=1)


def delay_steps(trigger: Trigger, costs: Iterable[Decimal]) -> list[DelayStep]:
    return [DelayStep(months, last_day(trigger, months), cost) for months, cost in enumerate(costs)]


def together(found: Iterable[Sequence[DelayStep]]) -> list[DelayStep]:
    """Several proposals, all late by as many months."""
    costs: defaultdict[int, Decimal] = defaultdict(Decimal)
    untils: defaultdict[int, set[dt.date | None]] = defaultdict(set)
    for steps in found:
        for step in steps:
            costs[step.months] += step.cost
            untils[step.months].add(step.until)
    return [
        DelayStep(months, untils[months].pop() if len(untils[months]) == 1 else None, cost)
        for months, cost in sorted(costs.items())
    ]


def each_month(steps: Sequence[DelayStep]) -> Decimal | None:
    """What each further month costs; None where they do not cost the same, to the pound."""
    more = [later.cost - sooner.cost for sooner, later in zip(steps, steps[1:], strict=False)]
    return more[0] if more and all(abs(each - more[0]) < 1 for each in more) else None


def _cost(scheme: Scheme) -> Decimal:
    late = forecast(scheme)
    return pence(sum((late[year] - scheme.amounts.get(year, ZERO) for year in late), ZERO))
