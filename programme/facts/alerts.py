"""The alerts that are open on a day, as facts."""

from __future__ import annotations

from django.db.models import Q

from programme.alert_states import standing_of
from programme.alerts import label_of
from programme.days import Day
from programme.facts import Fact, FactKind
from programme.hearing import told_words
from programme.models import Alert, AlertAnswer
from programme.ui.format import short_date


class Alerts(FactKind):
    name = "alerts"
    title = "Open alerts"
    one = "alert"
    columns = ("Alert", "Who is told", "Since", "Answer")
    marks = {"rule": "Rule", "waiting": "Waiting for an answer", "person": "Told to"}

    def facts(self, day: Day) -> list[Fact]:
        answers = {answer.alert_id: answer for answer in day.rows(AlertAnswer)}
        return [_fact(day, alert, answers.get(alert.pk)) for alert in _open_on(day)]


def _fact(day: Day, alert: Alert, answer: AlertAnswer | None) -> Fact:
    state = standing_of(alert, answer, day.as_at).state
    return Fact(
        label=alert.message,
        href=alert.get_absolute_url(),
        marks={
            "rule": alert.rule,
            "waiting": "" if state.is_quiet else "on",
            "person": alert.owner.username if alert.owner else "",
        },
        cells=(label_of(alert.rule), told_words(alert), short_date(alert.opened_on), state.value),
    )


def _open_on(day: Day) -> list[Alert]:
    """Also those that have closed since: on that day they were open."""
    alerts = Alert.objects.filter(programme=day.programme)
    if day.on is None:
        alerts = alerts.open()
    else:
        alerts = alerts.filter(Q(closed_on=None) | Q(closed_on__gt=day.on), opened_on__lte=day.on)
    found = list(alerts.select_related("owner").most_urgent_first())
    for alert in found:
        alert.programme = day.programme
    return found
