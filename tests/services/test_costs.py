"""The arithmetic of a cost sheet, on the figures of appendix 5."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest

from budget.reconciliation.rules import disagreeing
from services.costs import Home, Line, Printed, Sheet
from services.reconciliation.costs import cost_sheet

HERRICK = Home("Herrick Lodge", D(696_000), D(136_000), D(-207_000), D(625_000))
ELIZABETH = Home("Elizabeth House", D(743_000), D(120_000), D(-234_000), D(629_000))
SHEET = Sheet(
    homes=[HERRICK, ELIZABETH],
    running_percent=85,
    period_lines=[
        Line("Double running", D(689_000), "G1"),
        Line("Saving on respite", D(-55_000), "R2"),
        Line("Security", D(8_000)),
        Line("Disconnections", D(13_000)),
    ],
    after_lines=[Line("External provision", D(885_000))],
    printed=Printed(D(1_254_000), D(1_066_000), D(1_721_000), D(885_000), D(369_000)),
)


def test_every_printed_total_comes_out() -> None:
    assert [check.computed for check in SHEET.checks()] == [
        1_254_000,
        1_066_000,
        1_721_000,
        885_000,
        369_000,
    ]
    assert all(check.agrees for check in SHEET.checks())
    assert not disagreeing(cost_sheet("homes", "Appendix 5", SHEET))


def test_the_extra_of_the_closing_period_is_paid_back_in_whole_months() -> None:
    assert SHEET.extra == 467_000
    # 467,000 at 369,000 a year is 15.2 months, so it takes the sixteenth.
    assert SHEET.pay_back_months == 16


def test_a_closing_that_costs_nothing_extra_pays_back_at_once_and_one_that_saves_nothing_never() -> None:
    assert replace(SHEET, period_lines=[]).pay_back_months == 0
    assert replace(SHEET, after_lines=[Line("Dearer", D(1_254_000))]).pay_back_months is None


def test_lines_that_are_proposals_are_money_of_the_budget_already() -> None:
    assert SHEET.already_in_budget == 634_000


@pytest.mark.parametrize(("off_by", "agrees"), [(1_000, True), (1_001, False)])
def test_a_total_agrees_within_a_thousand_pounds(off_by: int, agrees: bool) -> None:
    sheet = replace(SHEET, printed=Printed(period=D(1_721_000 + off_by)))
    assert all(check.agrees for check in sheet.checks()) is agrees


def test_lines_that_do_not_add_are_found_with_both_figures() -> None:
    wrong = replace(SHEET, homes=[replace(HERRICK, printed_net=D(652_000)), ELIZABETH])
    [found] = disagreeing(cost_sheet("homes", "Appendix 5", wrong))
    assert found.rule == "lines_sum"
    assert "£625,000" in found.message and "£652,000" in found.message
    wrong = replace(SHEET, printed=Printed(saving=D(396_000)))
    [found] = disagreeing(cost_sheet("homes", "Appendix 5", wrong))
    assert "£369,000" in found.message and "£396,000" in found.message


def test_an_empty_sheet_is_nought() -> None:
    empty = Sheet([], None, [], [])
    assert [empty.current, empty.running, empty.period, empty.saving] == [0, 0, 0, 0]
    assert empty.pay_back_months is None


def test_a_further_month_of_closing_costs_what_goes_on_less_a_month_afterwards() -> None:
    once = [
        replace(line, is_one_off=line.label in ("Security", "Disconnections")) for line in SHEET.period_lines
    ]
    sheet = replace(SHEET, period_lines=once)
    # (1,066 + 689 − 55) / 12 − 885 / 12
    assert round(sheet.month_of_delay) == 67_917


def test_a_closing_of_half_a_year_is_held_against_half_a_year_as_it_is() -> None:
    assert replace(SHEET, period_months=6).extra == SHEET.period - SHEET.current / 2
