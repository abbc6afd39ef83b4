"""Another time for a process: what the clock says is shifted by the seconds that a file holds.

Imported before anything that asks for the time. The file is read again all the while, so the clock of a
process that runs can be put forward. `time.monotonic` goes on as it is, as with a clock that somebody sets.
"""

from __future__ import annotations

import datetime
import os
import time
from pathlib import Path
from typing import Any, TypeAlias

CLOCK = "WAYMARK_FAULTS_CLOCK"
READ_AGAIN = 0.1
_real_time = time.time
_Datetime: TypeAlias = datetime.datetime
_Date: TypeAlias = datetime.date
_known = [0.0, 0.0]


def shift() -> float:
    """Seconds by which the clock of this process is ahead."""
    now = time.monotonic()
    if now >= _known[0]:
        _known[:] = now + READ_AGAIN, float(Path(os.environ[CLOCK]).read_text() or _known[1])
    return _known[1]


def shifted_time() -> float:
    return _real_time() + shift()


class _StandsForDatetime(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _Datetime)

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, _Datetime)


class _StandsForDate(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _Date)

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, _Date)


class Datetime(_Datetime, metaclass=_StandsForDatetime):
    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return cls.fromtimestamp(shifted_time(), tz)

    @classmethod
    def today(cls) -> Any:
        return cls.now()

    @classmethod
    def utcnow(cls) -> Any:
        return cls.now(datetime.UTC).replace(tzinfo=None)


class Date(_Date, metaclass=_StandsForDate):
    @classmethod
    def today(cls) -> Any:
        return cls.fromtimestamp(shifted_time())


def start() -> None:
    """Nothing happens where the environment names no clock."""
    if CLOCK in os.environ:
        time.time = shifted_time
        datetime.datetime, datetime.date = Datetime, Date  # type: ignore[misc]


start()
