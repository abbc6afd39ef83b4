"""What the two real documents contradict themselves in, worked out here from the data a second time."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import budget.demo
from budget.models import CheckFigure, PrintedTotal
from budget.reconciliation.collecting import collect
from budget.reconciliation.rules import disagreeing
from programme.models import Programme

FACTS = json.loads((Path(budget.demo.__file__).parent / "leicester.json").read_text())
SHEETS: dict[str, dict[str, Any]] = {each["code"]: each for each in FACTS["proposals"]}
LEAVES = {code: each for code, each in SHEETS.items() if not each["is_summary"]}
DELIVERED = {code for each in FACTS["deliveries"] for code in each["codes"]}
UNDELIVERED = ["R7", "R9", "R10", "R11", "R12", "R13"]
FIRST_DAY = dt.date(2011, 2, 15)


def found(programme: Programme, rule: str) -> list[Any]:
    return [check for check in disagreeing(collect(programme)) if check.rule == rule]


def codes(programme: Programme, rule: str) -> list[str]:
    return [check.code for check in found(programme, rule)]


def stated(sheet: dict[str, Any]) -> int:
    """Thousands of pounds in 2011/12."""
    return int(sheet["amounts"].get("2011", 0))


def computed(sheet: dict[str, Any]) -> tuple[Fraction, Fraction] | None:
    """What the drivers come to, and what rounding may add, in pounds; None where a figure is missing."""
    amount = band = Fraction(0)
    priced = [driver for driver in sheet["drivers"] if driver["kind"] != "headcount"]
    for driver in priced:
        invested = Fraction(driver.get("one_off_investment") or 0)
        band += 500 if invested else 0
        if driver["kind"] == "investment":
            amount += invested
        elif driver["kind"] == "percentage":
            if driver.get("percent_base_000") is None:
                return None
            sign = -1 if sheet["kind"] == "reduction" else 1
            amount += sign * Fraction(driver["percent"], 100) * driver["percent_base_000"] * 1000
        elif driver.get("duration"):
            mean = Fraction(driver["duration"] + (driver.get("duration_max") or driver["duration"])) / 2
            weeks = mean * 52 / 12 if driver["duration_unit"] == "months" else mean
            costs = [driver.get("new_weekly_cost") or 0, -(driver.get("current_weekly_cost") or 0)]
            amount += driver["clients"] * sum(costs) * weeks + invested
            band += driver["clients"] * weeks * Fraction(sum(cost != 0 for cost in costs), 2)
        else:
            return None
    return (amount, max(Fraction(1000), band + 500)) if priced else None


def test_the_six_proposals_that_no_action_delivers(leicester: Programme) -> None:
    assert [code for code, each in LEAVES.items() if code not in DELIVERED] == UNDELIVERED
    checks = found(leicester, "undelivered")
    assert [check.code for check in checks] == UNDELIVERED
    assert sum(check.difference or 0 for check in checks) == 1_427_000


def test_the_line_that_does_not_add(leicester: Programme) -> None:
    budgets = {code: each["existing"] for code, each in SHEETS.items()}
    wrong = [
        code
        for code, lines in budgets.items()
        if lines["net"] is not None
        and sum(lines[name] or 0 for name in ("staff", "non_staff", "income")) != lines["net"]
    ]
    assert wrong == ["R7"]
    [check] = found(leicester, "lines_sum")
    assert (check.code, check.stated, check.computed) == ("R7", 3_823_000, 3_824_000)


def test_every_summary_is_the_sum_of_its_parts(leicester: Programme) -> None:
    for code, sheet in SHEETS.items():
        if sheet["is_summary"]:
            assert sum(stated(each) for each in LEAVES.values() if each["parent"] == code) == stated(sheet)
    assert not found(leicester, "children_sum")


def test_drivers_that_do_not_give_the_stated_amount(leicester: Programme) -> None:
    worked = {code: worth for code, each in LEAVES.items() if (worth := computed(each))}
    wrong = [
        code for code, (amount, band) in worked.items() if abs(amount - stated(LEAVES[code]) * 1000) > band
    ]
    assert wrong == ["G1d", "G3a", "R1c", "R1e", "R4b", "R7", "R8"]
    assert codes(leicester, "driver_arithmetic") == wrong
    for check in collect(leicester):
        if check.rule == "driver_arithmetic":
            amount, band = worked.pop(check.code)
            assert isinstance(check.computed, Decimal) and check.allowed is not None
            assert round(check.computed, 2) == round(Decimal(amount.numerator) / amount.denominator, 2)
            assert round(check.allowed, 2) == round(Decimal(band.numerator) / band.denominator, 2)
    assert not worked


@pytest.mark.parametrize("code", ["G1c", "G1e", "R1a", "R1d", "R3b", "R3c", "R4a"])
def test_what_rounding_explains_is_no_finding(leicester: Programme, code: str) -> None:
    assert code not in codes(leicester, "driver_arithmetic")
    [check] = CheckFigure.objects.filter(programme=leicester, code=code, rule="driver_arithmetic")
    assert check.agrees and check.difference and check.band


def test_groups_and_parts_that_count_other_numbers_of_people(leicester: Programme) -> None:
    groups = {code: sum(each["target_groups"].values()) for code, each in LEAVES.items()}
    wrong = [
        code
        for code, each in LEAVES.items()
        if each["clients"] is not None and groups[code] and groups[code] != each["clients"]
    ]
    assert codes(leicester, "group_counts") == wrong == ["R4a", "R4c"]
    assert codes(leicester, "parent_clients") == ["R4"]


def test_links_to_a_proposal_that_does_not_exist(leicester: Programme) -> None:
    checks = found(leicester, "unknown_proposal")
    assert [(check.code, check.place) for check in checks] == [("R4d", "Action 3"), ("R4d", "Action 13")]


def test_one_budget_on_several_sheets(leicester: Programme) -> None:
    same: dict[tuple[Any, ...], list[str]] = {}
    for code, each in SHEETS.items():
        if each["existing"]["net"]:
            same.setdefault(tuple(each["existing"].values()), []).append(code)
    repeated = [sheets for sheets in same.values() if len(sheets) > 1]
    about = [
        [subject.partition(":")[2] for subject in check.about] for check in found(leicester, "shared_base")
    ]
    assert sorted(about) == sorted(repeated)


def test_money_that_counts_on_months_before_what_delivers_it(leicester: Programme) -> None:
    """Action 13 starts in June 2011; 3, 12 and 30 end in February 2012, September 2011 and March 2012."""
    by_action: dict[str, list[str]] = {}
    for check in found(leicester, "effect_before_start"):
        by_action.setdefault(check.about[1], []).append(check.code)
    assert by_action == {
        "action:12": ["G2"],
        "action:30": ["G4", "G5", "G6"],
        "action:13": ["R1c", "R1d", "R1e", "R3b", "R3c", "R5b", "R6"],
        "action:3": ["R8"],
    }


def test_more_income_lost_than_there_is(leicester: Programme) -> None:
    assert ("G2", 496_000, 260_000) in [
        (check.code, check.stated, check.computed) for check in found(leicester, "over_budget")
    ]


def test_more_people_than_the_two_homes_have_beds(leicester: Programme) -> None:
    [check] = found(leicester, "over_capacity")
    assert (check.code, check.stated, check.computed) == ("G1", 91, 37 + 40)


def test_two_amounts_for_what_meals_cost(leicester: Programme) -> None:
    [check] = found(leicester, "totals")
    assert (check.code, check.stated, check.computed) == ("R6", 814_000, 994_000)


def test_headings_that_contradict_their_figures(leicester: Programme) -> None:
    year, displaced = found(leicester, "heading")
    assert (year.stated, year.computed) == ("2010/11", "2011/12")
    assert (displaced.stated, displaced.computed) == (141, 111)
    assert PrintedTotal.objects.filter(programme=leicester).count() == 3


def test_one_postcode_of_two_homes(leicester: Programme) -> None:
    [check] = found(leicester, "double_count")
    assert check.about == ("service:elizabeth-house", "service:preston-lodge")


def test_walsall_contradicts_itself_in_nothing(walsall: Programme) -> None:
    assert disagreeing(collect(walsall)) == []
    assert PrintedTotal.objects.filter(programme=walsall).count() == 1
    assert [check.rule for check in collect(walsall)] == ["totals"]


def test_every_check_has_words_a_place_and_its_own_identity(leicester: Programme) -> None:
    checks = collect(leicester)
    assert len({check.identity for check in checks}) == len(checks)
    for check in checks:
        assert check.message and check.mend and check.place, check
        assert len(check.place) <= 200
        assert len(check.code) <= 20


def test_the_stored_checks_are_the_computed_ones_and_as_at_the_first_day_the_same(
    leicester: Programme,
) -> None:
    stored = CheckFigure.objects.filter(programme=leicester)
    assert [(each.rule, each.code, each.place) for each in stored] == [
        check.identity for check in collect(leicester)
    ]
    assert collect(leicester, FIRST_DAY) == collect(leicester)


def test_before_anything_was_loaded_there_is_nothing_to_find(leicester: Programme) -> None:
    assert collect(leicester, FIRST_DAY - dt.timedelta(days=1)) == []
