"""What changed of who leads what: what somebody was given to lead, and what they no longer lead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from programme.models import Action, Cause, Person, Programme, ScheduleItem, Workstream
from programme.ui.format import plural

Named = Iterator[tuple[Any, str, int | None]]
"""A row of history, the name of what it is about, and who leads that since."""
LATELY = dt.timedelta(days=30)
"""How long a change is told to those whom it concerns."""
NAMED = 6
"""Of more than so many the number is told."""


@dataclass(slots=True)
class LeadChange:
    """What one change took from a person, and what it gave them; each in the order of the plan."""

    cause: Cause
    given: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """`You lead 23 Consult now. You no longer lead Care Pathways.`"""
        said = [("You now lead", self.given), ("You no longer lead", self.taken)]
        return " ".join(f"{opening} {_named(names)}." for opening, names in said if names)


def lead_changes(person: Person, programmes: Collection[Programme], since: dt.datetime) -> list[LeadChange]:
    """The changes of others from a moment on that gave a person something to lead or took it, newest first.

    What was loaded and not done by anybody is no news.

    The number of queries does not grow with them.
    """
    found: dict[int, LeadChange] = {}
    streams = list(_rows(Workstream, programmes, since))
    actions = _rows(Action, programmes, since).select_related("caused_by__programme", "workstream")
    for row, name, now in (*_streams(person, streams), *_actions(person, actions, streams)):
        if row.caused_by.by_id not in (None, person.pk):
            told = found.setdefault(row.caused_by_id, LeadChange(row.caused_by))
            (told.given if now == person.pk else told.taken).append(name)
    return sorted(found.values(), key=lambda each: -each.cause.pk)


def _streams(person: Person, rows: Iterable[Any]) -> Named:
    for row in rows:
        if _concerns(person, row.lead_before, row.lead_id):
            yield row, row.name, row.lead_id


def _actions(person: Person, rows: Iterable[Any], streams: Iterable[Any]) -> Named:
    """An action without a lead of its own is led by its workstream's, maybe moved by the same change."""
    led_before = {(row.caused_by_id, row.id): row.lead_before for row in streams}

    def of_stream(row: Any) -> int | None:
        now: int | None = row.workstream.lead_id
        return led_before.get((row.caused_by_id, row.workstream_id), now)

    led = [(row, row.lead_before or of_stream(row), row.lead_id or row.workstream.lead_id) for row in rows]
    mine = [(row, now) for row, before, now in led if _concerns(person, before, now)]
    items = ScheduleItem.objects.filter(pk__in={row.item_id for row, _ in mine})
    names = {item.pk: str(item) for item in items}
    for row, now in mine:
        yield row, names[row.item_id], now


def _concerns(person: Person, before: int | None, now: int | None) -> bool:
    return before != now and person.pk in (before, now)


def _rows(model: Any, programmes: Collection[Programme], since: dt.datetime) -> QuerySet[Any]:
    """The history of those whose own lead was written anew, each with the one before."""
    history: QuerySet[Any] = model.history.model.objects.all()
    earlier = history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    rows = history.filter(programme__in=programmes, caused_by__recorded_at__gt=since, history_type="~")
    rows = rows.annotate(lead_before=Subquery(earlier.values("lead_id")[:1]))
    ordered: QuerySet[Any] = rows.select_related("caused_by__programme").order_by("position", "history_id")
    return ordered


def _named(names: list[str]) -> str:
    if len(names) > NAMED:
        return f"{', '.join(names[:NAMED])} and {plural(len(names) - NAMED, 'more', 'more')}"
    return ", ".join(names)
