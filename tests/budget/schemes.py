"""Schemes in few words: `saving(2011, -120_000, effect="2011-10")` waiting for `end("2011-09-30", ...)`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from budget.money import whole
from budget.savings import Response, Scheme, Trigger, TriggerKind, forecast
from programme.dates import PlanDate, month_index


def month(text: str) -> int:
    return month_index(PlanDate.from_iso(text).first)


def waits(kind: TriggerKind, planned: str, reached: str | None) -> Trigger:
    return Trigger(
        kind, dt.date.fromisoformat(planned), dt.date.fromisoformat(reached) if reached is not None else None
    )


def end(planned: str, reached: str | None) -> Trigger:
    return waits(TriggerKind.END, planned, reached)


def start(planned: str, reached: str | None) -> Trigger:
    return waits(TriggerKind.START, planned, reached)


def scheme(
    amounts: Mapping[int, int],
    *triggers: Trigger,
    effect: str = "2011-04",
    response: Response = Response.POSTPONED,
    duration: Decimal | int | None = None,
    **fields: Any,
) -> Scheme:
    return Scheme(
        amounts={year: Decimal(amount) for year, amount in amounts.items()},
        effect=PlanDate.from_iso(effect).first,
        response=response,
        duration=None if duration is None else Decimal(duration),
        triggers=triggers,
        **fields,
    )


def pounds(scheme: Scheme) -> dict[int, int]:
    """The forecast as it prints."""
    return {year: whole(amount) for year, amount in sorted(forecast(scheme).items())}
