"""Who is told of an alert: its owner, then others where nobody answers (domain.md section 8).

The owner is who is named for it; where nobody is, those whose permission the rule names. An urgent alert that
nobody answers goes on to the lead of its workstream, and later to the directors, by working days.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from programme.access import BY_NAME, Permission, permissions, roles_with
from programme.alerts import alert_rules
from programme.models import Alert, AlertAnswer, Person, Programme, RoleAssignment, Urgency
from programme.models.alerts import AlertQuerySet
from programme.schedule import WORKING_DAYS
from programme.thresholds import ESCALATE_TO_DIRECTOR, ESCALATE_TO_LEAD, Threshold, values_in

NOBODY = Q(pk__in=[])
Waits = Mapping[Threshold, Mapping[int, int]]
"""Working days until an alert is passed on, by programme."""


@dataclass(frozen=True, slots=True)
class Listener:
    """What a person may do in each programme into which they may see, and by which day it stands there."""

    person: Person
    held: Mapping[Programme, frozenset[Permission]]
    day: dt.date | None = None
    """Stands for today in every programme, where a digest is made as at a day."""

    def today(self, programme: Programme) -> dt.date:
        return self.day or programme.today()


def listener(person: Person, *, day: dt.date | None = None, programme: Programme | None = None) -> Listener:
    """The person with what they hold, in all programmes or in one."""
    roles: defaultdict[Programme, list[str]] = defaultdict(list)
    assignments = RoleAssignment.objects.filter(person=person).standing().select_related("programme")
    if programme is not None:
        assignments = assignments.filter(programme=programme)
    for assignment in assignments.order_by("programme__name", "id"):
        roles[assignment.programme].append(assignment.role)
    held = {each: permissions(names) for each, names in roles.items()}
    return Listener(person, {each: may for each, may in held.items() if Permission.VIEW in may}, day)


def alerts_for(who: Listener) -> AlertQuerySet:
    """The open alerts that somebody is told of and that nobody has answered; one query, and two before it."""
    waits = _waits(who.held)
    waiting = Q()
    for programme in who.held:
        waiting |= _in_programme(who, programme, waits)
    return Alert.objects.filter(waiting or NOBODY).for_pages()


def heard_by(who: Listener, programme: Programme) -> Q:
    """Which alerts of one programme somebody is told of, answered or not."""
    return _heard(who, programme, _waits([programme]))


def may_answer(who: Listener, alert: Alert) -> bool:
    """Whoever is told of an alert, now or once it is passed on; and the office, which looks after all."""
    may = who.held.get(alert.programme, frozenset())
    rule = alert_rules().get(alert.rule)
    led_by = alert.workstream.lead_id if alert.workstream else None
    return Permission.VIEW in may and (
        who.person.pk in (alert.owner_id, led_by)
        or Permission.UPDATE_ANY in may
        or (rule is not None and rule.audience in may and (alert.owner_id is None or rule.tells_both))
        or (Permission.HEAR_ESCALATED in may and alert.urgency == Urgency.HIGH)
    )


def told_words(rule: str, owner: Person | None) -> str:
    """Who is told first of an alert: its owner, or else the roles that look after what the rule is about."""
    declared = alert_rules().get(rule)
    roles = [BY_NAME[name].label for name in roles_with(declared.audience)] if declared else []
    if owner is None:
        return ", ".join(roles)
    return ", ".join([str(owner), *(roles if declared and declared.tells_both else [])])


def passed_on(alert: Alert, answer: AlertAnswer | None) -> list[tuple[str, dt.date]]:
    """Who is told of an urgent alert from which day on, unless somebody answers."""
    if alert.urgency != Urgency.HIGH or alert.urgent_since is None or alert.closed_on:
        return []
    since = alert.urgent_since
    if answer and answer.until:
        since = max(since, answer.until + dt.timedelta(days=1))
    waits = {each: days[alert.programme_id] for each, days in _waits([alert.programme]).items()}
    lead = alert.workstream.lead if alert.workstream else None
    found = [("the directors", waits[ESCALATE_TO_DIRECTOR])]
    if lead and lead != alert.owner and _may_see_into(alert.programme).filter(person=lead).exists():
        found.insert(0, (str(lead), waits[ESCALATE_TO_LEAD]))
    return [(who, dt.date.fromordinal(WORKING_DAYS.add(since.toordinal(), wait))) for who, wait in found]


@dataclass(frozen=True, slots=True)
class PassedOn:
    """How many alerts that wait for an answer are with the leads of workstreams too, and with directors."""

    to_leads: int
    to_directors: int


def count_passed_on(programme: Programme, limits: Mapping[str, int]) -> PassedOn:
    """What these thresholds come to today."""
    today = programme.today()
    waiting = Alert.objects.filter(programme=programme).waiting(today)
    since = [_days_before(today, limits[each.name]) for each in (ESCALATE_TO_LEAD, ESCALATE_TO_DIRECTOR)]
    leads = _may_see_into(programme).values("person")
    led = waiting.filter(workstream__lead__in=leads).exclude(workstream__lead=F("owner"))
    return PassedOn(
        led.filter(_unanswered_since(since[0])).count(), waiting.filter(_unanswered_since(since[1])).count()
    )


def _may_see_into(programme: Programme) -> QuerySet[RoleAssignment]:
    """The roles by which people are told of a programme: who has gone is told nothing."""
    roles = RoleAssignment.objects.filter(programme=programme, role__in=roles_with(Permission.VIEW))
    return roles.filter(person__is_active=True).standing()


def _in_programme(who: Listener, programme: Programme, waits: Waits) -> Q:
    today = who.today(programme)
    waiting = Alert.objects.filter(programme=programme, opened_on__lte=today).waiting(today)
    return Q(pk__in=waiting.values("pk")) & _heard(who, programme, waits)


def _heard(who: Listener, programme: Programme, waits: Waits) -> Q:
    may, today = who.held[programme], who.today(programme)
    own = [name for name, rule in alert_rules().items() if rule.audience in may]
    too = [name for name in own if alert_rules()[name].tells_both]
    heard = Q(owner=who.person) | Q(owner=None, rule__in=own) | Q(rule__in=too)
    for threshold, reached in (
        (ESCALATE_TO_LEAD, Q(workstream__lead=who.person)),
        (ESCALATE_TO_DIRECTOR, Q() if Permission.HEAR_ESCALATED in may else NOBODY),
    ):
        since = _days_before(today, waits[threshold][programme.pk])
        heard |= _unanswered_since(since) & reached
    return heard


def _days_before(day: dt.date, working_days: int) -> dt.date:
    return dt.date.fromordinal(WORKING_DAYS.back(day.toordinal(), working_days))


def _unanswered_since(day: dt.date) -> Q:
    """Urgent from that day or before, and no snooze has ended since: whoever had it gets the days again."""
    snoozed = AlertAnswer.objects.filter(until__gte=day).standing()
    return Q(urgency=Urgency.HIGH, urgent_since__lte=day) & ~Q(pk__in=snoozed.values("alert"))


def _waits(programmes: Iterable[Programme]) -> Waits:
    programmes = list(programmes)
    return {each: values_in(programmes, each) for each in (ESCALATE_TO_LEAD, ESCALATE_TO_DIRECTOR)}
