"""Groups against people, and people of the parts against their summary."""

from __future__ import annotations

from typing import Any

import pytest

from budget.reconciliation.people import group_counts, parent_clients, people_of
from budget.reconciliation.snapshot import DriverLine, Sheet, Snapshot
from tests.budget.sheets import checked, found, sheet, summary

GROUPS = (("Older people", 87), ("Learning disability", 47))
ELEVEN, THIRTY_FIVE = DriverLine(clients=11), [DriverLine(clients=31), DriverLine(clients=4)]


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"clients": 131, "groups": GROUPS}, 1),
        ({"clients": 134, "groups": GROUPS}, 0),
        ({"clients": 134}, 0),
        ({"groups": GROUPS}, 0),
        ({"clients": 0, "groups": GROUPS}, 1),
        ({"clients": 134, "groups": (*GROUPS, ("Nobody", 0))}, 0),
        ({"clients": 134, "groups": GROUPS, "drivers": [DriverLine(clients=9)]}, 0),
    ],
)
def test_groups_are_compared_with_the_people_stated(fields: dict[str, Any], number: int) -> None:
    assert len(found(group_counts, sheet(**fields))) == number


@pytest.mark.parametrize(
    ("groups", "drivers", "number"),
    [
        (46, [DriverLine(clients=46)], 0),
        (45, [DriverLine(clients=46)], 1),
        (35, THIRTY_FIVE, 0),
        (31, THIRTY_FIVE, 0),
        (34, THIRTY_FIVE, 1),
        (46, [DriverLine()], 0),
    ],
)
def test_without_a_number_in_the_text_groups_are_compared_with_the_drivers(
    groups: int, drivers: list[DriverLine], number: int
) -> None:
    """Lines count different people, or the same ones twice: either reading will do."""
    assert len(found(group_counts, sheet(groups=[("All", groups)], drivers=drivers))) == number


def test_the_finding_says_both_numbers() -> None:
    [check] = found(group_counts, sheet("R4a", clients=131, groups=GROUPS))
    assert (check.code, check.place, check.stated, check.computed) == ("R4a", "Target groups", 131, 134)
    assert check.message == "The groups of R4a add up to 134 people, and 131 people are stated."


def parts(*counts: int | None) -> list[Sheet]:
    return [sheet(f"R4{'abc'[index]}", clients=count, parent="R4") for index, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("whole", "of_parts", "number"),
    [
        (235, (131, 85, 20), 1),
        (236, (131, 85, 20), 0),
        (None, (131, 85, 20), 0),
        (235, (131, 85, None), 0),
        (200, (131, 85, None), 1),
        (235, (None, None), 0),
        (0, (0, 0), 0),
    ],
)
def test_people_of_the_parts_against_the_summary(
    whole: int | None, of_parts: tuple[int | None, ...], number: int
) -> None:
    assert len(found(parent_clients, summary("R4", clients=whole), *parts(*of_parts))) == number


def test_a_part_that_states_no_people_counts_by_its_drivers_its_groups_or_its_own_parts() -> None:
    by_drivers = sheet("R1a", drivers=[ELEVEN], parent="R1")
    by_groups = sheet("R1b", groups=GROUPS, parent="R1")
    middle = summary("R1c", parent="R1")
    below = sheet("R1c1", clients=5, parent="R1c")
    whole = summary("R1", clients=150)
    assert not found(parent_clients, whole, by_drivers, by_groups, middle, below)
    assert checked(parent_clients, whole, by_drivers, by_groups, middle, below)[0].computed == 150


def test_parts_that_are_parts_of_each_other_are_counted_without_end_nowhere() -> None:
    one, other = summary("R1", parent="R2"), summary("R2", parent="R1")
    assert people_of(Snapshot([one, other]), one) is None
