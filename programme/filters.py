"""Filters of the plan; each one is a question of the queryset."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest

from programme.models import (
    Action,
    Body,
    ListedWorkstream,
    Meeting,
    Recommendation,
    Risk,
    ScheduleItem,
    Status,
    Workstream,
)
from programme.ui.filters import FilterSet, TickFilter


def workstreams(request: HttpRequest | None) -> QuerySet[Workstream]:
    programme = getattr(request, "programme", None)
    return Workstream.objects.filter(programme=programme).standing()


class ActionFilter(FilterSet):
    q = django_filters.CharFilter(label="Number or words", method="search")
    workstream = django_filters.ModelChoiceFilter(
        label="Workstream", empty_label="All", queryset=workstreams, to_field_name="slug"
    )
    state = django_filters.ChoiceFilter(
        label="State", field_name="item__state", choices=ScheduleItem.State.choices
    )
    status = django_filters.ChoiceFilter(
        label="Status", field_name="item__figure__status", choices=Status.choices
    )
    late = TickFilter(label="Late", method="ask")
    overdue = TickFilter(label="Overdue", method="ask")
    critical = TickFilter(label="Critical", method="ask")

    class Meta:
        model = Action
        fields = ()

    def search(self, actions: Any, name: str, value: str) -> Any:
        return actions.filter(
            Q(item__code__iexact=value) | Q(item__title__icontains=value) | Q(comment__icontains=value)
        )

    def ask(self, actions: Any, name: str, value: bool) -> Any:
        """The filter's name is the question the queryset answers."""
        return getattr(actions, name)()


class RiskFilter(FilterSet):
    q = django_filters.CharFilter(label="Number or words", method="search")
    likelihood = django_filters.ChoiceFilter(label="Likelihood", choices=Risk.Level.choices)
    severity = django_filters.ChoiceFilter(label="Severity", choices=Risk.Level.choices)
    open = TickFilter(label="Open", method="only_open")

    class Meta:
        model = Risk
        fields = ()

    def search(self, risks: Any, name: str, value: str) -> Any:
        words = Q(text__icontains=value) | Q(controls__icontains=value)
        # Compared as text: a number of any length may be typed.
        numbered = risks.annotate(as_text=Cast("number", CharField()))
        return numbered.filter(words | Q(as_text=value.strip()))

    def only_open(self, risks: Any, name: str, value: bool) -> Any:
        return risks.open()


class ListedWorkstreamFilter(FilterSet):
    q = django_filters.CharFilter(label="Name, lead or words", method="search")
    group = django_filters.ChoiceFilter(label="Group", choices=ListedWorkstream.Group.choices)

    class Meta:
        model = ListedWorkstream
        fields = ()

    def search(self, listed: Any, name: str, value: str) -> Any:
        return listed.filter(
            Q(name__icontains=value) | Q(lead_printed__icontains=value) | Q(remit__icontains=value)
        )


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
