"""What the workstreams that a report lists are looked for by."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q

from programme.models import ListedWorkstream
from programme.ui.filters import FilterSet


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
