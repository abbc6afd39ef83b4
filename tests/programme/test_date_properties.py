from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from programme.dates import PlanDate, add_months, days_in_month, month_end, month_index, months_between

DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2129, 12, 31))
MONTHS = st.integers(-100, 100)
PRECISE = DAYS.map(PlanDate.of_day)
VAGUE = DAYS.map(PlanDate.of_month)


@given(PRECISE | VAGUE)
def test_iso_text_is_read_back_as_it_was(date: PlanDate) -> None:
    assert PlanDate.from_iso(date.iso()) == date


@given(st.lists(VAGUE) | st.lists(PRECISE))
def test_iso_text_sorts_by_time(dates: list[PlanDate]) -> None:
    assert sorted(dates, key=PlanDate.iso) == sorted(dates, key=lambda date: date.first)


@given(PRECISE | VAGUE, MONTHS)
def test_a_shift_by_months_keeps_the_precision_and_moves_by_as_many_months(
    date: PlanDate, months: int
) -> None:
    moved = date.shifted(months=months)
    assert moved.is_month == date.is_month
    assert month_index(moved.first) - month_index(date.first) == months


@given(VAGUE, MONTHS, MONTHS)
def test_shifts_of_a_month_add_up(date: PlanDate, once: int, again: int) -> None:
    assert date.shifted(months=once).shifted(months=again) == date.shifted(months=once + again)


@given(PRECISE, st.integers(-3000, 3000))
def test_a_shift_by_days_is_that_many_days(date: PlanDate, days: int) -> None:
    assert (date.shifted(days=days).first - date.first).days == days


@given(DAYS, MONTHS)
def test_months_between_month_ends_are_whole(day: dt.date, months: int) -> None:
    end = month_end(day)
    assert months_between(end, month_end(add_months(end.replace(day=1), months))) == months


@given(DAYS, DAYS)
def test_months_between_turns_its_sign_with_the_order(one: dt.date, other: dt.date) -> None:
    assert months_between(one, other) == -months_between(other, one)


@given(DAYS, st.integers(0, 3000))
def test_a_later_day_is_never_fewer_months_away(day: dt.date, days: int) -> None:
    later = day + dt.timedelta(days=days)
    next_day = later + dt.timedelta(days=1)
    assert 0 <= months_between(day, later) <= months_between(day, next_day)


@given(DAYS, MONTHS)
def test_adding_months_keeps_the_day_or_takes_the_last(day: dt.date, months: int) -> None:
    moved = add_months(day, months)
    assert moved.day == min(day.day, days_in_month(moved.year, moved.month))
