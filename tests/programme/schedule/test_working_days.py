"""A programme may count working days with England's bank holidays (domain.md section 4)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.schedule import EVERY_DAY, WORKING_DAYS, Activity, Calendar, Link, calculate
from programme.working_days import is_working_day
from tests.programme.schedule.plans import FF, SS, link, printed, task

LONG_AGO = dt.date(2000, 1, 1)
DAYS = st.dates(dt.date(2010, 1, 1), dt.date(2013, 12, 31)).map(dt.date.toordinal)


def dates(*parts: Activity | Link, calendar: Calendar = WORKING_DAYS) -> dict[int, tuple[str | None, ...]]:
    found = calculate(
        [part for part in parts if isinstance(part, Activity)],
        [part for part in parts if isinstance(part, Link)],
        as_at=LONG_AGO,
        calendar=calendar,
    )
    return {key: printed(found[key]) for key in found}


def test_a_successor_starts_on_the_next_working_day() -> None:
    """Thursday 21 April 2011 was the day before Good Friday; Tuesday was the next working day."""
    parts = task(1, "2011-04-01", "2011-04-21"), task(2, "2011-04-01", "2011-04-04"), link(1, 2)
    assert dates(*parts)[2] == ("2011-04-26", "2011-04-27")
    assert dates(*parts, calendar=EVERY_DAY)[2] == ("2011-04-22", "2011-04-25")


def test_a_lag_counts_working_days() -> None:
    """Five working days from Monday 18 April 2011 pass over Easter."""
    parts = task(1, "2011-04-18", "2011-05-30"), task(2, "2011-04-01", "2011-04-01"), link(1, 2, SS, 5)
    assert dates(*parts)[2] == ("2011-04-27", "2011-04-27")


def test_a_lead_counts_working_days_back() -> None:
    parts = task(1, "2011-04-01", "2011-04-27"), task(2, None, "2011-04-01"), link(1, 2, FF, -3)
    assert dates(*parts)[2] == (None, "2011-04-20")


@pytest.mark.parametrize("end", ["2011-04-02", "2011-04-03", "2011-04-23"])
def test_its_own_dates_may_lie_on_any_day(end: str) -> None:
    """2 April 2011 was a Saturday; a plan as printed has no slip, also where no working day is in it."""
    parts = [task(1, "2011-04-02", end, is_target=True)]
    found = calculate(parts, [], as_at=LONG_AGO, calendar=WORKING_DAYS)[1]
    assert printed(found) == ("2011-04-02", end)
    assert (found.slip_days, found.total_float_days, found.critical) == (0, 0, True)


def test_months_are_whole_months_in_either_calendar() -> None:
    parts = task(1, "2011-01", "2011-05"), task(2, "2011-05", "2011-06"), link(1, 2)
    assert dates(*parts)[2] == dates(*parts, calendar=EVERY_DAY)[2] == ("2011-06", "2011-07")


def test_what_ends_on_friday_has_no_float_before_what_starts_on_monday() -> None:
    parts = [
        task(1, "2011-06-01", "2011-06-03"),
        task(2, "2011-06-06", "2011-06-10", is_target=True),
    ]
    found = calculate(parts, [link(1, 2)], as_at=LONG_AGO, calendar=WORKING_DAYS)
    assert (found[1].total_float_days, found[1].critical) == (0, True)


def slow_add(day: int, days: int) -> int:
    step = 1 if days >= 0 else -1
    date = dt.date.fromordinal(day)
    while not is_working_day(date):
        date += dt.timedelta(days=1)
    while days:
        date += dt.timedelta(days=step)
        days -= step if is_working_day(date) else 0
    return date.toordinal()


@given(DAYS, st.integers(-300, 300))
def test_counting_on_and_back_agrees_with_counting_one_by_one(day: int, days: int) -> None:
    assert WORKING_DAYS.add(day, days) == slow_add(day, days)


@given(DAYS, st.integers(-300, 300))
def test_back_gives_the_last_day_that_goes_no_further(day: int, days: int) -> None:
    found = WORKING_DAYS.back(day, days)
    assert WORKING_DAYS.add(found, days) <= day < WORKING_DAYS.add(found + 1, days)


@given(DAYS, st.integers(0, 600))
def test_between_is_what_leads_from_one_working_day_to_the_other(day: int, length: int) -> None:
    last = WORKING_DAYS.on_or_before(day + length)
    days = WORKING_DAYS.between(day, last)
    assert last < WORKING_DAYS.on_or_after(day) or WORKING_DAYS.add(day, days) == last
