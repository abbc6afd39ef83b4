"""What meetings and recommendations are looked for by."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from programme.models import Body, Meeting, Recommendation
from programme.ui.filters import FilterSet


def bodies(request: HttpRequest | None) -> QuerySet[Body]:
    programme = getattr(request, "programme", None)
    return Body.objects.filter(programme=programme).standing()


class MeetingFilter(FilterSet):
    q = django_filters.CharFilter(label="Words", method="search")
    body = django_filters.ModelChoiceFilter(
        label="Body", empty_label="All", queryset=bodies, to_field_name="name"
    )
    when = django_filters.ChoiceFilter(
        label="When", method="at_a_time", choices=[("upcoming", "Upcoming"), ("past", "Past")]
    )

    class Meta:
        model = Meeting
        fields = ()

    def search(self, meetings: Any, name: str, value: str) -> Any:
        words = Q(body__name__icontains=value) | Q(purpose__icontains=value) | Q(decision__icontains=value)
        return meetings.filter(words)

    def at_a_time(self, meetings: Any, name: str, value: str) -> Any:
        """A meeting of today is still to come."""
        today = self.request.programme.today()
        return (
            meetings.filter(held_on__gte=today) if value == "upcoming" else meetings.filter(held_on__lt=today)
        )


class RecommendationFilter(FilterSet):
    q = django_filters.CharFilter(label="Words", method="search")
    body = django_filters.ModelChoiceFilter(
        label="Meeting of",
        field_name="meeting__body",
        empty_label="All",
        queryset=bodies,
        to_field_name="name",
    )
    state = django_filters.ChoiceFilter(label="State", choices=Recommendation.State.choices)

    class Meta:
        model = Recommendation
        fields = ()

    def search(self, recommendations: Any, name: str, value: str) -> Any:
        return recommendations.filter(
            Q(text__icontains=value) | Q(response__icontains=value) | Q(made_by__icontains=value)
        )
