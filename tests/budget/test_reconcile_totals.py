"""Totals as printed, headings that contradict their figures, and dates of parts and summaries."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from budget.reconciliation.headings import dates_differ, heading
from budget.reconciliation.snapshot import Kind, Total
from budget.reconciliation.totals import totals
from programme.dates import PlanDate
from tests.budget.sheets import checked, found, sheet, summary

SHEETS = (
    summary("G1", {2011: 690_000}),
    sheet("G1a", {2011: 690_000}, parent="G1"),
    sheet("R1", {2011: -400_000, 2012: -90_000}),
)


def total(kind: Kind, thousands: float, *, year: int = 2011, unit: int = 1000, place: str = "Table") -> Total:
    return Total(place, kind, year, D(str(thousands)) * 1000, D(unit))


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        (total(Kind.GROWTH, 690), 0),
        (total(Kind.GROWTH, 680), 1),
        (total(Kind.REDUCTION, -400), 0),
        (total(Kind.REDUCTION, -490), 1),
        (total(Kind.NET, 290), 0),
        (total(Kind.NET, 291), 0),
        (total(Kind.NET, 292), 1),
        (total(Kind.GROWTH, 700, unit=100_000), 0),
        (total(Kind.GROWTH, 800, unit=100_000), 1),
        (total(Kind.GROWTH, 690.4, unit=1), 0),
        (total(Kind.GROWTH, 690.6, unit=1), 1),
        (total(Kind.REDUCTION, -90, year=2012), 0),
    ],
)
def test_a_printed_total_is_the_sum_of_the_leaves_as_far_as_it_is_printed(
    printed: Total, number: int
) -> None:
    assert len(found(totals, *SHEETS, totals=[printed])) == number


def test_the_finding_says_where_and_how_far_apart() -> None:
    [check] = found(totals, *SHEETS, totals=[total(Kind.GROWTH, 680)])
    assert (check.place, check.stated, check.computed) == ("Table: total growth 2011/12", 680_000, 690_000)
    assert "£10,000 apart" in check.message


def test_a_total_may_add_up_the_further_changes_or_what_they_come_to() -> None:
    increments = sheet("R1", {2011: -100_000, 2012: -50_000}, in_year={2011: D(-100_000), 2012: D(-150_000)})
    for printed in (-50, -150):
        assert not found(totals, increments, totals=[total(Kind.REDUCTION, printed, year=2012)])
    assert found(totals, increments, totals=[total(Kind.REDUCTION, -100, year=2012)])


def test_cost_avoidance_is_in_no_total() -> None:
    avoided = sheet("R2", {2011: -50_000}, is_avoidance=True)
    assert not found(totals, *SHEETS, avoided, totals=[total(Kind.REDUCTION, -400)])


def test_growth_and_reductions_must_give_the_net_of_the_same_place() -> None:
    printed = [total(Kind.GROWTH, 690), total(Kind.REDUCTION, -400), total(Kind.NET, 290)]
    assert not found(totals, *SHEETS, totals=printed)
    elsewhere = [*printed[:2], total(Kind.NET, 310)]
    places = [check.place for check in found(totals, *SHEETS, totals=elsewhere)]
    assert places == ["Table: net total 2011/12", "Table: growth less reductions 2011/12"]
    assert len(checked(totals, *SHEETS, totals=printed[:2])) == 2


def test_totals_under_another_year_are_one_heading_and_no_wrong_total() -> None:
    printed = [total(Kind.GROWTH, 690, year=2010), total(Kind.REDUCTION, -400, year=2010)]
    assert not found(totals, *SHEETS, totals=printed)
    [check] = found(heading, *SHEETS, totals=printed)
    assert (check.place, check.stated, check.computed) == ("Table", "2010/11", "2011/12")
    assert "total growth and total reductions are the sums of 2011/12" in check.message


def test_a_total_that_is_the_sum_of_no_year_is_a_wrong_total() -> None:
    printed = [total(Kind.GROWTH, 999, year=2010)]
    assert len(found(totals, *SHEETS, totals=printed)) == 1
    assert not found(heading, *SHEETS, totals=printed)


@pytest.mark.parametrize(
    ("code", "amounts", "number"),
    [
        ("R1", {2011: -100}, 0),
        ("R1", {2011: 100}, 1),
        ("G1", {2011: 100}, 0),
        ("G1", {2011: -100}, 1),
        ("R1", {2011: -100, 2012: 100}, 0),
        ("R1", {2011: 0, 2012: 100}, 1),
        ("R1", {}, 0),
    ],
)
def test_a_reduction_that_adds_and_growth_that_saves(code: str, amounts: dict[int, int], number: int) -> None:
    assert len(found(heading, sheet(code, amounts))) == number


@pytest.mark.parametrize(
    ("effect", "assumed", "number"),
    [
        (PlanDate(2012, 4), False, 1),
        (PlanDate(2012, 3), False, 0),
        (PlanDate(2012, 3, 31), False, 0),
        (PlanDate(2012, 4), True, 0),
    ],
)
def test_money_in_a_year_that_is_over_before_its_effect(effect: PlanDate, assumed: bool, number: int) -> None:
    checks = found(heading, sheet(effect=effect, effect_is_assumed=assumed))
    assert [check.place for check in checks] == ["Effect date and 2011/12"] * number


@pytest.mark.parametrize(
    ("part", "number"), [(PlanDate(2011, 3), 1), (PlanDate(2011, 4), 0), (PlanDate(2011, 9), 0), (None, 0)]
)
def test_a_part_must_not_take_effect_before_its_summary(part: PlanDate | None, number: int) -> None:
    whole = summary(effect=PlanDate(2011, 4, 1), effect_is_assumed=False)
    leaf = sheet("R1a", parent="R1", effect=part, effect_is_assumed=False)
    assert len(found(dates_differ, whole, leaf)) == number
    assumed = sheet("R1a", parent="R1", effect=part)
    assert not found(dates_differ, whole, assumed)
