"""Undoing a change: by its cause, while nothing later depends on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from programme.consequences import Consequence, consequence
from programme.history import change, write
from programme.models import (
    Baseline,
    Cause,
    Entered,
    Erratum,
    Moment,
    Question,
    Report,
    ReportWords,
    RoleAssignment,
)
from programme.operations.errors import Refused
from programme.operations.updates import record_movements
from programme.planning import load_plan
from programme.schedule import ScheduleError

OWN_WAY = (Report, ReportWords, Erratum, Question)
"""What people may have read by now."""


@dataclass(frozen=True, slots=True)
class Later:
    """A row that stands in the way of an undo, and the later change that put it there (None: not known)."""

    row: Entered
    what: str
    cause: Cause | None

    @property
    def words(self) -> str:
        return f"{self.row} {self.what}"


class CannotUndo(Refused):
    """Why a change cannot be undone, with what came later and would have to be undone before."""

    def __init__(self, message: str, later: Iterable[Later] = ()) -> None:
        self.later = list(later)
        super().__init__(message)


def undo(cause: Cause, *, by: Any, text: str) -> Cause:
    """Give every row that a cause wrote its values from before; rows it made are withdrawn.

    Refused without a reason in words. CannotUndo when it was undone already, when one of its rows has been
    changed since, when something later leans on what it made or restores, or when the plan as it is now
    could not be scheduled with the old values.
    """
    if not text.strip():
        raise Refused("Say in a sentence why it is undone", "text")
    undoing, _ = _undo(cause, by=by, text=text)
    return undoing


def preview_undo(cause: Cause) -> Consequence:
    """What undoing would move and cost; CannotUndo as `undo`. Nothing stays written.

    It is done and taken back, so that what is shown is what would be saved, whatever the change wrote.
    """
    with transaction.atomic():
        _, result = _undo(cause, by=None, text="")
        transaction.set_rollback(True)
    cause.programme.refresh_from_db(fields=["revision"])
    return result


def _undo(cause: Cause, *, by: Any, text: str) -> tuple[Cause, Consequence]:
    reason = Cause.Reason.CORRECTION
    what = f"Undone: {cause.what}"[:200]
    try:
        with change(cause.programme, by=by, what=what, reason=reason, text=text) as undoing:
            _restore(cause, undoing)
            Cause.objects.filter(pk=undoing.pk).update(undoes=cause)
            before = load_plan(cause.programme, Moment.before(undoing))
            result = consequence(before, load_plan(cause.programme))
            record_movements(undoing, result.moves)
    except ScheduleError as error:
        raise CannotUndo(f"{error}. This cannot be undone while later links stand") from error
    except IntegrityError as error:
        raise CannotUndo(
            "Something that was added since takes the same place, so this cannot be undone"
        ) from error
    return undoing, result


def entered_models() -> list[type[Entered]]:
    """Every concrete model that people enter, in all apps."""
    return [model for model in apps.get_models() if issubclass(model, Entered)]


def check_undo(cause: Cause) -> None:
    """CannotUndo where something stands in the way. It only reads, so a plan that would not fit passes."""
    _restored(cause, cause.effective_at)


def written_models(cause: Cause) -> list[type[Entered]]:
    """The models of which a cause wrote any row; one query over all histories."""
    known = entered_models()
    asked = [
        model.history.filter(caused_by=cause)
        .order_by()
        .annotate(in_list=models.Value(place))
        .values_list("in_list", flat=True)
        for place, model in enumerate(known)
    ]
    return [known[place] for place in sorted(asked[0].union(*asked[1:]))]


def _restore(cause: Cause, undoing: Cause) -> None:
    restored = _restored(cause, undoing.effective_at)
    withdrawn = [row for row in restored if row.withdrawn_at is not None]
    with transaction.atomic():
        # What goes makes room for what comes back.
        write(undoing, withdrawn)
        write(undoing, [row for row in restored if row.withdrawn_at is None])


def _restored(cause: Cause, now: dt.datetime) -> list[Entered]:
    """The rows of a cause with their values from before it, not stored; what it made is withdrawn `now`."""
    if Cause.objects.filter(undoes=cause).exists():
        raise CannotUndo("This change has already been undone")
    restored: list[Entered] = []
    later: list[Later] = []
    for model in written_models(cause):
        rows, since = _rows_before(model, cause, now)
        restored += rows
        later += since
    if not restored:
        raise CannotUndo(
            "This change wrote nothing that could be put back: a setting is changed back where it was set"
        )
    if any(isinstance(row, RoleAssignment) for row in restored):
        raise CannotUndo("Roles are given and ended by an administrator, so this cannot be undone here")
    if any(isinstance(row, OWN_WAY) for row in restored):
        raise CannotUndo("Reports, errata and questions are put right where they are, not undone")
    later = later or [*_leaning(restored, cause), *_missing(restored, cause)]
    if later:
        others = f" (and {len(later) - 1} more)" if later[1:] else ""
        raise CannotUndo(f"{later[0].words}{others}, so this cannot be undone", later)
    return restored


def _rows_before(model: type[Entered], cause: Cause, now: dt.datetime) -> tuple[list[Entered], list[Later]]:
    """The rows of one model that a cause wrote, with their values from before it, and what changed since.

    The number of queries does not grow with the rows.
    """
    changes = model.history.filter(caused_by=cause)
    versions = sorted((row.id, row.version) for row in changes)
    last = dict(versions)
    first = dict(reversed(versions))
    current = model._default_manager.in_bulk(list(first))
    history = model.history.filter(id__in=list(first)).exclude(caused_by=cause)
    before = {row.id: row.instance for row in history if row.version == first[row.id] - 1}
    since = [row for row in current.values() if row.version != last[row.pk]]
    rows = []
    for pk, stored in current.items():
        row = before.get(pk)
        if row is None:
            row = stored
            row.withdrawn_at = now
        row.version, row._state.adding = stored.version, False
        rows.append(row)
    return rows, list(_later(since, cause, "has been changed since"))


def _later(rows: Iterable[Entered], cause: Cause, what: str) -> Iterator[Later]:
    """Each row with the first change of it that came after a cause."""
    by_model: dict[type[Entered], list[Entered]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, group in by_model.items():
        changes = model.history.filter(id__in=[row.pk for row in group], caused_by__gt=cause.pk)
        first: dict[int, Cause] = {}
        for each in changes.order_by("version").select_related("caused_by__programme"):
            first.setdefault(each.id, each.caused_by)
        for row in group:
            yield Later(row, what, first.get(row.pk))


def _leaning(restored: list[Entered], cause: Cause) -> Iterator[Later]:
    """Standing rows that name something the undo would take away, and later baselines."""
    gone = [row for row in restored if row.withdrawn_at is not None]
    kept = {(type(row), row.pk) for row in restored}
    for model in {type(row) for row in gone}:
        ids = [row.pk for row in gone if type(row) is model]
        for name, other in _named_by(model):
            naming = other._default_manager.filter(**{f"{name}__in": ids}, withdrawn_at=None)
            yield from _later((row for row in naming if (other, row.pk) not in kept), cause, "builds on it")
    numbers = [row.number for row in gone if isinstance(row, Baseline)]
    if numbers:
        following = Baseline.objects.filter(programme=cause.programme, number__gt=max(numbers)).standing()
        yield from _later(following, cause, "builds on it")


def _named_by(model: type[Entered]) -> Iterator[tuple[str, Any]]:
    """Which fields of which entered models name rows of this one."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ForeignObjectRel) and issubclass(relation.related_model, Entered):  # type: ignore[arg-type]
            yield relation.field.name, relation.related_model


def _missing(restored: list[Entered], cause: Cause) -> Iterator[Later]:
    """What rows that come back name, and what has been taken away since."""
    back = [row for row in restored if row.withdrawn_at is None]
    returning = {(type(row), row.pk) for row in back}
    for model in {type(row) for row in back}:
        for field in model._meta.concrete_fields:
            other: Any = field.related_model
            if not (isinstance(field, models.ForeignKey) and issubclass(other, Entered)):
                continue
            ids = {getattr(row, field.attname) for row in back if type(row) is model} - {None}
            gone = other._default_manager.filter(pk__in=ids).exclude(withdrawn_at=None)
            yield from _later(
                (row for row in gone if (other, row.pk) not in returning), cause, "has been taken away since"
            )
