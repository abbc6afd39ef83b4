from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from budget.savings import Response, Scheme, forecast
from tests.budget.strategies import schemes

TOLERANCE = Decimal("1e-9")


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


@given(schemes(to_the_day=False))
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
