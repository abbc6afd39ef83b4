"""Savings tables as made-up councils print them, read as somebody who enters them would read them.

One row a line: words, then a figure a year. A row with indented rows under it is their subtotal; one that
begins with `Total` is a printed total. What a council does otherwise than others is on its `Council`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from budget.reconciliation.snapshot import Kind, Lines, Sheet, Snapshot, Stated, Total
from budget.savings import Basis, in_year
from programme.ui.number_fields import PoundsField
from tests.budget.sheets import ACTION

BLANK = frozenset({"", "-", "–", "n/a"})
KINDS = {"growth": Kind.GROWTH, "savings": Kind.REDUCTION, "net": Kind.NET}
PLACE = "Medium-term plan"


@dataclass(frozen=True)
class Council:
    table: str
    first_year: int
    unit: Decimal = Decimal(1000)
    total_unit: Decimal | None = None
    """To what totals are printed, where more roughly than the lines."""
    saving: int = -1
    """The sign that a saving is printed with."""
    basis: Basis = Basis.CUMULATIVE
    once: frozenset[str] = frozenset()
    """First words of lines that are for single years."""
    hidden: int = 5
    """Units: from one end of what rounding explains to the other, at most."""
    moved: Mapping[tuple[int, int], Decimal] = field(default_factory=dict)
    """By row and column, what a misprint adds to a figure, in units."""

    def misprinted(self, row: int, column: int, units: int) -> Council:
        return replace(self, moved={(row, column): Decimal(units)})

    def without(self, row: int) -> Council:
        rows = self.rows
        return replace(self, table="\n".join([*rows[:row], *rows[row + 1 :]]))

    @property
    def lines(self) -> Iterator[int]:
        """Rows that no other can stand for: not totals, nor a part that is all of its subtotal."""
        for row, words in enumerate(self.rows):
            around = [*self.rows[row - 1 : row], *self.rows[row + 1 : row + 2]]
            is_only_part = words.startswith(" ") and not any(each.startswith(" ") for each in around)
            if not words.startswith("Total") and not is_only_part:
                yield row

    @property
    def rows(self) -> list[str]:
        return [line for line in self.table.splitlines() if line.strip()]

    def printed(self) -> Iterator[tuple[int, int]]:
        """The place of every figure, by row and column."""
        for row, line in enumerate(self.rows):
            for column, cell in enumerate(line.split("|")[1:]):
                if cell.strip() not in BLANK:
                    yield row, column

    def snapshot(self) -> Snapshot:
        rows = self.rows
        sheets, totals, above = [], [], ""
        for place, line in enumerate(rows):
            figures = dict(self._figures(place))
            if line.startswith("Total"):
                kind = KINDS[line.split("|")[0].split()[1]]
                unit = self.total_unit or self.unit
                totals += [Total(PLACE, kind, year, amount, unit) for year, amount in figures.items()]
                continue
            is_part = line.startswith(" ")
            is_summary = not is_part and place + 1 < len(rows) and rows[place + 1].startswith(" ")
            above = above if is_part else f"L{place}"
            sheets.append(self._sheet(place, figures, above if is_part else "", is_summary))
        return Snapshot(tuple(sheets), (), tuple(totals))

    def _sheet(self, place: int, figures: dict[int, Decimal], parent: str, is_summary: bool) -> Sheet:
        words = self.rows[place].split("|")[0].strip()
        is_growth = words.lower().startswith(("growth", "pressure"))
        return Sheet(
            f"L{place}",
            Kind.GROWTH if is_growth else Kind.REDUCTION,
            title=words,
            parent=parent,
            is_summary=is_summary,
            stated={year: Stated(Lines(net=amount)) for year, amount in figures.items()},
            in_year=in_year(figures, self.basis),
            recurs=words.split()[0] not in self.once,
            delivered_by=() if is_summary else (ACTION,),
        )

    def _figures(self, row: int) -> Iterator[tuple[int, Decimal]]:
        """Signed pounds: a saving is a minus, however the council prints it."""
        line = self.rows[row]
        unit = self.total_unit if self.total_unit and line.startswith("Total") else self.unit
        for column, cell in enumerate(line.split("|")[1:]):
            if cell.strip() in BLANK:
                continue
            places = max(0, len(cell.strip().rstrip(")").partition(".")[2]))
            printed = PoundsField().clean(cell.strip())
            amount = printed * 10**places + self.moved.get((row, column), 0)
            yield self.first_year + column, -self.saving * amount * unit


RIVERSIDE = Council(
    # In £m, savings in brackets, six years, growth first.
    """
Growth in adult social care | 3.1 | 3.4 | 3.9 | 4.2 | 4.8 | 5.0
Growth in waste             | 0.4 | 0.4 | 0.5 | 0.5 | 0.5 | 0.6
Total growth                | 3.5 | 3.9 | 4.4 | 4.7 | 5.3 | 5.5
Adults                      | (1.9) | (2.6) | (3.2) | (3.3) | (3.3) | (3.3)
  Reablement                | (0.7) | (1.1) | (1.4) | (1.4) | (1.4) | (1.4)
  Transport                 | (0.2) | (0.2) | (0.3) | (0.3) | (0.3) | (0.3)
  Care packages             | (0.9) | (1.2) | (1.5) | (1.6) | (1.6) | (1.6)
Corporate                   | (0.6) | (0.7) | (0.7) | (0.7) | (0.7) | (0.7)
  Buildings                 | (0.3) | (0.4) | (0.4) | (0.4) | (0.4) | (0.4)
  Procurement               | (0.2) | (0.3) | (0.3) | (0.3) | (0.3) | (0.3)
Total savings               | (2.5) | (3.3) | (3.9) | (4.0) | (4.0) | (4.0)
Total net                   | 1.0 | 0.6 | 0.5 | 0.7 | 1.3 | 1.5
""",
    2019,
    unit=Decimal(100_000),
)
HILLTOP = Council(
    # In pounds, savings without a sign, each year's further change, five years, no growth.
    """
Close two day centres   | 412,350 | 137,450 | - | - | -
Charge for gardens      | 96,000 | 24,500 | 12,250 | - | -
Digital front door      | - | 210,000 | 210,000 | 105,000 | 52,500
Fewer managers          | 333,333 | - | - | - | -
Total savings           | 841,683 | 371,950 | 222,250 | 105,000 | 52,500
""",
    2020,
    unit=Decimal(1),
    saving=1,
    basis=Basis.INCREMENTAL,
)
HILLTOP_ADDED_UP = replace(
    HILLTOP,
    table=HILLTOP.table.replace(
        "| 841,683 | 371,950 | 222,250 | 105,000 | 52,500",
        "| 841,683 | 1,213,633 | 1,435,883 | 1,540,883 | 1,593,383",
    ),
)
FENLAND = Council(
    # In £000 with one-off lines that are taken back, growth with a minus and savings without one.
    """
Pressure: homelessness      | -1,240 | -1,310 | -1,310
Pressure: pay               | -655 | -1,290 | -1,950
Total growth                | -1,895 | -2,600 | -3,260
Places                      | 1,031 | 803 | 804
  One-off sale of vehicles  | 280 | - | -
  Street lights             | 418 | 420 | 421
  Parking                   | 333 | 383 | 383
Homes                       | 95 | 95 | 95
  Repairs                   | 95 | 95 | 95
Total savings               | 1,126 | 898 | 899
Total net                   | -769 | -1,702 | -2,361
""",
    2022,
    saving=1,
    once=frozenset({"One-off"}),
)
MOORLAND = Council(
    # Further changes in £000; what was for one year alone is given back in the next, which prints as a plus.
    """
Use of reserves          | (500) | 500 | -
Leisure contract         | (120) | (60) | (60)
Libraries                | - | (75) | -
Total savings            | (620) | 365 | (60)
""",
    2018,
    basis=Basis.INCREMENTAL,
)
DOWNS = Council(
    # Lines in £000 under totals in £m.
    """
Growth in children's care | 1,449 | 1,449
Total growth              | 1.4 | 1.4
Learning disability       | (1,268) | (2,390)
Mental health             | (347) | (691)
Extra care                | (94) | (233)
Total savings             | (1.7) | (3.3)
Total net                 | (0.3) | (1.9)
""",
    2015,
    total_unit=Decimal(100_000),
    hidden=100,
)
COUNCILS = {
    "riverside": RIVERSIDE,
    "hilltop": HILLTOP,
    "hilltop added up": HILLTOP_ADDED_UP,
    "fenland": FENLAND,
    "moorland": MOORLAND,
    "downs": DOWNS,
}
