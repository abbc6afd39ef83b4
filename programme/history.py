"""The only way rows are written: with a cause, a version check and a history row."""

from __future__ import annotations

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from programme.models import Cause, Entered, Programme, end_of
from programme.operations.errors import Refused

log = logging.getLogger(__name__)


class StaleVersion(Exception):
    """Rows that somebody else changed since they were read."""

    def __init__(self, rows: list[Entered]) -> None:
        self.rows = rows
        super().__init__(", ".join(map(str, rows)))


@contextmanager
def change(
    programme: Programme,
    *,
    by: Any,
    what: str,
    reason: str = "",
    text: str = "",
    on: dt.date | None = None,
    undoes: Cause | None = None,
) -> Iterator[Cause]:
    """One transaction under one cause: saved, the revision raised and the worker told, or nothing.

    `on` is the day it took effect, when that is not the programme's today. Changes of one programme
    wait for each other, so what is read inside is what is changed.
    """
    with transaction.atomic():
        locked = Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
        cause = Cause.objects.create(
            programme=locked,
            by=by,
            what=what[:200],
            reason=reason,
            text=text,
            effective_at=_effective_at(locked, on or locked.today()),
            undoes=undoes,
        )
        yield cause
        Programme.objects.filter(pk=locked.pk).update(revision=F("revision") + 1)
        programme.refresh_from_db(fields=["revision"])
        transaction.on_commit(partial(_hint, programme.slug), robust=True)


def lock(programme: Programme) -> None:
    """Keep every other change of the programme waiting until the transaction ends, and read its revision."""
    locked = Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    programme.revision = locked.revision


def _effective_at(programme: Programme, day: dt.date) -> dt.datetime:
    """The time of day now, on `day`, and after every earlier change.

    Each history row is a whole row, so a change dated before another would carry that other one into
    its past. Refused: enter changes in the order in which they took effect.
    """
    now = timezone.localtime()
    moment = now.replace(year=day.year, month=day.month, day=day.day)
    latest = programme.causes.aggregate(latest=models.Max("effective_at"))["latest"]
    if latest is not None and latest > end_of(day):
        last_day = timezone.localdate(latest)
        raise Refused(f"A later change took effect on {last_day}, so this one cannot take effect on {day}")
    return max(moment, latest) if latest else moment


def _hint(slug: str) -> None:
    """Tell the worker. When the broker is down the sweep finds the programme by its revision."""
    from programme.tasks import recalculate

    try:
        recalculate.delay(programme=slug)
    except Exception:
        log.warning("The broker did not take the hint for %s; the sweep will find it", slug, exc_info=True)


def write(cause: Cause, rows: Iterable[Entered]) -> None:
    """Insert new rows and update known ones, each with its history row; the number of queries does not grow.

    A known row must have the version that is stored, else StaleVersion and nothing is written.
    """
    by_model: defaultdict[type[Entered], list[Entered]] = defaultdict(list)
    for row in rows:
        row.clean_fields(exclude=[field.name for field in row._meta.fields if field.is_relation])
        by_model[type(row)].append(row)
    for model, group in by_model.items():
        new = [row for row in group if row._state.adding]
        known = [row for row in group if not row._state.adding]
        if new:
            _insert(model, new, cause)
        if known:
            _update(model, known, cause)


def withdraw(cause: Cause, rows: Iterable[Entered]) -> None:
    """Take rows out of use; they stay in history and in whatever names them."""
    rows = list(rows)
    for row in rows:
        row.withdrawn_at = cause.effective_at
    write(cause, rows)


def _insert(model: type[Entered], rows: list[Entered], cause: Cause) -> None:
    for row in rows:
        row.version = 1
    _manager(model).bulk_create(rows)
    _record(model, rows, cause, update=False)


def _update(model: type[Entered], rows: list[Entered], cause: Cause) -> None:
    """Upsert what differs. PostgreSQL locks harder when a key is named, so only changed columns are."""
    stored = _manager(model).select_for_update(no_key=True).in_bulk([row.pk for row in rows])
    stale = [row for row in rows if row.pk not in stored or stored[row.pk].version != row.version]
    if stale:
        raise StaleVersion(stale)
    fields = {
        field.name
        for field in model._meta.concrete_fields
        for row in rows
        if getattr(stored[row.pk], field.attname) != getattr(row, field.attname)
    }
    for row in rows:
        row.version += 1
    _manager(model).bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=sorted({*fields, "version"})
    )
    _record(model, rows, cause, update=True)


def _record(model: type[Entered], rows: list[Entered], cause: Cause, *, update: bool) -> None:
    model.history.bulk_history_create(
        rows,
        update=update,
        default_user=cause.by,
        default_date=cause.effective_at,
        custom_historical_attrs={"caused_by_id": cause.pk},
    )


def _manager(model: type[Entered]) -> models.Manager[Any]:
    return model._default_manager
