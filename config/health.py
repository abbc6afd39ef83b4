"""Whether everything that has to run is running."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import DatabaseError, connection

from config.celery import app
from programme.recalculation import programmes_behind
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
    return Check(
        "worker", silent < SILENT_AFTER, f"last heard of {round(silent.total_seconds())} seconds ago"
    )


def _figures() -> Check:
    waiting = len(programmes_behind())
    return Check("figures", not waiting, f"behind for {waiting} programmes" if waiting else "up to date")
