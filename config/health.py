"""Whether everything that has to run is running."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import Max
from django.utils import timezone

from programme.models import Calculation
from programme.recalculation import programmes_behind
from programme.task_queue import read_queue
from programme.ui.format import plural
from programme.watching import WAITS_AT_MOST, behind_since
from programme.worker import SILENT_AFTER, silence


@dataclass(frozen=True, slots=True)
class Check:
    """Whether one thing is well, with how it stands in words, and in numbers where a monitor wants them."""

    name: str
    ok: bool
    detail: str
    numbers: Mapping[str, int | None] = field(default_factory=dict)


def checks() -> list[Check]:
    """Database, broker, what waits in its queue, the worker's last beat and figures behind, in words each."""
    database, asked = _database(), _broker_and_queue()
    if not database.ok:
        return [database, *asked]
    return [database, *asked, _worker(), _figures()]


def as_json(found: list[Check]) -> dict[str, Any]:
    """What `/healthz` and the command answer: `ok` where every check passes, and each check by its name."""
    return {
        "ok": all(check.ok for check in found),
        "checks": {check.name: {"ok": check.ok, "detail": check.detail, **check.numbers} for check in found},
    }


def _database() -> Check:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return Check("database", True, connection.vendor)
    except DatabaseError as error:
        return Check("database", False, type(error).__name__)


def _broker_and_queue() -> list[Check]:
    """A worker that keeps up has taken the oldest task long before it has waited too long."""
    try:
        queue = read_queue()
    except Exception as error:
        words = "cannot be looked at: the broker does not answer"
        return [Check("broker", False, type(error).__name__), Check("queue", False, words)]
    seconds = None if queue.oldest is None else round(queue.oldest.total_seconds())
    detail = plural(queue.tasks, "task waits", "tasks wait") if queue.tasks else "empty"
    if queue.tasks and queue.oldest is not None:
        detail += f", the oldest for {_seconds(queue.oldest)}"
    return [
        Check("broker", True, "answers"),
        Check(
            "queue",
            queue.oldest is None or queue.oldest <= WAITS_AT_MOST,
            detail,
            {"tasks": queue.tasks, "oldest_seconds": seconds},
        ),
    ]


def _worker() -> Check:
    silent = silence()
    if silent is None:
        return Check("worker", False, "has never been heard of")
    return Check("worker", silent < SILENT_AFTER, f"last heard of {_seconds(silent)} ago")


def _figures() -> Check:
    """How many programmes wait and the longest of them for how long, and when the last run succeeded.

    A moment's wait follows every edit, and is no trouble.
    """
    waiting, now = programmes_behind(), timezone.now()
    last = Calculation.objects.aggregate(last=Max("calculated_at"))["last"]
    success = f"last worked out {_seconds(now - last)} ago" if last else "never worked out"
    if not waiting:
        return Check("figures", True, f"up to date, {success}")
    since = min(filter(None, map(behind_since, waiting)), default=now)
    count = plural(len(waiting), "programme")
    return Check(
        "figures", now - since <= WAITS_AT_MOST, f"behind for {count}, for {_seconds(now - since)}, {success}"
    )


def _seconds(time: dt.timedelta) -> str:
    return plural(max(0, round(time.total_seconds())), "second")
