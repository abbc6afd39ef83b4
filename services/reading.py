"""From stored rows to the plain values that the arithmetic takes; the number of queries does not grow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from budget.models import Proposal
from programme.models import Programme
from services.costs import Home, Line, Printed, Sheet
from services.models import (
    CostLine,
    CostSheet,
    Fact,
    HomeCost,
    Service,
    StaffGroup,
    StaffingTable,
)
from services.staffing import Group, PrintedTotals, StaffingSummary


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A stored cost sheet with its arithmetic. `lines` carry the proposals they point to."""

    sheet: CostSheet
    homes: list[tuple[HomeCost, Home]]
    period_lines: list[CostLine]
    after_lines: list[CostLine]
    sums: Sheet

    @property
    def proposals(self) -> list[Proposal]:
        """What the lines of the closing period are in the budget."""
        return [line.proposal for line in self.period_lines if line.proposal]


@dataclass(frozen=True, slots=True)
class ReadStaffing:
    """A stored staffing table with its arithmetic."""

    table: StaffingTable
    summary: StaffingSummary
    facts: list[Fact]


def cost_sheets(programme: Programme, service: Service | None = None) -> list[ReadSheet]:
    """The cost sheets of a programme, or those that a service is on."""
    sheets = CostSheet.objects.filter(programme=programme).standing()
    if service:
        sheets = sheets.filter(homes__service=service, homes__withdrawn_at=None)
    return read_sheets(sheets)


def read_sheets(sheets: QuerySet[CostSheet]) -> list[ReadSheet]:
    """These sheets with their lines and arithmetic; the number of queries does not grow."""
    homes: Any = HomeCost.objects.standing().select_related("service__programme")
    lines: Any = CostLine.objects.standing().select_related("proposal__programme")
    return [
        _sheet(each)
        for each in sheets.select_related("programme").prefetch_related(
            Prefetch("homes", homes, to_attr="known_homes"), Prefetch("lines", lines, to_attr="known_lines")
        )
    ]


def _sheet(stored: CostSheet) -> ReadSheet:
    rows: list[HomeCost] = stored.known_homes  # type: ignore[attr-defined]
    lines: list[CostLine] = stored.known_lines  # type: ignore[attr-defined]
    sums = sheet_of(
        stored,
        [(row.service.name, row) for row in rows],
        [(line, line.proposal.code if line.proposal else "") for line in lines],
    )
    return ReadSheet(
        stored,
        list(zip(rows, sums.homes, strict=True)),
        [line for line in lines if line.part == CostLine.Part.PERIOD],
        [line for line in lines if line.part == CostLine.Part.AFTER],
        sums,
    )


def sheet_of(
    stored: CostSheet, homes: Sequence[tuple[str, HomeCost]], lines: Sequence[tuple[CostLine, str]]
) -> Sheet:
    """A cost sheet for its arithmetic: its homes by name, and its lines with the proposals they point to."""

    def of_part(part: CostLine.Part) -> list[Line]:
        return [
            Line(line.label, line.amount, code, line.is_one_off) for line, code in lines if line.part == part
        ]

    return Sheet(
        homes=[Home(name, row.employees, row.running, row.income, row.printed_net) for name, row in homes],
        running_percent=stored.running_percent,
        period_lines=of_part(CostLine.Part.PERIOD),
        after_lines=of_part(CostLine.Part.AFTER),
        printed=Printed(
            stored.printed_current,
            stored.printed_running,
            stored.printed_period,
            stored.printed_after,
            stored.printed_saving,
        ),
        period_months=stored.period_months,
    )


def staffing_tables(programme: Programme) -> list[ReadStaffing]:
    tables = StaffingTable.objects.filter(programme=programme).standing()
    groups: Any = StaffGroup.objects.standing()
    facts: Any = Fact.objects.standing()
    return [
        _staffing(each)
        for each in tables.prefetch_related(
            Prefetch("groups", groups, to_attr="known_groups"),
            Prefetch("facts", facts, to_attr="known_facts"),
        )
    ]


def _staffing(table: StaffingTable) -> ReadStaffing:
    summary = summary_of(table, table.known_groups)  # type: ignore[attr-defined]
    return ReadStaffing(table, summary, table.known_facts)  # type: ignore[attr-defined]


def summary_of(table: StaffingTable, groups: Iterable[StaffGroup]) -> StaffingSummary:
    """A staffing table for its arithmetic."""
    return StaffingSummary(
        [Group(each.name, each.staff, each.required) for each in groups],
        table.redeployable or 0,
        table.turnover_percent,
        PrintedTotals(
            table.printed_staff,
            table.printed_required,
            table.printed_lost,
            table.printed_retained,
            table.printed_displaced,
            table.displaced_meaning != StaffingTable.Displaced.BEFORE,
        ),
    )
