"""What looks as if it is counted twice."""

from __future__ import annotations

from decimal import Decimal as D
from typing import Any

import pytest

from budget.reconciliation.repeats import double_count
from budget.reconciliation.snapshot import DriverLine, Posts
from tests.budget.sheets import found, lines, sheet, summary, weekly

DRIVER = weekly(11, 602, 283, 26)
STAFFED = lines(1207, 215, -169, 1253)


def test_an_amount_beside_those_of_its_parts_is_counted_twice_unless_it_is_a_summary() -> None:
    part = sheet("R1a", {2011: -1}, parent="R1")
    [check] = found(double_count, sheet("R1"), part)
    assert (check.code, check.place, check.stated) == ("R1", "Parts", -120_000)
    assert not found(double_count, summary("R1"), part)
    assert not found(double_count, sheet("R1", {}), part)


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ({"drivers": (DRIVER,)}, {"drivers": (DRIVER,)}, 1),
        ({"drivers": (DRIVER,)}, {"drivers": (weekly(12, 602, 283, 26),)}, 0),
        ({"drivers": (DRIVER,)}, {"drivers": (DRIVER,), "amounts": {2011: -1}}, 0),
        ({}, {}, 0),
        ({"title": "Meals", "area": "Care"}, {"title": "meals", "area": "care"}, 1),
        ({"title": "Meals", "area": "Care"}, {"title": "Meals", "area": "Homes"}, 0),
        ({"drivers": (DriverLine(counts_money=False, clients=9),)}, {}, 0),
        ({"drivers": (DRIVER,), "title": "Meals"}, {"drivers": (DRIVER,), "title": "Meals"}, 1),
    ],
)
def test_two_leaves_with_equal_amounts_and_one_explanation(
    first: dict[str, Any], second: dict[str, Any], number: int
) -> None:
    checks = found(double_count, sheet("R1", **first), sheet("R2", **second))
    assert [check.code for check in checks] == ["R1"] * number


@pytest.mark.parametrize(
    ("current", "deleted", "number"), [(10, (6, 5), 1), (11, (6, 5), 0), (10, (11,), 1), (10, (10,), 0)]
)
def test_more_posts_deleted_on_the_sheets_of_one_budget_than_it_has(
    current: int, deleted: tuple[int, ...], number: int
) -> None:
    sheets = [
        sheet(f"R{place}", existing=STAFFED, posts=Posts(D(current), D(posts)))
        for place, posts in enumerate(deleted)
    ]
    checks = found(double_count, *sheets)
    assert [check.place for check in checks] == ["Posts"] * number
    if number:
        assert checks[0].stated == sum(deleted)


def test_posts_of_different_budgets_are_not_added_up() -> None:
    others = lines(2000, 1, 0, 2001)
    sheets = [
        sheet("R1", existing=STAFFED, posts=Posts(D(10), D(6))),
        sheet("R2", existing=others, posts=Posts(D(10), D(6))),
    ]
    assert not found(double_count, *sheets)
    assert not found(double_count, sheet(posts=Posts(None, D(6))))
