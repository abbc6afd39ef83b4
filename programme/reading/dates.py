"""Dates in people's own notation: `Dec 11`, `Oct '10`, `16 Dec 2011`, `10/10/2010` (domain.md section 3)."""

from __future__ import annotations

import re

from programme.dates import DateOutOfRange, PlanDate

MONTHS = "january february march april may june july august september october november december".split()
CENTURY = 2000
EXAMPLES = "for example Dec 11, December 2011 or 16 Dec 2011"

ISO = re.compile(r"^\d{4}-\d{1,2}(-\d{1,2})?$")
NUMBERS = re.compile(r"^(?:(\d{1,2})[/.\s])?(\d{1,2})[/.\s](\d{4}|\d{2})$")
WORDS = re.compile(r"^(?:(\d{1,2})(?:st|nd|rd|th)?[\s-])?([a-z]{3,9})\.?[\s-]?['\u2019]?(\d{4}|\d{2})$")


def read_plan_date(text: str) -> PlanDate:
    """Read a day or a month as somebody writes it in England, day first; a vague date keeps its precision.

    Two figures of a year are of this century. ValueError says what to enter instead.
    """
    typed = " ".join(text.strip().lower().split())
    day, month, year = _parts(typed)
    try:
        return PlanDate(year, month, day)
    except DateOutOfRange:
        raise
    except ValueError:
        raise ValueError(f"{text.strip()} is no day of the calendar: enter another, {EXAMPLES}") from None


def _parts(typed: str) -> tuple[int | None, int, int]:
    if ISO.match(typed):
        year, month, *day = map(int, typed.split("-"))
        return (day[0] if day else None), month, year
    if found := NUMBERS.match(typed):
        day_text, month_text, year_text = found.groups()
        return _number(day_text), int(month_text), _year(year_text)
    if (found := WORDS.match(typed)) and (named := _month(found[2])):
        return _number(found[1]), named, _year(found[3])
    raise ValueError(f"Enter a month or a day, {EXAMPLES}")


def _month(word: str) -> int | None:
    """The month of which somebody wrote the first letters, or all."""
    found = [number for number, name in enumerate(MONTHS, start=1) if name.startswith(word)]
    return found[0] if found else None


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else CENTURY + int(text)
