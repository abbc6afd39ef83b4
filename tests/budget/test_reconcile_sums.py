"""Parts against their summary and lines against their net: rounding never alarms, a slip of the pen does."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.reconciliation.rounding import sum_allowance, unit_of
from budget.reconciliation.snapshot import Lines, Stated
from budget.reconciliation.sums import children_sum, lines_sum
from tests.budget.sheets import K, checked, found, lines, sheet, summary

# What rounds to nil is left out: nil as printed is nil.
whole_pence = st.integers(-(10**10), 10**10).filter(lambda number: not number or abs(number) >= 50_000)
pence = st.builds(lambda number: Decimal(number) / 100, whole_pence)
up_to_seven = st.lists(pence, min_size=1, max_size=7)


def printed(amount: Decimal, unit: Decimal = K) -> Decimal:
    """As a council prints it: halves away from zero."""
    return (amount / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit


@pytest.mark.parametrize(
    ("figures", "unit"),
    [
        ([3_824_000, 0, None, 3_823_000], 1000),
        ([3_824_000, 3_823_600], 1),
        ([Decimal("1.50"), 2], Decimal("0.01")),
        ([], 1000),
        ([0, None], 1000),
    ],
)
def test_the_unit_is_what_every_figure_is_printed_to(figures: list[Decimal | None], unit: Decimal) -> None:
    assert unit_of(figures) == unit


@pytest.mark.parametrize(
    ("parts", "allowed"), [(1, 0), (2, 1000), (3, 1000), (4, 2000), (5, 2000), (7, 3000), (22, 5000)]
)
def test_each_further_part_adds_half_its_unit_up_to_what_is_likely(parts: int, allowed: int) -> None:
    assert sum_allowance(K, [K] * parts) == allowed


def test_a_total_printed_more_roughly_than_its_parts_is_allowed_its_own_rounding() -> None:
    assert sum_allowance(Decimal(100_000), [K, K]) == 50_000


def test_the_line_that_does_not_add_is_found() -> None:
    """A single line and its net are one figure: rounding prints both alike."""
    [check] = found(lines_sum, sheet("R7", existing=lines(0, 3824, 0, 3823)))
    assert (check.code, check.place) == ("R7", "Existing budget")
    assert (check.stated, check.computed, check.difference) == (3_823_000, 3_824_000, 1000)
    assert "rounding cannot explain it" in check.message


@pytest.mark.parametrize(
    ("budget", "number"),
    [
        (lines(5081, 675, -1829, 3927), 0),
        (lines(5081, 675, -1829, 3928), 0),
        (lines(5081, 675, -1829, 3929), 1),
        (lines(0, 994, -465, 528), 0),
        (lines(0, 994, -465, 527), 1),
        (lines(0, 0, -2377, -2377), 0),
        (lines(0, 0, -2377, -2376), 1),
        (lines(None, 571, None, 571), 0),
        (lines(0, 571, 0, None), 0),
        (lines(None, None, None, None), 0),
        (lines(None, None, None, 342), 0),
        (lines(0, 0, 0, -342), 0),
    ],
)
def test_lines_against_their_net(budget: Lines, number: int) -> None:
    assert len(found(lines_sum, sheet(existing=budget))) == number


def test_the_change_of_each_year_is_compared_with_its_lines() -> None:
    wrong = {2011: Stated(lines(-100, -20, 0, -120)), 2012: Stated(lines(-100, -20, 0, -140))}
    [check] = found(lines_sum, sheet(stated=wrong))
    assert check.place == "2012/13"


def test_income_entered_with_the_wrong_sign_is_named_as_the_reason() -> None:
    [check] = found(lines_sum, sheet(existing=lines(500, 200, 100, 600)))
    assert "enter income with a minus" in check.mend


def test_a_blank_line_is_named_where_the_others_do_not_add_up() -> None:
    [check] = found(lines_sum, sheet(existing=lines(500, None, 0, 900)))
    assert "Nothing is printed for other costs" in check.mend


@given(up_to_seven)
def test_lines_that_are_only_rounded_never_alarm(exact: list[Decimal]) -> None:
    staff, others, income = (*exact[:3], *[Decimal(0)] * 3)[:3]
    net = staff + others + income
    budget = Lines(printed(staff), printed(others), printed(income), printed(net))
    assert not found(lines_sum, sheet(existing=budget))


@given(up_to_seven, st.sampled_from([Decimal(1), K]))
def test_parts_that_are_only_rounded_never_alarm(exact: list[Decimal], unit: Decimal) -> None:
    parts = [
        sheet(f"R1{index}", {2011: printed(amount, unit)}, parent="R1") for index, amount in enumerate(exact)
    ]
    whole = summary("R1", {2011: int(printed(sum(exact, Decimal(0)), unit))})
    assert not found(children_sum, whole, *parts)


@given(up_to_seven, st.integers(8, 100))
def test_parts_that_miss_by_more_than_rounding_always_alarm(exact: list[Decimal], off: int) -> None:
    parts = [sheet(f"R1{index}", {2011: printed(amount)}, parent="R1") for index, amount in enumerate(exact)]
    total = sum((printed(amount) for amount in exact), Decimal(0))
    assert found(children_sum, summary("R1", {2011: int(total + off * K)}), *parts)


def test_pounds_that_are_printed_exactly_must_add_up_exactly() -> None:
    parts = [sheet("R1a", {2011: -100_340}, parent="R1"), sheet("R1b", {2011: -200_120}, parent="R1")]
    assert not found(children_sum, summary("R1", {2011: -300_460}), *parts)
    [check] = found(children_sum, summary("R1", {2011: -300_760}), *parts)
    assert (check.stated, check.computed, check.place) == (-300_760, -300_460, "2011/12")


def test_a_year_that_a_part_leaves_blank_adds_nothing() -> None:
    parts = [sheet("R1a", {2011: -60_000}, parent="R1"), sheet("R1b", {2012: -60_000}, parent="R1")]
    assert not found(children_sum, summary("R1", {2011: -60_000, 2012: -60_000}), *parts)
    [check] = found(children_sum, summary("R1", {2011: -120_000}), *parts)
    assert check.computed == -60_000


def test_a_summary_that_states_nothing_is_not_compared() -> None:
    assert not checked(children_sum, summary("R1", {}), sheet("R1a", parent="R1"))


def test_money_on_a_summary_that_no_part_states_is_found() -> None:
    [check] = found(children_sum, summary("R1", {2013: -50_000}), sheet("R1a", parent="R1"))
    assert (check.stated, check.computed) == (-50_000, 0)
    assert "add up to nothing" in check.message


def test_a_summary_of_summaries_counts_each_leaf_once() -> None:
    top = summary("R", {2011: -300_000})
    middle = summary("R1", {}, parent="R")
    leaves = [sheet("R1a", {2011: -100_000}, parent="R1"), sheet("R2", {2011: -200_000}, parent="R")]
    assert not found(children_sum, top, middle, *leaves)
    [check] = found(children_sum, replace(top, stated=summary("R", {2011: -290_000}).stated), middle, *leaves)
    assert check.computed == -300_000


def test_the_figure_that_a_summary_below_prints_is_the_one_compared() -> None:
    """So a slip on a lower summary is found there, and not once more above it."""
    top, middle = summary("R", {2011: -110_000}), summary("R1", {2011: -110_000}, parent="R")
    leaf = sheet("R1a", {2011: -100_000}, parent="R1")
    assert [check.code for check in found(children_sum, top, middle, leaf)] == ["R1"]


def test_many_parts_are_named_by_the_first_and_the_last() -> None:
    parts = [sheet(f"R{number}", {2011: -1_000}, parent="R") for number in range(1, 13)]
    [check] = found(children_sum, summary("R", {2011: -99_000}), *parts)
    assert "its parts R1 to R12 add up" in check.message
