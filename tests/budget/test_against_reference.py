"""The savings engine agrees with a simulation that walks through months and days."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given

from budget.savings import Scheme, forecast
from tests.budget import reference
from tests.budget.strategies import schemes

TOLERANCE = Fraction(1, 10**9)


@given(schemes(never=True))
def test_every_year_comes_to_what_walking_through_its_months_gives(scheme: Scheme) -> None:
    found, expected = forecast(scheme), reference.forecast(scheme)
    assert found.keys() == expected.keys()
    for year, amount in found.items():
        assert abs(Fraction(amount) - expected[year]) < TOLERANCE, year


@given(schemes(never=True, to_the_day=False))
def test_the_delay_is_what_stepping_from_month_to_month_counts(scheme: Scheme) -> None:
    assert scheme.delay == reference.delay_in_months(scheme)
