"""Ends of months and years and the leap day, worked out by hand, for every profile and response."""

from __future__ import annotations

import pytest

from budget.money import whole
from budget.profiles import Profile, ProfileKind
from budget.savings import Response, Trigger, implied
from tests.budget.schemes import end, pounds, scheme, start

RAMP = Profile(ProfileKind.RAMP, 12)
ONCE = Profile(ProfileKind.ONCE)


@pytest.mark.parametrize(
    ("trigger", "lost_months"),
    [
        # Due on the last day of the financial year: any day of April costs April.
        (end("2012-03-31", "2012-03-31"), 0),
        (end("2012-03-31", "2012-04-01"), 1),
        (end("2012-03-31", "2012-04-30"), 1),
        (end("2012-03-31", "2012-05-01"), 2),
        # In a leap year the 28th is not yet the end of February.
        (end("2012-02-28", "2012-02-29"), 0),
        (end("2012-02-29", "2012-03-01"), 1),
        (end("2013-02-28", "2013-03-01"), 1),
        # A start may lie on the first of its month, and not a day later.
        (start("2012-04-01", "2012-04-01"), 0),
        (start("2012-04-01", "2012-04-02"), 1),
        (start("2012-04-01", "2012-05-01"), 1),
        (start("2012-02-29", "2012-03-01"), 0),
        (start("2012-02-28", "2012-03-02"), 1),
    ],
)
def test_a_day_past_the_end_of_a_month_costs_a_whole_month(trigger: Trigger, lost_months: int) -> None:
    saving = scheme({2012: -120_000}, trigger, effect="2012-04")
    assert pounds(saving) == {2012: -120_000 + 10_000 * lost_months}


def test_the_example_of_the_page_loses_80_of_120_thousand_and_nothing_in_the_year_after() -> None:
    saving = scheme({2011: -120_000, 2012: -240_000}, end("2011-09-30", "2012-01-15"), effect="2011-10")
    assert pounds(saving) == {2011: -40_000, 2012: -240_000}


def test_a_ramp_that_begins_three_months_late_keeps_its_first_nine_steps() -> None:
    meals = scheme({2011: -78_000}, start("2011-04-01", "2011-07-01"), effect="2011-04", profile=RAMP)
    assert pounds(meals) == {2011: -45_000}


def test_a_ramp_goes_on_climbing_over_the_end_of_the_year() -> None:
    """From October 21 parts fall in the first year and 129 in the second; from April none and 78."""
    saving = scheme(
        {2011: -21_000, 2012: -129_000}, end("2011-09-30", "2012-03-31"), effect="2011-10", profile=RAMP
    )
    assert pounds(saving) == {2011: 0, 2012: -78_000}


def test_a_single_amount_that_slips_over_the_end_of_the_year_is_implied_in_the_next() -> None:
    sale = scheme({2011: -5000}, end("2012-02-29", "2012-03-31"), effect="2012-03", profile=ONCE)
    assert pounds(sale) == {2011: 0}
    assert whole(implied(sale, [2012])[2012].forecast) == -5000
    in_time = scheme({2011: -5000}, end("2012-01-31", "2012-02-29"), effect="2012-02", profile=ONCE)
    assert pounds(in_time) == {2011: -5000}


@pytest.mark.parametrize(
    ("trigger", "effect", "left"),
    [
        # Half of April is lost, which has thirty days.
        (start("2011-04-01", "2011-04-16"), "2011-04", -115_000),
        # All of February, which has 29 days in 2012, of two months.
        (end("2012-01-31", "2012-02-29"), "2012-02", -60_000),
        (end("2012-01-31", "2012-02-28"), "2012-02", -62_069),
        # A day after the year is nothing of it.
        (end("2012-02-29", "2012-03-31"), "2012-03", 0),
        (end("2012-02-29", "2012-03-30"), "2012-03", -3871),
    ],
)
def test_what_works_to_the_day_loses_days_of_their_own_month(
    trigger: Trigger, effect: str, left: int
) -> None:
    assert pounds(scheme({2011: -120_000}, trigger, effect=effect, to_the_day=True)) == {2011: left}


@pytest.mark.parametrize(
    ("trigger", "to_the_day", "cost"),
    [
        (end("2011-09-30", "2011-10-01"), False, {2011: 70_000}),
        (end("2011-09-30", "2011-10-15"), True, {2011: 64_839}),
        (end("2012-01-31", "2012-02-29"), True, {2011: 70_000}),
        (end("2012-01-31", "2012-02-28"), True, {2011: 69_655}),
        (end("2012-03-31", "2012-04-15"), True, {2011: 60_000, 2012: 5000}),
        (end("2012-03-31", "2012-04-15"), False, {2011: 60_000, 2012: 10_000}),
        (end("2012-02-29", "2012-04-30"), False, {2011: 70_000, 2012: 10_000}),
    ],
)
def test_what_is_prolonged_costs_its_rate_for_as_long_as_it_goes_on(
    trigger: Trigger, to_the_day: bool, cost: dict[int, int]
) -> None:
    """£60,000 over six months is £10,000 a month."""
    running = scheme(
        {2011: 60_000},
        trigger,
        effect="2011-10",
        response=Response.PROLONGED,
        duration=6,
        to_the_day=to_the_day,
    )
    assert pounds(running) == cost


@pytest.mark.parametrize("to_the_day", [True, False])
def test_what_is_unaffected_stays_over_every_edge(to_the_day: bool) -> None:
    for late in (end("2012-02-28", "2012-02-29"), end("2012-03-31", "2013-04-01"), end("2012-03-31", None)):
        fixed = scheme({2011: -9, 2012: -9}, late, response=Response.UNAFFECTED, to_the_day=to_the_day)
        assert pounds(fixed) == {2011: -9, 2012: -9}
