"""Small plans in as few words as possible: `task(1, "2011-06", "2011-09")` and `link(1, 2)`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from programme.dates import PlanDate
from programme.schedule import Activity, Link, LinkType, Schedule, Timing, Unit, calculate

FS, SS, FF, SF = (
    LinkType.FINISH_TO_START,
    LinkType.START_TO_START,
    LinkType.FINISH_TO_FINISH,
    LinkType.START_TO_FINISH,
)
DAYS, MONTHS = Unit.DAYS, Unit.MONTHS
LONG_AGO = dt.date(2000, 1, 1)
"""An as-at day before every date here, so that no floor bites."""

DATES = ("forecast_start", "forecast_end", "actual_start", "actual_end")


def date(text: str | None) -> PlanDate | None:
    return PlanDate.from_iso(text) if text else None


def task(key: int, start: str | None, end: str | None, **fields: Any) -> Activity:
    """An activity with these baseline dates; dates among `fields` are ISO text too."""
    others: dict[str, Any] = {name: date(value) if name in DATES else value for name, value in fields.items()}
    return Activity(key=key, baseline_start=date(start), baseline_end=date(end), **others)


def link(
    predecessor: int, successor: int, type: LinkType = FS, lag: int = 0, unit: Unit = DAYS, **fields: Any
) -> Link:
    return Link(predecessor, successor, type, lag, unit, **fields)


def schedule(
    *parts: Activity | Link, as_at: str | dt.date = LONG_AGO, approved_on: str | None = None
) -> Schedule:
    return calculate(
        [part for part in parts if isinstance(part, Activity)],
        [part for part in parts if isinstance(part, Link)],
        as_at=dt.date.fromisoformat(as_at) if isinstance(as_at, str) else as_at,
        approved_on=dt.date.fromisoformat(approved_on) if approved_on else None,
    )


def printed(timing: Timing) -> tuple[str | None, str | None]:
    """Start and end as ISO text, so that a wrong precision shows."""
    return timing.start.iso() if timing.start else None, timing.end.iso() if timing.end else None
