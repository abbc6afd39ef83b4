"""From a date in the plan to the month in which money begins (domain.md section 5)."""

from __future__ import annotations

import pytest

from tests.budget.schemes import end, month, scheme, start


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("2011-09-30", "2011-10"),
        ("2011-10-01", "2011-11"),
        ("2012-01-15", "2012-02"),
        ("2012-02-29", "2012-03"),
        ("2011-12-31", "2012-01"),
    ],
)
def test_after_an_end_the_first_month_that_begins_later(day: str, first: str) -> None:
    assert end(day, day).planned_month == month(first)


@pytest.mark.parametrize(
    ("day", "first"), [("2011-10-01", "2011-10"), ("2011-10-02", "2011-11"), ("2011-12-31", "2012-01")]
)
def test_from_a_start_the_first_month_that_begins_on_it_or_later(day: str, first: str) -> None:
    assert start(day, day).planned_month == month(first)


@pytest.mark.parametrize(
    ("planned", "reached", "delay"),
    [
        ("2011-09-30", "2011-09-30", 0),
        ("2011-09-30", "2011-10-01", 1),
        ("2011-09-30", "2011-10-31", 1),
        ("2011-09-30", "2012-01-15", 4),
        ("2011-09-10", "2011-09-30", 0),
        ("2011-09-30", "2011-08-31", -1),
    ],
)
def test_a_delay_is_in_whole_months_between_the_two(planned: str, reached: str, delay: int) -> None:
    assert end(planned, reached).delay == delay


def test_the_greatest_delay_counts() -> None:
    several = scheme({2011: -12}, end("2011-09-30", "2011-11-30"), start("2011-06-01", "2011-07-01"))
    assert several.delay == 2


def test_a_delay_is_never_negative() -> None:
    assert scheme({2011: -12}, end("2011-09-30", "2011-05-31")).delay == 0


def test_what_nothing_delivers_is_not_delayed() -> None:
    assert scheme({2011: -12}).delay == 0


def test_one_trigger_that_never_happens_is_delay_without_end() -> None:
    assert scheme({2011: -12}, end("2011-09-30", "2011-10-31"), end("2011-09-30", None)).delay is None
