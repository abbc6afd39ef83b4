"""What risks are looked for by."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import CharField, Q
from django.db.models.functions import Cast

from programme.models import Risk
from programme.ui.filters import FilterSet, TickFilter


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
