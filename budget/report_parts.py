"""What the budget has to say in a report: the totals, what slippage costs, what changed in pounds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from budget.models import BudgetAssumption, Pressure
from budget.money import ZERO
from budget.recording import BudgetFigures
from budget.report_changes import changes_of_money
from budget.report_figures import money, of_year, pounds_of, rounding_of, total_cells, totals, year_of
from budget.totals import Totals, slipped
from budget.tracker.summary import unachieved
from programme.financial_years import year_label
from programme.reporting.content import Cell, Column, Element, Group, Paragraph, Table
from programme.reporting.quarter_end import QuarterEnd, ReportPart
from programme.ui.format import pounds, rounding_note


def summary(end: QuarterEnd) -> Iterator[Element]:
    if not of_year(end):
        return
    net, label = totals(end).net, year_label(year_of(end))
    what = "net saving" if net.approved <= 0 else "net growth"
    words = f"The {what} approved for {label} is {pounds(abs(net.approved))}; "
    words += f"{pounds(abs(net.forecast))} is forecast. "
    halves = slipped(of_year(end)).in_words
    of_it = f": {halves}" if halves else ""
    if net.slippage > 0:
        words += f"Slippage costs {pounds(net.slippage)}{of_it}."
    elif net.slippage < 0:
        words += f"Slippage keeps {pounds(-net.slippage)} for now{of_it}."
    else:
        words += "Nothing is lost to slippage."
    if net.other_change:
        words += f" Other changes come to {pounds(net.other_change, signed=True)}."
    yield Paragraph(words)


def causes(end: QuarterEnd) -> Iterator[Element]:
    """In the section on exceptions: whose slip costs what."""
    found = money(end)
    total = sum((each.total for each in found.totals), ZERO)
    if not total and not found.causes:
        return
    unexplained = sum((each.unexplained for each in found.totals), ZERO)
    items = end.plan.items
    rows = [
        [
            Cell(f"{items[each.item_id]}"),
            Cell(year_label(each.year)),
            pounds_of(each.sole),
            pounds_of(each.shared),
        ]
        for each in sorted(found.causes, key=lambda row: (-row.sole, -row.shared, row.item_id, row.year))
        if each.item_id in items
    ]
    of_it = slipped(found.savings).in_words
    words = f"Slippage costs {pounds(total)} over all years{': ' + of_it if of_it else ''}. "
    words += "What an action costs alone comes back if it alone is put right; what it shares comes back only "
    words += "together with others, so the columns do not add up to the whole."
    if unexplained:
        words += (
            f" {pounds(unexplained)} comes from dates or links that changed after the amounts were approved."
        )
    yield Paragraph(words)
    if rows:
        yield Table(
            caption="What slippage costs, by the action that began it",
            columns=[Column("Action"), Column("Year"), Column("Alone", "pounds"), Column("Shared", "pounds")],
            groups=[Group(rows)],
            note=rounding_note(each.sole for each in found.causes) if _adds_up(found) else "",
        )


def _adds_up(found: BudgetFigures) -> bool:
    """Whether what the causes cost alone is the whole, so that a reader may add it up."""
    alone = sum((each.sole for each in found.causes), ZERO)
    return alone == sum((each.total for each in found.totals), ZERO)


def financial(end: QuarterEnd) -> Iterator[Element]:
    """Among the implications: the totals, and the net unachieved position."""
    if not of_year(end):
        return
    found, label = totals(end), year_label(year_of(end))
    pressures = sum((each.amount for each in end.rows(Pressure) if each.year == year_of(end)), ZERO)
    rows = [
        [Cell(name), *total_cells(total)]
        for name, total in (("Growth", found.growth), ("Reductions", found.reductions))
    ]
    yield Paragraph(summary_words(found, label, pressures), lead="Financial")
    yield Table(
        caption=f"Growth, reductions and net, {label}",
        columns=[
            Column(label),
            *(
                Column(each, "pounds", is_totalled=True)
                for each in ("Approved", "Forecast", "Slippage", "Delivered")
            ),
        ],
        groups=[Group(rows)],
        total=[Cell("Net"), *total_cells(found.net)],
        note=rounding_of([found.growth, found.reductions]),
    )
    for each in end.rows(BudgetAssumption):
        if each.year == year_of(end):
            gap = found.net.forecast - each.amount
            yield Paragraph(
                f"The council's budget counts on {pounds(each.amount)} ({each.source}); "
                f"the forecast differs by {pounds(gap, signed=True)}."
            )


def summary_words(found: Totals, label: str, pressures: Decimal) -> str:
    """The year in a few words, with the net unachieved savings as the tracker prints them."""
    net, missing = found.net, unachieved(found, [pressures])
    words = f"In {label} {pounds(abs(net.forecast))} net is forecast against {pounds(abs(net.approved))} "
    words += f"approved, and {pounds(abs(net.delivered))} has been confirmed as delivered."
    words += (
        f" Net unachieved savings come to {pounds(missing.net)}: {pounds(missing.proposed)} of reductions "
    )
    words += f"proposed, less {pounds(missing.achieved)} of them confirmed"
    if pressures:
        words += f", plus {pounds(pressures)} of pressures in the year"
    return f"{words}. Growth is in neither."


def changes(end: QuarterEnd) -> Iterator[Element]:
    before = end.before.get("proposals")
    if not before:
        return
    year = year_of(end)
    groups, total = changes_of_money(before, proposal_facts(end), str(year))
    if not groups:
        yield Paragraph(f"No proposal's forecast for {year_label(year)} or status has changed.")
        return
    yield Table(
        caption=f"Proposals that changed, {year_label(year)}",
        columns=[
            Column("Proposal"),
            Column("Forecast then", "pounds", is_totalled=True),
            Column("Forecast now", "pounds", is_totalled=True),
            Column("Change", "pounds", is_totalled=True),
            Column("Status"),
        ],
        groups=groups,
        total=total,
        note="A change with a plus costs more or saves less.",
    )


def proposal_facts(end: QuarterEnd) -> dict[str, Any]:
    """What the next report compares, by code: forecast pounds by year, and the status of the year shown."""
    facts: dict[str, Any] = {}
    for figure in money(end).savings:
        fact = facts.setdefault(
            figure.proposal.code,
            {"title": figure.proposal.title, "forecast": {}, "approved": {}, "status": {}},
        )
        year = str(figure.year)
        fact["forecast"][year] = f"{figure.forecast:f}"
        fact["approved"][year] = None if figure.approved is None else f"{figure.approved:f}"
        fact["status"][year] = figure.status
    return facts


SUMMARY = ReportPart("summary", summary)
CAUSES = ReportPart("exceptions", causes)
FINANCIAL = ReportPart("implications", financial, "Implications", "Legal and other implications.")
CHANGES = ReportPart("changes", changes)
