"""What contradicts itself in what is printed about services. Pure; each finding names its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from programme.ui.format import pounds
from services.costs import Sheet
from services.staffing import StaffingSummary


@dataclass(frozen=True, slots=True)
class Finding:
    """`about` is the slug of what it is about; `code` is one of interfaces.md's rules."""

    code: str
    about: str
    message: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What findings need of a service."""

    slug: str
    name: str
    beds: int | None = None
    occupied: int | None = None
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class TwoDates:
    """A closure with the date of its closed stage and another one printed for the same."""

    slug: str
    name: str
    date: str
    place: str
    other_date: str
    other_place: str


def over_capacity(services: Iterable[Counts]) -> Iterator[Finding]:
    for each in services:
        if each.beds is not None and each.occupied is not None and each.occupied > each.beds:
            message = f"{each.name} has {each.occupied} beds occupied and only {each.beds} beds."
            yield Finding("over_capacity", each.slug, message)


def one_postcode_twice(services: Iterable[Counts]) -> Iterator[Finding]:
    """One postcode printed for two services."""
    by_postcode: defaultdict[str, list[Counts]] = defaultdict(list)
    for each in services:
        if each.postcode:
            by_postcode[each.postcode].append(each)
    for postcode, found in by_postcode.items():
        if len(found) > 1:
            names = " and ".join(each.name for each in found)
            for each in found:
                yield Finding("shared_postcode", each.slug, f"{postcode} is printed for both {names}.")


def two_dates(closures: Iterable[TwoDates]) -> Iterator[Finding]:
    for each in closures:
        if each.other_date:
            message = (
                f"Two dates are printed for the closing of {each.name}: {each.date} ({each.place}) "
                f"and {each.other_date} ({each.other_place}). "
                "The money uses the date on the budget sheet."
            )
            yield Finding("dates_differ", each.slug, message, each.other_place)


def cost_sheet(slug: str, place: str, sheet: Sheet) -> Iterator[Finding]:
    """Lines that do not add up to what the sheet prints."""
    for home in sheet.homes:
        if home.printed_net is not None and not home.agrees:
            message = (
                f"{home.name}: the lines add up to {pounds(home.net)}, not to {pounds(home.printed_net)}."
            )
            yield Finding("lines_sum", slug, message, place)
    for check in sheet.checks():
        if check.printed is not None and not check.agrees:
            message = f"{check.label}: {check.how} is {pounds(check.computed)}, not {pounds(check.printed)}."
            yield Finding("lines_sum", slug, message, place)


def staffing(slug: str, place: str, summary: StaffingSummary) -> Iterator[Finding]:
    """Groups that do not add up to the printed totals."""
    for check in summary.checks():
        if summary.groups and not check.agrees:
            message = f"The table adds up to {check.computed} {check.label}, and {check.printed} is printed."
            yield Finding("totals", slug, message, place)
