"""Financial years (1 April to 31 March) and their quarters, named as interfaces.md writes them."""

from __future__ import annotations

import datetime as dt

from programme.dates import add_months, month_index

APRIL = 3
"""Months of a calendar year that belong to the financial year before."""


def financial_year(day: dt.date) -> int:
    """The calendar year in which the financial year of `day` began: 2011 for 31 March 2012."""
    return day.year if day.month > APRIL else day.year - 1


def year_label(year: int) -> str:
    """`2011/12` for 2011."""
    return f"{year}/{(year + 1) % 100:02}"


def quarter_label(day: dt.date) -> str:
    """`2011-Q1` for April to June 2011."""
    return f"{financial_year(day)}-Q{(day.month - 1 - APRIL) % 12 // 3 + 1}"


def first_month(year: int) -> int:
    """Month index of April of the financial year (see `dates.month_index`)."""
    return month_index(dt.date(year, APRIL + 1, 1))


def year_of_month(index: int) -> int:
    """The financial year in which a month index lies."""
    return (index - APRIL) // 12


def quarter_words(day: dt.date) -> str:
    """`April–June 2011`: the quarter in words, as its label could be read as one of the calendar year."""
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return f"{first:%B}–{add_months(first, 2):%B %Y}"
