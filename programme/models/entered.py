"""What every row that somebody entered has: programme, public id, version, history with its cause."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol, Self, TypeVar

from django.db import models
from django.db.models import Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from simple_history.manager import HistoricalQuerySet
from simple_history.models import HistoricalRecords

from programme.models.programmes import Cause, Programme

Row = TypeVar("Row", bound="Entered")


class EnteredQuerySet(models.QuerySet[Row]):
    def visible_to(self, person: Any) -> Self:
        """Rows of programmes that the person may see into; every view starts here."""
        return self.filter(programme__in=Programme.objects.open_to(person))

    def standing(self) -> Self:
        """Rows that have not been withdrawn."""
        return self.filter(withdrawn_at=None)


class CausedHistory(models.Model):
    """Added to each history row; its `history_date` is when the change took effect."""

    caused_by = models.ForeignKey(Cause, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class AsAtQuerySet(HistoricalQuerySet):
    """History in which two changes of one moment keep their order."""

    def latest_of_each(self) -> HistoricalQuerySet:
        # Numbered in one pass; to ask of each row whether a later one exists takes minutes on long histories.
        place = Window(
            RowNumber(),
            partition_by=models.F(self._pk_attr),
            order_by=[models.F("history_date").desc(), models.F("history_id").desc()],
        )
        numbered = self.order_by().annotate(_place=place).filter(_place=1)
        return self.filter(history_id__in=numbered.values("history_id"))


class Entered(models.Model):
    """Base of everything people enter. `programme.history.write` alone writes it, and nothing is deleted."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    history = HistoricalRecords(
        inherit=True, bases=[CausedHistory], historical_queryset=AsAtQuerySet, user_db_constraint=False
    )
    objects = EnteredQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Entered rows are written by programme.history.write, which records the cause")

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Nothing is deleted: withdraw it instead")


def end_of(day: dt.date) -> dt.datetime:
    """The moment a day ends, Europe/London; "as at" a day means everything that took effect before it."""
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min)) - dt.timedelta(
        microseconds=1
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """Right before or right after a change. Changes of one programme follow one another, also on one day."""

    cause: int
    day: dt.date
    is_after: bool

    @classmethod
    def before(cls, cause: Cause) -> Self:
        return cls(cause.pk, timezone.localdate(cause.effective_at), False)

    @classmethod
    def after(cls, cause: Cause) -> Self:
        return cls(cause.pk, timezone.localdate(cause.effective_at), True)


AsAt = dt.date | Moment
"""What a reading can be as at: the end of a day, or around a change."""


def history_until(model: type[Row], programme: Programme, when: AsAt | None) -> Any:
    """The history rows of a model, up to the end of a day, to a moment, or all of them."""
    rows = model.history.filter(programme=programme)
    if isinstance(when, Moment):
        return rows.filter(**{"caused_by__lte" if when.is_after else "caused_by__lt": when.cause})
    return rows if when is None else rows.filter(history_date__lte=end_of(when))


def latest_at(model: type[Row], programme: Programme, when: AsAt) -> Any:
    """The history row of each row of a model that held at the end of a day, or at a moment."""
    return history_until(model, programme, when).latest_of_each()


def as_at(model: type[Row], programme: Programme, when: AsAt) -> list[Row]:
    """The rows of a model as they stood at the end of a day, or at a moment; withdrawn ones left out.

    In the order in which they were entered, as in `standing`.
    """
    names = [field.attname for field in model._meta.concrete_fields]
    rows = latest_at(model, programme, when).filter(withdrawn_at=None)
    # Not as objects of the history first, which would take twice the time.
    found = [model.from_db(rows.db, names, values) for values in rows.values_list(*names).iterator()]
    return sorted(found, key=lambda row: row.pk)


class Rows(Protocol):
    """Gives the rows of a model in the order of their entry, as they stood at one time."""

    def __call__(self, model: type[Row], /) -> list[Row]: ...


def rows_on(model: type[Row], programme: Programme, on: AsAt | None) -> list[Row]:
    """The rows of a model in the order of their entry, as they stand or as at another time."""
    return standing(model, programme) if on is None else as_at(model, programme, on)


def changed(row: Row, values: Mapping[str, Any]) -> Row:
    """A copy of a stored row with other values in some fields; the row itself stays as it is."""
    fields = {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields}
    copy = type(row)(**{**fields, **values})
    copy._state.adding = False
    return copy


def standing(model: type[Row], programme: Programme) -> list[Row]:
    """The rows of a model as they stand now, withdrawn ones left out, in the order of their entry."""
    rows: Iterable[Any] = model._default_manager.filter(programme=programme, withdrawn_at=None).order_by("pk")
    return list(rows)
