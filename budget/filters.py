"""Filters of the budget."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q
from django.http import HttpRequest

from budget.models import Proposal, SavingFigure
from budget.places import NOWHERE, PLACES
from programme.financial_years import year_label
from programme.models import Workstream
from programme.ui.filters import FilterSet, TickFilter


def years(request: HttpRequest) -> list[tuple[str, str]]:
    """The years for which the programme has figures."""
    figures = SavingFigure.objects.filter(programme=request.programme)  # type: ignore[attr-defined]
    return [(str(year), year_label(year)) for year in sorted(set(figures.values_list("year", flat=True)))]


def places(request: HttpRequest) -> list[tuple[str, str]]:
    """Where a proposal can be delivered; each leaf has one place."""
    workstreams = Workstream.objects.filter(programme=request.programme)  # type: ignore[attr-defined]
    # Elsewhere the last is a heading of its own; after "Delivered in" it would read as the tick box does.
    return [*workstreams.values_list("slug", "name"), *{**PLACES, NOWHERE: "Nowhere"}.items()]


class ProposalFilter(FilterSet):
    year = django_filters.ChoiceFilter(label="Year", method="shown_year", empty_label=None)
    q = django_filters.CharFilter(label="Code or words", method="search")
    kind = django_filters.ChoiceFilter(label="Kind", choices=Proposal.Kind.choices)
    place = django_filters.ChoiceFilter(label="Delivered in", method="delivered_in")
    delivered_by = django_filters.CharFilter(label="Delivered by action", method="of_action")
    delayed = TickFilter(label="Delayed", method="ask")
    undelivered = TickFilter(label="No action delivers it", method="ask")
    waiting = TickFilter(label="Waits for approval", method="ask")
    leaves = TickFilter(label="Without summaries", method="without_summaries")

    class Meta:
        model = Proposal
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = years(self.request)
        self.filters["place"].extra["choices"] = places(self.request)

    def shown_year(self, proposals: Any, name: str, value: str) -> Any:
        """The view has annotated the proposals with this year's figures."""
        return proposals

    def search(self, proposals: Any, name: str, value: str) -> Any:
        return proposals.filter(
            Q(code__iexact=value) | Q(title__icontains=value) | Q(service_area__icontains=value)
        )

    def delivered_in(self, proposals: Any, name: str, value: str) -> Any:
        return proposals.delivered_in(value)

    def of_action(self, proposals: Any, name: str, value: str) -> Any:
        return proposals.delivered_by(value.strip())

    def ask(self, proposals: Any, name: str, value: bool) -> Any:
        """The filter's name is the question the queryset answers."""
        return getattr(proposals, name)()

    def without_summaries(self, proposals: Any, name: str, value: bool) -> Any:
        return proposals.filter(is_summary=False)
