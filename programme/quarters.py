"""The quarters that reports are about: `2011-Q1` is April to June 2011 (interfaces.md)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

from programme.dates import FIRST_YEAR, LAST_YEAR, month_end
from programme.financial_years import year_label

LABEL = re.compile(r"(\d{4})-Q([1-4])")
APRIL, MONTHS = 4, 3


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of the financial year that begins in April of `year`."""

    year: int
    number: int

    @classmethod
    def from_label(cls, text: str) -> Self:
        """Read `2011-Q2`; ValueError says what it should look like."""
        match = LABEL.fullmatch(text)
        if not match or not FIRST_YEAR <= int(match[1]) < LAST_YEAR - 1:
            raise ValueError(f"{text!r} is not a quarter like 2011-Q2 (July to September 2011)")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: dt.date) -> Self:
        months = day.year * 12 + day.month - APRIL
        return cls(months // 12, months % 12 // MONTHS + 1)

    @property
    def label(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def first_day(self) -> dt.date:
        months = APRIL - 1 + MONTHS * (self.number - 1)
        return dt.date(self.year + months // 12, months % 12 + 1, 1)

    @property
    def last_day(self) -> dt.date:
        first = self.first_day
        return month_end(first.replace(month=first.month + MONTHS - 1))

    @property
    def previous(self) -> Quarter:
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def words(self) -> str:
        """`Quarter 2, 2011/12: July to September 2011`."""
        months = f"{self.first_day:%B} to {self.last_day:%B %Y}"
        return f"Quarter {self.number}, {year_label(self.year)}: {months}"

    def __str__(self) -> str:
        return f"quarter {self.number} of {year_label(self.year)}"
