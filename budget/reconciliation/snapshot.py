"""The plain values that the rules read: what the sheets of one programme print, as at one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from budget.money import ZERO
from budget.reconciliation.rounding import unit_of
from programme.dates import PlanDate

MANY = 12
ROUGH = (Decimal(1_000_000), Decimal(100_000), Decimal(10_000))


class Kind(StrEnum):
    GROWTH = "GROWTH"
    REDUCTION = "REDUCTION"
    NET = "NET"
    """Of printed totals alone."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Staff, other costs, income and the net that is printed under them; None is not printed."""

    staff: Decimal | None = None
    non_staff: Decimal | None = None
    income: Decimal | None = None
    net: Decimal | None = None

    @property
    def above(self) -> tuple[Decimal | None, ...]:
        return self.staff, self.non_staff, self.income


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated for one financial year: the change, its lines, and where when not on the sheet."""

    lines: Lines
    source: str = ""

    @property
    def amount(self) -> Decimal:
        return self.lines.net or ZERO


@dataclass(frozen=True, slots=True)
class DriverLine:
    """A line that explains an amount; a range of durations has a longest one. Durations in weeks."""

    counts_money: bool = True
    is_investment_alone: bool = False
    clients: int | None = None
    current: Decimal | None = None
    new: Decimal | None = None
    weeks: Decimal | None = None
    longest_weeks: Decimal | None = None
    investment: Decimal | None = None
    percent: Decimal | None = None
    base: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Delivering:
    """An item that delivers a sheet: the day of its trigger as approved, and the first month it allows."""

    subject: str
    """`action:13`."""
    name: str
    when: str
    """`starts in Jun 2011`."""
    allows: PlanDate | None


@dataclass(frozen=True, slots=True)
class Posts:
    """Full-time equivalents printed on a sheet."""

    current: Decimal | None = None
    deleted: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Sheet:
    """One proforma. Amounts by the first calendar year of the financial year, signed: growth is positive."""

    code: str
    kind: Kind
    id: int = 0
    title: str = ""
    parent: str = ""
    is_summary: bool = False
    area: str = ""
    existing: Lines = Lines()
    stated: Mapping[int, Stated] = field(default_factory=dict)
    in_year: Mapping[int, Decimal] = field(default_factory=dict)
    """Amounts against the base budget."""
    recurs: bool = True
    clients: int | None = None
    groups: Sequence[tuple[str, int]] = ()
    drivers: Sequence[DriverLine] = ()
    effect: PlanDate | None = None
    effect_is_assumed: bool = False
    is_postponed: bool = True
    """Whether delay moves its money later; else its effect need not wait for what delivers it."""
    delivered_by: Sequence[Delivering] = ()
    posts: Posts = Posts()
    is_dropped: bool = False
    """Withdrawn or replaced: what it would have saved needs nothing to deliver it."""
    is_avoidance: bool = False
    """Cost avoidance, which is never added to savings."""

    @property
    def amounts(self) -> dict[int, Decimal]:
        """The years that state something other than nil."""
        return {year: each.amount for year, each in sorted(self.stated.items()) if each.amount}

    @property
    def level(self) -> Decimal:
        """The most that it comes to in a year, against the base budget."""
        return max(self.in_year.values(), key=abs, default=ZERO)

    def carried(self, year: int) -> Decimal:
        """What it comes to in a year, also in a blank one: what recurs stays as it was last stated."""
        if year in self.in_year or not self.recurs:
            return self.in_year.get(year, ZERO)
        before = [each for each in self.in_year if each < year]
        return self.in_year[max(before)] if before else ZERO

    @property
    def money(self) -> list[Decimal]:
        """Every amount that it prints, but nil."""
        stated = [figure for each in self.stated.values() for figure in (*each.lines.above, each.lines.net)]
        return [figure for figure in (*self.existing.above, self.existing.net, *stated) if figure]


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link in the plan to a proposal that does not exist."""

    subject: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Backwards:
    """An item of the plan that starts after its end."""

    subject: str
    name: str
    start: PlanDate
    end: PlanDate


@dataclass(frozen=True, slots=True)
class Total:
    """A total as a document prints it, with the year of its heading."""

    place: str
    kind: Kind
    year: int
    amount: Decimal
    rounded_to: Decimal


@dataclass(frozen=True)
class Snapshot:
    """Everything the rules read of one programme, sheets in their printed order."""

    sheets: Sequence[Sheet] = ()
    dead_links: Sequence[DeadLink] = ()
    totals: Sequence[Total] = ()
    backwards: Sequence[Backwards] = ()

    @cached_property
    def children(self) -> Mapping[str, Sequence[Sheet]]:
        """The sheets directly under each, by its code."""
        found: defaultdict[str, list[Sheet]] = defaultdict(list)
        for sheet in self.sheets:
            if sheet.parent:
                found[sheet.parent].append(sheet)
        return found

    @cached_property
    def by_code(self) -> Mapping[str, Sheet]:
        return {sheet.code: sheet for sheet in self.sheets}

    @cached_property
    def rough(self) -> Decimal:
        """To what the whole document is printed where that is more than £1,000, as in £m; else nothing.

        A few round figures may be chance; many are how it is printed.
        """
        money = [figure for sheet in self.sheets for figure in sheet.money]
        if len(money) < MANY:
            return ZERO
        return next((unit for unit in ROUGH if not any(figure % unit for figure in money)), ZERO)

    def unit(self, sheet: Sheet) -> Decimal:
        """To what the money of a sheet is printed."""
        return max(unit_of(sheet.money), self.rough)

    @property
    def leaves(self) -> list[Sheet]:
        """The sheets on which money is entered; summaries are the sums of theirs."""
        return [sheet for sheet in self.sheets if not sheet.is_summary]

    def leaves_under(self, sheet: Sheet) -> Iterator[Sheet]:
        """Its leaves through summaries of summaries, or itself where it is one; loops are walked once."""
        waiting, seen = [sheet], {sheet.code}
        while waiting:
            each = waiting.pop(0)
            if not each.is_summary:
                yield each
            for child in self.children.get(each.code, ()):
                if child.code not in seen:
                    seen.add(child.code)
                    waiting.append(child)

    def family(self, sheet: Sheet) -> str:
        """The code of the summary on top of a sheet, or its own."""
        seen = {sheet.code}
        while sheet.parent in self.by_code and sheet.parent not in seen:
            sheet = self.by_code[sheet.parent]
            seen.add(sheet.code)
        return sheet.code

    def amount_in(self, sheet: Sheet, year: int) -> Decimal | None:
        """What a sheet comes to in a year: as stated, else what its leaves state; None where nothing is."""
        if year in sheet.stated:
            return sheet.stated[year].amount
        under = [leaf.stated[year].amount for leaf in self.leaves_under(sheet) if year in leaf.stated]
        return sum(under, ZERO) if under else None
