"""What actions and other items of the plan are looked for by. Each filter is a question of the queryset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from programme.differences import Kind
from programme.models import Action, Baseline, ScheduleItem, Status, Workstream
from programme.ui.filters import FilterSet, TickFilter

NOW = "Today's forecast"


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


class ItemFilter(FilterSet):
    """Items of the plan of all kinds."""

    q = django_filters.CharFilter(label="Number or words", method="search")
    workstream = django_filters.ModelChoiceFilter(
        label="Workstream",
        empty_label="All",
        queryset=workstreams,
        field_name="action__workstream",
        to_field_name="slug",
    )

    class Meta:
        model = ScheduleItem
        fields = ()

    def search(self, items: Any, name: str, value: str) -> Any:
        return items.filter(Q(code__iexact=value) | Q(title__icontains=value))


class ComparedFilter(ItemFilter):
    """Which two sets of dates are compared, and which items; the view compares and knows what is `kinds`."""

    what = django_filters.ChoiceFilter(
        label="What happened", method="of_kind", choices=[(kind.name.lower(), kind.value) for kind in Kind]
    )

    def __init__(self, *args: Any, baselines: Sequence[Baseline], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbered = [(str(each.number), str(each)) for each in baselines]
        chosen = {
            "of": django_filters.ChoiceFilter(
                label="Compare", empty_label="The first baseline", method="keep", choices=numbered
            ),
            # A word of Python, so it cannot be written as the others are.
            "with": django_filters.ChoiceFilter(
                label="With", empty_label="Today's forecast", method="keep", choices=[("now", NOW), *numbered]
            ),
        }
        for name, filter_ in chosen.items():
            filter_.field_name, filter_.parent, filter_.model = name, self, ScheduleItem
        self.filters: dict[str, Any] = {**chosen, **self.filters}
        for name in chosen:
            self.form.fields[name].error_messages["invalid_choice"] = (
                "There is no baseline %(value)s: choose one of the list"
            )
        self.kinds: Mapping[int, Kind] = {}

    def chosen(self, name: str) -> str:
        """What was chosen, "" where that is nothing or cannot be."""
        return str(self.form.cleaned_data.get(name) or "") if self.is_read() else ""

    def keep(self, items: Any, name: str, value: str) -> Any:
        return items

    def of_kind(self, items: Any, name: str, value: str) -> Any:
        wanted = Kind[value.upper()]
        return items.filter(pk__in=[pk for pk, kind in self.kinds.items() if kind is wanted])
