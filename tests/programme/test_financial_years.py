from __future__ import annotations

import datetime as dt

import pytest

from programme.dates import month_index
from programme.financial_years import financial_year, first_month, quarter_label, year_label, year_of_month


@pytest.mark.parametrize(
    ("day", "year", "quarter"),
    [
        (dt.date(2011, 3, 31), "2010/11", "2010-Q4"),
        (dt.date(2011, 4, 1), "2011/12", "2011-Q1"),
        (dt.date(2011, 6, 30), "2011/12", "2011-Q1"),
        (dt.date(2011, 7, 1), "2011/12", "2011-Q2"),
        (dt.date(2011, 10, 1), "2011/12", "2011-Q3"),
        (dt.date(2011, 12, 31), "2011/12", "2011-Q3"),
        (dt.date(2012, 1, 1), "2011/12", "2011-Q4"),
        (dt.date(2012, 3, 31), "2011/12", "2011-Q4"),
    ],
)
def test_a_day_falls_in_its_financial_year_and_quarter(day: dt.date, year: str, quarter: str) -> None:
    assert year_label(financial_year(day)) == year
    assert quarter_label(day) == quarter
    assert year_of_month(month_index(day)) == financial_year(day)


def test_a_year_begins_in_april_and_spans_a_century() -> None:
    assert first_month(2011) == month_index(dt.date(2011, 4, 1))
    assert year_label(1999) == "1999/00"
