"""Rows as they were when somebody opened a form about them, and what has happened to them since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.utils import timezone
from simple_history.models import to_historic

from programme.models import Cause, Entered
from programme.ui.format import long_date

Row = TypeVar("Row", bound=Entered)


def row_at(row: Row, version: int) -> Row | None:
    """A row with the values of one of its versions; None where it never had that version."""
    record = type(row).history.filter(id=row.pk, version=version).order_by("history_id").last()
    if record is None:
        return None
    found: Row = record.instance
    found.programme = row.programme
    return found


def changes_since(row: Entered, version: int) -> list[Cause]:
    """What has changed a row after a version of it, newest first."""
    written = type(row).history.filter(id=row.pk, version__gt=version)
    causes = Cause.objects.filter(pk__in=written.values("caused_by")).select_related("by")
    return list(causes.order_by("-id"))


def entered(row: Entered) -> str:
    """`entered by Director on 15 February 2011`, for whoever is told that something is there already."""
    first = type(row).history.filter(id=row.pk).order_by("version").select_related("caused_by__by").first()
    if first is None:
        return "entered just now"
    cause = first.caused_by
    day = long_date(timezone.localdate(cause.effective_at))
    return f"entered by {cause.by} on {day}" if cause.by else f"entered on {day}"


def standing_with(row: Entered, model: type[Row], **belonging: Any) -> list[Row]:
    """The standing rows that match, in the order they were entered: now, or when `row` was as it is here.

    Causes of one programme are numbered in the order in which they are saved, so what stood beside a past
    version is what earlier causes than that of the next version have left.
    """
    record = to_historic(row)
    if record is None:
        now: Iterable[Any] = model._default_manager.filter(withdrawn_at=None, **belonging).order_by("pk")
        return list(now)
    later = type(row).history.filter(id=row.pk, version__gt=record.version).order_by("version")
    ended_by = later.values_list("caused_by", flat=True).first()
    rows = model.history.filter(**belonging)
    if ended_by is not None:
        rows = rows.filter(caused_by__lt=ended_by)
    found = [each.instance for each in rows.latest_of_each() if each.withdrawn_at is None]
    return sorted(found, key=lambda each: each.pk)
