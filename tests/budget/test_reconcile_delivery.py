"""Money that nothing delivers, money before what delivers it, and links to nothing."""

from __future__ import annotations

from typing import Any

import pytest

from budget.reconciliation.delivery import (
    effect_before_start,
    undelivered,
    undelivered_in,
    unknown_proposal,
)
from budget.reconciliation.snapshot import DeadLink, Delivering, Snapshot
from programme.dates import PlanDate
from tests.budget.sheets import found, sheet, summary

APRIL, MAY, JUNE = (PlanDate(2011, month) for month in (4, 5, 6))
FROM_JUNE = Delivering("action:13", "action 13", "starts in Jun 2011", JUNE)
NO_DATE = Delivering("action:9", "action 9", "ends later", None)


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"delivered_by": ()}, 1),
        ({}, 0),
        ({"delivered_by": (), "amounts": {}}, 0),
        ({"delivered_by": (), "amounts": {2011: 0}}, 0),
        ({"delivered_by": (), "is_dropped": True}, 0),
        ({"delivered_by": (), "is_summary": True}, 0),
    ],
)
def test_a_leaf_with_money_that_nothing_delivers(fields: dict[str, Any], number: int) -> None:
    assert len(found(undelivered, sheet(**fields))) == number


def test_the_most_that_it_comes_to_in_a_year_waits_for_nothing() -> None:
    [check] = found(undelivered, sheet(amounts={2011: -100_000, 2012: -150_000}, delivered_by=()))
    assert (check.stated, check.computed, check.difference) == (-150_000, 0, 150_000)


def test_the_total_that_no_action_delivers_is_by_year_and_kind() -> None:
    sheets = [
        sheet("R1", {2011: -100, 2012: -40}, delivered_by=()),
        sheet("R2", {2011: -900}),
        sheet("G1", {2011: 70}, delivered_by=()),
        summary("R", {2011: -1000}),
        sheet("R3", {2011: -5}, delivered_by=(), is_dropped=True),
        sheet("R4", {2011: -7}, delivered_by=(), is_avoidance=True),
    ]
    found_in = {year: undelivered_in(Snapshot(sheets), year) for year in (2011, 2012)}
    assert {kind: list(map(int, sums)) for kind, sums in found_in[2011].items()} == {
        "REDUCTION": [-100, -1005],
        "GROWTH": [70, 70],
    }
    assert {kind: list(map(int, sums)) for kind, sums in found_in[2012].items()} == {"REDUCTION": [-40, -40]}


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"effect": APRIL}, 1),
        ({"effect": MAY}, 1),
        ({"effect": JUNE}, 0),
        ({"effect": PlanDate(2011, 6, 15)}, 0),
        ({"effect": PlanDate(2011, 5, 31)}, 1),
        ({"effect": None}, 0),
        ({"effect": APRIL, "is_postponed": False}, 0),
        ({"effect": APRIL, "delivered_by": (NO_DATE,)}, 0),
        ({"effect": APRIL, "delivered_by": (NO_DATE, FROM_JUNE)}, 1),
        ({"effect": APRIL, "amounts": {}}, 0),
        ({"effect": APRIL, "is_dropped": True}, 0),
    ],
)
def test_an_effect_before_the_month_that_what_delivers_it_allows(fields: dict[str, Any], number: int) -> None:
    assert len(found(effect_before_start, sheet(**{"delivered_by": (FROM_JUNE,), **fields}))) == number


def test_the_finding_names_both_dates_and_says_what_is_assumed() -> None:
    [check] = found(effect_before_start, sheet("R8", effect=APRIL, delivered_by=(FROM_JUNE,)))
    assert (check.stated, check.computed) == (APRIL, JUNE)
    assert check.about == ("proposal:R8", "action:13")
    assert "from Apr 2011 (assumed, as none is printed)" in check.message
    assert "action 13, which delivers it, starts in Jun 2011" in check.message
    assert "2 months later" in check.message
    [check] = found(
        effect_before_start, sheet(effect=APRIL, effect_is_assumed=False, delivered_by=(FROM_JUNE,))
    )
    assert "assumed" not in check.message


def test_each_link_to_a_proposal_that_does_not_exist() -> None:
    links = [DeadLink(f"action:{number}", f"action {number}", "R4d") for number in (3, 13)]
    checks = found(unknown_proposal, sheet(), links=links)
    assert [(check.code, check.place, check.about) for check in checks] == [
        ("R4d", "Action 3", ("action:3",)),
        ("R4d", "Action 13", ("action:13",)),
    ]
