"""How long one piece of work may take in the worker: a programme, a report, the mail of a person.

Celery's own limits do nothing in a pool of threads, so the worker watches itself. What takes too long is
interrupted there, with a line in the log that says where it was. What waits for the database or for a mail
server cannot be interrupted: those have limits of their own.
"""

from __future__ import annotations

import ctypes
import logging
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from typing import Any

from celery.exceptions import SoftTimeLimitExceeded

log = logging.getLogger(__name__)
LIMIT = 240.0
"""Seconds."""
LOOKS_EVERY = 5.0


@dataclass(slots=True)
class _Run:
    name: str
    since: float


class Watch:
    """Knows what each thread is at and since when."""

    def __init__(self) -> None:
        self._runs: dict[int, _Run] = {}
        self._lock = threading.Lock()
        self._watcher: threading.Thread | None = None

    def begin(self, task: Any = None, **_: Any) -> None:
        """Called by Celery in the thread in which a task is about to run."""
        with self._lock:
            self._runs[threading.get_ident()] = _Run(getattr(task, "name", str(task)), time.monotonic())
            # Not before: a pool of processes would leave the thread behind when it forks.
            if self._watcher is None:
                self._watcher = threading.Thread(target=self._look, name="limits", daemon=True)
                self._watcher.start()

    def end(self, **_: Any) -> None:
        """Called by Celery once a task has run. From here on its thread is not interrupted."""
        with self._lock:
            self._runs.pop(threading.get_ident(), None)

    def renew(self) -> None:
        """The next piece of work begins: it has the whole time. Outside of a task nothing happens."""
        with self._lock:
            run = self._runs.get(threading.get_ident())
            if run:
                run.since = time.monotonic()

    def stop_overdue(self, now: float) -> None:
        """Raise SoftTimeLimitExceeded in each thread whose work takes too long."""
        with self._lock:
            for thread, run in self._runs.items():
                if now - run.since > LIMIT:
                    frame = sys._current_frames().get(thread)
                    at = "".join(traceback.format_stack(frame)) if frame else ""
                    log.error(
                        "%s has run for %.0f seconds and is stopped. It was at:\n%s",
                        run.name,
                        now - run.since,
                        at,
                    )
                    # Where it goes on to something else, that has the whole time.
                    run.since = now
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(
                        ctypes.c_ulong(thread), ctypes.py_object(SoftTimeLimitExceeded)
                    )

    def _look(self) -> None:
        while True:
            time.sleep(LOOKS_EVERY)
            self.stop_overdue(time.monotonic())


watch = Watch()


def bound_connection(connection: Any, **_: Any) -> None:
    """PostgreSQL gives up what takes too long, and a session that has stopped in a transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for name in ("statement_timeout", "idle_in_transaction_session_timeout"):
                cursor.execute(f"SET {name} = {int(LIMIT * 1000)}")
