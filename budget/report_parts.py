"""What the budget has to say in a report: savings and growth, what slippage costs, what changed in pounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from budget.models import BudgetAssumption, Delivery, Pressure, Proposal, ProposalAmount, SavingFigure
from budget.money import ZERO
from budget.recording import BudgetFigures, budget_figures
from budget.report_changes import changes_of_money
from budget.status import DeliveryStatus
from budget.totals import Total, Totals, is_counted, totals_of, year_to_show
from programme.financial_years import year_label
from programme.reporting.content import Cell, Column, Element, Group, Paragraph, Table, pounds_cell
from programme.reporting.quarter_end import QuarterEnd, ReportPart
from programme.ui.format import plural, pounds, rounding_note
from programme.ui.status import status_tag

RATED = (("red", "Red"), ("amber", "Amber"), ("green", "Green"), ("blue", "Complete"), ("grey", "Given up"))
"""Colours of the delivery statuses, worst first, with the word that is printed for each."""


def money(end: QuarterEnd) -> BudgetFigures:
    """Every figure of the budget as at the quarter's end, as the dashboard shows it for that day."""
    return end.once(_money)


def _money(end: QuarterEnd) -> BudgetFigures:
    return budget_figures(end.plan)


def year_of(end: QuarterEnd) -> int:
    """The financial year that the dashboard opens at on that day."""
    return year_to_show({each.year for each in end.rows(ProposalAmount)}, end.on)


def of_year(end: QuarterEnd) -> list[SavingFigure]:
    year = year_of(end)
    return [figure for figure in money(end).savings if figure.year == year]


def totals(end: QuarterEnd) -> Totals:
    return totals_of(of_year(end))


def pounds_of(amount: Decimal | None) -> Cell:
    return pounds_cell(amount, "not stated" if amount is None else pounds(amount))


def summary(end: QuarterEnd) -> Iterator[Element]:
    if not of_year(end):
        return
    net, label = totals(end).net, year_label(year_of(end))
    what = "net saving" if net.approved <= 0 else "net growth"
    words = f"The {what} approved for {label} is {pounds(abs(net.approved))}; "
    words += f"{pounds(abs(net.forecast))} is forecast. "
    if net.slippage > 0:
        words += f"Slippage costs {pounds(net.slippage)}."
    elif net.slippage < 0:
        words += f"Dates brought forward gain {pounds(-net.slippage)}."
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
    words = f"Slippage costs {pounds(total)} over all years. "
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
        )


def savings(end: QuarterEnd) -> Iterator[Element]:
    figures = of_year(end)
    if not figures:
        yield Paragraph("No proposal is entered.")
        return
    label, found = year_label(year_of(end)), totals(end)
    counted = [figure for figure in figures if is_counted(figure.proposal)]
    yield Paragraph("Growth adds to the budget; reductions are negative. The worst rated come first.")
    reasons = delivered_by(end)
    rated_before = any(figure.proposal.original_rating for figure in counted)
    groups = []
    for colour, word in RATED:
        rated = [figure for figure in counted if status_tag(figure.get_status_display()).colour == colour]
        if rated:
            approved = sum((figure.approved or ZERO for figure in rated), ZERO)
            heading = f"{word}: {plural(len(rated), 'proposal')}, {pounds(approved)} approved"
            groups.append(Group([_saving(figure, reasons, rated_before) for figure in rated], heading))
    yield Table(
        caption=f"Growth and reductions, {label}",
        columns=[
            Column("Proposal"),
            Column("Approved", "pounds", is_totalled=True),
            Column("Forecast", "pounds", is_totalled=True),
            Column("Slippage", "pounds", is_totalled=True),
            Column("Delivered", "pounds", is_totalled=True),
            Column("Status", "status"),
            *([Column("At budget setting", "status")] if rated_before else []),
            Column("Why, and what is done"),
        ],
        groups=groups,
        total=[
            Cell(f"Net, {plural(len(counted), 'proposal')}"),
            *_total_cells(found.net),
            Cell(""),
            *([Cell("")] if rated_before else []),
            Cell(_verdict(found.net)),
        ],
        note=rounding_note(figure.forecast for figure in counted),
    )
    yield from _beside(found)


def _saving(figure: SavingFigure, reasons: Mapping[int, str], rated_before: bool) -> list[Cell]:
    proposal = figure.proposal
    said = " ".join(part for part in (proposal.explanation, _promised(proposal.mitigation)) if part)
    original = DeliveryStatus(proposal.original_rating).label if proposal.original_rating else "–"
    return [
        Cell(str(proposal)),
        pounds_of(figure.approved),
        pounds_of(figure.forecast),
        pounds_of(figure.slippage),
        pounds_of(figure.delivered),
        Cell(DeliveryStatus(figure.status).label),
        *([Cell(original)] if rated_before else []),
        Cell(said or reasons.get(proposal.pk, "No action delivers it")),
    ]


def _promised(text: str) -> str:
    return f"Mitigation: {text}" if text else ""


def delivered_by(end: QuarterEnd) -> dict[int, str]:
    """What each proposal waits for, and how that stands."""
    found: dict[int, list[str]] = {}
    for delivery in end.rows(Delivery):
        item, figure = end.plan.items.get(delivery.item_id), end.figures.get(delivery.item_id)
        if item is None:
            continue
        end_words = f"now {figure.end}" if figure and figure.slip_days > 0 else "on time"
        if figure is None:
            end_words = "will not happen"
        found.setdefault(delivery.proposal_id, []).append(f"Waits for {item.short}, {end_words}.")
    return {proposal: " ".join(words) for proposal, words in found.items()}


def _total_cells(total: Total) -> list[Cell]:
    return [pounds_of(each) for each in (total.approved, total.forecast, total.slippage, total.delivered)]


def _verdict(net: Total) -> str:
    if not net.variance:
        return "As approved"
    return f"{pounds(abs(net.variance))} {'worse' if net.variance > 0 else 'better'} than approved"


def _beside(found: Totals) -> Iterator[Element]:
    if found.non_cashable.approved or found.non_cashable.forecast:
        yield Paragraph(
            f"{pounds(abs(found.non_cashable.forecast))} of the forecast reductions is not cashable."
        )
    if found.avoidance.approved or found.avoidance.forecast:
        yield Paragraph(
            f"Cost avoidance of {pounds(abs(found.avoidance.forecast))} is forecast besides, in no total."
        )


def undelivered(end: QuarterEnd) -> Iterator[Element]:
    delivered = {each.proposal_id for each in end.rows(Delivery)}
    loose = [each for each in of_year(end) if each.proposal.pk not in delivered and is_counted(each.proposal)]
    by_kind = {Proposal.Kind.REDUCTION: "reductions", Proposal.Kind.GROWTH: "growth"}
    for kind, word in by_kind.items():
        mine = [each for each in loose if each.proposal.kind == kind]
        if mine:
            codes = ", ".join(each.proposal.code for each in mine)
            amount = sum((each.approved or ZERO for each in mine), ZERO)
            yield Paragraph(
                f"No action delivers {pounds(abs(amount))} of approved {word} ({codes}), "
                "so no delay of it can be forecast."
            )


def financial(end: QuarterEnd) -> Iterator[Element]:
    """Among the implications: the totals, and the net unachieved position."""
    if not of_year(end):
        return
    found, label = totals(end), year_label(year_of(end))
    pressures = sum((each.amount for each in end.rows(Pressure) if each.year == year_of(end)), ZERO)
    rows = [
        [Cell(name), *_total_cells(total)]
        for name, total in (("Growth", found.growth), ("Reductions", found.reductions))
    ]
    yield Paragraph(summary_words(found.net, label, pressures), lead="Financial")
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
        total=[Cell("Net"), *_total_cells(found.net)],
    )
    for each in end.rows(BudgetAssumption):
        if each.year == year_of(end):
            gap = found.net.forecast - each.amount
            yield Paragraph(
                f"The council's budget counts on {pounds(each.amount)} ({each.source}); "
                f"the forecast differs by {pounds(gap, signed=True)}."
            )


def summary_words(net: Total, label: str, pressures: Decimal) -> str:
    """Net unachieved: proposed less achieved, and pressures of the year (domain.md section 5)."""
    words = f"In {label} {pounds(abs(net.forecast))} net is forecast against {pounds(abs(net.approved))} "
    words += f"approved, and {pounds(abs(net.delivered))} has been confirmed as delivered."
    unachieved = abs(net.approved) - abs(net.delivered) + pressures
    if pressures:
        words += f" Pressures of the year come to {pounds(pressures)}."
    return f"{words} What is not achieved yet comes to {pounds(unachieved)}."


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
SAVINGS = ReportPart("savings", savings, "Savings and growth", "What explains the figures, and what is done.")
UNDELIVERED = ReportPart("savings", undelivered)
FINANCIAL = ReportPart("implications", financial, "Implications", "Legal and other implications.")
CHANGES = ReportPart("changes", changes)
