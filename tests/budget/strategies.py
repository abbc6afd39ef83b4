"""Schemes of every kind, for properties."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from budget.profiles import Profile, ProfileKind
from budget.savings import Response, Scheme, Trigger, TriggerKind

FIRST, LAST = dt.date(2011, 1, 1), dt.date(2013, 12, 31)
EDGES = [
    dt.date(year, month, day)
    for year in (2011, 2012, 2013)
    for month, day in ((1, 1), (2, 28), (3, 30), (3, 31), (4, 1), (4, 2), (9, 30), (10, 1), (12, 31))
] + [dt.date(2012, 2, 29), dt.date(2012, 3, 1)]
"""Ends of months, of financial years and of a leap February: where days are easily counted wrongly."""
DAYS = st.sampled_from(EDGES) | st.dates(FIRST, LAST)
LATENESS = st.sampled_from([0, 1, -1, 28, 29, 30, 31, 365, 366]) | st.integers(-400, 800)
PROFILES = st.one_of(
    st.just(Profile()),
    st.integers(1, 30).map(lambda months: Profile(ProfileKind.RAMP, months)),
    st.just(Profile(ProfileKind.ONCE)),
)


@st.composite
def schemes(
    draw: st.DrawFn, *, on_time: bool = False, never: bool = False, to_the_day: bool | None = None
) -> Scheme:
    """A saving, postponed or unaffected, or a cost that is prolonged; some years between may be blank."""
    response = draw(st.sampled_from(Response))
    sign = 1 if response is Response.PROLONGED else -1
    years = draw(st.sets(st.integers(2011, 2015), min_size=1, max_size=4))

    def trigger() -> Trigger:
        planned = draw(DAYS)
        late = dt.timedelta(days=0 if on_time else draw(LATENESS))
        gone = never and draw(st.booleans())
        return Trigger(draw(st.sampled_from(TriggerKind)), planned, None if gone else planned + late)

    return Scheme(
        amounts={year: Decimal(sign * draw(st.integers(0, 10**7))) for year in years},
        effect=draw(DAYS),
        response=response,
        duration=draw(st.none() | st.integers(1, 24).map(Decimal)),
        triggers=[trigger() for _ in range(draw(st.integers(1, 3)))],
        profile=draw(PROFILES),
        to_the_day=draw(st.booleans()) if to_the_day is None else to_the_day,
        recurs=draw(st.booleans()),
    )
