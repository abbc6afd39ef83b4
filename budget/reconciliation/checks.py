"""One comparison of what is printed, and the words that rules share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import models

from budget.money import whole
from programme.dates import PlanDate
from programme.ui.format import plural, pounds

Value = Decimal | PlanDate | str | None


class Rule(models.TextChoices):
    """The rules by their names in interfaces.md, in the order in which pages show them."""

    UNDELIVERED = "undelivered", "Money that no action delivers"
    CHILDREN_SUM = "children_sum", "Parts and their summary"
    LINES_SUM = "lines_sum", "Lines and their total"
    TOTALS = "totals", "Totals, and amounts printed twice"
    DRIVER_ARITHMETIC = "driver_arithmetic", "Drivers and the stated amount"
    OVER_BUDGET = "over_budget", "More than its budget"
    OVER_CAPACITY = "over_capacity", "People and places"
    DOUBLE_COUNT = "double_count", "Perhaps counted twice"
    GROUP_COUNTS = "group_counts", "Groups and the people stated"
    PARENT_CLIENTS = "parent_clients", "People of the parts and of their summary"
    UNKNOWN_PROPOSAL = "unknown_proposal", "Links to a proposal that does not exist"
    EFFECT_BEFORE_START = "effect_before_start", "Money before what delivers it"
    DATES_DIFFER = "dates_differ", "Two dates for one thing"
    HEADING = "heading", "Headings that contradict their figures"
    SHARED_BASE = "shared_base", "One budget printed on several sheets"


class Unit(models.TextChoices):
    POUNDS = "POUNDS", "£"
    PEOPLE = "PEOPLE", "people"
    POSTS = "POSTS", "posts"
    DATE = "DATE", "date"
    YEAR = "YEAR", "year"


@dataclass(frozen=True, slots=True)
class Check:
    """Two things printed, or one printed and one computed, compared; a finding where they do not agree.

    Rule, code and place identify it, so a place is worded without figures. Pounds are signed as
    proposals are. `allowed` is how far apart the two may be and still agree: the half-width of the band
    around the computed figure. `about` names pages it belongs on, the main one first: `proposal:R7`.
    """

    rule: Rule
    place: str
    message: str = ""
    mend: str = ""
    code: str = ""
    stated: Value = None
    computed: Value = None
    unit: Unit = Unit.POUNDS
    allowed: Decimal | None = None
    about: tuple[str, ...] = ()
    agrees: bool = False

    @property
    def difference(self) -> Decimal | None:
        """Computed less stated: what would change if the computed figure is right."""
        if isinstance(self.stated, Decimal) and isinstance(self.computed, Decimal):
            return self.computed - self.stated
        return None

    @property
    def identity(self) -> tuple[str, str, str]:
        return self.rule, self.code, self.place


def proposal(code: str) -> str:
    """The subject of a check that is about a proposal."""
    return f"proposal:{code}"


def text_of(value: Value) -> str:
    """A value as it is stored and compared: `-342000.00`, `2011-09`, or words."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, PlanDate):
        return value.iso()
    return value or ""


def plain(value: Value) -> int | float | str | None:
    """A value as JSON gives it: whole pounds, a count, an ISO date or words."""
    if isinstance(value, Decimal):
        return whole(value)
    return text_of(value) or None


def money(amount: Decimal) -> str:
    """`a saving of £342,000`, `growth of £690,000`, `nothing`."""
    if not amount:
        return "nothing"
    return f"a saving of {pounds(-amount)}" if amount < 0 else f"growth of {pounds(amount)}"


def apart(one: Decimal, other: Decimal) -> str:
    return pounds(abs(one - other))


def listed(words: Sequence[str]) -> str:
    """`R4a, R4b and R4c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def people(count: Decimal | int) -> str:
    return plural(int(count), "person", "people")
