"""What changes are looked for by."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from programme.models import Cause, Person, ScheduleItem, end_of
from programme.ui.filters import DayFilter, FilterSet, UidFilter

UNDO = "UNDO"


def people(request: HttpRequest | None) -> QuerySet[Person]:
    """Whoever has changed something in the programme."""
    causes = Cause.objects.filter(programme=getattr(request, "programme", None))
    return Person.objects.filter(pk__in=causes.values("by")).order_by("username")


def moved_items(request: HttpRequest | None) -> QuerySet[ScheduleItem]:
    items = ScheduleItem.objects.filter(programme=getattr(request, "programme", None))
    return items.filter(movements__isnull=False).distinct().order_by("kind", "id")


class ChangeFilter(FilterSet):
    q = django_filters.CharFilter(label="Words", method="search")
    who = django_filters.ModelChoiceFilter(
        label="Who", field_name="by", empty_label="Anybody", queryset=people, to_field_name="username"
    )
    reason = django_filters.ChoiceFilter(
        label="Reason", choices=[*Cause.Reason.choices, (UNDO, "Undo")], method="for_reason"
    )
    item = UidFilter(
        label="Moved", field_name="movements__item", empty_label="Anything or nothing", queryset=moved_items
    )
    since = DayFilter(label="From", method="from_day")
    until = DayFilter(label="To", method="to_day")

    class Meta:
        model = Cause
        fields = ()

    def for_reason(self, causes: Any, name: str, value: str) -> Any:
        """As a change shows it: an undo is stored as a correction, and nobody was asked for that."""
        if value == UNDO:
            return causes.filter(undoes__isnull=False)
        return causes.filter(reason=value, undoes=None)

    def search(self, causes: Any, name: str, value: str) -> Any:
        return causes.filter(Q(what__icontains=value) | Q(text__icontains=value))

    def from_day(self, causes: Any, name: str, value: dt.date) -> Any:
        return causes.filter(effective_at__gt=end_of(value - dt.timedelta(days=1)))

    def to_day(self, causes: Any, name: str, value: dt.date) -> Any:
        return causes.filter(effective_at__lte=end_of(value))
