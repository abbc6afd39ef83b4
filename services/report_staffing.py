"""Staffing in a report: posts now, required and lost, and who can be redeployed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from programme.reporting.content import Cell, Column, Element, Group, Paragraph, Table, count_cell
from programme.reporting.quarter_end import QuarterEnd, ReportPart
from programme.reporting.suppression import MARK, NOTE, hidden_rows, is_small, total_is_safe
from programme.ui.format import plural
from services.models import Service, StaffGroup, StaffingTable
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
    names = _services_of(end)
    for table in tables:
        yield from _staffing(table, summary_of(table, groups[table.pk]), names)


def _services_of(end: QuarterEnd) -> dict[str, str]:
    """The services that a group of staff runs, where its name does not say so: it may be an abbreviation."""
    services: defaultdict[int, list[str]] = defaultdict(list)
    for each in end.rows(Service):
        services[each.staff_group_id or 0].append(each.name)
    return {
        group.name: f"{group.name} ({', '.join(services[group.pk])})"
        for group in end.rows(StaffGroup)
        if services[group.pk] and group.name not in services[group.pk]
    }


def _staffing(table: StaffingTable, summary: StaffingSummary, names: Mapping[str, str]) -> Iterator[Element]:
    counts = [[group.staff, group.required, group.lost] for group in summary.groups]
    hidden = hidden_rows(counts)
    rows = [
        [
            Cell(names.get(group.name, group.name)),
            *(Cell(MARK) if index in hidden else count_cell(count) for count in counts[index]),
        ]
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
        note=" ".join(part for part in (NOTE if hidden else "", _added(counts, hidden)) if part),
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


def _added(counts: Sequence[Sequence[int]], hidden: frozenset[int]) -> str:
    """What a minus among the posts lost means, where one is printed."""
    if all(lost >= 0 or index in hidden for index, (_, _, lost) in enumerate(counts)):
        return ""
    return "A minus under posts lost is posts gained: more are required than there are now."


STAFFING = ReportPart("staffing", staffing, "Staffing", "Redeployment, consultation of staff, unions.")
