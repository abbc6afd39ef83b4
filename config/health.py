"""Whether everything that has to run is running."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import DatabaseError, connection
from django.utils import timezone

from config.celery import app
from programme.models import WorkerBeat
from programme.recalculation import programmes_behind

WORKER_SILENT_AFTER = dt.timedelta(seconds=30)


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
    beat = WorkerBeat.objects.first()
    if beat is None:
        return Check("worker", False, "has never been heard of")
    silent = timezone.now() - beat.at
    return Check(
        "worker", silent < WORKER_SILENT_AFTER, f"last heard of {round(silent.total_seconds())} seconds ago"
    )


def _figures() -> Check:
    waiting = len(programmes_behind())
    return Check("figures", not waiting, f"behind for {waiting} programmes" if waiting else "up to date")
