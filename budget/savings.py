"""From approved amounts and late triggers to forecast pounds (domain.md section 5). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

from budget.money import ZERO
from budget.profiles import Position, Profile, position
from programme.dates import first_month_on_or_after, month_index
from programme.financial_years import financial_year, first_month, year_of_month

MONTHS_A_YEAR = 12
YEARS_SHOWN = 4
"""Years that a proforma has columns for, from the first that is stated."""


class Response(StrEnum):
    """What delay does to a proposal."""

    POSTPONED = "POSTPONED"
    PROLONGED = "PROLONGED"
    UNAFFECTED = "UNAFFECTED"


class Basis(StrEnum):
    """What the amount of a later year says: the further change in it, or all that differs from the base."""

    INCREMENTAL = "INCREMENTAL"
    CUMULATIVE = "CUMULATIVE"


class TriggerKind(StrEnum):
    """Which date of an action or closure sets the money off."""

    START = "START"
    END = "END"


@dataclass(frozen=True, slots=True)
class Trigger:
    """The date on which money waits: as approved, and as forecast (None: it will not happen)."""

    kind: TriggerKind
    planned: dt.date
    forecast: dt.date | None

    @property
    def planned_month(self) -> int:
        return self._month(self.planned)

    @property
    def delay(self) -> int | None:
        """Whole months from the planned to the forecast month, negative when early; None for never."""
        return None if self.forecast is None else self._month(self.forecast) - self.planned_month

    @property
    def days_late(self) -> int | None:
        return None if self.forecast is None else (self.forecast - self.planned).days

    @property
    def money_from(self) -> dt.date:
        """The first day on which, as approved, the money no longer waits for it."""
        return self.planned if self.kind is TriggerKind.START else self.planned + dt.timedelta(days=1)

    def gap(self, effect: dt.date) -> int:
        """Whole months from the planned trigger to the month of the effect; negative is a finding."""
        return month_index(effect) - self.planned_month

    def _month(self, day: dt.date) -> int:
        """The first month that begins on or after a start, or after an end."""
        return first_month_on_or_after(day) if self.kind is TriggerKind.START else month_index(day) + 1


@dataclass(frozen=True, slots=True)
class Scheme:
    """A leaf proposal in plain values.

    `amounts` are signed pounds by financial year against the base budget, as approved; `duration` the
    months over which a temporary cost was reckoned (None: effect to year end). Money waits for whole
    months unless it works `to_the_day`.
    """

    amounts: Mapping[int, Decimal]
    effect: dt.date
    response: Response
    duration: Decimal | None = None
    triggers: Sequence[Trigger] = ()
    profile: Profile = Profile()
    to_the_day: bool = False
    recurs: bool = True

    @property
    def delay(self) -> int | None:
        """Months by which the effect moves, never negative; None when one trigger never happens.

        Where it works to the day a month that has begun counts.
        """
        if not self.to_the_day:
            return self._greatest([trigger.delay for trigger in self.triggers])
        late = self.late_effect
        return None if late is None else ceil(late - self.begins)

    @property
    def delay_days(self) -> int | None:
        """The greatest delay of its triggers in days, never negative; None when one never happens."""
        return self._greatest([trigger.days_late for trigger in self.triggers])

    @property
    def begins(self) -> Position:
        """Where the effect was planned: in whole months, unless it works to the day."""
        return position(self.effect) if self.to_the_day else month_index(self.effect)

    @property
    def late_effect(self) -> Position | None:
        """Where the effect is forecast: the gap to each trigger is kept. None for never."""
        if not self.to_the_day:
            delay = self.delay
            return None if delay is None else month_index(self.effect) + delay
        days = self.delay_days
        return None if days is None else position(self.effect + dt.timedelta(days=days))

    @property
    def driving(self) -> Trigger | None:
        """The trigger that is latest; of several the one that was planned first."""

        def lateness(trigger: Trigger) -> tuple[bool, int, int]:
            late = trigger.days_late if self.to_the_day else trigger.delay
            return late is None, late or 0, -trigger.planned.toordinal()

        return max(self.triggers, key=lateness, default=None)

    @staticmethod
    def _greatest(delays: Sequence[int | None]) -> int | None:
        known = [delay for delay in delays if delay is not None]
        return None if len(known) < len(delays) else max([0, *known])


def years_shown(scheme: Scheme) -> range:
    """The years that its proforma has columns for."""
    first = min(scheme.amounts, default=financial_year(scheme.effect))
    return range(first, first + YEARS_SHOWN)


def in_year(stated: Mapping[int, Decimal], basis: Basis) -> dict[int, Decimal]:
    """Amounts against the base budget from those that are stated: the running sum of increments."""
    if basis is Basis.CUMULATIVE:
        return dict(stated)
    total = ZERO
    result = {}
    for year, amount in sorted(stated.items()):
        total += amount
        result[year] = total
    return result


def forecast(scheme: Scheme) -> dict[int, Decimal]:
    """Signed pounds by financial year: every stated year, and any year into which a prolonged cost runs."""
    if scheme.response is Response.POSTPONED:
        begins, late = scheme.begins, scheme.late_effect
        if late == begins:
            return dict(scheme.amounts)
        return {
            year: _postponed(scheme, late, year, amount, _weight(scheme, begins, year))
            for year, amount in scheme.amounts.items()
        }
    result = dict(scheme.amounts)
    if scheme.response is Response.PROLONGED:
        for year, extra in _prolonged(scheme).items():
            result[year] = result.get(year, ZERO) + extra
    return result


@dataclass(frozen=True, slots=True)
class Implied:
    """What the profile means for a year that is not stated: as planned, and with the delay."""

    planned: Decimal
    forecast: Decimal


def implied(scheme: Scheme, years: Iterable[int]) -> dict[int, Implied]:
    """What the profile implies in those of the years that are not stated, at the last rate stated before.

    Never approved and never added up. A one-off implies nothing after the years that state it, save a
    single amount that moves out of its year.
    """
    found = {}
    for year in years:
        stated = max((each for each in scheme.amounts if each < year), default=None)
        if year in scheme.amounts or stated is None:
            continue
        whole = _weight(scheme, scheme.begins, stated)
        if not whole or not (scheme.recurs or not scheme.profile.full_month):
            continue
        late = scheme.late_effect if scheme.response is Response.POSTPONED else scheme.begins
        planned, moved = (
            _part(scheme.amounts[stated], 0 if effect is None else _weight(scheme, effect, year), whole)
            for effect in (scheme.begins, late)
        )
        if planned or moved:
            found[year] = Implied(planned, moved)
    return found


def full_year(scheme: Scheme) -> Decimal | None:
    """Twelve months at the full rate of the last stated year; None for what is one-off or has no rate."""
    for year in sorted(scheme.amounts, reverse=True):
        weight = _weight(scheme, scheme.begins, year)
        if weight and scheme.recurs and scheme.profile.full_month:
            return _part(scheme.amounts[year], MONTHS_A_YEAR * scheme.profile.full_month, weight)
    return None


def _postponed(
    scheme: Scheme, late: Position | None, year: int, amount: Decimal, planned: Position
) -> Decimal:
    """The share of the year's `planned` weight that is left when the profile begins late (None: never).

    A year that ends before the effect has nothing to share out, so its amount stands as approved.
    """
    if not planned:
        return amount
    return ZERO if late is None else _part(amount, _weight(scheme, late, year), planned)


def _weight(scheme: Scheme, effect: Position, year: int) -> Position:
    return scheme.profile.weight(effect, first_month(year), first_month(year + 1))


def _part(amount: Decimal, part: Position, whole: Position) -> Decimal:
    if isinstance(part, Fraction) or isinstance(whole, Fraction):
        share = Fraction(part) / whole
        return amount * share.numerator / share.denominator
    return amount * part / whole


def prolonged_span(scheme: Scheme) -> tuple[Position, Position] | None:
    """From when until when a temporary cost goes on past its planned date; None where it does not."""
    late = scheme.driving
    if scheme.response is not Response.PROLONGED or late is None or not scheme.amounts or scheme.delay == 0:
        return None
    begins = position(late.money_from) if scheme.to_the_day else late.planned_month
    return begins, _prolonged_until(scheme, late, begins)


def _prolonged(scheme: Scheme) -> dict[int, Decimal]:
    """What a temporary cost adds while it goes on past its planned date, by year."""
    span = prolonged_span(scheme)
    if span is None:
        return {}
    begins, ends = span
    stated = _stated_at(scheme, year_of_month(ceil(begins) - 1))
    rate = scheme.amounts[stated] / (scheme.duration or _months_to_year_end(scheme, stated))
    extra: dict[int, Decimal] = {}
    while begins < ends:
        year = year_of_month(int(begins))
        until = min(ends, first_month(year + 1))
        extra[year] = _part(rate, until - begins, 1)
        begins = until
    return extra


def _prolonged_until(scheme: Scheme, late: Trigger, begins: Position) -> Position:
    """The end of the delay; what never ends goes on to the end of what was stated."""
    if late.forecast is None:
        return first_month(max(scheme.amounts) + 1)
    if scheme.to_the_day:
        return position(late.money_from + (late.forecast - late.planned))
    return begins + (late.delay or 0)


def _stated_at(scheme: Scheme, year: int) -> int:
    """The stated year whose rate holds in a year: it or the last before, else the first."""
    return max((each for each in scheme.amounts if each <= year), default=min(scheme.amounts))


def _months_to_year_end(scheme: Scheme, year: int) -> Decimal:
    months = min(MONTHS_A_YEAR, first_month(year + 1) - max(scheme.begins, first_month(year)))
    return _part(Decimal(1), months, 1) if months > 0 else Decimal(MONTHS_A_YEAR)
