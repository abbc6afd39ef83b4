from __future__ import annotations

import datetime as dt

import pytest

from programme.dates import (
    DateOutOfRange,
    PlanDate,
    add_months,
    first_month_on_or_after,
    month_index,
    months_between,
)

JUNE = PlanDate(2011, 6)
MIDSUMMER = PlanDate(2011, 6, 21)


def test_a_month_starts_on_its_first_and_ends_on_its_last_day() -> None:
    assert JUNE.is_month
    assert (JUNE.first, JUNE.last) == (dt.date(2011, 6, 1), dt.date(2011, 6, 30))
    assert PlanDate(2012, 2).last == dt.date(2012, 2, 29)


def test_a_day_starts_and_ends_on_itself() -> None:
    assert not MIDSUMMER.is_month
    assert MIDSUMMER.first == MIDSUMMER.last == dt.date(2011, 6, 21)


def test_a_date_prints_no_more_than_it_says() -> None:
    assert (str(JUNE), JUNE.iso()) == ("Jun 2011", "2011-06")
    assert (str(MIDSUMMER), MIDSUMMER.iso()) == ("21 Jun 2011", "2011-06-21")


def test_a_date_keeps_its_precision_when_read() -> None:
    assert PlanDate.from_iso("2011-06") == JUNE
    assert PlanDate.from_iso("2011-06-21") == MIDSUMMER
    assert PlanDate.of_month(dt.date(2011, 6, 21)) == JUNE
    assert PlanDate.of_day(dt.date(2011, 6, 21)) == MIDSUMMER


@pytest.mark.parametrize(
    "text", ["2011", "2011-6", "06/2011", "2011-06-21T00:00", "", "2011-13", "2011-02-29", "Jun 2011"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PlanDate.from_iso(text)


@pytest.mark.parametrize("year", [1949, 2150, 1, 9999])
def test_a_year_that_no_plan_means_is_refused(year: int) -> None:
    with pytest.raises(DateOutOfRange, match="between 1950 and 2149"):
        PlanDate(year, 6)


def test_the_first_and_the_last_year_are_allowed() -> None:
    assert PlanDate(1950, 1, 1).first.year == 1950
    assert PlanDate(2149, 12).last == dt.date(2149, 12, 31)


@pytest.mark.parametrize(("months", "days"), [(1, 0), (0, 1), (10**6, 0), (0, 10**7)])
def test_a_shift_out_of_the_years_of_a_plan_is_refused(months: int, days: int) -> None:
    with pytest.raises(DateOutOfRange):
        PlanDate(2149, 12, 31).shifted(months=months, days=days)


def test_a_month_shifted_by_months_stays_a_month() -> None:
    assert JUNE.shifted(months=2) == PlanDate(2011, 8)
    assert JUNE.shifted(months=-18) == PlanDate(2009, 12)


def test_a_month_shifted_by_days_becomes_a_day_from_its_end_or_its_start() -> None:
    september = PlanDate(2011, 9)
    assert september.shifted(days=-10) == PlanDate(2011, 9, 20)
    assert september.shifted(days=10, as_start=True) == PlanDate(2011, 9, 11)


def test_the_last_day_of_a_long_month_shifts_to_that_of_a_short_one() -> None:
    assert PlanDate(2011, 1, 31).shifted(months=1) == PlanDate(2011, 2, 28)
    assert add_months(dt.date(2012, 1, 31), 1) == dt.date(2012, 2, 29)
    assert add_months(dt.date(2012, 2, 29), -12) == dt.date(2011, 2, 28)


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2011-06-30", "2011-07-31", 1),
        ("2011-01-31", "2011-02-28", 1),
        ("2011-02-28", "2011-03-31", 1),
        ("2012-02-29", "2013-02-28", 12),
        ("2011-06-15", "2011-08-15", 2),
        ("2011-09-30", "2012-01-15", 3 + 15 / 31),
        ("2011-06-15", "2011-06-30", 15 / 30),
        ("2011-06-15", "2011-06-15", 0),
    ],
)
def test_months_between_count_whole_months_and_then_days_of_the_next(
    earlier: str, later: str, months: float
) -> None:
    before, after = dt.date.fromisoformat(earlier), dt.date.fromisoformat(later)
    assert months_between(before, after) == pytest.approx(months)
    assert months_between(after, before) == pytest.approx(-months)


def test_the_first_month_on_or_after_a_day_is_its_own_only_on_the_first() -> None:
    october = month_index(dt.date(2011, 10, 1))
    assert first_month_on_or_after(dt.date(2011, 10, 1)) == october
    assert first_month_on_or_after(dt.date(2011, 10, 2)) == october + 1
