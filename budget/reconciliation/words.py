"""Checks as pages print them."""

from __future__ import annotations

from decimal import Decimal

from budget.models import CheckFigure
from budget.reconciliation.checks import Rule, Unit
from programme.dates import PlanDate
from programme.ui.format import pounds

NOTHING_TO_COMPARE = "no figure"


def figure_words(text: str, unit: str, *, signed: bool = False) -> str:
    """A stored figure with its unit: `−£342,000`, `131 people`, `Sep 2011`."""
    if not text:
        return NOTHING_TO_COMPARE
    if unit == Unit.POUNDS:
        return pounds(Decimal(text), signed=signed)
    if unit in (Unit.PEOPLE, Unit.POSTS):
        number = Decimal(text)
        return f"{'+' if signed and number > 0 else ''}{number.normalize():,f} {Unit(unit).label}".replace(
            "-", "−"
        )
    return _date_words(text)


def _date_words(text: str) -> str:
    try:
        return str(PlanDate.from_iso(text))
    except ValueError:
        return text


MEANINGS = {
    Rule.UNDELIVERED: "Lateness in the plan can never show in this money. Say what delivers it, on its page.",
    Rule.CHILDREN_SUM: "They do not add up. Totals count the parts and never the summary: find the part that "
    "is missing or was changed later.",
    Rule.LINES_SUM: "They do not add up, and rounding does not explain it. Correct the line or the total.",
    Rule.TOTALS: "One thing has two amounts. Find out which holds, and what the other one counts.",
    Rule.DRIVER_ARITHMETIC: "People, weekly costs and durations do not give what is stated. Ask whoever "
    "wrote the proforma which of them is wrong.",
    Rule.OVER_BUDGET: "More than there is. The amount may rest on another budget, or on more than a year.",
    Rule.OVER_CAPACITY: "More people than places. The number may count several years or other services.",
    Rule.DOUBLE_COUNT: "One thing may be in two places, and its money counted twice.",
    Rule.GROUP_COUNTS: "A wrong number of people makes the amount wrong too. Ask the service which is right.",
    Rule.PARENT_CLIENTS: "A part or the summary is out of date, or somebody is in two parts.",
    Rule.UNKNOWN_PROPOSAL: "A proforma is missing here, or the link in the plan is a slip of the pen.",
    Rule.EFFECT_BEFORE_START: "The amount counts on months before anything delivers it. Correct the effect "
    "date, the amount, or which action delivers it.",
    Rule.DATES_DIFFER: "Both dates are kept until somebody chooses: money follows the "
    "proforma, and the plan the end of an action that starts after it.",
    Rule.HEADING: "The figures are not what their heading says. Read them as their proformas do.",
    Rule.SHARED_BASE: "These sheets are about one budget: never add it up. Accept it where that is meant.",
}
"""What a finding of each rule means, and how to mend it."""


def difference_words(check: CheckFigure) -> str:
    if check.difference is None:
        return NOTHING_TO_COMPARE
    return figure_words(f"{check.difference:.2f}", check.unit, signed=True)


def band_words(check: CheckFigure) -> str:
    """Which stated figures agree with the computed one, where rounding allows more than that one.

    `−£85,300 to −£89,732`, the nearer to nil first.
    """
    band = check.band
    return "{} to {}".format(*map(pounds, sorted(band, key=abs))) if band else ""
