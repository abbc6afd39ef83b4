"""Who is told of an alert: its owner, then others where nobody answers (domain.md section 8).

The owner is who is named for it; where nobody is, those whose permission the rule names. An urgent alert that
nobody answers goes on to the lead of its workstream, and later to the directors, by working days.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from programme.access import Permission, permissions
from programme.alerts import alert_rules
from programme.models import Alert, AlertThreshold, Person, Programme, RoleAssignment, Urgency
from programme.models.alerts import AlertQuerySet
from programme.schedule import WORKING_DAYS
from programme.thresholds import ESCALATE_TO_DIRECTOR, ESCALATE_TO_LEAD

NOBODY = Q(pk__in=[])


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
    """The open alerts that somebody is told of and that nobody has answered; one query, and one before it."""
    days = _days_to_wait(who.held)
    waiting = Q()
    for programme in who.held:
        waiting |= _in_programme(who, programme, days)
    return Alert.objects.filter(waiting or NOBODY).for_pages()


def _in_programme(who: Listener, programme: Programme, days: Mapping[tuple[int, str], int]) -> Q:
    today = who.today(programme)
    waiting = Alert.objects.filter(programme=programme, opened_on__lte=today).waiting(today)
    return Q(pk__in=waiting.values("pk")) & _heard(who, programme, days)


def _heard(who: Listener, programme: Programme, days: Mapping[tuple[int, str], int]) -> Q:
    may, today = who.held[programme], who.today(programme)
    own = [name for name, rule in alert_rules().items() if rule.audience in may]
    heard = Q(owner=who.person) | Q(owner=None, rule__in=own)
    for threshold, reached in (
        (ESCALATE_TO_LEAD, Q(workstream__lead=who.person)),
        (ESCALATE_TO_DIRECTOR, Q() if Permission.HEAR_ESCALATED in may else NOBODY),
    ):
        wait = days.get((programme.pk, threshold.name), threshold.default)
        since = dt.date.fromordinal(WORKING_DAYS.back(today.toordinal(), wait))
        heard |= Q(urgency=Urgency.HIGH, opened_on__lte=since) & reached
    return heard


def _days_to_wait(programmes: Iterable[Programme]) -> dict[tuple[int, str], int]:
    names = [ESCALATE_TO_LEAD.name, ESCALATE_TO_DIRECTOR.name]
    rows = AlertThreshold.objects.filter(programme__in=list(programmes), name__in=names).standing()
    return {(row.programme_id, row.name): row.value for row in rows}
