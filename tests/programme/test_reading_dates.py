"""Dates as people write them (domain.md section 3)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.dates import DateOutOfRange, PlanDate
from programme.reading.dates import read_plan_date

DATES = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Oct '10", "2010-10"),
        ("Oct ’10", "2010-10"),
        ("Oct 10", "2010-10"),
        ("October 2010", "2010-10"),
        ("sept 2011", "2011-09"),
        ("Dec11", "2011-12"),
        ("10/2010", "2010-10"),
        ("10/10/2010", "2010-10-10"),
        ("1.2.11", "2011-02-01"),
        ("16 Dec 2011", "2011-12-16"),
        ("16th December 2011", "2011-12-16"),
        ("2010-10-10", "2010-10-10"),
        ("2010-10", "2010-10"),
        ("  Jun   2011 ", "2011-06"),
    ],
)
def test_a_date_keeps_the_precision_it_was_written_with(typed: str, read: str) -> None:
    assert read_plan_date(typed).iso() == read


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter a month or a day"),
        ("soon", "Enter a month or a day"),
        ("ma 11", "Enter a month or a day"),
        ("marches 2011", "Enter a month or a day"),
        ("31 Feb 2011", "no day of the calendar"),
        ("13/2011", "no day of the calendar"),
        ("1/1/9999", "between 1950 and 2149"),
        ("2011", "Enter a month or a day"),
    ],
)
def test_what_cannot_be_read_says_what_to_enter(typed: str, message: str) -> None:
    with pytest.raises((ValueError, DateOutOfRange), match=message):
        read_plan_date(typed)


@given(DATES, st.sampled_from(["%d/%m/%Y", "%d %b %Y", "%d %B %Y", "%d %b '%y", "%Y-%m-%d"]))
def test_every_day_is_read_as_it_was_written(day: dt.date, written: str) -> None:
    assert read_plan_date(day.strftime(written)) == PlanDate.of_day(day)


@given(DATES, st.sampled_from(["%b %y", "%B %Y", "%b '%y", "%m/%Y", "%Y-%m"]))
def test_every_month_is_read_as_it_was_written(day: dt.date, written: str) -> None:
    assert read_plan_date(day.strftime(written)) == PlanDate.of_month(day)


@given(DATES.map(PlanDate.of_day) | DATES.map(PlanDate.of_month))
def test_a_date_as_pages_print_it_is_read_back(date: PlanDate) -> None:
    assert read_plan_date(str(date)) == date


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_words(typed: str) -> None:
    try:
        read_plan_date(typed)
    except ValueError as error:
        assert str(error)
