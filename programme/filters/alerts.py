"""What alerts and mails are looked for by."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest

from programme.alerts import alert_rules
from programme.filters.plan import workstreams
from programme.hearing import heard_by, listener
from programme.models import Alert, Mailing, Person, RoleAssignment, Urgency
from programme.ui.filters import FilterSet, TickFilter

ANSWERED = (
    ("waiting", "Waiting for one"),
    ("answered", "Acknowledged or snoozed"),
    ("closed", "Alert closed"),
)


def owners(request: HttpRequest | None) -> QuerySet[Person]:
    """Whoever is named for an alert of the programme."""
    alerts = Alert.objects.filter(programme=getattr(request, "programme", None))
    return Person.objects.filter(pk__in=alerts.values("owner")).order_by(
        "first_name", "last_name", "username"
    )


def rules() -> list[tuple[str, str]]:
    return [(rule.name, rule.label) for rule in alert_rules().values()]


def members(request: HttpRequest | None) -> QuerySet[Person]:
    """Whoever has a role in the programme."""
    held = RoleAssignment.objects.filter(programme=getattr(request, "programme", None)).standing()
    people = Person.objects.filter(pk__in=held.values("person"))
    return people.order_by("first_name", "last_name", "username")


class AlertFilter(FilterSet):
    """Open ones, unless closed ones are asked for."""

    q = django_filters.CharFilter(label="Words", field_name="message", lookup_expr="icontains")
    rule = django_filters.ChoiceFilter(label="Alert", choices=rules)
    urgency = django_filters.ChoiceFilter(label="Urgency", choices=Urgency.choices)
    owner = django_filters.ModelChoiceFilter(
        label="Person",
        empty_label="Anybody",
        null_label="Nobody by name",
        queryset=owners,
        to_field_name="username",
    )
    workstream = django_filters.ModelChoiceFilter(
        label="Workstream", empty_label="All", queryset=workstreams, to_field_name="slug"
    )
    answer = django_filters.ChoiceFilter(
        label="Answer", empty_label="All open", method="answered", choices=ANSWERED
    )
    mine = TickFilter(label="You are told of it", method="told")

    class Meta:
        model = Alert
        fields = ()

    def filter_queryset(self, queryset: Any) -> Any:
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("answer") == "closed" else found.open()

    def answered(self, alerts: Any, name: str, value: str) -> Any:
        day = self.request.programme.today()
        found = {"waiting": alerts.waiting, "answered": alerts.answered}.get(value)
        return found(day) if found else alerts.exclude(closed_on=None)

    def told(self, alerts: Any, name: str, value: bool) -> Any:
        programme = self.request.programme
        return alerts.filter(heard_by(listener(self.request.user, programme=programme), programme))


class MailFilter(FilterSet):
    person = django_filters.ModelChoiceFilter(
        label="Person", empty_label="Anybody", queryset=members, to_field_name="username"
    )
    state = django_filters.ChoiceFilter(label="What became of it", choices=Mailing.State.choices)

    class Meta:
        model = Mailing
        fields = ()
