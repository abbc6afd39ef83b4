"""What contradicts itself about single services."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal as D

import pytest

from budget.reconciliation.checks import Check
from budget.reconciliation.rules import disagreeing
from programme.dates import PlanDate
from services.reconciliation.costs import PrintedCost, SameMoney, amounts_of_one_thing, two_costs
from services.reconciliation.dates import TwoDates, two_dates
from services.reconciliation.places import (
    Counts,
    Leaving,
    more_than_there_are,
    one_postcode_twice,
    over_capacity,
)

SEPTEMBER = PlanDate(2011, 9)
ABBEY = Counts("abbey", "Abbey", beds=30, occupied=20, is_left=True)
COURT = Counts("court", "Court", beds=10, occupied=10, is_left=True)


def found(checks: Iterable[Check]) -> list[Check]:
    return disagreeing(checks)


@pytest.mark.parametrize(
    ("beds", "occupied", "number"), [(30, 31, 1), (30, 30, 0), (None, 31, 0), (30, None, 0), (0, 1, 1)]
)
def test_more_occupied_than_beds(beds: int | None, occupied: int | None, number: int) -> None:
    assert len(found(over_capacity([Counts("a", "Abbey", beds, occupied)]))) == number


@pytest.mark.parametrize(("people", "limit"), [(30, None), (31, 30), (41, 40), (40, 30)])
def test_more_people_leave_than_there_are_places_or_people(people: int, limit: int | None) -> None:
    checks = found(more_than_there_are([Leaving("G1", people, [ABBEY, COURT])]))
    assert [check.computed for check in checks] == ([] if limit is None else [D(limit)])


def test_people_of_a_proposal_are_not_compared_where_a_service_stays_or_is_unknown() -> None:
    stays, unknown = replace(ABBEY, is_left=False), Counts("inn", "Inn", is_left=True)
    assert not list(more_than_there_are([Leaving("G1", 999, [stays, COURT])]))
    assert not list(more_than_there_are([Leaving("G1", 999, [ABBEY, unknown])]))
    assert not list(more_than_there_are([Leaving("G1", 999, [unknown])]))


def test_the_finding_names_beds_and_people() -> None:
    [check] = found(more_than_there_are([Leaving("G1", 91, [ABBEY, COURT])]))
    assert check.code == "G1"
    assert check.about == ("proposal:G1", "service:abbey", "service:court")
    assert (
        "moves 91 people out of Abbey and Court, which together have 40 beds and 30 people" in check.message
    )


def test_people_who_use_a_service_without_beds_are_the_limit() -> None:
    meals = Counts("meals", "Meals", clients=853, is_left=True)
    assert not found(more_than_there_are([Leaving("R6", 853, [meals])]))
    assert len(found(more_than_there_are([Leaving("R6", 854, [meals])]))) == 1


def test_one_postcode_of_two_services_is_one_finding_on_both_pages() -> None:
    services = [Counts(name, name.title(), postcode="LE3 6QR") for name in ("abbey", "court")]
    [check] = one_postcode_twice(
        [*services, Counts("lodge", "Lodge", postcode="LE4 6DP"), Counts("x", "X"), Counts("y", "Y")]
    )
    assert check.about == ("service:abbey", "service:court")
    assert check.message == "LE3 6QR is printed for both Abbey and Court."


def test_a_postcode_is_the_same_however_it_is_spaced() -> None:
    services = [Counts("a", "A", postcode="LE3 6QR"), Counts("b", "B", postcode="le36qr")]
    assert len(list(one_postcode_twice(services))) == 1


def test_two_dates_for_one_closure_are_both_named_with_their_places() -> None:
    [check] = two_dates(
        [TwoDates("a", "Abbey", SEPTEMBER, "Action 27", "the year's end", "Proposal G1", ["G1"])]
    )
    assert (check.rule, check.code) == ("dates_differ", "G1")
    for part in ("Sep 2011 (Action 27)", "the year's end (Proposal G1)", "uses the date on the budget sheet"):
        assert part in check.message


def test_one_date_is_no_finding() -> None:
    assert not list(two_dates([TwoDates("a", "Abbey", SEPTEMBER, "Action 27", "", "")]))


@pytest.mark.parametrize(("line", "number"), [(689_000, 0), (690_000, 0), (688_999, 1), (-690_000, 1)])
def test_a_line_that_is_a_proposal_has_its_amount_within_a_thousand(line: int, number: int) -> None:
    pair = SameMoney("Double running", D(line), "G1", D(690_000), is_linked=True)
    assert len(found(amounts_of_one_thing("homes", "Appendix 5", [pair]))) == number


@pytest.mark.parametrize(("line", "number"), [(690_000, 1), (689_000, 0)])
def test_a_line_with_just_the_amount_of_a_proposal_may_be_the_same_money(line: int, number: int) -> None:
    pair = SameMoney("Double running", D(line), "G1", D(690_000), is_linked=False)
    checks = found(amounts_of_one_thing("homes", "Appendix 5", [pair]))
    assert [check.rule for check in checks] == ["double_count"] * number


@pytest.mark.parametrize(("cost", "number"), [(994, 0), (529, 0), (993, 0), (814, 1), (0, 1)])
def test_a_printed_cost_is_compared_with_the_gross_and_the_net_budget(cost: int, number: int) -> None:
    printed = PrintedCost(
        "meals", "Meals", "6.5.1", "Cost in 2010/11", D(cost * 1000), "R6", D(994_000), D(529_000)
    )
    assert len(found(two_costs([printed]))) == number
