"""Temporary costs that go on for longer (domain.md section 5)."""

from __future__ import annotations

from decimal import Decimal

from budget.savings import Response, Scheme, Trigger
from tests.budget.schemes import end, pounds, scheme, start


def cost(
    amounts: dict[int, int],
    *triggers: Trigger,
    effect: str = "2011-04",
    duration: Decimal | int | None = None,
) -> Scheme:
    return scheme(amounts, *triggers, effect=effect, response=Response.PROLONGED, duration=duration)


def test_it_goes_on_at_the_amount_over_its_duration() -> None:
    assert pounds(cost({2011: 90_000}, end("2011-09-30", "2011-11-30"), duration=9)) == {2011: 110_000}


def test_a_duration_with_a_fraction_of_a_month_gives_an_exact_rate() -> None:
    thirty_weeks = Decimal(30) / (Decimal(52) / 12)
    assert pounds(cost({2011: 210_000}, end("2011-09-30", "2011-11-30"), duration=thirty_weeks)) == {
        2011: 270_667
    }


def test_it_falls_in_the_years_in_which_it_falls() -> None:
    late = cost({2011: 90_000}, end("2012-01-31", "2012-06-30"), duration=9)
    assert pounds(late) == {2011: 90_000 + 2 * 10_000, 2012: 3 * 10_000}


def test_a_year_it_runs_into_is_added_to_what_was_stated_there() -> None:
    late = cost({2011: 90_000, 2012: 45_000}, end("2012-01-31", "2012-06-30"), duration=9)
    assert pounds(late) == {2011: 110_000, 2012: 75_000}


def test_it_begins_where_it_was_planned_to_end_and_not_at_the_effect() -> None:
    late = cost({2011: 90_000}, end("2012-03-31", "2012-04-30"), duration=9)
    assert pounds(late) == {2011: 90_000, 2012: 10_000}


def test_without_a_duration_the_rate_is_from_effect_to_year_end() -> None:
    assert pounds(cost({2011: 60_000}, end("2011-12-31", "2012-01-31"), effect="2011-10")) == {2011: 70_000}
    assert pounds(cost({2011: 60_000}, end("2011-12-31", "2012-01-31"))) == {2011: 65_000}


def test_on_time_or_early_it_costs_what_was_stated() -> None:
    for reached in ("2011-09-30", "2011-06-30"):
        assert pounds(cost({2011: 90_000}, end("2011-09-30", reached), duration=9)) == {2011: 90_000}


def test_of_two_triggers_the_later_one_prolongs_it_from_its_own_date() -> None:
    late = cost(
        {2011: 90_000}, end("2011-09-30", "2011-10-31"), start("2012-03-01", "2012-06-01"), duration=9
    )
    assert pounds(late) == {2011: 100_000, 2012: 20_000}


def test_what_never_ends_costs_to_the_end_of_what_was_stated() -> None:
    assert pounds(cost({2011: 90_000}, end("2011-09-30", None), duration=9)) == {2011: 150_000}


def test_nothing_stated_costs_nothing() -> None:
    assert pounds(cost({}, end("2011-09-30", "2012-01-31"), duration=9)) == {}
