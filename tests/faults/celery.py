"""Worker and beat as the product starts them, on another clock where one is named, and doomed if asked.

`WAYMARK_FAULTS_DOOM` names a file. While it holds a number, the worker is killed with -9 at that statement of
a recalculation: from inside and so exactly there, which is the same as from outside, as the signal can be
neither caught nor put off.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults import clock  # noqa: F401  # the clock comes first

# isort: split
import django

django.setup()

from celery.__main__ import main  # noqa: E402
from django.db.backends.signals import connection_created  # noqa: E402

DOOM = "WAYMARK_FAULTS_DOOM"
BEGINS = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"


class Doom:
    """Counts down the statements of a connection from the beginning of a recalculation."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.left = -1

    def __call__(self, execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        self.left -= 1
        if sql.startswith(BEGINS):
            self.left = int(self.path.read_text()) if self.path.exists() else -1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *args)


def doom(connection: Any, **_: Any) -> None:
    connection.execute_wrappers.append(Doom(Path(os.environ[DOOM])))


if __name__ == "__main__":
    if DOOM in os.environ:
        connection_created.connect(doom)
    sys.exit(main())
