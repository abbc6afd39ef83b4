"""How long one piece of work may take in the worker: a programme, a report, the mail of a person.

Celery's own limits do nothing in a pool of threads, so the worker watches itself. What takes too long is
interrupted there, with a line in the log that says where it was. What waits for the database or for a mail
server cannot be interrupted: those have limits of their own.

An interruption may come between any two steps, also between taking a lock and remembering that it is held. So
whatever was interrupted leaves its connection to the database behind: with it go its transaction and locks.
"""

from __future__ import annotations

import ctypes
import logging
import sys
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from celery.exceptions import SoftTimeLimitExceeded
from django.db import DEFAULT_DB_ALIAS, connections

log = logging.getLogger(__name__)
LIMIT = 240.0
"""Seconds."""
LOOKS_EVERY = 5.0


@dataclass(slots=True)
class _Run:
    name: str
    since: float
    was_stopped: bool = False


class Watch:
    """Knows what each thread is at and since when."""

    def __init__(self) -> None:
        self._runs: dict[int, _Run] = {}
        self._lock = threading.Lock()
        self._watcher: threading.Thread | None = None

    def begin(self, task: Any = None, **_: Any) -> None:
        """Called by Celery in the thread in which a task is about to run."""
        self._begin(getattr(task, "name", str(task)))

    def end(self, **_: Any) -> None:
        """Called by Celery once a task has run. From here on its thread is not interrupted."""
        self._end()

    def renew(self) -> None:
        """The next piece of work begins, with the whole time and nothing that an interruption left behind.

        To be called before more is asked of the database. Outside of a task nothing happens.
        """
        run = self._end()
        if run:
            self._begin(run.name)

    def _begin(self, name: str) -> None:
        with self._lock:
            self._runs[threading.get_ident()] = _Run(name, time.monotonic())
            # Not before: a pool of processes would leave the thread behind when it forks.
            if self._watcher is None:
                self._watcher = threading.Thread(target=self._look, name="limits", daemon=True)
                self._watcher.start()

    def _end(self) -> _Run | None:
        thread = threading.get_ident()
        with self._lock:
            run = self._runs.pop(thread, None)
        if run and run.was_stopped:
            _leave_connection()
        return run

    def stop_overdue(self, now: float) -> None:
        """Raise SoftTimeLimitExceeded in each thread whose work takes too long; `now` as `time.monotonic`."""
        with self._lock:
            found = [(thread, run) for thread, run in self._runs.items() if now - run.since > LIMIT]
            said = [_stop(thread, run, now) for thread, run in found]
        # What was stopped may have been writing to the log, and lets go of it only now.
        for words in said:
            log.error(words)

    def _look(self) -> None:
        while True:
            time.sleep(LOOKS_EVERY)
            self.stop_overdue(time.monotonic())


watch = Watch()


def _stop(thread: int, run: _Run, now: float) -> str:
    """Interrupt a thread; what to say of it. Where it goes on to something else, that has the whole time."""
    frame = sys._current_frames().get(thread)
    at = "".join(traceback.format_stack(frame)) if frame else ""
    words = f"{run.name} has run for {now - run.since:.0f} seconds and is stopped. It was at:\n{at}"
    run.since, run.was_stopped = now, True
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), ctypes.py_object(SoftTimeLimitExceeded)
    )
    return words


def _leave_connection() -> None:
    """Close what this thread has open and forget it: its own notion of its transaction may be wrong too."""
    session = connections[DEFAULT_DB_ALIAS].connection
    if session is not None:
        with suppress(Exception):
            session.close()
    del connections[DEFAULT_DB_ALIAS]


def bound_connection(connection: Any, **_: Any) -> None:
    """PostgreSQL gives up what takes too long, and a session that has stopped in a transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for name in ("statement_timeout", "idle_in_transaction_session_timeout"):
                cursor.execute(f"SET {name} = {int(LIMIT * 1000)}")
