"""A version of a proforma as councils print it: one sheet, for the screen and for one page of paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from budget.models import Driver, ImpliedFigure, Proposal, SavingFigure, StaffingLine
from budget.money import ZERO
from budget.proformas.content import Line, Proforma
from budget.savings import YEARS_SHOWN
from budget.totals import add, budget_year
from programme.financial_years import year_label

LINES = (("Staff", "staff"), ("Other costs", "non_staff"), ("Income", "income"))
DENSE, DENSER = 2_200, 4_500
"""Characters on a sheet from which its print becomes smaller, so that it stays on one page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """An amount of one year. `implied` is what the profile means for a year that is not stated."""

    amount: Decimal | None
    implied: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MoneyLine:
    label: str
    existing: Decimal | None
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class PartLine:
    """One leaf of a summary sheet: what counts of it in each year."""

    proposal: Proposal
    amounts: Sequence[Decimal | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    proposal: Proposal
    fields: Mapping[str, Any]
    parent: str
    years: Sequence[str]
    lines: Sequence[MoneyLine]
    net: MoneyLine
    sources: Sequence[str]
    parts: Sequence[PartLine]
    printed: Sequence[Decimal | None]
    """What a summary sheet itself prints, where it is not the sum of its parts; else empty."""
    staff_columns: Sequence[str]
    staffing: Sequence[tuple[str, Sequence[str]]]
    drivers: Sequence[Driver]
    groups: Sequence[Line]
    choices: Sequence[tuple[str, str]] = field(default_factory=tuple)

    @property
    def people_in_groups(self) -> int:
        return sum(group["people"] for group in self.groups)

    @property
    def has_implied(self) -> bool:
        return any(cell.implied is not None for cell in self.net.cells)

    @property
    def density(self) -> str:
        """How small it is printed, by how much there is to print."""
        texts = [value for value in self.fields.values() if isinstance(value, str)]
        notes = [driver.note for driver in self.drivers]
        size = sum(map(len, [*texts, *notes])) + 120 * (
            len(self.parts) + len(self.groups) + len(self.drivers)
        )
        return "wm-sheet--denser" if size > DENSER else "wm-sheet--dense" if size > DENSE else ""


def sheet_of(proposal: Proposal, proforma: Proforma, *, counts: bool) -> Sheet:
    """The sheet of one version; `counts` says that it is the one that savings are worked out from."""
    parts = list(_figures_of_parts(proposal)) if proposal.is_summary else []
    years = _years(proposal, proforma, parts)
    implied = _implied(proposal) if counts else {}
    stated = {line["year"]: line for line in proforma.lines("amounts")}
    lines = [
        MoneyLine(
            label,
            proforma.fields[f"existing_{name}"],
            [Cell(stated.get(year, {}).get(name)) for year in years],
        )
        for label, name in LINES
    ]
    sums = {year: _sum_of(parts, year) for year in years}
    net = [
        Cell(sums[year] if proposal.is_summary else proforma.amounts.get(year), implied.get(year))
        for year in years
    ]
    differs = proposal.is_summary and any(
        year in proforma.amounts and proforma.amounts[year] != sums[year] for year in years
    )
    columns = _staff_columns(proforma)
    return Sheet(
        proposal=proposal,
        fields=proforma.fields,
        parent=proforma.fields["parent"] or "",
        years=[year_label(year) for year in years],
        lines=lines,
        net=MoneyLine("Net total", proforma.fields["existing_net"], net),
        sources=_sources(proposal, stated, years),
        parts=_part_lines(parts, years),
        printed=[proforma.amounts.get(year) for year in years] if differs else (),
        staff_columns=["Now" if year is None else year_label(year) for year in columns],
        staffing=_staffing(proforma, columns),
        drivers=[Driver(proposal=proposal, **line) for line in proforma.lines("drivers")],
        groups=proforma.lines("groups"),
        choices=() if proposal.is_summary else _choices(proforma),
    )


def _figures_of_parts(proposal: Proposal) -> Sequence[SavingFigure]:
    figures = SavingFigure.objects.filter(proposal__parent=proposal, proposal__withdrawn_at=None)
    return list(figures.select_related("proposal__programme").order_by("proposal__position", "proposal_id"))


def _years(proposal: Proposal, proforma: Proforma, parts: Sequence[SavingFigure]) -> list[int]:
    stated = {*proforma.amounts, *(part.year for part in parts if part.approved is not None)}
    first = min(stated) if stated else budget_year(proposal.programme)
    return sorted({*range(first, first + YEARS_SHOWN), *stated})


def _implied(proposal: Proposal) -> dict[int, Decimal]:
    rows = ImpliedFigure.objects.filter(proposal=proposal)
    return dict(rows.values_list("year", "planned"))


def _sum_of(parts: Sequence[SavingFigure], year: int) -> Decimal | None:
    """The sum of the leaves for which the year is stated; None where it is stated for none."""
    stated = [part for part in parts if part.year == year and part.approved is not None]
    return add(stated).approved if stated else None


def _part_lines(parts: Sequence[SavingFigure], years: Sequence[int]) -> list[PartLine]:
    found: dict[int, PartLine] = {}
    amounts = {(part.proposal_id, part.year): part.approved for part in parts}
    for part in parts:
        if part.proposal_id not in found:
            cells = [amounts.get((part.proposal_id, year)) for year in years]
            found[part.proposal_id] = PartLine(part.proposal, cells)
    return list(found.values())


def _sources(proposal: Proposal, stated: Mapping[int, Line], years: Sequence[int]) -> list[str]:
    """Where each year's amount is stated: on this form, unless another place is named."""
    if proposal.is_summary:
        return ["The sum of its parts" if year in stated else "" for year in years]
    return [(stated[year]["source"] or "This proforma") if year in stated else "" for year in years]


def _staff_columns(proforma: Proforma) -> list[int | None]:
    years = {line["year"] for line in proforma.lines("staffing")}
    return [*([None] if None in years else []), *sorted(year for year in years if year is not None)]


def _staffing(proforma: Proforma, columns: Sequence[int | None]) -> list[tuple[str, list[str]]]:
    rows: dict[str, dict[int | None, Decimal | None]] = {}
    for line in proforma.lines("staffing"):
        rows.setdefault(line["line"], {})[line["year"]] = line["posts"]
    return [
        (str(StaffingLine.Line(line).label), [_posts(cells, column) for column in columns])
        for line, cells in rows.items()
    ]


def _posts(cells: Mapping[int | None, Decimal | None], column: int | None) -> str:
    if column not in cells:
        return ""
    posts = cells[column]
    return "n/a" if posts is None else f"{(posts or ZERO).normalize():f}"


def _choices(proforma: Proforma) -> list[tuple[str, str]]:
    """How the money comes, in the words of the form."""
    fields = proforma.fields
    profile = Proposal.Profile(fields["profile"]).label
    if fields["ramp_months"]:
        profile = f"{profile}, over {fields['ramp_months']} months"
    return [
        ("How the money comes", profile),
        ("A later year's amount is", Proposal.Basis(fields["basis"]).label),
        ("Kind of benefit", Proposal.Benefit(fields["benefit"]).label),
        ("Goes on", "Year after year" if fields["is_recurrent"] else "One-off"),
        ("What delay does", Proposal.DelayResponse(fields["delay_response"]).label),
    ]
