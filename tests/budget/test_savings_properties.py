from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from budget.savings import Response, Scheme, Trigger, TriggerKind, forecast
from programme.dates import month_index

DAYS = st.dates(dt.date(2011, 1, 1), dt.date(2013, 12, 31))
LATENESS = st.integers(-400, 800).map(dt.timedelta)
TOLERANCE = Decimal("1e-9")


@st.composite
def schemes(draw: st.DrawFn, *, on_time: bool = False) -> Scheme:
    """A saving, postponed or unaffected, or a cost that is prolonged; for one to three years."""
    response = draw(st.sampled_from(Response))
    sign = 1 if response is Response.PROLONGED else -1
    first = draw(st.integers(2011, 2012))
    years = range(first, first + draw(st.integers(1, 3)))

    def trigger() -> Trigger:
        planned = draw(DAYS)
        late = dt.timedelta(0) if on_time else draw(LATENESS)
        return Trigger(draw(st.sampled_from(TriggerKind)), planned, planned + late)

    return Scheme(
        amounts={year: Decimal(sign * draw(st.integers(0, 10**7))) for year in years},
        effect=draw(DAYS.map(month_index)),
        response=response,
        duration=draw(st.none() | st.integers(1, 24).map(Decimal)),
        triggers=[trigger() for _ in range(draw(st.integers(1, 3)))],
    )


@given(schemes(on_time=True))
def test_no_delay_gives_each_approved_amount_exactly(scheme: Scheme) -> None:
    assert forecast(scheme) == scheme.amounts


@given(schemes())
def test_every_stated_year_has_a_forecast_and_only_a_prolonged_cost_adds_years(scheme: Scheme) -> None:
    found = forecast(scheme)
    assert set(scheme.amounts) <= set(found)
    if scheme.response is not Response.PROLONGED:
        assert set(found) == set(scheme.amounts)


@given(schemes())
def test_delay_never_improves_a_year(scheme: Scheme) -> None:
    for year, amount in forecast(scheme).items():
        assert amount >= scheme.amounts.get(year, Decimal(0))


@given(schemes(), st.integers(0, 400))
def test_longer_delay_of_everything_never_improves(scheme: Scheme, days: int) -> None:
    """All triggers as late as each other, so that the longest prolongs from the same planned date."""
    planned = scheme.triggers[0]
    late = [
        replace(planned, forecast=planned.planned + dt.timedelta(days=each)) for each in (days, days + 31)
    ]
    sooner, later = (forecast(replace(scheme, triggers=[trigger])) for trigger in late)
    assert sum(later.values()) >= sum(sooner.values()) - TOLERANCE
    for year, amount in sooner.items():
        assert later.get(year, Decimal(0)) >= amount - TOLERANCE


@given(schemes())
def test_a_prolonged_cost_grows_by_its_rate_for_each_month_of_delay(scheme: Scheme) -> None:
    prolonged = replace(
        scheme, response=Response.PROLONGED, duration=Decimal(6), triggers=scheme.triggers[:1]
    )
    rate = {year: amount / 6 for year, amount in scheme.amounts.items()}
    extra = sum(forecast(prolonged).values()) - sum(scheme.amounts.values())
    assert prolonged.delay is not None
    assert any(abs(extra - each * prolonged.delay) < TOLERANCE for each in rate.values())


@given(schemes())
def test_a_saving_that_never_happens_is_no_better_than_the_longest_delay(scheme: Scheme) -> None:
    never = replace(
        scheme, response=Response.POSTPONED, triggers=[replace(scheme.triggers[0], forecast=None)]
    )
    late = replace(scheme, response=Response.POSTPONED)
    for year, amount in forecast(never).items():
        assert abs(amount) <= abs(forecast(late)[year])
