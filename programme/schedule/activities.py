"""What goes into the engine and what comes out, in the words of the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from programme.dates import PlanDate, months_between


class LinkType(StrEnum):
    """Which end of the predecessor holds which end of the successor."""

    FINISH_TO_START = "FS"
    START_TO_START = "SS"
    FINISH_TO_FINISH = "FF"
    START_TO_FINISH = "SF"


class Unit(StrEnum):
    DAYS = "days"
    MONTHS = "months"


class Mode(StrEnum):
    AUTOMATIC = "automatic"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Activity:
    """One item of the plan as the engine sees it.

    `key` also settles ties, so that the order of the input never changes the result.
    `under_way` is a printed start of "ongoing" or "completed". No end means open-ended.
    `reckoned_from` is the start from which the forecast end was reckoned where nobody estimated the
    start itself: it gives the span, and moves nothing. `finished` is true of a line that is printed as
    completed without a date. `meetings` are the days on which the body of a decision meets, ascending.
    """

    key: int
    baseline_start: PlanDate | None = None
    baseline_end: PlanDate | None = None
    forecast_start: PlanDate | None = None
    forecast_end: PlanDate | None = None
    reckoned_from: PlanDate | None = None
    actual_start: PlanDate | None = None
    actual_end: PlanDate | None = None
    under_way: bool = False
    finished: bool = False
    mode: Mode = Mode.AUTOMATIC
    is_target: bool = False
    meetings: Sequence[dt.date] = ()

    def as_approved(self) -> Activity:
        """With nothing estimated or reported since."""
        return Activity(
            key=self.key,
            baseline_start=self.baseline_start,
            baseline_end=self.baseline_end,
            under_way=self.under_way,
            mode=self.mode,
            is_target=self.is_target,
            meetings=self.meetings,
        )

    @property
    def own_start(self) -> PlanDate | None:
        return self.forecast_start or self.baseline_start

    @property
    def own_end(self) -> PlanDate | None:
        return self.forecast_end or self.baseline_end

    @property
    def span_start(self) -> PlanDate | None:
        """The start from which its own end was estimated."""
        return self.forecast_start or self.reckoned_from or self.baseline_start

    @property
    def has_started(self) -> bool:
        return self.under_way or self.actual_start is not None or self.is_finished

    @property
    def is_finished(self) -> bool:
        return self.finished or self.actual_end is not None


@dataclass(frozen=True, slots=True)
class Link:
    """A dependency; `lag` is a minimum in `unit`, negative for a lead. Only constraining ones move dates."""

    predecessor: int
    successor: int
    type: LinkType = LinkType.FINISH_TO_START
    lag: int = 0
    unit: Unit = Unit.DAYS
    constraining: bool = True

    @property
    def identity(self) -> tuple[int, int, LinkType]:
        """Two items can be linked once in each way."""
        return self.predecessor, self.successor, self.type


@dataclass(frozen=True, slots=True)
class Timing:
    """When an item is forecast to happen, and why.

    Days are calendar days; floats are None where there is nothing to be late for. `driver` is the
    predecessor that fixes the end (the start, where there is no end), None for the item's own estimate.
    `due` is the end before the as-at date pushed it on: what overdue is measured against. `planned` is the
    baseline end (without one, the start).
    """

    start: PlanDate | None
    end: PlanDate | None
    due: PlanDate | None
    planned: PlanDate | None
    inherited_slip_days: int
    total_float_days: int | None
    free_float_days: int | None
    critical: bool
    driver: int | None

    @property
    def slip_days(self) -> int:
        """Calendar days from the baseline to the forecast or actual end (without one, of the start)."""
        slip = self._slip
        return (slip[1] - slip[0]).days if slip else 0

    @property
    def slip_months(self) -> float:
        """The slip in calendar months, as `programme.dates.months_between` counts them."""
        slip = self._slip
        return months_between(*slip) if slip else 0.0

    @property
    def _slip(self) -> tuple[dt.date, dt.date] | None:
        """Where it was planned and where it is, where these differ."""
        reached = self.end or self.start
        if not self.planned or not reached or self.planned == reached:
            return None
        return (self.planned.last, reached.last) if self.end else (self.planned.first, reached.first)

    @property
    def own_slip_days(self) -> int:
        return self.slip_days - self.inherited_slip_days


@dataclass(frozen=True, slots=True)
class Schedule:
    """The timing of every item of one plan as at one day."""

    as_at: dt.date
    timings: Mapping[int, Timing]

    def __getitem__(self, key: int) -> Timing:
        return self.timings[key]

    def __contains__(self, key: int) -> bool:
        return key in self.timings

    def __iter__(self) -> Iterator[int]:
        return iter(self.timings)

    def why(self, key: int) -> list[int]:
        """The chain of drivers that ends with `key`, where it began first."""
        chain = [key]
        while (driver := self.timings[chain[-1]].driver) is not None and driver not in chain:
            chain.append(driver)
        return chain[::-1]
