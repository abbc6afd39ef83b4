"""Whole tables of councils that print unlike each other: nothing is found, unless a figure is wrong."""

from __future__ import annotations

import pytest

from budget.reconciliation.rules import checks, disagreeing
from programme.financial_years import year_label
from tests.budget.councils import COUNCILS, Council

TABLES = pytest.mark.parametrize("council", COUNCILS.values(), ids=COUNCILS)


def found(council: Council) -> list[str]:
    return [f"{each.code} {each.place} {each.message}" for each in disagreeing(checks(council.snapshot()))]


@TABLES
def test_a_table_that_is_only_rounded_raises_no_false_alarm(council: Council) -> None:
    assert found(council) == []
    assert any(check.agrees for check in checks(council.snapshot()))


@TABLES
def test_each_figure_that_is_misprinted_is_found_with_its_year(council: Council) -> None:
    for row, column in council.printed():
        for units in (council.hidden + 1, -council.hidden - 1):
            messages = found(council.misprinted(row, column, units))
            label = year_label(council.first_year + column)
            assert any(label in message for message in messages), (council.rows[row], label, units, messages)


@TABLES
def test_a_line_that_is_left_out_is_found(council: Council) -> None:
    for row in council.lines:
        assert found(council.without(row)), council.rows[row]
