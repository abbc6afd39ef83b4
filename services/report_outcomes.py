"""Outcomes for people in a report: where each measure is, and where it was to be."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from programme.reporting.content import Cell, Column, Element, Group, Paragraph, Picture, Table, drawing_data
from programme.reporting.quarter_end import QuarterEnd, ReportPart
from programme.reporting.suppression import MARK, NOTE, SMALLEST_SHOWN
from programme.ui.charts import Chart
from services.models import Trajectory, TrajectoryPoint
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


OUTCOMES = ReportPart(
    "outcomes", outcomes, "Outcomes for people", "What has become better for people, in their words."
)
