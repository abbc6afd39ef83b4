"""Quarters, small counts and comparisons: pure functions of the reports."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.report_changes import changes_of_money
from programme.quarters import Quarter
from programme.reporting.action_changes import changes_of_actions
from programme.reporting.suppression import hidden_rows, is_small, total_is_safe


@pytest.mark.parametrize(
    ("label", "first", "last"),
    [
        ("2011-Q1", dt.date(2011, 4, 1), dt.date(2011, 6, 30)),
        ("2011-Q3", dt.date(2011, 10, 1), dt.date(2011, 12, 31)),
        ("2011-Q4", dt.date(2012, 1, 1), dt.date(2012, 3, 31)),
    ],
)
def test_a_quarter_belongs_to_the_financial_year(label: str, first: dt.date, last: dt.date) -> None:
    quarter = Quarter.from_label(label)
    assert (quarter.first_day, quarter.last_day, quarter.label) == (first, last, label)
    assert Quarter.of(first) == Quarter.of(last) == quarter
    assert quarter.previous.last_day == first - dt.timedelta(days=1)


@pytest.mark.parametrize("text", ["2011", "2011-Q5", "2011-Q0", "Q2", "0001-Q1", "9999-Q4", "2011-Q2 "])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="2011-Q2"):
        Quarter.from_label(text)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_no_small_count_can_be_worked_out_from_the_total(counts: list[int]) -> None:
    rows = [[count] for count in counts]
    hidden = hidden_rows(rows)
    assert all(index in hidden for index, count in enumerate(counts) if is_small(count))
    if not hidden or not total_is_safe(rows, hidden):
        return
    held = [counts[index] for index in sorted(hidden)]
    # The reader knows which counts are held back and their sum, and that none of them need be small.
    ways = [way for way in itertools.product(range(sum(held) + 1), repeat=len(held)) if sum(way) == sum(held)]
    for index, count in enumerate(held):
        if is_small(count):
            assert len({way[index] for way in ways}) > 1


def test_one_small_count_takes_another_with_it() -> None:
    assert hidden_rows([[3], [20], [9]]) == {0, 2}
    assert hidden_rows([[30], [20], [0]]) == frozenset()
    assert hidden_rows([[1], [1], [9]]) == {0, 1, 2}, "two ones are the only way to make two"
    assert not total_is_safe([[3]], frozenset({0}))


def action(
    slip: int, status: str = "GREEN", end: str = "Sep 2011", baseline: str = "2011-09"
) -> dict[str, Any]:
    return {
        "title": "Consult",
        "baseline": baseline,
        "end": "Sep 2011",
        "slip_days": slip,
        "slip": f"{slip} days late",
        "status": status,
    }


def headings(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[str]]:
    groups = changes_of_actions(before, after)
    return {group.heading: [row[0].text for row in group.rows] for group in groups}


@pytest.mark.parametrize(
    ("before", "after", "heading"),
    [
        ({}, {"1": action(0)}, "New"),
        ({"1": action(0)}, {}, "Removed"),
        ({"1": action(0)}, {"1": action(5)}, "Newly late"),
        ({"1": action(5)}, {"1": action(9)}, "Later than it was"),
        ({"1": action(9)}, {"1": action(5)}, "Less late than it was"),
        ({"1": action(5)}, {"1": action(0)}, "Recovered"),
        ({"1": action(0, "AMBER")}, {"1": action(0, "RED")}, "Rating worse"),
        ({"1": action(0, "RED")}, {"1": action(0, "COMPLETE")}, "Rating better"),
        ({"1": action(0)}, {"1": action(0, baseline="2011-10")}, "Approved anew"),
    ],
)
def test_each_change_of_an_action_has_its_group(before: Any, after: Any, heading: str) -> None:
    assert headings(before, after) == {f"{heading} (1)": ["1 Consult"]}


def test_what_only_begins_or_ends_is_no_change() -> None:
    assert not headings({"1": action(0, "NOT_DUE")}, {"1": action(0, "GREEN")})
    assert not headings({"1": action(0, "GREEN")}, {"1": action(0, "COMPLETE")})


def proposal(forecast: str | None, approved: str | None = "-100", status: str = "ON_TRACK") -> dict[str, Any]:
    return {
        "title": "Meals",
        "forecast": {} if forecast is None else {"2011": forecast},
        "approved": {"2011": approved},
        "status": {"2011": status},
    }


@pytest.mark.parametrize(
    ("before", "after", "heading", "change"),
    [
        ({}, {"R1": proposal("-100")}, "New", "−£100"),
        ({"R1": proposal("-100")}, {}, "Removed", "+£100"),
        ({"R1": proposal("-100")}, {"R1": proposal("-40")}, "Pounds up: costs more or saves less", "+£60"),
        ({"R1": proposal("-40")}, {"R1": proposal("-100")}, "Pounds down: costs less or saves more", "−£60"),
        ({"R1": proposal("-100")}, {"R1": proposal("-90", "-90")}, "Approved anew", "+£10"),
        ({"R1": proposal("-9")}, {"R1": proposal("-9", status="DELIVERED")}, "Status alone", "£0"),
    ],
)
def test_each_change_of_pounds_has_its_group(before: Any, after: Any, heading: str, change: str) -> None:
    (group,), total = changes_of_money(before, after, "2011")
    assert (group.heading, group.rows[0][3].text) == (f"{heading} (1)", change)
    assert total[3].text == change


def test_pounds_that_have_not_changed_are_left_out() -> None:
    same = {"R1": proposal("-100")}
    assert changes_of_money(same, same, "2011")[0] == []
