"""From stored rows to the plain values that the arithmetic takes; the number of queries does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Prefetch

from programme.models import Programme
from services import findings
from services.costs import Home, Line, Printed, Sheet
from services.findings import Counts, Finding, TwoDates
from services.models import (
    Closure,
    ClosureStage,
    CostLine,
    CostSheet,
    Fact,
    HomeCost,
    Service,
    StaffGroup,
    StaffingTable,
    Stage,
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
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class ReadStaffing:
    """A stored staffing table with its arithmetic."""

    table: StaffingTable
    summary: StaffingSummary
    facts: list[Fact]
    findings: list[Finding]


def cost_sheets(programme: Programme, service: Service | None = None) -> list[ReadSheet]:
    """The cost sheets of a programme, or those that a service is on."""
    sheets = CostSheet.objects.filter(programme=programme).standing()
    if service:
        sheets = sheets.filter(homes__service=service, homes__withdrawn_at=None)
    homes: Any = HomeCost.objects.standing().select_related("service__programme")
    lines: Any = CostLine.objects.standing().select_related("proposal__programme")
    return [
        _sheet(each)
        for each in sheets.prefetch_related(
            Prefetch("homes", homes, to_attr="known_homes"), Prefetch("lines", lines, to_attr="known_lines")
        )
    ]


def _sheet(stored: CostSheet) -> ReadSheet:
    rows: list[HomeCost] = stored.known_homes  # type: ignore[attr-defined]
    lines: list[CostLine] = stored.known_lines  # type: ignore[attr-defined]
    homes = [
        (row, Home(row.service.name, row.employees, row.running, row.income, row.printed_net)) for row in rows
    ]
    period = [line for line in lines if line.part == CostLine.Part.PERIOD]
    after = [line for line in lines if line.part == CostLine.Part.AFTER]
    sums = Sheet(
        homes=[home for _, home in homes],
        running_percent=stored.running_percent,
        period_lines=[_line(line) for line in period],
        after_lines=[_line(line) for line in after],
        printed=Printed(
            stored.printed_current,
            stored.printed_running,
            stored.printed_period,
            stored.printed_after,
            stored.printed_saving,
        ),
    )
    found = list(findings.cost_sheet(stored.slug, stored.place, sums))
    return ReadSheet(stored, homes, period, after, sums, found)


def _line(line: CostLine) -> Line:
    return Line(line.label, line.amount, line.proposal.code if line.proposal else "")


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
    summary = StaffingSummary(
        [Group(each.name, each.staff, each.required) for each in table.known_groups],  # type: ignore[attr-defined]
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
    found = list(findings.staffing(table.slug, table.place, summary))
    return ReadStaffing(table, summary, table.known_facts, found)  # type: ignore[attr-defined]


def service_findings(programme: Programme) -> list[Finding]:
    """What contradicts itself about single services, in the order of the services."""
    services = list(Service.objects.filter(programme=programme).standing())
    counts = [Counts(each.slug, each.name, each.beds, each.occupied, each.postcode) for each in services]
    closed = ClosureStage.objects.filter(programme=programme, stage=Stage.CLOSED).standing()
    closures = Closure.objects.filter(programme=programme).standing().exclude(other_date="")
    dates = _two_dates(closed.select_related("item"), closures.select_related("service"))
    found = chain(
        findings.over_capacity(counts), findings.two_dates(dates), findings.one_postcode_twice(counts)
    )
    order = {each.slug: each.position for each in services}
    return sorted(found, key=lambda finding: order[finding.about])


def _two_dates(closed: Iterable[ClosureStage], closures: Iterable[Closure]) -> list[TwoDates]:
    by_closure: defaultdict[int, list[ClosureStage]] = defaultdict(list)
    for stage in closed:
        by_closure[stage.closure_id].append(stage)
    return [
        TwoDates(
            closure.service.slug,
            closure.service.name,
            str(stage.item.baseline_end),
            stage.place,
            closure.other_date,
            closure.other_place,
        )
        for closure in closures
        for stage in by_closure[closure.pk]
        if stage.item.baseline_end
    ]
