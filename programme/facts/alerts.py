"""The alerts that are open on a day, as facts."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db.models import Q

from programme.alert_states import State, standing_of
from programme.alerts import label_of
from programme.days import Day
from programme.facts import Fact, FactKind
from programme.hearing import told_words
from programme.models import Alert, AlertAnswer, Person
from programme.models.alerts import alert_href
from programme.ui.format import short_date


class Alerts(FactKind):
    name = "alerts"
    title = "Open alerts"
    one = "alert"
    columns = ("Alert", "Who is told", "Since", "Answer")
    marks = {"rule": "Rule", "waiting": "Waiting for an answer", "person": "Told to"}

    def facts(self, day: Day) -> list[Fact]:
        answers = {answer.alert_id: answer for answer in day.rows(AlertAnswer)}
        alerts = _open_on(day)
        owners = Person.objects.in_bulk({alert.owner_id for alert in alerts} - {None})
        words = {
            (rule, owner): (label_of(rule), told_words(rule, owners.get(owner or 0)))
            for rule, owner in {(alert.rule, alert.owner_id) for alert in alerts}
        }
        return [
            _fact(
                day,
                alert,
                standing_of(alert, answers.get(alert.pk), day.as_at).state,
                owners.get(alert.owner_id or 0),
                words[alert.rule, alert.owner_id],
            )
            for alert in alerts
        ]


class _Alert(NamedTuple):
    """An alert as a plain row: a large programme has thousands."""

    pk: int
    rule: str
    subject: str
    message: str
    owner_id: int | None
    urgency: int
    weight: int
    opened_on: dt.date
    closed_on: dt.date | None


def _fact(day: Day, alert: _Alert, state: State, owner: Person | None, words: tuple[str, str]) -> Fact:
    return Fact(
        label=alert.message,
        href=alert_href(day.programme.slug, alert.rule, alert.subject),
        marks={
            "rule": alert.rule,
            "waiting": "" if state.is_quiet else "on",
            "person": owner.username if owner else "",
        },
        cells=(*words, short_date(alert.opened_on), state.value),
    )


def _open_on(day: Day) -> list[_Alert]:
    """Also those that have closed since: on that day they were open."""
    alerts = Alert.objects.filter(programme=day.programme)
    if day.on is None:
        alerts = alerts.open()
    else:
        alerts = alerts.filter(Q(closed_on=None) | Q(closed_on__gt=day.on), opened_on__lte=day.on)
    rows = alerts.most_urgent_first().values_list(*_Alert._fields)
    return [_Alert(*row) for row in rows.iterator()]
