"""What the savings engine must give, worked out slowly and another way: month by month, day by day.

Only the tests use it. It knows nothing of weights in closed form: it walks through every month of every
year, asks how far the money has got in it, and adds up.
"""

from __future__ import annotations

import calendar
import datetime as dt
from fractions import Fraction

from budget.profiles import ProfileKind
from budget.savings import Response, Scheme, Trigger, TriggerKind

NEVER = None


def month_after(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def months_of(year: int) -> list[dt.date]:
    """The first days of April to March."""
    return [dt.date(year, month, 1) for month in range(4, 13)] + [
        dt.date(year + 1, month, 1) for month in range(1, 4)
    ]


def moved(month: dt.date, by: int) -> dt.date:
    for _ in range(by):
        month = month_after(month)
    return month


def free_from(trigger: Trigger, day: dt.date) -> dt.date:
    """The first of the first month in which nothing has to wait for the trigger any more."""
    free = day if trigger.kind is TriggerKind.START else day + dt.timedelta(days=1)
    return free if free.day == 1 else month_after(free)


def steps(earlier: dt.date, later: dt.date) -> int:
    """Months from one first of a month to another, by walking."""
    count = 0
    while earlier < later:
        earlier, count = month_after(earlier), count + 1
    while later < earlier:
        later, count = month_after(later), count - 1
    return count


def delay_in_months(scheme: Scheme) -> int | None:
    found = [0]
    for trigger in scheme.triggers:
        if trigger.forecast is None:
            return NEVER
        found.append(steps(free_from(trigger, trigger.planned), free_from(trigger, trigger.forecast)))
    return max(found)


def delay_in_days(scheme: Scheme) -> int | None:
    found = [0]
    for trigger in scheme.triggers:
        if trigger.forecast is None:
            return NEVER
        found.append((trigger.forecast - trigger.planned).days)
    return max(found)


def begins(scheme: Scheme, *, late: bool) -> dt.date | None:
    """The day the money begins: a first of a month, unless it works to the day."""
    if scheme.to_the_day:
        days = delay_in_days(scheme) if late else 0
        return None if days is None else scheme.effect + dt.timedelta(days=days)
    months = delay_in_months(scheme) if late else 0
    return None if months is None else moved(scheme.effect.replace(day=1), months)


def in_month(scheme: Scheme, month: dt.date, effect: dt.date) -> Fraction:
    """Parts of a full month's rate that fall in a month: walk its days from the effect on."""
    days = calendar.monthrange(month.year, month.month)[1]
    first = effect.replace(day=1)
    if scheme.profile.kind is ProfileKind.ONCE:
        return Fraction(int(first == month))
    if month < first:
        return Fraction(0)
    passed = steps(first, month)
    into = Fraction(effect.day - 1, calendar.monthrange(effect.year, effect.month)[1])
    ramp = scheme.profile.months if scheme.profile.kind is ProfileKind.RAMP else 1
    # The month reaches from `passed - into` to `passed + 1 - into` months after the effect.
    total, edges = Fraction(0), sorted({passed - into, Fraction(passed), passed + 1 - into})
    for begin, end in zip(edges, edges[1:], strict=False):
        if end <= 0:
            continue
        rung = min(ramp, int(max(begin, Fraction(0))) + 1)
        total += (end - max(begin, Fraction(0))) * Fraction(rung, ramp)
    assert 0 <= total <= 1, days
    return total


def forecast(scheme: Scheme) -> dict[int, Fraction]:
    if scheme.response is Response.POSTPONED:
        return {year: _postponed(scheme, year) for year in scheme.amounts}
    result = {year: Fraction(amount) for year, amount in scheme.amounts.items()}
    if scheme.response is Response.PROLONGED:
        _prolong(scheme, result)
    return result


def _postponed(scheme: Scheme, year: int) -> Fraction:
    on_time, late = begins(scheme, late=False), begins(scheme, late=True)
    assert on_time is not None
    planned = sum(in_month(scheme, month, on_time) for month in months_of(year))
    if planned == 0 or late == on_time:
        return Fraction(scheme.amounts[year])
    if late is None:
        return Fraction(0)
    left = sum(in_month(scheme, month, late) for month in months_of(year))
    return Fraction(scheme.amounts[year]) * left / planned


def _prolong(scheme: Scheme, result: dict[int, Fraction]) -> None:
    """Walk the days on which the cost goes on; whole months where it does not work to the day."""
    if not scheme.triggers or not scheme.amounts:
        return
    span = _late_span(scheme)
    if span is None:
        return
    day, end = span
    before = day - dt.timedelta(days=1)
    year = before.year if before.month > 3 else before.year - 1
    stated = max((each for each in scheme.amounts if each <= year), default=min(scheme.amounts))
    rate = Fraction(scheme.amounts[stated]) / _reckoned_over(scheme, stated)
    while day < end:
        falls_in = day.year if day.month > 3 else day.year - 1
        share = Fraction(1, calendar.monthrange(day.year, day.month)[1])
        result[falls_in] = result.get(falls_in, Fraction(0)) + rate * share
        day += dt.timedelta(days=1)


def _late_span(scheme: Scheme) -> tuple[dt.date, dt.date] | None:
    """From the planned day of the latest trigger to the end of its delay."""
    never = [each for each in scheme.triggers if each.forecast is None]
    if never:
        first = min(never, key=lambda each: each.planned)
        last = dt.date(max(scheme.amounts) + 1, 4, 1)
        return (first.money_from if scheme.to_the_day else free_from(first, first.planned)), last
    delay = delay_in_days(scheme) if scheme.to_the_day else delay_in_months(scheme)
    if not delay:
        return None
    for trigger in sorted(scheme.triggers, key=lambda each: each.planned):
        assert trigger.forecast is not None
        if scheme.to_the_day:
            if (trigger.forecast - trigger.planned).days == delay:
                return trigger.money_from, trigger.money_from + dt.timedelta(days=delay)
        else:
            begin = free_from(trigger, trigger.planned)
            if steps(begin, free_from(trigger, trigger.forecast)) == delay:
                return begin, moved(begin, delay)
    raise AssertionError("one trigger must be the latest")


def _reckoned_over(scheme: Scheme, year: int) -> Fraction:
    """Months over which a temporary cost was reckoned."""
    if scheme.duration:
        return Fraction(scheme.duration)
    effect = begins(scheme, late=False)
    assert effect is not None
    end = dt.date(year + 1, 4, 1)
    day, months = max(effect, dt.date(year, 4, 1)), Fraction(0)
    while day < end:
        months += Fraction(1, calendar.monthrange(day.year, day.month)[1])
        day += dt.timedelta(days=1)
    return months or Fraction(12)
