"""Random small plans: every type of link, lags and leads, days and months, and all that anchors an action;
with decisions that wait for a meeting, in calendar and in working days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from programme.dates import PlanDate
from programme.schedule import (
    EVERY_DAY,
    WORKING_DAYS,
    Activity,
    Link,
    LinkType,
    Mode,
    Schedule,
    Unit,
    calculate,
)
from tests.programme.schedule.reference import Reference

MOST_ACTIONS = 6
FIRST_DAY = dt.date(2011, 10, 15)
"""So that Christmas, a change of year and a 29 February lie among the dates."""


@dataclass(frozen=True)
class RandomPlan:
    activities: list[Activity]
    links: list[Link]
    as_at: dt.date
    approved_on: dt.date
    working_days: bool

    def schedule(self) -> Schedule:
        return calculate(
            self.activities,
            self.links,
            as_at=self.as_at,
            approved_on=self.approved_on,
            calendar=WORKING_DAYS if self.working_days else EVERY_DAY,
        )

    def reference(self) -> Reference:
        return Reference(self.activities, self.links, self.as_at, self.approved_on, self.working_days)


def days(spread: int = 200) -> st.SearchStrategy[dt.date]:
    return st.dates(FIRST_DAY, FIRST_DAY + dt.timedelta(days=spread))


def plan_dates(*, by_month: bool) -> st.SearchStrategy[PlanDate]:
    return days().map(PlanDate.of_month if by_month else PlanDate.of_day)


@st.composite
def links(draw: st.DrawFn, predecessor: int, successor: int) -> Link:
    unit = draw(st.sampled_from(Unit))
    return Link(
        predecessor,
        successor,
        draw(st.sampled_from(LinkType)),
        draw(st.integers(-40, 40) if unit is Unit.DAYS else st.integers(-3, 3)) if draw(st.booleans()) else 0,
        unit,
        constraining=draw(st.integers(0, 4)) > 0,
    )


@st.composite
def activities(draw: st.DrawFn, key: int, *, one_precision: bool) -> Activity:
    """`one_precision` gives all dates of the action the same precision, though actions still differ."""
    by_month = draw(st.booleans())
    kinds = st.just(by_month) if one_precision else st.booleans()

    def maybe(chance: int) -> PlanDate | None:
        return draw(plan_dates(by_month=draw(kinds))) if draw(st.integers(1, 100)) <= chance else None

    under_way = draw(st.integers(0, 5)) == 0
    start = None if under_way else maybe(95)
    end = maybe(85)
    if start and end and end.last < start.first and draw(st.integers(0, 9)):
        start, end = _in_order(start, end)
    actual = draw(st.integers(0, 9))
    return Activity(
        key=key,
        baseline_start=start,
        baseline_end=end,
        forecast_start=maybe(15) if start else None,
        forecast_end=maybe(30) if end else None,
        actual_start=maybe(100) if actual <= 1 else None,
        actual_end=maybe(100) if actual == 0 and end else None,
        under_way=under_way,
        finished=draw(st.integers(0, 15)) == 0,
        mode=Mode.MANUAL if draw(st.integers(0, 9)) == 0 else Mode.AUTOMATIC,
        is_target=draw(st.integers(0, 3)) == 0,
        meetings=sorted(draw(st.sets(days(400), max_size=8))) if draw(st.integers(0, 4)) == 0 else (),
    )


def _in_order(start: PlanDate, end: PlanDate) -> tuple[PlanDate, PlanDate]:
    return end, start


@st.composite
def plans(draw: st.DrawFn, *, one_precision: bool = False) -> RandomPlan:
    keys = draw(st.permutations(range(1, draw(st.integers(1, MOST_ACTIONS)) + 1)))
    pairs = [(one, other) for place, one in enumerate(keys) for other in keys[place + 1 :]]
    return RandomPlan(
        [draw(activities(key, one_precision=one_precision)) for key in keys],
        [draw(links(*pair)) for pair in pairs if draw(st.integers(0, 1))],
        as_at=draw(st.just(dt.date(2010, 1, 1)) | days(300)),
        approved_on=draw(st.just(dt.date(2010, 1, 1)) | days()),
        working_days=draw(st.booleans()),
    )


def plans_for_floats() -> st.SearchStrategy[RandomPlan]:
    """Approved before everything in them: no delay then carries a date to where the floor pushes."""
    return plans(one_precision=True).map(lambda plan: replace(plan, approved_on=dt.date(2000, 1, 1)))
