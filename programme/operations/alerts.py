"""Answering an alert, and taking an answer back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from programme.dates import PlanDate
from programme.history import StaleVersion, change, withdraw, write
from programme.models import Alert, AlertAnswer, Cause, changed
from programme.operations.errors import Refused
from programme.thresholds import GETS_WORSE, ceiling_of, thresholds_of

LONGEST_SNOOZE_DAYS = 92
"""A quarter: longer, and nobody looks at the reason again."""
Kind = AlertAnswer.Kind


def answer_alert(
    alert: Alert, *, kind: str, reason: str, until: dt.date | None = None, version: int, by: Any
) -> AlertAnswer:
    """Acknowledge an alert, or snooze it up to and with a day. It takes the place of an earlier answer.

    `version` is that of the answer its author saw, 0 where none stood; else StaleVersion. Refused without
    a reason, where the alert has closed, where a snooze has no day, one that has passed, or one that is more
    than a quarter ahead, and where an acknowledgement has a day.
    """
    if not reason.strip():
        raise Refused("Say why", "reason")
    last = _last_day(alert, kind, until)
    said = f"snoozed until {PlanDate.of_day(last)}" if last else "acknowledged"
    with change(alert.programme, by=by, what=f"Alert {said}: {alert.message}", text=reason) as cause:
        alert.refresh_from_db(fields=["closed_on", "urgency", "weight"])
        if alert.closed_on:
            raise Refused("This alert has closed, as its cause has gone: there is nothing left to answer")
        stored = AlertAnswer.objects.filter(alert=alert).standing().first()
        if version != (stored.version if stored else 0):
            raise StaleVersion([stored] if stored else [])
        values = {
            "kind": kind,
            "reason": reason,
            "until": last,
            "urgency": alert.urgency,
            "ceiling": ceiling_of(alert, thresholds_of(alert.programme)[GETS_WORSE.name]),
            "cause_id": cause.pk,
        }
        answer = (
            changed(stored, values)
            if stored
            else AlertAnswer(programme=alert.programme, alert=alert, **values)
        )
        write(cause, [answer])
    return answer


def _last_day(alert: Alert, kind: str, until: dt.date | None) -> dt.date | None:
    if kind != Kind.SNOOZED:
        if until is not None:
            raise Refused("Choose to snooze it, or leave the day empty", "until")
        return None
    today = alert.programme.today()
    latest = today + dt.timedelta(days=LONGEST_SNOOZE_DAYS)
    if until is None:
        raise Refused("Enter the last day on which it stays quiet", "until")
    if until < today:
        raise Refused(f"The last day must be {PlanDate.of_day(today)} or later", "until")
    if until > latest:
        raise Refused(
            f"The last day must be {PlanDate.of_day(latest)} or before: look at it again then", "until"
        )
    return until


def take_back(answer: AlertAnswer, *, version: int, by: Any) -> Cause:
    """Let the alert wait for an answer again. `version` is the one its author saw, else StaleVersion."""
    what = f"Answer taken back: {answer.alert.message}"
    with change(answer.programme, by=by, what=what) as cause:
        seen = changed(answer, {})
        seen.version = version
        withdraw(cause, [seen])
    return cause
