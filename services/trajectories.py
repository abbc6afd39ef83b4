"""The way of a measure: its picture, and where it should be by a day. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from programme.models import ScheduleItem
from programme.ui.charts import Chart, Figure, Point, Stop, track_chart
from services.models import Trajectory, TrajectoryPoint


def sentence(trajectory: Trajectory, points: Sequence[TrajectoryPoint]) -> str:
    """What the picture shows, in words."""
    said = ", ".join(
        f"{_value(trajectory, point)} {point.get_kind_display().lower()} ({point.when})" for point in points
    )
    return f"{trajectory.measure.capitalize()}: {said}." if points else ""


def track_of(
    trajectory: Trajectory,
    points: Sequence[TrajectoryPoint],
    items: Mapping[int, ScheduleItem],
    href: Callable[[ScheduleItem], str] = lambda item: "",
) -> Chart:
    """`items` by id name the actions that are to reach a target; `href` gives the pages of those."""

    def stop(point: TrajectoryPoint) -> Stop:
        item = items.get(point.item_id or 0)
        return Stop(
            Point(
                label=f"{point.when}, action {item.code}" if item else point.when,
                short=f"{point.date.first:%b %Y}" if point.date else point.printed_date,
                href=href(item) if item else "",
            ),
            Figure(point.value, _value(trajectory, point)),
            is_target=point.kind == TrajectoryPoint.Kind.TARGET,
            day=point.date.last.toordinal() if point.date else None,
        )

    return track_chart(
        title=trajectory.name,
        message=sentence(trajectory, points),
        heading="When",
        stops=[stop(point) for point in points],
        note="Solid points are as it is, hollow ones are targets. The line begins at 0.",
    )


def expected(points: Sequence[TrajectoryPoint], on: dt.date) -> Decimal | None:
    """Where a straight way between the dated starts and targets is on a day; None outside of them."""
    dated = sorted(
        (point.date.last, point.value)
        for point in points
        if point.date and point.kind != TrajectoryPoint.Kind.ACTUAL
    )
    for (first, low), (last, high) in zip(dated, dated[1:], strict=False):
        if first <= on <= last and first < last:
            return low + (high - low) * (on - first).days / (last - first).days
    return None


def _value(trajectory: Trajectory, point: TrajectoryPoint) -> str:
    return f"{point.value:,.0f}{trajectory.unit}"
