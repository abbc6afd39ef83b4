"""Filters of services."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q
from django.http import HttpRequest

from programme.ui.filters import FilterSet
from services.facts import NO_STAGE
from services.models import Service, Stage


def wards(request: HttpRequest) -> list[tuple[str, str]]:
    """The wards of the programme's services."""
    services = Service.objects.filter(programme=request.programme).standing()  # type: ignore[attr-defined]
    named = services.exclude(ward="").order_by("ward").values_list("ward", flat=True).distinct()
    return [(ward, ward) for ward in named]


class ServiceFilter(FilterSet):
    q = django_filters.CharFilter(label="Name or words", method="search")
    kind = django_filters.ChoiceFilter(label="Kind", choices=Service.Kind.choices)
    ward = django_filters.ChoiceFilter(label="Ward")
    intent = django_filters.ChoiceFilter(label="Proposal", choices=Service.Intent.choices)
    stage = django_filters.ChoiceFilter(
        label="Stage reached", choices=[*Stage.choices, (NO_STAGE, "None")], method="at_stage"
    )

    class Meta:
        model = Service
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["ward"].extra["choices"] = wards(self.request)

    def search(self, services: Any, name: str, value: str) -> Any:
        return services.filter(
            Q(name__icontains=value)
            | Q(description__icontains=value)
            | Q(address__icontains=value)
            | Q(postcode__iexact=value)
            | Q(users__icontains=value)
            | Q(note__icontains=value)
        )

    def at_stage(self, services: Any, name: str, value: str) -> Any:
        """The last stage that is reached, which the queryset has worked out."""
        return services.filter(stage=None if value == NO_STAGE else value)
