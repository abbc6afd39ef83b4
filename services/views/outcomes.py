"""Trajectories: where a measure is, and where it is to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programme.views.base import ProgrammeView
from services.chart import Chart, Value, chart
from services.models import Fact, Trajectory, TrajectoryPoint
from services.views.services import area_tabs


@dataclass(frozen=True, slots=True)
class Drawn:
    """A trajectory with its picture; `sentence` says what the picture shows."""

    trajectory: Trajectory
    points: list[TrajectoryPoint]
    facts: list[Fact]
    chart: Chart | None
    sentence: str


class Outcomes(ProgrammeView):
    section = "services:services"

    def get(self, request: HttpRequest) -> HttpResponse:
        points: Any = TrajectoryPoint.objects.filter(programme=self.programme).standing()
        facts: Any = Fact.objects.filter(programme=self.programme).standing()
        trajectories = (
            Trajectory.objects.visible_to(request.user)
            .filter(programme=self.programme)
            .standing()
            .select_related("service__programme")
            .prefetch_related(
                Prefetch("points", points.select_related("item__programme"), to_attr="known_points"),
                Prefetch("facts", facts, to_attr="known_facts"),
            )
        )
        context = {
            "title": "Outcomes",
            "tabs": area_tabs(self.programme.slug, "services:outcomes"),
            "tabs_label": "Services",
            "drawn": [drawn(each, each.known_points, each.known_facts) for each in trajectories],
        }
        return render(request, "services/outcomes.html", context)


def drawn(trajectory: Trajectory, points: list[TrajectoryPoint], facts: list[Fact]) -> Drawn:
    values = [
        Value(
            label=f"{point.date.first:%b %Y}" if point.date else point.printed_date,
            value=float(point.value),
            words=f"{point.value:,.0f}{trajectory.unit}",
            is_target=point.kind == TrajectoryPoint.Kind.TARGET,
            day=point.date.last.toordinal() if point.date else None,
        )
        for point in points
    ]
    said = ", ".join(
        f"{value.words} {point.get_kind_display().lower()} ({point.when})"
        for value, point in zip(values, points, strict=True)
    )
    sentence = f"{trajectory.measure.capitalize()}: {said}." if points else ""
    return Drawn(trajectory, points, facts, chart(values) if values else None, sentence)
