"""Whether a worker is there to do what pages ask of it."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from programme.models import WorkerBeat

SILENT_AFTER = dt.timedelta(seconds=30)


def silence() -> dt.timedelta | None:
    """How long the worker has not been heard of; None where it never has."""
    beat = WorkerBeat.objects.first()
    return None if beat is None else timezone.now() - beat.at


def is_working() -> bool:
    silent = silence()
    return silent is not None and silent < SILENT_AFTER
