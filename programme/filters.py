"""Filters of the plan; each one is a question of the queryset."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest

from programme.alerts import alert_rules
from programme.differences import Kind
from programme.hearing import heard_by, listener
from programme.models import (
    Action,
    Alert,
    Baseline,
    Body,
    Cause,
    ListedWorkstream,
    Mailing,
    Meeting,
    Person,
    Recommendation,
    Risk,
    RoleAssignment,
    ScheduleItem,
    Status,
    Urgency,
    Workstream,
    end_of,
)
from programme.ui.filters import DayFilter, FilterSet, TickFilter, UidFilter

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
    reason = django_filters.ChoiceFilter(label="Reason", choices=Cause.Reason.choices)
    item = UidFilter(
        label="Moved", field_name="movements__item", empty_label="Anything or nothing", queryset=moved_items
    )
    since = DayFilter(label="From", method="from_day")
    until = DayFilter(label="To", method="to_day")

    class Meta:
        model = Cause
        fields = ()

    def search(self, causes: Any, name: str, value: str) -> Any:
        return causes.filter(Q(what__icontains=value) | Q(text__icontains=value))

    def from_day(self, causes: Any, name: str, value: dt.date) -> Any:
        return causes.filter(effective_at__gt=end_of(value - dt.timedelta(days=1)))

    def to_day(self, causes: Any, name: str, value: dt.date) -> Any:
        return causes.filter(effective_at__lte=end_of(value))


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
