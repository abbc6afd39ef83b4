"""Savings and growth in a report: every proposal with its figures, why it stands so and what delivers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from budget.models import Delivery, Proposal, SavingFigure
from budget.money import ZERO
from budget.report_figures import of_year, pounds_of, rounding_of, total_cells, totals, year_of
from budget.status import DeliveryStatus
from budget.totals import Total, Totals, add, is_counted
from programme.financial_years import year_label
from programme.reporting.content import Cell, Column, Element, Group, Paragraph, Table
from programme.reporting.quarter_end import QuarterEnd, ReportPart
from programme.ui.format import plural, pounds
from programme.ui.status import status_tag

RATED = (("red", "Red"), ("amber", "Amber"), ("green", "Green"), ("blue", "Complete"), ("grey", "Given up"))
"""Colours of the delivery statuses, worst first, with the word that is printed for each."""


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
            *total_cells(found.net),
            Cell(""),
            *([Cell("")] if rated_before else []),
            Cell(_verdict(found.net)),
        ],
        note=rounding_of([add([figure]) for figure in counted]),
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


SAVINGS = ReportPart("savings", savings, "Savings and growth", "What explains the figures, and what is done.")
UNDELIVERED = ReportPart("savings", undelivered)
