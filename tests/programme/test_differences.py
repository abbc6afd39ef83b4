"""Two sets of dates compared, in plain values."""

from __future__ import annotations

from programme.dates import PlanDate
from programme.differences import Dates, Kind, Shift, compare, shift


def dates(start: str = "", end: str = "") -> Dates:
    return Dates(*(PlanDate.from_iso(text) if text else None for text in (start, end)))


JUNE, AUGUST = dates("2011-02", "2011-06"), dates("2011-02", "2011-08")


def kinds(before: dict[int, Dates], after: dict[int, Dates]) -> dict[int, str]:
    return {each.key: each.kind.value for each in compare(before, after, [1, 2, 3, 4, 5])}


def test_what_moved_was_added_or_removed_is_told_apart() -> None:
    found = kinds({1: JUNE, 2: AUGUST, 3: JUNE, 4: JUNE}, {1: AUGUST, 2: JUNE, 3: JUNE, 5: AUGUST})
    assert found == {1: "Later", 2: "Earlier", 3: "Same", 4: "Removed", 5: "Added"}


def test_days_and_whole_months_run_from_end_to_end() -> None:
    assert shift(JUNE, AUGUST) == Shift(62, 2.0)
    assert shift(AUGUST, JUNE) == Shift(-62, -2.0)


def test_without_ends_the_starts_are_compared() -> None:
    assert shift(dates("2011-04"), dates("2011-05")) == Shift(30, 1.0)


def test_an_end_and_no_end_cannot_be_compared_but_differ() -> None:
    assert shift(dates("2011-04"), JUNE) is None
    assert kinds({1: dates("2011-02")}, {1: JUNE}) == {1: Kind.CHANGED.value}


def test_another_start_alone_is_a_change_of_no_days() -> None:
    found = compare({1: JUNE}, {1: dates("2011-03", "2011-06")}, [1])[0]
    assert (found.kind, found.shift) == (Kind.CHANGED, Shift(0, 0.0))


def test_a_month_and_its_last_day_are_the_same_end() -> None:
    assert kinds({1: JUNE}, {1: dates("2011-02-01", "2011-06-30")}) == {1: "Same"}


def test_what_nobody_has_planned_yet_is_not_added_and_what_was_approved_without_dates_is_removed() -> None:
    assert kinds({2: Dates()}, {1: Dates()}) == {2: "Removed"}
    assert kinds({1: Dates()}, {1: Dates()}) == {1: "Same"}


def test_the_order_is_that_of_the_plan() -> None:
    assert [each.key for each in compare({1: JUNE, 2: JUNE}, {3: JUNE}, [3, 2, 1])] == [3, 2, 1]
