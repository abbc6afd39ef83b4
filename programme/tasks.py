"""Thin tasks: the broker only carries hints, the database says what is behind."""

from __future__ import annotations

from typing import Any

from celery import shared_task
from django.utils import timezone

from programme import recalculation
from programme.models import Programme, WorkerBeat


@shared_task
def recalculate(*, programme: str, **_: Any) -> None:
    """Bring one programme up to its newest revision; nothing to do is fine."""
    row = Programme.objects.select_related("calculation").filter(slug=programme).first()
    if row and recalculation.is_behind(row):
        recalculation.recalculate(programme)


@shared_task
def sweep(**_: Any) -> None:
    """Mend what a lost hint or a killed worker left behind, and say that the worker is alive."""
    WorkerBeat.objects.update_or_create(pk=1, defaults={"at": timezone.now()})
    for programme in recalculation.programmes_behind():
        recalculation.recalculate(programme.slug)


@shared_task
def recalculate_all(**_: Any) -> None:
    """The nightly safety net: every programme, whether or not it is behind."""
    for programme in Programme.objects.all():
        recalculation.recalculate(programme.slug)
