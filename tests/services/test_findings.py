"""What contradicts itself about single services."""

from __future__ import annotations

import pytest

from services.findings import Counts, TwoDates, one_postcode_twice, over_capacity, two_dates


@pytest.mark.parametrize(
    ("beds", "occupied", "found"), [(30, 31, 1), (30, 30, 0), (None, 31, 0), (30, None, 0), (0, 1, 1)]
)
def test_more_occupied_than_beds(beds: int | None, occupied: int | None, found: int) -> None:
    assert len(list(over_capacity([Counts("a", "Abbey", beds, occupied)]))) == found


def test_one_postcode_of_two_services_is_said_of_both() -> None:
    services = [Counts(name, name.title(), postcode="LE3 6QR") for name in ("abbey", "court")]
    found = list(
        one_postcode_twice([*services, Counts("lodge", "Lodge", postcode="LE4 6DP"), Counts("x", "X")])
    )
    assert [each.about for each in found] == ["abbey", "court"]
    assert found[0].message == "LE3 6QR is printed for both Abbey and Court."


def test_two_dates_for_one_closure_are_both_named_with_their_places() -> None:
    [found] = two_dates([TwoDates("a", "Abbey", "Sep 2011", "Action 27", "the year's end", "Proposal G1")])
    assert found.code == "dates_differ"
    for part in ("Sep 2011 (Action 27)", "the year's end (Proposal G1)", "uses the date on the budget sheet"):
        assert part in found.message


def test_one_date_is_no_finding() -> None:
    assert not list(two_dates([TwoDates("a", "Abbey", "Sep 2011", "Action 27", "", "")]))
