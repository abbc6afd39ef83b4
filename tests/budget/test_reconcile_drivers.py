"""Drivers against the stated amount, within £1k or the band that rounding allows (domain.md section 5)."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.reconciliation.drivers import driver_arithmetic
from budget.reconciliation.snapshot import DriverLine
from tests.budget.sheets import K, checked, found, sheet, weekly

HEADCOUNT = DriverLine(counts_money=False, clients=295)


def rounded(amount: Decimal, unit: int) -> Decimal:
    return (amount / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit


def test_clients_by_weekly_saving_by_weeks() -> None:
    """11 people, £602 a week now and £283 then, for 26 weeks, is £91,234; £92k is stated."""
    [check] = checked(driver_arithmetic, sheet("R1a", {2011: -92_000}, drivers=[weekly(11, 602, 283, 26)]))
    assert (check.computed, check.agrees) == (-91_234, True)


@pytest.mark.parametrize(
    ("stated", "agrees"),
    [(-91_000, True), (-90_234, True), (-90_000, False), (-93_000, False)],
)
def test_a_figure_agrees_within_a_thousand_pounds(stated: int, agrees: bool) -> None:
    [check] = checked(driver_arithmetic, sheet("R1a", {2011: stated}, drivers=[weekly(11, 602, 283, 26)]))
    assert check.agrees is agrees


@pytest.mark.parametrize(("stated", "agrees"), [(-512_000, True), (-509_000, False), (-518_000, True)])
def test_a_figure_agrees_within_the_band_that_rounding_of_weekly_costs_allows(
    stated: int, agrees: bool
) -> None:
    """152 people for 26 weeks: £1 of rounding in the two costs is £3,952, and £500 in the amount."""
    [check] = checked(driver_arithmetic, sheet("R1d", {2011: stated}, drivers=[weekly(152, 318, 188, 26)]))
    assert (check.computed, check.allowed, check.agrees) == (-513_760, 4_452, agrees)


def test_a_cost_that_ends_altogether_has_only_one_rounding() -> None:
    [check] = checked(driver_arithmetic, sheet("R3c", {2011: -861_000}, drivers=[weekly(244, 90, 0, 39)]))
    assert (check.computed, check.allowed, check.agrees) == (-856_440, 244 * 39 * Decimal("0.5") + 500, True)


def test_an_investment_is_taken_off_the_saving_with_its_own_rounding() -> None:
    line = weekly(163, 87, None, 39, investment=Decimal(171_000))
    [check] = checked(driver_arithmetic, sheet("R3b", {2011: -380_000}, drivers=[line]))
    assert (check.computed, check.agrees) == (-382_059, True)
    assert check.allowed == 163 * 39 * Decimal("0.5") + 500 + 500


def test_costs_printed_to_the_penny_have_a_narrower_band() -> None:
    [check] = checked(driver_arithmetic, sheet(drivers=[weekly(1000, 10.25, 0, 52)]))
    assert check.allowed == max(1000, 1000 * 52 * Decimal("0.005") + 500)


def test_growth_is_clients_by_the_new_cost_by_weeks() -> None:
    [check] = checked(driver_arithmetic, sheet("G1a", {2011: 26_000}, drivers=[weekly(8, None, 251, 13)]))
    assert (check.computed, check.agrees) == (26_104, True)


def test_lines_are_added_up() -> None:
    lines = [weekly(31, 283, 232, 52), weekly(4, 283, 232, 26)]
    [check] = found(driver_arithmetic, sheet("R1c", {2011: -68_000}, drivers=lines))
    assert (check.computed, check.difference) == (-87_516, -19_516)


def test_a_range_counts_as_its_mean_and_shows_its_ends() -> None:
    line = weekly(231, None, 47, 9, longest_weeks=Decimal(26))
    [check] = found(driver_arithmetic, sheet("G3a", {2011: 101_000}, drivers=[line]))
    assert check.computed == 231 * 47 * Decimal("17.5")
    assert "£97,713 to £282,282" in check.message
    assert "lies within the range" in check.message
    [check] = found(driver_arithmetic, sheet("G3a", {2011: 501_000}, drivers=[line]))
    assert "lies outside it" in check.message
    assert not found(driver_arithmetic, sheet("G3a", {2011: 190_000}, drivers=[line]))


def test_a_percentage_is_of_its_base_with_the_sign_of_the_proposal() -> None:
    line = DriverLine(percent=Decimal(7), base=Decimal(3_824_000), clients=493)
    [check] = found(driver_arithmetic, sheet("R7", {2011: -342_000}, drivers=[line]))
    assert check.computed == -267_680
    [check] = checked(driver_arithmetic, sheet("G7", {2011: 268_000}, drivers=[line]))
    assert check.agrees


@pytest.mark.parametrize(
    "line",
    [
        DriverLine(percent=Decimal(5), clients=12),
        DriverLine(clients=12),
        DriverLine(clients=12, weeks=Decimal(26)),
        DriverLine(clients=None, current=Decimal(5), weeks=Decimal(26)),
        DriverLine(clients=12, current=Decimal(5)),
        HEADCOUNT,
    ],
)
def test_what_cannot_be_worked_out_is_not_compared(line: DriverLine) -> None:
    assert not checked(driver_arithmetic, sheet(drivers=[line]))


def test_one_line_that_cannot_be_worked_out_leaves_the_whole_unknown() -> None:
    assert not checked(
        driver_arithmetic, sheet(drivers=[weekly(11, 602, 283, 26), DriverLine(percent=Decimal(5))])
    )


def test_people_helped_add_no_money() -> None:
    lines = [HEADCOUNT, weekly(11, 602, 283, 26)]
    assert not found(driver_arithmetic, sheet(amounts={2011: -91_000}, drivers=lines))


def test_a_total_investment_is_the_growth_whatever_else_is_printed_with_it() -> None:
    line = weekly(202, 49, None, 17, investment=Decimal(59_000), is_investment_alone=True)
    assert not found(driver_arithmetic, sheet("G3b", {2011: 59_000}, drivers=[line]))


def test_drivers_may_explain_a_later_year_or_all_together() -> None:
    line = weekly(100, 50, 0, 52)
    assert not found(driver_arithmetic, sheet(amounts={2011: -130_000, 2012: -260_000}, drivers=[line]))
    assert not found(driver_arithmetic, sheet(amounts={2011: -130_000, 2012: -130_000}, drivers=[line]))
    [check] = found(driver_arithmetic, sheet(amounts={2011: -90_000, 2012: -95_000}, drivers=[line]))
    assert check.stated == -90_000


def test_a_sheet_without_an_amount_or_without_drivers_is_not_compared() -> None:
    assert not checked(driver_arithmetic, sheet(amounts={}, drivers=[weekly(11, 602, 283, 26)]))
    assert not checked(driver_arithmetic, sheet(amounts={2011: 0}, drivers=[weekly(11, 602, 283, 26)]))
    assert not checked(driver_arithmetic, sheet())


# What rounds to nil is left out: nil as printed is nil, as where support ends.
weekly_costs = st.just(Decimal(0)) | st.decimals("0.5", 2000, places=4)
investments = st.just(Decimal(0)) | st.decimals(500, 10**6, places=2)


@given(
    clients=st.integers(0, 5000),
    current=weekly_costs,
    new=weekly_costs,
    weeks=st.integers(1, 52),
    invested=investments,
)
def test_an_amount_derived_from_what_is_rounded_only_for_print_never_alarms(
    clients: int, current: Decimal, new: Decimal, weeks: int, invested: Decimal
) -> None:
    exact = clients * (new - current) * weeks + invested
    line = weekly(
        clients,
        float(rounded(current, 1)),
        float(rounded(new, 1)),
        weeks,
        investment=rounded(invested, 1000),
    )
    assert not found(driver_arithmetic, sheet(amounts={2011: rounded(exact, 1000)}, drivers=[line]))


@given(clients=st.integers(1, 5000), weeks=st.integers(1, 52), off=st.integers(2, 9))
def test_an_amount_beyond_the_band_always_alarms(clients: int, weeks: int, off: int) -> None:
    line = weekly(clients, 100, 40, weeks)
    computed = -60 * clients * weeks
    band = max(K, Decimal(clients * weeks) + 500)
    stated = rounded(computed - off * band, 1000)
    assert found(driver_arithmetic, sheet(amounts={2011: stated}, drivers=[line]))


def test_a_kind_of_driver_yet_to_come_is_worked_out_from_what_it_holds() -> None:
    line = replace(weekly(10, 0, 100, 52), investment=Decimal(5_000))
    assert not found(driver_arithmetic, sheet("G1", {2011: 57_000}, drivers=[line]))
