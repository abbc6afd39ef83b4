"""Thin tasks: the broker only carries hints, the database says what is behind."""

from __future__ import annotations

from typing import Any

from celery import shared_task
from django.utils import timezone

from programme import recalculation
from programme.alerts import programmes_said_to_be_behind, refresh_figures
from programme.digests.making import catch_up
from programme.limits import watch
from programme.models import Programme, Report, WorkerBeat
from programme.planning import load_plan
from programme.reporting import building

ROUNDS = 3
"""Runs that one hint may lead to; then the sweep goes on, so that others have their turn."""


@shared_task
def recalculate(*, programme: str, **_: Any) -> None:
    """Bring one programme up to its newest revision; nothing to do is fine.

    Where a run is at it already, that one goes on to what has changed meanwhile. Waiting for it here would
    soon leave the worker no thread for anything else.
    """
    for _round in range(ROUNDS):
        row = Programme.objects.select_related("calculation").filter(slug=programme).first()
        if row is None or not recalculation.is_behind(row) or recalculation.is_being_recalculated(row):
            return
        watch.renew()
        recalculation.recalculate(programme)


@shared_task
def sweep(**_: Any) -> None:
    """Mend what a lost hint or a killed worker left behind, and say that the worker is alive."""
    WorkerBeat.objects.update_or_create(pk=1, defaults={"at": timezone.now()})
    recalculation.recalculate_each(
        programme
        for programme in recalculation.programmes_behind()
        if not recalculation.waits_for_change(programme)
        and not recalculation.is_being_recalculated(programme)
    )
    for programme in {*recalculation.programmes_behind(), *programmes_said_to_be_behind()}:
        # A run that is at it would not see the alert, and leave it open.
        if not recalculation.is_being_recalculated(programme):
            refresh_figures(load_plan(programme))


@shared_task
def recalculate_all(**_: Any) -> None:
    """The nightly safety net: every programme, whether or not it is behind."""
    recalculation.recalculate_each(Programme.objects.all())


@shared_task
def make_report(*, programme: str, quarter: str, **_: Any) -> None:
    """Make one report anew; nothing to do is fine."""
    found = Report.objects.filter(programme__slug=programme, quarter=quarter).for_pages()
    building.build_each([report for report in found if building.is_behind(report)])


@shared_task
def make_reports(**_: Any) -> None:
    """Make what a lost hint or a killed worker left behind."""
    building.build_each(building.reports_behind())


@shared_task
def send_digests(**_: Any) -> None:
    """Make the digests of a working day once its morning has come, and send what is due."""
    catch_up()
