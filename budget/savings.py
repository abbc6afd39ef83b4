"""From approved amounts and late triggers to forecast pounds (domain.md section 5). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from budget.money import ZERO
from programme.dates import first_month_on_or_after
from programme.financial_years import first_month, year_of_month

MONTHS_A_YEAR = 12


class Response(StrEnum):
    """What delay does to a proposal."""

    POSTPONED = "POSTPONED"
    PROLONGED = "PROLONGED"
    UNAFFECTED = "UNAFFECTED"


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

    def _month(self, day: dt.date) -> int:
        """The first month that begins on or after a start, or after an end."""
        return first_month_on_or_after(day if self.kind is TriggerKind.START else day + dt.timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Scheme:
    """A leaf proposal in plain values.

    `amounts` are signed pounds by financial year, as approved; `effect` is the month index of its
    effect; `duration` the months over which a temporary cost was reckoned (None: effect to year end).
    """

    amounts: Mapping[int, Decimal]
    effect: int
    response: Response
    duration: Decimal | None = None
    triggers: Sequence[Trigger] = ()

    @property
    def delay(self) -> int | None:
        """The greatest delay of its triggers in whole months, never negative; None when one never happens."""
        delays = [trigger.delay for trigger in self.triggers]
        known = [delay for delay in delays if delay is not None]
        return None if len(known) < len(delays) else max([0, *known])


def forecast(scheme: Scheme) -> dict[int, Decimal]:
    """Signed pounds by financial year: every stated year, and any year into which a prolonged cost runs."""
    if scheme.response is Response.POSTPONED:
        return {year: _postponed(scheme, year, amount) for year, amount in scheme.amounts.items()}
    result = dict(scheme.amounts)
    if scheme.response is Response.PROLONGED:
        for year, extra in _prolonged(scheme).items():
            result[year] = result.get(year, ZERO) + extra
    return result


def _postponed(scheme: Scheme, year: int, amount: Decimal) -> Decimal:
    """A step that begins later: the share of the year's months that is left.

    A year that ends before the effect has no months to share out, so its amount stands as approved.
    """
    planned = _months_active(scheme.effect, year)
    if not planned or scheme.delay == 0:
        return amount
    left = 0 if scheme.delay is None else _months_active(scheme.effect + scheme.delay, year)
    return amount * left / planned


def _months_active(effect: int, year: int) -> int:
    return min(MONTHS_A_YEAR, max(0, first_month(year + 1) - max(effect, first_month(year))))


def _prolonged(scheme: Scheme) -> dict[int, Decimal]:
    """What a temporary cost adds while it goes on past its planned date, by year."""
    if not scheme.amounts or scheme.delay == 0:
        return {}
    late = max(
        scheme.triggers,
        key=lambda trigger: (trigger.delay is None, trigger.delay or 0, -trigger.planned_month),
    )
    begins = late.planned_month
    stated = max(
        (year for year in scheme.amounts if year <= year_of_month(begins - 1)), default=min(scheme.amounts)
    )
    months = scheme.duration or Decimal(_months_active(scheme.effect, stated) or MONTHS_A_YEAR)
    rate = scheme.amounts[stated] / months
    ends = first_month(max(scheme.amounts) + 1) if scheme.delay is None else begins + scheme.delay
    extra: dict[int, Decimal] = {}
    for month in range(begins, ends):
        year = year_of_month(month)
        extra[year] = extra.get(year, ZERO) + rate
    return extra
