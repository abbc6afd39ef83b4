"""Posts lost and displaced, in both meanings of the word (section 7 of the report)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from budget.reconciliation.rules import disagreeing
from services.reconciliation.staff import staffing, two_meanings
from services.staffing import Group, PrintedTotals, StaffingSummary

HOMES = StaffingSummary(
    [Group("Two that stay", 82, 84), Group("Six that close", 203, 0)],
    redeployable=60,
    turnover_percent=20,
    printed=PrintedTotals(285, 84, 201, 84, 141),
)
DAYS = StaffingSummary(
    [Group("COT", 143, 45), Group("OPMH", 25, 0), Group("DBC", 18, 0)],
    redeployable=30,
    turnover_percent=20,
    printed=PrintedTotals(186, 45, None, 45, 141, displaced_after_redeployment=False),
)


def test_homes_lose_201_posts_and_displace_141_people_after_redeployment() -> None:
    assert (HOMES.staff, HOMES.required, HOMES.lost, HOMES.displaced) == (285, 84, 201, 141)
    assert HOMES.displaced_as_printed == 141


def test_day_services_print_displaced_before_redeployment() -> None:
    assert (DAYS.staff, DAYS.required, DAYS.lost) == (186, 45, 141)
    assert DAYS.displaced_as_printed == 141
    assert DAYS.displaced == 111


def test_turnover_is_taken_off_nothing() -> None:
    assert replace(HOMES, turnover_percent=50).displaced == HOMES.displaced


def test_tables_that_add_up_have_no_finding() -> None:
    assert not disagreeing(staffing("homes", "table 1", HOMES))
    assert not disagreeing(staffing("days", "table 2", DAYS))


def test_rows_that_do_not_sum_are_found_with_both_figures() -> None:
    found = disagreeing(staffing("homes", "table 1", replace(HOMES, groups=HOMES.groups[1:])))
    assert {each.rule for each in found} == {"totals"}
    assert "203 staff, and 285 is printed" in found[0].message


def test_a_table_of_facts_alone_is_not_compared_with_anything() -> None:
    assert not list(staffing("all", "note", StaffingSummary([], printed=PrintedTotals(staff=47))))


def test_displaced_with_two_meanings_is_a_heading_to_mind() -> None:
    [found] = two_meanings([("homes", "table 1", HOMES), ("days", "table 2", DAYS)])
    assert found.rule == "heading"
    assert [found.stated, found.computed] == [Decimal(141), Decimal(111)]
    assert found.place == "table 2: displaced"


def test_displaced_with_one_meaning_is_no_finding() -> None:
    assert not list(two_meanings([("homes", "table 1", HOMES), ("others", "table 3", HOMES)]))
    assert not list(two_meanings([("days", "table 2", DAYS)]))
    nobody_moves = replace(DAYS, redeployable=0)
    assert not list(two_meanings([("homes", "table 1", HOMES), ("days", "table 2", nobody_moves)]))
