"""The arithmetic of a closure's cost sheet. Pure: plain values in, figures beside printed ones out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

THOUSAND = Decimal(1000)
MONTHS_A_YEAR = 12
NEAR = Decimal(1000)
"""A computed figure agrees with a printed one within £1k (domain.md section 5)."""


@dataclass(frozen=True, slots=True)
class Home:
    """What one service costs now; income is negative."""

    name: str
    employees: Decimal
    running: Decimal
    income: Decimal
    printed_net: Decimal | None = None

    @property
    def net(self) -> Decimal:
        return self.employees + self.running + self.income

    @property
    def agrees(self) -> bool:
        return self.printed_net is None or self.net == self.printed_net


@dataclass(frozen=True, slots=True)
class Line:
    """One signed amount. `proposal` is where the same money is in the budget already."""

    label: str
    amount: Decimal
    proposal: str = ""
    is_one_off: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """The totals that the sheet prints, where it does."""

    current: Decimal | None = None
    running: Decimal | None = None
    period: Decimal | None = None
    after: Decimal | None = None
    saving: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One total: as it adds up, and as it is printed."""

    label: str
    how: str
    computed: Decimal
    printed: Decimal | None

    @property
    def agrees(self) -> bool:
        return self.printed is None or abs(self.computed - self.printed) <= NEAR


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole cost sheet. The share that goes on running is rounded to £1,000, as it is printed.

    The lines afterwards are those of a year; the closing period takes `period_months`.
    """

    homes: Sequence[Home]
    running_percent: int | None
    period_lines: Sequence[Line]
    after_lines: Sequence[Line]
    printed: Printed = Printed()
    period_months: int = MONTHS_A_YEAR

    @property
    def current(self) -> Decimal:
        return sum((home.net for home in self.homes), Decimal(0))

    @property
    def running(self) -> Decimal:
        share = self.current * (self.running_percent or 0) / 100
        return (share / THOUSAND).quantize(Decimal(1), ROUND_HALF_UP) * THOUSAND

    @property
    def period(self) -> Decimal:
        return self.running + _total(self.period_lines)

    @property
    def after(self) -> Decimal:
        return _total(self.after_lines)

    @property
    def saving(self) -> Decimal:
        """What is saved each year once it is closed."""
        return self.current - self.after

    @property
    def extra(self) -> Decimal:
        """What the closing period costs beyond as many months as it is now."""
        return self.period - self.current * self.period_months / MONTHS_A_YEAR

    @property
    def month_of_delay(self) -> Decimal:
        """What a further month of closing costs: one of it without one-offs, less a month afterwards."""
        goes_on = self.running + _total([line for line in self.period_lines if not line.is_one_off])
        return goes_on / self.period_months - self.after / MONTHS_A_YEAR

    @property
    def already_in_budget(self) -> Decimal:
        """The lines that are proposals as well: the same money, never added to the budget again."""
        return _total([line for line in (*self.period_lines, *self.after_lines) if line.proposal])

    @property
    def pay_back_months(self) -> int | None:
        """Whole months of saving that pay for the closing period's extra; None where nothing is saved."""
        if self.saving <= 0:
            return None
        months = max(self.extra, Decimal(0)) * 12 / self.saving
        return int(months.quantize(Decimal(1), ROUND_CEILING))

    def checks(self) -> list[Check]:
        """Each total beside the printed one, in the order of the sheet."""
        share = f"{self.running_percent}% of the cost now"
        printed = self.printed
        return [
            Check("Net cost now", "the homes added up", self.current, printed.current),
            Check("Goes on running in the closing period", share, self.running, printed.running),
            Check("Closing period", "that share and the lines", self.period, printed.period),
            Check("After closing", "the lines added up", self.after, printed.after),
            Check("Saving in each later year", "cost now less cost afterwards", self.saving, printed.saving),
        ]


def _total(lines: Sequence[Line]) -> Decimal:
    return sum((line.amount for line in lines), Decimal(0))
