"""Undoing a change: by its cause, while nothing later depends on it."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction

from programme.consequences import moves
from programme.history import change, write
from programme.models import Cause, Entered
from programme.operations.errors import Refused
from programme.operations.updates import record_movements
from programme.planning import load_plan
from programme.schedule import ScheduleError


def undo(cause: Cause, *, by: Any) -> Cause:
    """Give every row that a cause wrote its values from before; rows it made are withdrawn.

    Refused when it was undone already, when one of its rows has been changed since, or when the plan
    as it is now could not be scheduled with the old values.
    """
    try:
        with change(cause.programme, by=by, what=f"Undone: {cause.what}"[:200]) as undoing:
            if Cause.objects.filter(undoes=cause).exists():
                raise Refused("This change has already been undone")
            before = load_plan(cause.programme)
            _restore(cause, undoing)
            Cause.objects.filter(pk=undoing.pk).update(undoes=cause)
            record_movements(undoing, moves(before, load_plan(cause.programme)))
    except ScheduleError as error:
        raise Refused(f"{error}. This cannot be undone while later links stand") from error
    except IntegrityError as error:
        raise Refused(
            "Something that was added since takes the same place, so this cannot be undone"
        ) from error
    return undoing


def entered_models() -> list[type[Entered]]:
    """Every concrete model that people enter, in all apps."""
    return [model for model in apps.get_models() if issubclass(model, Entered)]


def _restore(cause: Cause, undoing: Cause) -> None:
    restored = [row for model in entered_models() for row in _rows_before(model, cause, undoing)]
    if not restored:
        raise Refused("There is nothing in this change to undo")
    withdrawn = [row for row in restored if row.withdrawn_at is not None]
    with transaction.atomic():
        # What goes makes room for what comes back.
        write(undoing, withdrawn)
        write(undoing, [row for row in restored if row.withdrawn_at is None])


def _rows_before(model: type[Entered], cause: Cause, undoing: Cause) -> list[Entered]:
    """The rows of one model that a cause wrote, with their values from before it; three queries."""
    changes = list(model.history.filter(caused_by=cause))
    if not changes:
        return []
    versions = sorted((row.id, row.version) for row in changes)
    last = dict(versions)
    first = dict(reversed(versions))
    current = model._default_manager.in_bulk(list(first))
    history = model.history.filter(id__in=list(first)).exclude(caused_by=cause)
    before = {row.id: row.instance for row in history if row.version == first[row.id] - 1}
    rows = []
    for pk, now in current.items():
        if now.version != last[pk]:
            raise Refused(f"{now} has been changed since, so this cannot be undone")
        row = before.get(pk)
        if row is None:
            row = now
            row.withdrawn_at = undoing.effective_at
        row.version, row._state.adding = now.version, False
        rows.append(row)
    return rows
