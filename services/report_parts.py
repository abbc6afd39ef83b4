"""What the services have to say in a report: outcomes for people, closures, staffing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from programme.models import ScheduleItem
from programme.reporting.content import (
    Cell,
    Column,
    Element,
    Group,
    Paragraph,
    Picture,
    Table,
    count_cell,
    drawing_data,
)
from programme.reporting.quarter_end import QuarterEnd, ReportPart
from programme.reporting.suppression import MARK, NOTE, SMALLEST_SHOWN, hidden_rows, is_small, total_is_safe
from programme.ui.charts import Chart
from programme.ui.format import long_date, plural, pounds
from services.facts import progress_on
from services.models import (
    Closure,
    ClosureStage,
    CostLine,
    CostSheet,
    HomeCost,
    Service,
    StaffGroup,
    StaffingTable,
    Stage,
    Trajectory,
    TrajectoryPoint,
)
from services.reading import sheet_of, summary_of
from services.staffing import StaffingSummary
from services.trajectories import expected, track_of

Kind = TrajectoryPoint.Kind


def outcomes(end: QuarterEnd) -> Iterator[Element]:
    """Each measure: where it is, where it is to be, and where a straight way there would be by now."""
    points: defaultdict[int, list[TrajectoryPoint]] = defaultdict(list)
    for point in end.rows(TrajectoryPoint):
        points[point.trajectory_id].append(point)
    measures = [(each, points[each.pk]) for each in end.rows(Trajectory) if points[each.pk]]
    if not measures:
        yield Paragraph("No outcome is measured yet.")
        return
    yield Table(
        caption="Outcomes for people: target, expected by now and actual",
        columns=[
            Column("Measure"),
            Column("At the start", "count"),
            Column("Actual", "count"),
            Column("Expected by now", "count"),
            Column("Next target", "count"),
            Column("By"),
        ],
        groups=[Group([_outcome(trajectory, found, end.on) for trajectory, found in measures])],
        note="Expected by now: a straight line from what was first known to the target."
        + (f" {NOTE}" if any(_has_small(*each) for each in measures) else ""),
    )
    for trajectory, found in measures:
        if not _has_small(trajectory, found):
            yield in_report(track_of(trajectory, found, end.plan.items))


def _has_small(trajectory: Trajectory, points: Sequence[TrajectoryPoint]) -> bool:
    """Whether it counts, and a count is under 5: its picture is left out, and what could give it back."""
    return not trajectory.unit and any(0 < point.value < SMALLEST_SHOWN for point in points)


def _outcome(trajectory: Trajectory, points: Sequence[TrajectoryPoint], on: dt.date) -> list[Cell]:
    first = next((point for point in points if point.kind == Kind.AS_IS), None)
    actual = [
        point for point in points if point.kind == Kind.ACTUAL and (not point.date or point.date.first <= on)
    ]
    targets = [point for point in points if point.kind == Kind.TARGET]
    ahead = next(
        (point for point in targets if point.date and point.date.last > on), targets[-1] if targets else None
    )
    now = expected(points, on)

    has_small = _has_small(trajectory, points)

    def value(amount: Decimal | None, missing: str, *, derived: bool = False) -> Cell:
        if amount is not None and has_small and (derived or 0 < amount < SMALLEST_SHOWN):
            return Cell(MARK)
        return Cell(missing) if amount is None else Cell(f"{amount:,.0f}{trajectory.unit}", f"{amount:f}")

    return [
        Cell(f"{trajectory.name}: {trajectory.measure}"),
        value(first.value if first else None, "not known"),
        value(actual[-1].value if actual else None, "not reported"),
        value(now, "–", derived=True),
        value(ahead.value if ahead else None, "–"),
        Cell(ahead.when if ahead else "–"),
    ]


def in_report(chart: Chart) -> Picture:
    """A chart of the kit as a picture of a report, with its table."""
    rows = [
        [Cell(point.label), *(_figure(figure.words) for figure in figures)] for point, figures in chart.rows
    ]
    columns = [Column(chart.heading), *(Column(series.name, "count") for series in chart.series)]
    table = Table(f"{chart.title}, as a table", columns, [Group(rows)])
    return Picture(chart.title, chart.message, drawing_data(chart.wide), table, chart.note)


def _figure(words: str) -> Cell:
    return Cell(words or "–")


def closures(end: QuarterEnd) -> Iterator[Element]:
    services = {each.pk: each for each in end.rows(Service)}
    found = [each for each in end.rows(Closure) if each.service_id in services]
    if not found:
        yield Paragraph("No service is to close or change.")
        return
    stages: defaultdict[int, dict[str, ClosureStage]] = defaultdict(dict)
    for each in end.rows(ClosureStage):
        stages[each.closure_id][each.stage] = each
    counts = [[services[each.service_id].occupied or services[each.service_id].clients] for each in found]
    hidden = hidden_rows(counts)
    rows = []
    for index, closure in enumerate(found):
        service, mine = services[closure.service_id], stages[closure.pk]
        count = counts[index][0]
        rows.append(
            [
                Cell(service.name),
                Cell(closure.get_kind_display()),
                Cell(_reached(end, service)),
                Cell(_decision(end, mine)),
                Cell(_closing(end, mine)),
                Cell(MARK) if index in hidden else Cell("–") if count is None else count_cell(count),
            ]
        )
    yield Table(
        caption="Closures and changes of service",
        columns=[
            Column("Service"),
            Column("What happens"),
            Column("Stage reached", "status"),
            Column("Decision"),
            Column("Closes"),
            Column("People who use it", "count", is_totalled=not hidden),
        ],
        groups=[Group(rows)],
        total=[
            Cell(f"All {plural(len(found), 'service')}"),
            *(Cell("") for _ in range(4)),
            _total(counts, hidden),
        ],
        note=NOTE if hidden else "",
    )
    for closure in found:
        if closure.other_date:
            yield Paragraph(
                f"{services[closure.service_id]}: a second date is printed, {closure.other_date} "
                f"({closure.other_place})."
            )


def _total(counts: Sequence[Sequence[int | None]], hidden: frozenset[int]) -> Cell:
    known = [count for (count,) in counts if count is not None]
    if not known:
        return Cell("–")
    return count_cell(sum(known)) if total_is_safe(counts, hidden) else Cell(MARK)


def _item(end: QuarterEnd, stage: ClosureStage | None) -> ScheduleItem | None:
    return end.plan.items.get(stage.item_id) if stage else None


def _reached(end: QuarterEnd, service: Service) -> str:
    """The last stage that has been entered, as the dashboard counts it."""
    progress = progress_on(end.day).get(service.pk)
    return progress.reached.label if progress and progress.reached else "None yet"


def _decision(end: QuarterEnd, stages: dict[str, ClosureStage]) -> str:
    return _when(end, stages.get(Stage.DECISION))


def _closing(end: QuarterEnd, stages: dict[str, ClosureStage]) -> str:
    return _when(end, stages.get(Stage.CLOSED) or stages.get(Stage.TRANSITION))


def _when(end: QuarterEnd, stage: ClosureStage | None) -> str:
    item = _item(end, stage)
    if item is None:
        return "–"
    figure = end.figures.get(item.pk)
    approved, now = item.baseline_end, figure.end if figure else None
    if item.state == ScheduleItem.State.COMPLETE:
        return f"Done, {now or approved or 'day not given'}"
    if approved and now and now.last > approved.last:
        return f"{approved}, now {now}"
    return str(now or approved or "Not dated")


def closure_costs(end: QuarterEnd) -> Iterator[Element]:
    services = {each.pk: each.name for each in end.rows(Service)}
    for sheet in end.rows(CostSheet):
        homes = [
            (services[each.service_id], each) for each in end.rows(HomeCost) if each.sheet_id == sheet.pk
        ]
        lines = [(each, "") for each in end.rows(CostLine) if each.sheet_id == sheet.pk]
        sums = sheet_of(sheet, homes, lines)
        rows = [
            [Cell(check.label), Cell(pounds(check.computed), f"{check.computed:f}"), _printed(check.printed)]
            for check in sums.checks()
        ]
        yield Table(
            caption=f"What closing costs: {sheet.name}",
            columns=[Column("Line"), Column("Worked out", "pounds"), Column("As printed", "pounds")],
            groups=[Group(rows)],
            note=""
            if sums.pay_back_months is None
            else f"It pays back in {plural(sums.pay_back_months, 'month')}.",
        )


def _printed(amount: Decimal | None) -> Cell:
    return Cell("–") if amount is None else Cell(pounds(amount), f"{amount:f}")


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


def consultation(end: QuarterEnd) -> Iterator[Element]:
    """When each closure was or is to be consulted on."""
    services = {each.pk: each for each in end.rows(Service)}
    closures = {each.pk: each for each in end.rows(Closure) if each.service_id in services}
    rows = [
        [Cell(services[closures[each.closure_id].service_id].name), Cell(_when(end, each))]
        for each in end.rows(ClosureStage)
        if each.stage == Stage.CONSULTATION and each.closure_id in closures
    ]
    if rows:
        yield Table(
            caption="Consultation on closures, forecast or actual end",
            columns=[Column("Service"), Column("Consultation")],
            groups=[Group(rows)],
        )


def implications(end: QuarterEnd) -> Iterator[Element]:
    services = [each for each in end.rows(Service) if each.is_in_scope]
    closing = [each for each in end.rows(Closure) if each.kind == Closure.Kind.CLOSE]
    if services:
        yield Paragraph(
            f"Of {plural(len(services), 'service')} in scope {len(closing)} close, "
            f"as planned on {long_date(end.on)}.",
            lead="Property",
        )
    if end.rows(StaffGroup):
        yield Paragraph("The section on staffing says how many posts are concerned.", lead="Staffing")


OUTCOMES = ReportPart(
    "outcomes", outcomes, "Outcomes for people", "What has become better for people, in their words."
)
CLOSURES = ReportPart(
    "closures", closures, "Closures", "Where each closure stands, and what helps people to move."
)
CLOSURE_COSTS = ReportPart("closures", closure_costs)
STAFFING = ReportPart("staffing", staffing, "Staffing", "Redeployment, consultation of staff, unions.")
CONSULTATION = ReportPart("consultation", consultation)
IMPLICATIONS = ReportPart("implications", implications)
