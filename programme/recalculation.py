"""Bringing the computed figures up to the newest revision (domain.md section 9)."""

from __future__ import annotations

import datetime as dt
import gc
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from celery.exceptions import SoftTimeLimitExceeded
from django.db import DatabaseError, OperationalError, connection
from django.utils import timezone

from programme.contributions import contributed
from programme.figures import item_figures
from programme.kept_days import statuses_kept
from programme.limits import watch
from programme.models import BoardSummary, Calculation, ItemFigure, Programme
from programme.planning import Plan, load_plan
from programme.schedule import ScheduleError
from programme.snapshots import one_state
from programme.statuses import basis_before, month_before
from programme.stored_figures import empty

log = logging.getLogger(__name__)
ATTEMPTS = 5
MOMENT = 1000
"""Milliseconds. Of a programme whose last run took longer, pages say how far the next one is."""
SERIALIZATION_FAILURE = "40001"
"""PostgreSQL says so where an edit got in between; the run begins again on the newer revision."""
_without_schedule: dict[int, tuple[int, dt.date]] = {}
"""By programme, the revision and the day on which its plan could not be scheduled."""
LOCK_SPACE = 0x57A7
"""First key of the advisory locks; the second is the programme's id. Never renumbered."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run did: the revision its figures belong to, figures written, milliseconds."""

    revision: int
    changed: int
    milliseconds: int


def recalculate(slug: str, *, from_nothing: bool = False) -> Outcome:
    """Work out all figures of one programme and write those that changed, in one transaction.

    `from_nothing` first takes out what is stored, also of past days, which else stays as their history does.
    Runs of one programme wait for each other. Readers see the old figures or the new, never a mixture.
    Raises Programme.DoesNotExist.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _recalculate(slug, from_nothing=from_nothing)
        except _NewDay:
            log.info("recalculation of %s begins again: another day has begun", slug)
        except OperationalError as error:
            if attempt == ATTEMPTS or getattr(error.__cause__, "pgcode", "") != SERIALIZATION_FAILURE:
                raise
    raise AssertionError("unreachable")


class _NewDay(Exception):
    """Midnight passed during a run, so some of its figures are of one day and some of the next."""


def _recalculate(slug: str, *, from_nothing: bool) -> Outcome:
    began = time.monotonic()
    programme = Programme.objects.get(slug=slug)
    with alone(programme.pk), _told(programme), one_state(), _uncollected():
        programme.refresh_from_db()
        if from_nothing:
            empty(programme)
        plan = load_plan(programme)
        changed = sum(step(plan) for step in contributed("RECALCULATION_STEPS"))
        if programme.today() != plan.as_at:
            raise _NewDay
        outcome = Outcome(programme.revision, changed, round((time.monotonic() - began) * 1000))
        Calculation.objects.update_or_create(
            programme=programme,
            defaults={
                "revision": outcome.revision,
                "as_at": plan.as_at,
                "calculated_at": timezone.now(),
                "changed": outcome.changed,
                "milliseconds": outcome.milliseconds,
                "began_at": None,
            },
        )
    log.info(
        "recalculated %s revision=%s changed=%s ms=%s",
        slug,
        outcome.revision,
        outcome.changed,
        outcome.milliseconds,
    )
    return outcome


@contextmanager
def _told(programme: Programme) -> Iterator[None]:
    """A long run lets pages know while it lasts: what it writes itself is only seen once it is through."""
    calculation = Calculation.objects.filter(programme=programme)
    calculation.filter(milliseconds__gte=MOMENT).update(began_at=timezone.now())
    try:
        yield
    except Exception:
        calculation.update(began_at=None)
        raise


@contextmanager
def _uncollected() -> Iterator[None]:
    """What a run makes lives to its end: looking for what does not would take a third of its time."""
    was_on = gc.isenabled()
    try:
        gc.disable()
        yield
    finally:
        if was_on:
            gc.enable()


def recalculate_each(
    programmes: Iterable[Programme], *, from_nothing: bool = False
) -> dict[str, Outcome | Exception]:
    """Recalculate several; one that cannot be leaves the others their turn. Outcome or error by slug."""
    outcomes: dict[str, Outcome | Exception] = {}
    for programme in programmes:
        try:
            outcomes[programme.slug] = recalculate(programme.slug, from_nothing=from_nothing)
        except ScheduleError as error:
            log.warning("recalculation of %s has to wait for a change: %s", programme.slug, error)
            _without_schedule[programme.pk] = programme.revision, programme.today()
            outcomes[programme.slug] = error
        except (ArithmeticError, DatabaseError, SoftTimeLimitExceeded) as error:
            log.exception("recalculation of %s failed", programme.slug)
            outcomes[programme.slug] = error
        watch.renew()
    return outcomes


def waits_for_change(programme: Programme) -> bool:
    """Whether this process knows that the plan cannot be scheduled as it is: a run would only fail again."""
    return _without_schedule.get(programme.pk) == (programme.revision, programme.today())


def programmes_behind() -> list[Programme]:
    """Programmes whose figures belong to an older revision or another day; read from the database alone."""
    return [each for each in Programme.objects.select_related("calculation") if is_behind(each)]


def is_being_recalculated(programme: Programme) -> bool:
    """Whether a run is at it just now. SQLite cannot tell; there, whoever comes second waits."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            " AND classid = %s AND objid = %s)",
            [LOCK_SPACE, programme.pk],
        )
        [[found]] = cursor.fetchall()
    return bool(found)


def is_behind(programme: Programme) -> bool:
    try:
        calculation = programme.calculation
    except Calculation.DoesNotExist:
        return True
    return calculation.revision != programme.revision or calculation.as_at != programme.today()


def write_schedule(plan: Plan) -> int:
    """The recalculation step for dates, floats, slip and status."""
    return replace_figures(ItemFigure, plan.programme, plan.of(current_figures), key=("item_id",))


def current_figures(plan: Plan) -> list[ItemFigure]:
    """What this run stores of the items; the steps after it take them from the plan."""
    return item_figures(plan, before=_statuses_before(plan))


def _statuses_before(plan: Plan) -> dict[int, str] | None:
    """The statuses of a month before, from the last run or as that day was kept; None where neither holds.

    Each run keeps the summaries of that month with what they rest on, in the same transaction.
    """
    earlier = month_before(plan.as_at)
    basis = basis_before(plan.programme, earlier)
    if not BoardSummary.objects.filter(programme=plan.programme, is_before=True, basis=basis).exists():
        return statuses_kept(plan.programme, earlier)
    return dict(ItemFigure.objects.filter(programme=plan.programme).values_list("item", "status_before"))


def replace_figures(model: Any, programme: Programme, figures: Iterable[Any], *, key: tuple[str, ...]) -> int:
    """Make the stored figures of a programme equal to these, touching only those that differ.

    `key` names the columns that identify a figure; they need a unique constraint.
    """

    values = [
        field.attname
        for field in model._meta.concrete_fields
        if field.attname not in (*key, "programme_id") and not field.primary_key
    ]
    identity, content = _columns(key), _columns(values)
    # What is stored is read as plain rows: making an object of each takes longer than all the rest.
    rows = model.objects.filter(programme=programme).values_list("pk", *key, *values)
    stored = {row[1 : len(key) + 1]: row for row in rows.iterator()}
    wanted = {identity(figure): figure for figure in figures}
    changed = [
        figure
        for name, figure in wanted.items()
        if name not in stored or stored[name][len(key) + 1 :] != content(figure)
    ]
    gone = [row[0] for name, row in stored.items() if name not in wanted]
    if gone:
        model.objects.filter(pk__in=gone).delete()
    if changed:
        model.objects.bulk_create(changed, update_conflicts=True, unique_fields=key, update_fields=values)
    return len(changed) + len(gone)


def _columns(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Reads these values of a figure, always as a tuple."""
    return attrgetter(*names) if len(names) > 1 else lambda figure: (getattr(figure, names[0]),)


@contextmanager
def alone(programme_id: int) -> Iterator[None]:
    """Hold the programme's lock. SQLite needs none: its transactions begin by taking the only write lock."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [LOCK_SPACE, programme_id])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_SPACE, programme_id])
