"""Trajectories: where a measure is, and where it is to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programme.items import item_href
from programme.ui.charts import Chart
from programme.views.base import ProgrammeView
from services.models import Fact, Trajectory, TrajectoryPoint
from services.trajectories import sentence, track_of
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
    items = {point.item.pk: point.item for point in points if point.item}
    chart = track_of(trajectory, points, items, lambda item: item_href(trajectory.programme, item))
    return Drawn(trajectory, points, facts, chart if points else None, sentence(trajectory, points))
