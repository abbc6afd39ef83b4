"""Figures, dates and counts in words: the one place where money is rounded for print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString

Unit = Literal["£", "k"]
MINUS = "\N{MINUS SIGN}"
NOT_STATED = "not stated"
ONE, THOUSAND = Decimal(1), Decimal(1000)


def rounded(amount: Decimal | int, unit: Unit = "£") -> int:
    """Whole pounds, or whole thousands of pounds."""
    # Spelled out as a comparison, so that an unknown unit cannot quietly print pounds as thousands.
    divisor = {"£": ONE, "k": THOUSAND}[unit]
    return int((Decimal(amount) / divisor).quantize(ONE, rounding=ROUND_HALF_UP))


def sign(number: float, signed: bool) -> str:
    if number < 0:
        return MINUS
    return "+" if signed and number > 0 else ""


def whole(amount: Decimal | int, unit: Unit = "£", signed: bool = False) -> str:
    """For columns that carry their unit in the heading: `−1,193`."""
    number = rounded(amount, unit)
    return f"{sign(number, signed)}{abs(number):,}"


def thousands(amount: Decimal | int, signed: bool = False) -> str:
    return whole(amount, "k", signed)


def pounds(amount: Decimal | int, unit: Unit = "£", signed: bool = False) -> str:
    """For sentences and key figures: `£3,842k`, `−£55`, `+£238k`."""
    number = rounded(amount, unit)
    suffix = "k" if unit == "k" and number else ""
    return f"{sign(number, signed)}£{abs(number):,}{suffix}"


def plural(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def days_words(days: int, months: float | None = None) -> str:
    """Slip in words; in months where they come out whole, as plans are made in months."""
    if not days:
        return "No slip"
    way = "late" if days > 0 else "early"
    span = abs(round(months)) if months is not None else 0
    if months is not None and span and abs(abs(months) - span) < 1e-9:
        return f"{plural(span, 'month')} {way}"
    return f"{plural(abs(days), 'day')} {way}"


def rounding_note(amounts: Iterable[Decimal]) -> str:
    """What to say where whole pounds in a column do not add up to their whole total; else nothing."""
    exact = list(amounts)
    printed, total = sum(rounded(amount) for amount in exact), rounded(sum(exact, Decimal(0)))
    if printed == total:
        return ""
    return f"The rows are rounded and add to {pounds(printed)}; their exact sum is {pounds(total)}."


def long_date(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def short_date(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"


def figure(words: object, href: str) -> SafeString:
    """A figure in a sentence, linked to the rows it is the sum of."""
    return format_html('<a class="govuk-link wm-fig" href="{}">{}</a>', href, words)


def link(words: object, href: str) -> SafeString:
    return format_html('<a class="govuk-link" href="{}">{}</a>', href, words)
