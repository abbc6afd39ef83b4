"""Savings, and permanent growth, that begin later (domain.md section 5)."""

from __future__ import annotations

from budget.money import whole
from budget.savings import Response, forecast
from tests.budget.schemes import end, pounds, scheme, start

HALF_YEAR = {2011: -120_000, 2012: -240_000}
"""£240,000 a year from 1 October 2011."""


def test_the_example_of_the_page() -> None:
    late = scheme(HALF_YEAR, end("2011-09-30", "2012-01-15"), effect="2011-10")
    assert pounds(late) == {2011: -40_000, 2012: -240_000}


def test_on_time_each_year_is_what_was_stated() -> None:
    assert pounds(scheme(HALF_YEAR, end("2011-09-30", "2011-09-30"), effect="2011-10")) == HALF_YEAR


def test_being_early_gains_nothing() -> None:
    assert pounds(scheme(HALF_YEAR, end("2011-09-30", "2011-04-30"), effect="2011-10")) == HALF_YEAR


def test_the_gap_between_trigger_and_effect_is_kept() -> None:
    """Due in June for an effect in October: a month late is a month lost, though it is before October."""
    late = scheme(HALF_YEAR, end("2011-06-30", "2011-07-31"), effect="2011-10")
    assert pounds(late) == {2011: -100_000, 2012: -240_000}


def test_an_effect_before_its_trigger_keeps_that_gap_too() -> None:
    late = scheme({2011: -120_000}, end("2011-06-30", "2011-07-31"), effect="2011-04")
    assert pounds(late) == {2011: -110_000}


def test_a_delay_past_the_year_takes_all_of_it_and_part_of_the_next() -> None:
    late = scheme(HALF_YEAR, end("2011-09-30", "2012-06-30"), effect="2011-10")
    assert pounds(late) == {2011: 0, 2012: -180_000}


def test_the_full_year_after_is_unchanged() -> None:
    late = scheme({**HALF_YEAR, 2013: -240_000}, end("2011-09-30", "2012-06-30"), effect="2011-10")
    assert pounds(late)[2013] == -240_000


def test_years_that_differ_are_each_scaled_by_themselves() -> None:
    late = scheme({2011: -60_000, 2012: -300_000}, end("2011-09-30", "2012-06-30"), effect="2011-10")
    assert pounds(late) == {2011: 0, 2012: -225_000}


def test_what_never_happens_saves_nothing() -> None:
    assert pounds(scheme(HALF_YEAR, end("2011-09-30", None), effect="2011-10")) == {2011: 0, 2012: 0}


def test_a_year_stated_before_the_effect_stands() -> None:
    late = scheme({2010: -5_000, 2011: -120_000}, end("2011-09-30", "2012-01-15"), effect="2011-10")
    assert pounds(late) == {2010: -5_000, 2011: -40_000}


def test_permanent_growth_that_begins_later_costs_less() -> None:
    assert pounds(scheme({2011: 113_000}, start("2011-04-01", "2011-10-01"))) == {2011: 56_500}


def test_what_is_unaffected_stays_whatever_the_delay() -> None:
    for reached in ("2012-06-30", None):
        late = scheme(HALF_YEAR, end("2011-09-30", reached), effect="2011-10", response=Response.UNAFFECTED)
        assert pounds(late) == HALF_YEAR


def test_walsall_loses_a_twelfth_with_every_month() -> None:
    def in_2016(reached: str) -> int:
        return whole(forecast(scheme({2016: -1_192_000}, end("2016-03-31", reached), effect="2016-04"))[2016])

    assert in_2016("2016-03-31") == -1_192_000
    assert in_2016("2016-05-31") == -993_333
    assert in_2016("2016-06-30") == -894_000
    assert in_2016("2016-07-31") == -794_667
