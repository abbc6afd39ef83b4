"""Whether everything that has to run is running."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import DatabaseError, connection
from django.db.models import Max
from django.utils import timezone

from config.celery import app
from programme.models import Calculation
from programme.recalculation import programmes_behind
from programme.ui.format import plural
from programme.watching import behind_since
from programme.worker import SILENT_AFTER, silence


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    ok: bool
    detail: str


def checks() -> list[Check]:
    """Database, broker, the worker's last beat and figures behind; a check that fails says how."""
    database = _database()
    if not database.ok:
        return [database, _broker()]
    return [database, _broker(), _worker(), _figures()]


def _database() -> Check:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return Check("database", True, connection.vendor)
    except DatabaseError as error:
        return Check("database", False, type(error).__name__)


def _broker() -> Check:
    try:
        with app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, timeout=1, interval_start=0)
        return Check("broker", True, "answers")
    except Exception as error:
        return Check("broker", False, type(error).__name__)


def _worker() -> Check:
    silent = silence()
    if silent is None:
        return Check("worker", False, "has never been heard of")
    return Check("worker", silent < SILENT_AFTER, f"last heard of {_seconds(silent)} ago")


def _figures() -> Check:
    """How many programmes wait and the longest of them for how long, and when the last run succeeded."""
    waiting, now = programmes_behind(), timezone.now()
    last = Calculation.objects.aggregate(last=Max("calculated_at"))["last"]
    success = f"last worked out {_seconds(now - last)} ago" if last else "never worked out"
    if not waiting:
        return Check("figures", True, f"up to date, {success}")
    since = min(filter(None, map(behind_since, waiting)), default=now)
    count = plural(len(waiting), "programme")
    return Check("figures", False, f"behind for {count}, for {_seconds(now - since)}, {success}")


def _seconds(time: dt.timedelta) -> str:
    return plural(max(0, round(time.total_seconds())), "second")
