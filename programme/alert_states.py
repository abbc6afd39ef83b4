"""How an alert stands: waiting, answered, open again after an answer, or closed (domain.md section 8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from programme.alerts import label_of
from programme.models import Alert, AlertAnswer, Programme
from programme.ui.format import long_date

SNOOZED = AlertAnswer.Kind.SNOOZED


class State(StrEnum):
    WAITING = "Waiting"
    ACKNOWLEDGED = "Acknowledged"
    SNOOZED = "Snoozed"
    OPEN_AGAIN = "Open again"
    CLOSED = "Closed"

    @property
    def is_quiet(self) -> bool:
        """Whether an answer holds, so that nobody is told."""
        return self in (State.ACKNOWLEDGED, State.SNOOZED)


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of an alert on a day, and a sentence that says why it is in it."""

    state: State
    words: str


def answer_of(alert: Alert) -> AlertAnswer | None:
    """The answer that stands, of an alert read by `for_pages`."""
    found: list[AlertAnswer] = alert.standing_answers  # type: ignore[attr-defined]
    return found[0] if found else None


class Raised(Protocol):
    """An alert, as far as its answer is measured by it."""

    @property
    def urgency(self) -> int: ...
    @property
    def weight(self) -> int: ...
    @property
    def closed_on(self) -> dt.date | None: ...


def standing_of(alert: Raised, answer: AlertAnswer | None, day: dt.date) -> Standing:
    """An answer holds until its last day has passed, or the alert has become worse since.

    `AlertQuerySet.answered` asks the database the same.
    """
    if alert.closed_on:
        return Standing(State.CLOSED, f"Its cause had gone on {long_date(alert.closed_on)}.")
    if answer is None:
        return Standing(State.WAITING, "Nobody has answered yet.")
    if answer.urgency < alert.urgency:
        return Standing(State.OPEN_AGAIN, f"{_said(answer)}, and it has become more urgent since.")
    if answer.ceiling < alert.weight:
        return Standing(State.OPEN_AGAIN, f"{_said(answer)}, and it has become worse since.")
    if answer.kind != SNOOZED:
        return Standing(State.ACKNOWLEDGED, f"{_said(answer)}.")
    if answer.until and answer.until < day:
        return Standing(State.OPEN_AGAIN, f"{_said(answer)}, and that day has passed.")
    return Standing(State.SNOOZED, f"{_said(answer)}.")


def _said(answer: AlertAnswer) -> str:
    """`Anna Smith snoozed it until 3 March 2011`."""
    who = str(answer.cause.by) if answer.cause.by else "Somebody"
    if answer.kind == SNOOZED and answer.until:
        return f"{who} snoozed it until {long_date(answer.until)}"
    return f"{who} acknowledged it"


def alerts_about(programme: Programme, items: Collection[int]) -> list[tuple[Alert, str, Standing]]:
    """The open alerts that hang on any of these items, each with its rule and how it stands."""
    alerts = Alert.objects.filter(programme=programme, item__in=items).open()
    today = programme.today()
    return [
        (alert, label_of(alert.rule), standing_of(alert, answer_of(alert), today))
        for alert in alerts.for_pages().most_urgent_first()
    ]
