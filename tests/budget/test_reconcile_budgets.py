"""Base budgets: one on several sheets, and money that is more than its budget."""

from __future__ import annotations

from typing import Any

import pytest

from budget.reconciliation.budgets import over_budget, shared_base
from budget.reconciliation.snapshot import Kind, Lines, Stated
from tests.budget.sheets import K, checked, found, lines, sheet, summary

MEALS = lines(0, 994, -465, 529)
HOMES = lines(5081, 675, -1829, 3927)


def test_one_budget_on_a_summary_and_its_parts_is_said_once() -> None:
    family = [summary("G1", existing=HOMES), *[sheet(f"G1{x}", existing=HOMES, parent="G1") for x in "ab"]]
    [check] = found(shared_base, *family)
    assert (check.code, check.stated, check.computed) == ("G1", 3 * 3_927_000, 3_927_000)
    assert check.about == ("proposal:G1", "proposal:G1a", "proposal:G1b")


def test_a_budget_with_two_equal_lines_is_one_in_whatever_family() -> None:
    [check] = found(shared_base, sheet("G2", existing=HOMES), sheet("R13", existing=HOMES))
    assert "printed on 2 sheets: G2 and R13" in check.message


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ({}, {}, 0),
        ({"area": "Meals"}, {"area": "meals"}, 1),
        ({"area": "Meals"}, {"area": "Transport"}, 0),
        ({}, {"parent": "R1"}, 1),
    ],
)
def test_a_single_round_line_may_be_chance_unless_the_sheets_are_related(
    first: dict[str, Any], second: dict[str, Any], number: int
) -> None:
    budget = lines(0, 500, 0, 500)
    sheets = [sheet("R1", existing=budget, **first), sheet("R2", existing=budget, **second)]
    assert len(found(shared_base, *sheets)) == number


@pytest.mark.parametrize("budget", [Lines(), lines(0, 0, 0, 0), lines(0, None, None, None)])
def test_a_blank_budget_is_nobody_s(budget: Lines) -> None:
    assert not checked(shared_base, *[sheet(code, existing=budget, area="Care") for code in ("R1", "R2")])


@pytest.mark.parametrize(
    ("amounts", "years"),
    [
        ({2011: -172_000}, []),
        ({2011: -172_000, 2012: -714_000}, ["2012/13"]),
        ({2011: -529_000}, []),
        ({2011: -529_001}, ["2011/12"]),
        ({2011: 714_000}, []),
    ],
)
def test_a_saving_above_all_of_its_net_budget(amounts: dict[int, int], years: list[str]) -> None:
    assert [check.place for check in found(over_budget, sheet("R6", amounts, existing=MEALS))] == years


def test_the_finding_names_where_the_saving_is_stated() -> None:
    stated = {2012: Stated(Lines(net=-714 * K), source="appendix 6")}
    [check] = found(over_budget, sheet("R6", {2012: -714_000}, existing=MEALS, stated=stated))
    assert (check.stated, check.computed, check.difference) == (-714_000, -529_000, 185_000)
    assert "R6 saves £714,000 in 2012/13 (appendix 6)" in check.message
    assert "net budget of £529,000" in check.message


@pytest.mark.parametrize("budget", [Lines(), lines(0, 0, -2377, -2377), lines(0, 0, 0, 0)])
def test_a_budget_that_is_income_or_blank_limits_no_saving(budget: Lines) -> None:
    assert not checked(over_budget, sheet("R11", {2011: -5_000_000}, existing=budget))


def test_savings_of_one_budget_are_added_up() -> None:
    parts = [sheet(f"R4{x}", {2011: -300_000}, existing=MEALS, parent="R4") for x in "ab"]
    whole = summary("R4", {2011: -600_000}, existing=MEALS)
    [check] = found(over_budget, whole, *parts)
    assert (check.code, check.stated) == ("R4", -600_000)
    assert check.about == ("proposal:R4a", "proposal:R4b")
    assert "R4a and R4b together save £600,000" in check.message


def test_a_saving_that_exceeds_its_budget_alone_is_not_said_again_with_others() -> None:
    parts = [sheet(f"R4{x}", {2011: -600_000}, existing=MEALS, parent="R4") for x in "ab"]
    assert [check.code for check in found(over_budget, summary("R4"), *parts)] == ["R4a", "R4b"]


@pytest.mark.parametrize(
    ("title", "amount", "number"),
    [
        ("Home care: lost client income", 496, 1),
        ("Loss of income from home care", 496, 1),
        ("Income forgone", 496, 1),
        ("Lost client income", 260, 0),
        ("More reablement", 496, 0),
        ("Incomeless and lost", 496, 0),
    ],
)
def test_growth_for_lost_income_above_all_the_income_there_is(title: str, amount: int, number: int) -> None:
    budget = lines(3897, 230, -260, 3867)
    growth = sheet("G2", {2011: amount * 1000}, title=title, existing=budget)
    assert len(found(over_budget, growth)) == number


def test_lost_income_is_the_income_line_of_the_year_where_it_is_printed() -> None:
    budget = lines(3897, 230, -260, 3867)
    stated = {2011: Stated(lines(100, 0, 300, 400))}
    [check] = found(over_budget, sheet("G2", stated=stated, existing=budget))
    assert (check.stated, check.computed, check.place) == (300_000, 260_000, "Income in 2011/12")
    assert not found(over_budget, sheet("G2", kind=Kind.REDUCTION, stated=stated, existing=budget))
