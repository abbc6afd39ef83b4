"""Whether figures follow edits: how long changes have waited, when the worker was last heard of, and the
few plain words for people where something is wrong.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from programme.limits import LIMIT
from programme.models import Calculation, Programme
from programme.recalculation import is_behind
from programme.task_queue import read_queue
from programme.ui.format import long_date, plural
from programme.worker import silence

WAITS_AT_MOST = dt.timedelta(minutes=2)
"""Shorter waits are no trouble that somebody has to hear of."""
ALMOST = 95
"""Percent that a run is said to be done at most: it may take longer than the last one did."""
ASK = "Ask the administrator to look at the worker."


@dataclass(frozen=True, slots=True)
class Underway:
    """How far a run is, judged by how many seconds the last one took."""

    percent: int
    seconds: int


def underway(calculation: Calculation) -> Underway | None:
    """How far the run of a programme is that takes longer than a moment; None where none is at it.

    One that does not say within its time that it is through has been killed or stopped.
    """
    if calculation.began_at is None:
        return None
    passed = (timezone.now() - calculation.began_at).total_seconds()
    if passed > LIMIT:
        return None
    last = calculation.milliseconds / 1000
    return Underway(min(ALMOST, round(100 * passed / last)), round(last))


def behind_since(programme: Programme) -> dt.datetime | None:
    """When the first change was made that the figures do not know; None where they are up to date."""
    stored = Programme.objects.select_related("calculation").get(pk=programme.pk)
    if not is_behind(stored):
        return None
    # Each change raises the revision by one. When the last run ended does not tell which changes it knew:
    # those made while it ran are older.
    known = stored.calculation.revision if hasattr(stored, "calculation") else 0
    first = programme.causes.order_by("pk")[known:].first()
    # Where nothing was changed another day has begun.
    return (
        first.recorded_at
        if first
        else timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    )


def waiting_trouble(since: dt.datetime | None) -> str:
    """What is wrong where changes have waited too long, as `behind_since` says; empty where they have not."""
    if since is None or timezone.now() - since <= WAITS_AT_MOST:
        return ""
    return f"Dates and pounds are behind: changes since {_moment(since)} wait to be worked out. {ASK}"


def worker_trouble() -> str:
    """What is wrong where the worker has been silent; empty where it has not.

    It speaks up by a task that comes after all others in the queue: while it does, nothing waits long. So the
    broker is asked only where something is wrong.
    """
    silent = silence()
    if silent is not None and silent <= WAITS_AT_MOST:
        return ""
    heard = (
        f"was last heard of at {_moment(timezone.now() - silent)}"
        if silent is not None
        else "has not been heard of yet"
    )
    words = f"The worker {heard}: figures do not follow changes, and no mail is sent."
    return " ".join(filter(None, [words, _queue_words(), ASK]))


def _queue_words() -> str:
    try:
        queue = read_queue()
    except Exception:
        return "The broker, which hands it its tasks, does not answer."
    if not queue.tasks:
        return ""
    waits = plural(queue.tasks, "task waits", "tasks wait")
    return f"{waits} for it" + (
        f", the oldest since {_moment(timezone.now() - queue.oldest)}." if queue.oldest else "."
    )


def _moment(when: dt.datetime) -> str:
    local = timezone.localtime(when)
    return f"{local:%H:%M} on {long_date(local.date())}"
