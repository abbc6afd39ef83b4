"""Months and days side by side (domain.md section 2, "precision")."""

from __future__ import annotations

import pytest

from tests.programme.schedule.plans import FF, MONTHS, SS, link, printed, schedule, task


def test_a_day_moves_a_month_to_the_first_month_that_satisfies_it() -> None:
    month_long = task(2, "2011-01", "2011-02")
    mid_month = schedule(task(1, "2011-03-01", "2011-03-15"), month_long, link(1, 2))
    assert printed(mid_month[2]) == ("2011-04", "2011-05")
    month_end = schedule(task(1, "2011-03-01", "2011-03-31"), month_long, link(1, 2))
    assert printed(month_end[2]) == ("2011-04", "2011-05")
    next_month = schedule(task(1, "2011-03-01", "2011-04-01"), month_long, link(1, 2))
    assert printed(next_month[2]) == ("2011-05", "2011-06")


def test_a_day_moves_an_end_in_a_month_to_the_month_it_lies_in() -> None:
    found = schedule(task(1, "2011-03-01", "2011-03-15"), task(2, "2011-01", "2011-02"), link(1, 2, FF))
    assert printed(found[2]) == ("2011-01", "2011-03")


def test_a_start_on_the_first_lets_a_month_begin_with_it() -> None:
    assert printed(schedule(task(1, "2011-03-01", "2011-05"), MONTH, link(1, 2, SS))[2])[0] == "2011-03"
    assert printed(schedule(task(1, "2011-03-02", "2011-05"), MONTH, link(1, 2, SS))[2])[0] == "2011-04"


MONTH = task(2, "2011-01", "2011-02")


def test_a_month_lets_a_day_follow_on_the_first_of_the_next() -> None:
    found = schedule(task(1, "2011-03", "2011-04"), task(2, "2011-01-10", "2011-01-20"), link(1, 2))
    assert printed(found[2]) == ("2011-05-01", "2011-05-11")


def test_a_duration_between_months_is_kept_in_months() -> None:
    found = schedule(task(1, "2010-11", "2011-01"), task(2, "2011-01", "2011-02"), link(1, 2))
    assert printed(found[2]) == ("2011-02", "2011-03"), "not 58 days, which would end in April"


@pytest.mark.parametrize(
    ("start", "end", "moved"),
    [
        ("2011-01-10", "2011-02", ("2011-05-01", "2011-06")),
        ("2011-01", "2011-02-10", ("2011-05", "2011-06-10")),
    ],
)
def test_a_duration_of_two_precisions_is_kept_in_days(start: str, end: str, moved: tuple[str, str]) -> None:
    assert printed(schedule(task(1, "2011-03", "2011-04"), task(2, start, end), link(1, 2))[2]) == moved


def test_end_of_month_stays_end_of_month_when_a_finish_lags_by_months() -> None:
    found = schedule(
        task(1, "2011-01-01", "2011-02-28"), task(2, "2011-01-01", "2011-01-31"), link(1, 2, FF, 1, MONTHS)
    )
    assert printed(found[2])[1] == "2011-03-31"


def test_an_own_forecast_shows_in_its_own_precision() -> None:
    found = schedule(task(1, "2011-03", "2011-04", forecast_end="2011-05-12"))
    assert printed(found[1]) == ("2011-03", "2011-05-12")
