"""Staffing in a report: posts now, required and lost, and who can be redeployed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from programme.reporting.content import Cell, Column, Element, Group, Paragraph, Table, count_cell
from programme.reporting.quarter_end import QuarterEnd, ReportPart
from programme.reporting.suppression import MARK, NOTE, hidden_rows, is_small, total_is_safe
from programme.ui.format import plural
from services.models import StaffGroup, StaffingTable
from services.reading import summary_of
from services.staffing import StaffingSummary


def staffing(end: QuarterEnd) -> Iterator[Element]:
    groups: defaultdict[int, list[StaffGroup]] = defaultdict(list)
    for group in end.rows(StaffGroup):
        groups[group.table_id].append(group)
    tables = [each for each in end.rows(StaffingTable) if groups[each.pk]]
    if not tables:
        yield Paragraph("No staffing table is entered.")
        return
    for table in tables:
        yield from _staffing(table, summary_of(table, groups[table.pk]))


def _staffing(table: StaffingTable, summary: StaffingSummary) -> Iterator[Element]:
    counts = [[group.staff, group.required, group.lost] for group in summary.groups]
    hidden = hidden_rows(counts)
    rows = [
        [Cell(group.name), *(Cell(MARK) if index in hidden else count_cell(count) for count in counts[index])]
        for index, group in enumerate(summary.groups)
    ]
    safe = total_is_safe(counts, hidden)
    sums = (summary.staff, summary.required, summary.lost)
    yield Table(
        caption=f"Staff: {table.name}",
        columns=[
            Column("Where"),
            *(
                Column(each, "count", is_totalled=not hidden)
                for each in ("Now", "Still required", "Posts lost")
            ),
        ],
        groups=[Group(rows)],
        total=[Cell("All"), *(count_cell(each) if safe else Cell(MARK) for each in sums)],
        note=NOTE if hidden else "",
    )
    if not safe:
        return
    words = f"{plural(summary.lost, 'post')} {'goes' if summary.lost == 1 else 'go'}; "
    words += f"{plural(summary.redeployable, 'person', 'people')} can be redeployed, "
    words += f"so {summary.displaced} would be displaced."
    if summary.displaced_as_printed != summary.displaced:
        words += f" The document calls {summary.displaced_as_printed} displaced, before redeployment."
    if summary.turnover_percent:
        words += f" Turnover is {summary.turnover_percent}% a year and is not taken off."
    if is_small(summary.redeployable) or is_small(abs(summary.displaced)):
        words = "How many can be redeployed is not said, as the count or what it leaves is under 5."
    yield Paragraph(words, lead=table.name)


STAFFING = ReportPart("staffing", staffing, "Staffing", "Redeployment, consultation of staff, unions.")
