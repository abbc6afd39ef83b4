"""Undoing a change: by its cause, while nothing later depends on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from programme.history import change, write
from programme.models import Cause, Entered, Movement
from programme.operations.errors import Refused


def undo(cause: Cause, *, by: Any) -> Cause:
    """Give every row that a cause wrote its values from before; rows it made are withdrawn.

    Refused when it was undone already or one of its rows has been changed since.
    """
    with change(cause.programme, by=by, what=f"Undone: {cause.what}"[:200], undoes=None) as undoing:
        if Cause.objects.filter(undoes=cause).exists():
            raise Refused("This change has already been undone")
        restored = [row for model in entered_models() for row in _restored(model, cause, undoing)]
        if not restored:
            raise Refused("There is nothing in this change to undo")
        write(undoing, restored)
        Cause.objects.filter(pk=undoing.pk).update(undoes=cause)
        _reverse_movements(cause, undoing)
    return undoing


def entered_models() -> list[type[Entered]]:
    """Every concrete model that people enter, in all apps."""
    return [model for model in apps.get_models() if issubclass(model, Entered)]


def _restored(model: type[Entered], cause: Cause, undoing: Cause) -> Iterator[Entered]:
    changes = list(model.history.filter(caused_by=cause))
    current = model._default_manager.in_bulk([row.id for row in changes])
    for row in changes:
        now = current[row.id]
        if now.version != row.version:
            raise Refused(f"{now} has been changed since, so this cannot be undone")
        before = model.history.filter(id=row.id, version=row.version - 1).first()
        if before is None:
            now.withdrawn_at = undoing.effective_at
            yield now
            continue
        old = before.instance
        old.version, old._state.adding = row.version, False
        yield old


def _reverse_movements(cause: Cause, undoing: Cause) -> None:
    Movement.objects.bulk_create(
        Movement(
            cause=undoing,
            item_id=move.item_id,
            start_before=move.start_after,
            start_after=move.start_before,
            end_before=move.end_after,
            end_after=move.end_before,
            days=-move.days,
        )
        for move in cause.movements.all()
    )
