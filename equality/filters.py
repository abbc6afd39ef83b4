"""Filters of the register; each one is a question of the queryset."""

from __future__ import annotations

from typing import Any

import django_filters
from django.http import HttpRequest

from equality.models import Assessment, AssessmentService, Impact, Stage
from programme.ui.filters import FilterSet, TickFilter


def services(request: HttpRequest) -> list[tuple[str, str]]:
    """The services that an assessment of the programme covers."""
    programme = getattr(request, "programme", None)
    links = AssessmentService.objects.filter(programme=programme).standing()
    return list(links.order_by("service__position").values_list("service__slug", "service__name").distinct())


class AssessmentFilter(FilterSet):
    q = django_filters.CharFilter(label="Words", method="ask_with")
    stage = django_filters.ChoiceFilter(label="Stage", choices=Stage.choices)
    impact = django_filters.ChoiceFilter(label="Impact", choices=Impact.choices, method="ask_with")
    service = django_filters.ChoiceFilter(label="Service", method="ask_with")
    unsigned = TickFilter(label="Not signed off", method="ask")
    unanswered = TickFilter(label="Nothing promised", method="ask")

    class Meta:
        model = Assessment
        fields = ()

    QUESTIONS = {"q": "search", "impact": "with_impact", "service": "about_service"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["service"].extra["choices"] = services(self.request)

    def ask(self, assessments: Any, name: str, value: bool) -> Any:
        """The filter's name is the question the queryset answers."""
        return getattr(assessments, name)()

    def ask_with(self, assessments: Any, name: str, value: str) -> Any:
        return getattr(assessments, self.QUESTIONS[name])(value)
