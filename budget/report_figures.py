"""The figures that all of the budget's parts of a report are made of, as at the end of its quarter."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from budget.models import ProposalAmount, SavingFigure
from budget.recording import BudgetFigures, budget_figures
from budget.totals import Total, Totals, totals_of, year_to_show
from programme.reporting.content import Cell, pounds_cell
from programme.reporting.quarter_end import QuarterEnd
from programme.ui.format import pounds, rounding_note


def money(end: QuarterEnd) -> BudgetFigures:
    """Every figure of the budget as at the quarter's end, as the dashboard shows it for that day."""
    return end.once(_money)


def _money(end: QuarterEnd) -> BudgetFigures:
    return budget_figures(end.plan)


def year_of(end: QuarterEnd) -> int:
    """The financial year that the dashboard opens at on that day."""
    return year_to_show({each.year for each in end.rows(ProposalAmount)}, end.on)


def of_year(end: QuarterEnd) -> list[SavingFigure]:
    """Each leaf in that year."""
    year = year_of(end)
    return [figure for figure in money(end).savings if figure.year == year]


def totals(end: QuarterEnd) -> Totals:
    """What these add up to, in signed pounds."""
    return totals_of(of_year(end))


def pounds_of(amount: Decimal | None) -> Cell:
    """Whole pounds as printed; the exact amount goes with them."""
    return pounds_cell(amount, "not stated" if amount is None else pounds(amount))


def total_cells(total: Total) -> list[Cell]:
    """Approved, forecast, slippage and delivered pounds."""
    return [pounds_of(each) for each in (total.approved, total.forecast, total.slippage, total.delivered)]


def rounding_of(rows: Sequence[Total]) -> str:
    """What to say of the columns of `total_cells` that, as printed, do not add up to their totals."""
    columns = (
        ("Approved", [row.approved for row in rows]),
        ("Forecast", [row.forecast for row in rows]),
        ("Slippage", [row.slippage for row in rows]),
        ("Delivered", [row.delivered for row in rows]),
    )
    notes = ((name, rounding_note(amounts)) for name, amounts in columns)
    return " ".join(f"{name}: {note[:1].lower()}{note[1:]}" for name, note in notes if note)
